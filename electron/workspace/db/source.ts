// Where an article came from: the file's name, kind, size and SHA-256, so that the same bytes are known again.

import type { Source } from '../../../shared/domain/article.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { readOne, write, type ReadDb, type WriteDb } from './connection.ts';

export function insertSource(db: WriteDb, articleKey: number, source: Source): void {
  write(
    db,
    `INSERT INTO source (article_key, file_name, media_type, bytes, sha256, imported_at_ms)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [
      articleKey,
      source.fileName,
      source.mediaType,
      source.bytes,
      source.sha256,
      source.importedAtMs,
    ],
  );
}

/** The first article that was made from exactly these bytes; null when there is none. */
export function findArticleBySource(
  db: ReadDb,
  sha256: string,
): { readonly id: ArticleId; readonly title: string } | null {
  return readOne<{ id: ArticleId; title: string }>(
    db,
    `SELECT a.id, a.title FROM source s JOIN article a USING (article_key)
     WHERE s.sha256 = ? ORDER BY article_key LIMIT 1`,
    [sha256],
  );
}

export function findSource(db: ReadDb, articleKey: number): Source | null {
  return readOne<{
    fileName: string;
    mediaType: string;
    bytes: number;
    sha256: string;
    importedAtMs: number;
  }>(
    db,
    `SELECT file_name AS fileName, media_type AS mediaType, bytes, sha256, imported_at_ms AS importedAtMs
     FROM source WHERE article_key = ?`,
    [articleKey],
  );
}
