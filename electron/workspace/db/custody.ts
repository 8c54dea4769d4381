// Where each revision of an article came from: the file as it arrived, which importer read it and how, what did not
// come along, and where in the file the text is.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { Shelf } from '../../../shared/domain/library.ts';
import type { SourceKind, SourceMapEntry } from '../../../shared/domain/source-map.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import type { CustodyEntry } from '../../../shared/ipc/types.ts';
import { readAll, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

export type NewCustody = Omit<CustodyEntry, 'kept'> & {
  /** Which of the file's articles it is, from 0. */
  readonly partIndex: number;
};

export function insertCustody(db: WriteDb, articleKey: number, custody: NewCustody): void {
  write(
    db,
    `INSERT INTO custody (article_key, revision_number, file_name, media_type, bytes, sha256,
       imported_at_ms, kind, importer_version, program_version, encoding, whole_page, part_index,
       notices, map)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      articleKey,
      custody.revision,
      custody.fileName,
      custody.mediaType,
      custody.bytes,
      custody.sha256,
      custody.importedAtMs,
      custody.kind,
      custody.importerVersion,
      custody.programVersion,
      custody.encoding,
      custody.wholePage ? 1 : 0,
      custody.partIndex,
      JSON.stringify(custody.notices),
      JSON.stringify(custody.map),
    ],
  );
}

interface Row extends Readonly<Record<string, string | number | null>> {
  readonly revision: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly importedAtMs: number;
  readonly kind: SourceKind;
  readonly importerVersion: number;
  readonly programVersion: string;
  readonly encoding: string | null;
  readonly wholePage: number;
  readonly partIndex: number;
  readonly notices: string;
  readonly map: string;
  readonly kept: number;
}

export type StoredCustody = CustodyEntry & Pick<NewCustody, 'partIndex'>;

const columns = `revision_number AS revision, file_name AS fileName, media_type AS mediaType, bytes, sha256,
  imported_at_ms AS importedAtMs, kind, importer_version AS importerVersion,
  program_version AS programVersion, encoding, whole_page AS wholePage, part_index AS partIndex,
  notices, map, EXISTS (SELECT 1 FROM original o WHERE o.sha256 = custody.sha256) AS kept`;

const toCustody = (row: Row): StoredCustody => ({
  ...row,
  wholePage: row.wholePage === 1,
  kept: row.kept === 1,
  notices: JSON.parse(row.notices) as Problem[],
  map: JSON.parse(row.map) as SourceMapEntry[],
});

/** Newest revision first. */
export function listCustody(db: ReadDb, articleKey: number): StoredCustody[] {
  return readAll<Row>(
    db,
    `SELECT ${columns} FROM custody WHERE article_key = ? ORDER BY revision_number DESC`,
    [articleKey],
  ).map(toCustody);
}

/** Null for a revision that came from no file, or from before this was kept. */
export function findCustody(
  db: ReadDb,
  articleKey: number,
  revision: number,
): StoredCustody | null {
  const row = readOne<Row>(
    db,
    `SELECT ${columns} FROM custody WHERE article_key = ? AND revision_number = ?`,
    [articleKey, revision],
  );
  return row === null ? null : toCustody(row);
}

/** An article that was made of certain bytes. */
export interface KnownArticle {
  readonly id: ArticleId;
  readonly title: string;
  readonly shelf: Shelf;
  /** Null where it is not known how the file was read. */
  readonly kind: SourceKind | null;
  readonly encoding: string | null;
}

interface KnownRow extends Readonly<Record<string, string | number | null>> {
  readonly id: ArticleId;
  readonly title: string;
  readonly shelf: Shelf;
  readonly kind: SourceKind;
  readonly encoding: string | null;
  readonly partIndex: number;
}

/**
 * The articles that were made of exactly these bytes, in the file's order; empty when there are none. Of several of
 * the same part, the one that is most at hand, and shows them now. A revision that was undone does not count.
 */
export function findArticlesOfFile(db: ReadDb, sha256: string): KnownArticle[] {
  const rows = readAll<KnownRow>(
    db,
    `SELECT a.id, a.title, a.shelf, c.kind, c.encoding, c.part_index AS partIndex
     FROM custody c JOIN article a USING (article_key)
     WHERE c.sha256 = ? AND c.revision_number <= a.revision_number
     ORDER BY c.part_index,
       CASE a.shelf WHEN 'library' THEN 0 WHEN 'archive' THEN 1 ELSE 2 END,
       c.revision_number <> a.revision_number, a.article_key`,
    [sha256],
  );
  return rows
    .filter(({ partIndex }, index) => rows[index - 1]?.partIndex !== partIndex)
    .map(({ partIndex: _part, ...known }) => known);
}
