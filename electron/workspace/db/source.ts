// Where an article came from: the file's name, kind, size and SHA-256, so that the same bytes are known again.

import type { Source } from '../../../shared/domain/article.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { Shelf } from '../../../shared/domain/library.ts';
import type { SourceKind } from '../../../shared/domain/source-map.ts';
import { readOne, write, type ReadDb, type WriteDb } from './connection.ts';
import type { KnownArticle } from './custody.ts';

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

export function updateSource(db: WriteDb, articleKey: number, source: Source): void {
  write(
    db,
    `UPDATE source SET file_name = ?, media_type = ?, bytes = ?, sha256 = ?, imported_at_ms = ?
     WHERE article_key = ?`,
    [
      source.fileName,
      source.mediaType,
      source.bytes,
      source.sha256,
      source.importedAtMs,
      articleKey,
    ],
  );
}

interface NamedArticle extends KnownArticle {
  /** Whether anything is known about the file that its current revision came from. */
  readonly hasCustody: boolean;
}

/** The first article whose text came from exactly these bytes; null when there is none. */
export function findArticleBySource(db: ReadDb, sha256: string): NamedArticle | null {
  const row = readOne<{
    id: ArticleId;
    title: string;
    shelf: Shelf;
    kind: SourceKind | null;
    encoding: null;
    hasCustody: number;
  }>(
    db,
    `SELECT a.id, a.title, a.shelf, a.kind, NULL AS encoding,
       EXISTS (SELECT 1 FROM custody c
         WHERE c.article_key = a.article_key AND c.revision_number = a.revision_number) AS hasCustody
     FROM source s JOIN article a USING (article_key)
     WHERE s.sha256 = ? ORDER BY article_key LIMIT 1`,
    [sha256],
  );
  return row === null ? null : { ...row, hasCustody: row.hasCustody === 1 };
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
