// Puts the rows that could be read of a damaged workspace into a new one. The new one first gets the format that the
// damaged one has, so that columns fit; its own triggers make sums, tallies, counts and the search index anew. A row that
// refers to one that is not there does not go in.

import { createHash } from 'node:crypto';
import Database from 'better-sqlite3-multiple-ciphers';
import { zstdDecompressSync } from 'node:zlib';
import type { KnownKey } from './cipher.ts';
import { connect } from './connect.ts';
import {
  transaction,
  wrapDriver,
  type Driver,
  type ReadDb,
  type Value,
  type WriteDb,
} from './connection.ts';
import { migrate, rowSumsVersion } from './migrations.ts';
import { documentSha256 } from './review-source.ts';
import { unwatchRows, watchRows } from './row-sums.ts';
import { copyLog } from './salvage-log.ts';
import { findLosses, type Losses } from './salvage-losses.ts';
import type { SalvagedRow, SalvageSource } from './salvage-source.ts';

export interface TableSalvage {
  readonly name: string;
  readonly saved: number;
  readonly lost: number;
}

/** What refers comes after what it refers to. The log is read on its own (salvage-log.ts). */
const tables = [
  'annotator',
  'tagset',
  'original',
  'review_document',
  'tagset_mapping',
  'guidelines',
  'kept_tagset',
  'collection',
  'article',
  'revision',
  'source',
  'article_annotator',
  'annotation',
  'segment',
  'relation',
  'custody',
  'collected',
  'likeness',
  'sentence_list',
  'coverage',
  'draft',
  'review',
  'review_source',
  'review_decision',
] as const;

/** Counts that the triggers make again from nothing. */
const madeAgain: Readonly<Record<string, SalvagedRow>> = { collection: { articles: 0 } };

/** An article of which a row could be read, and that is not in the new workspace all the same. */
export interface DroppedArticle {
  readonly id: string;
  readonly title: string;
  /** What it cannot be without. */
  readonly wants: 'text' | 'tagset';
}

export interface Salvaged extends Losses {
  readonly db: ReadDb;
  readonly tables: readonly TableSalvage[];
  /** Every act of the log is there. */
  readonly isLogWhole: boolean;
  readonly dropped: readonly DroppedArticle[];
}

/** Makes articles whose own rows are gone from the log; answers their old keys with the new ones. */
export type MakeLost = (
  db: WriteDb,
  keyOfText: ReadonlyMap<string, number>,
) => ReadonlyMap<number, number>;

/** Makes the file and puts in what can be read. */
export function makeSalvaged(
  part: string,
  key: KnownKey,
  source: SalvageSource,
  makeLost: MakeLost,
): Salvaged {
  const driver = connect(part, { passphrase: key, fileMustExist: false });
  const db = wrapDriver(driver);
  try {
    migrate(driver, source.version);
    watchRows(driver);
    const made = transaction(db, (write) => {
      const log = copyLog(driver, source);
      const copied = copyTables(driver, source, (keys) =>
        source.version < rowSumsVersion ? new Map() : makeLost(write, withoutRow(source, keys)),
      );
      const dropped = [...articlesNotPut(driver, source), ...dropStrays(driver)];
      return { tables: [...log.tables, ...copied], isLogWhole: log.isWhole, dropped };
    });
    unwatchRows(driver);
    migrate(driver);
    watchRows(driver);
    return {
      db,
      ...made,
      ...findLosses(driver, source, made.tables),
    };
  } catch (thrown) {
    driver.close();
    throw thrown;
  }
}

type Keys = ReadonlyMap<number, number>;

function copyTables(
  driver: Driver,
  source: SalvageSource,
  makeRest: (known: ReadonlySet<number>) => Keys,
): TableSalvage[] {
  let keys: Map<number, number> | null = null;
  return tables.map((table) => {
    if (table === 'revision') {
      const known = driver.prepare<[], number>('SELECT article_key FROM article').pluck().all();
      // What belongs to no article must not come to belong to a new one that got its key.
      keys = new Map([...known.map((each) => [each, each] as const), ...makeRest(new Set(known))]);
    }
    const done = copyTable(driver, source, table, keys);
    if (table === 'segment') dropUnfitMarks(driver);
    return done;
  });
}

/** Their row is sound and did not go in: nothing but the tagset has to be there before them. */
function articlesNotPut(driver: Driver, source: SalvageSource): DroppedArticle[] {
  const known = driver.prepare<[string], number>('SELECT 1 FROM article WHERE id = ?').pluck();
  const found: DroppedArticle[] = [];
  source.readRows('article', (row, isSound) => {
    const [id, title] = [String(row['id']), String(row['title'])];
    if (isSound && known.get(id) === undefined) found.push({ id, title, wants: 'tagset' });
  });
  return found;
}

/** Texts whose article's row is gone: the SHA-256 of each, and the key of the article. */
function withoutRow(source: SalvageSource, known: ReadonlySet<number>): Map<string, number> {
  const found = new Map<string, number>();
  source.readRows('revision', ({ text_sha256: print, article_key: key }, isSound) => {
    if (isSound && typeof print === 'string' && !known.has(Number(key))) {
      found.set(print, Number(key));
    }
  });
  return found;
}

function copyTable(
  driver: Driver,
  source: SalvageSource,
  table: string,
  keys: Keys | null,
): TableSalvage {
  const there = new Set(source.columnsOf(table));
  const columns = driver
    .prepare<[string], string>(`SELECT name FROM pragma_table_info(?) WHERE name <> 'row_sum'`)
    .pluck()
    .all(table)
    .filter((name) => there.has(name));
  // Gone with the page that said what the table is, or not yet a part of that format.
  if (columns.length === 0) return { name: table, saved: 0, lost: isKnown(driver, table) ? 1 : 0 };
  const insert = driver.prepare<Value[]>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT DO NOTHING`,
  );
  let lost = 0;
  const isRead = source.readRows(table, (read, isSound) => {
    const row: SalvagedRow = { ...read, ...madeAgain[table], ...keyed(read, keys) };
    if (row['article_key'] === -1 || !isSound || !isWhatItSays(table, row)) {
      lost += 1;
      return;
    }
    if (
      !put(
        driver,
        insert,
        columns.map((name) => row[name] ?? null),
        row,
      )
    )
      lost += 1;
  });
  const saved = Number(driver.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const said = saidRows(source, table);
  // What a page held that is gone is known by the tally only.
  return {
    name: table,
    saved,
    lost: Math.max(lost, isRead && said === 0 ? 0 : said - saved, isRead ? 0 : 1),
  };
}

const isKnown = (driver: Driver, table: string): boolean =>
  driver.prepare('SELECT 1 FROM pragma_table_info(?)').get(table) !== undefined;

/** The article's key in the new workspace; -1 where there is no such article. */
function keyed(row: SalvagedRow, keys: Keys | null): SalvagedRow {
  if (keys === null || !('article_key' in row)) return {};
  return { article_key: keys.get(Number(row['article_key'])) ?? -1 };
}

function saidRows(source: SalvageSource, table: string): number {
  let said = 0;
  source.readRows('row_tally', ({ table_name: name, rows }) => {
    // A tally has no sum of its own: what cannot be is none.
    if (name === table && Number(rows) <= source.mostRows) said += Number(rows);
  });
  return said;
}

/** Whoever is named by a row counts as known: without it every mark of theirs would go as well. */
const people = ['annotator_id', 'reviewer_id', 'adjudicator_id'] as const;

function put(
  driver: Driver,
  insert: Database.Statement<Value[]>,
  values: readonly Value[],
  row: SalvagedRow,
): boolean {
  try {
    insert.run(...values);
    return true;
  } catch (thrown) {
    if (!isRefused(thrown)) throw thrown;
  }
  for (const column of people) {
    const id = row[column];
    if (typeof id === 'string' && id !== '') {
      driver
        .prepare('INSERT INTO annotator (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING')
        .run(id, id);
    }
  }
  try {
    insert.run(...values);
    return true;
  } catch (thrown) {
    if (!isRefused(thrown)) throw thrown;
    return false;
  }
}

/** The row does not fit: a value of another kind, or nothing to refer to. */
const isRefused = (thrown: unknown): boolean =>
  thrown instanceof Database.SqliteError && /^SQLITE_(CONSTRAINT|MISMATCH)/.test(thrown.code);

const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** What is named by its SHA-256 has it. */
function isWhatItSays(table: string, row: SalvagedRow): boolean {
  try {
    if (table === 'revision') return sha256(String(row['text'])) === row['text_sha256'];
    if (table === 'tagset') return sha256(String(row['definition'])) === row['sha256'];
    if (table === 'original') return sha256(unpacked(row)) === row['sha256'];
    if (table === 'review_document') {
      return documentSha256(unpackedText(row['data'])) === row['sha256'];
    }
    return true;
  } catch {
    // What cannot be unpacked is not what it says.
    return false;
  }
}

function unpacked(row: SalvagedRow): Uint8Array {
  const data = row['data'];
  if (!(data instanceof Uint8Array)) throw new TypeError('an original is bytes');
  if (row['compression'] === 'none') return data;
  return zstdDecompressSync(data, { maxOutputLength: Math.max(Number(row['bytes']), 1) });
}

function unpackedText(data: Value | undefined): string {
  if (!(data instanceof Uint8Array)) throw new TypeError('a document is bytes');
  return zstdDecompressSync(data).toString('utf8');
}

/** A mark without all of its segments is none; the log may still tell of it. */
function dropUnfitMarks(driver: Driver): void {
  driver.exec(`DELETE FROM annotation WHERE annotation_key IN (
    SELECT n.annotation_key FROM annotation n LEFT JOIN segment s USING (annotation_key)
    GROUP BY n.annotation_key
    HAVING min(s.ordinal) IS NOT 0 OR max(s.ordinal) IS NOT count(s.ordinal) - 1
      OR min(s.start_utf16) IS NOT n.start_utf16 OR max(s.end_utf16) IS NOT n.end_utf16)`);
}

/** An article without its current text is none; answers those that were given up. */
function dropStrays(driver: Driver): DroppedArticle[] {
  // Whose name is lost may be listed by an article, under the name that it spells.
  driver.exec(`UPDATE annotator SET name = (SELECT l.name FROM article_annotator l
      WHERE l.annotator_id = annotator.id LIMIT 1)
    WHERE name = id AND id IN (SELECT annotator_id FROM article_annotator)`);
  driver.exec(`DELETE FROM relation WHERE from_key NOT IN (SELECT annotation_key FROM annotation)
    OR to_key NOT IN (SELECT annotation_key FROM annotation)`);
  const hasCustody =
    driver.prepare("SELECT 1 FROM pragma_table_info('custody')").get() !== undefined;
  // The file that came is the next best to where the text came from; a whole log says which it was.
  if (hasCustody) driver.exec(sourcesFromCustody);
  const dropped = driver
    .prepare<[], Pick<DroppedArticle, 'id' | 'title'>>(
      `SELECT id, title FROM article WHERE ${isTextless}`,
    )
    .all();
  driver.exec(`DELETE FROM article WHERE ${isTextless}`);
  driver.prepare(sourcesFromTexts).run(lostSourceName);
  driver.exec(`UPDATE article SET annotation_count = (SELECT count(*) FROM annotation n
    WHERE n.article_key = article.article_key AND n.rejected_by IS NULL)`);
  const isCounted =
    driver.prepare("SELECT 1 FROM pragma_table_info('article') WHERE name = 'characters'").get() !==
    undefined;
  if (isCounted)
    driver.exec(`UPDATE article SET characters = (SELECT length(r.text) FROM revision r
    WHERE r.article_key = article.article_key AND r.number = article.revision_number)
    WHERE characters = 0`);
  return dropped.map((each) => ({ ...each, wants: 'text' }));
}

const isTextless = /* sql */ `NOT EXISTS (SELECT 1 FROM revision r
  WHERE r.article_key = article.article_key AND r.number = article.revision_number)`;

/** For where an article came from when that could not be read: its text and marks are worth more than the name of a file. */
export const lostSourceName = 'unknown (lost with the damaged workspace)';

const sourcesFromTexts = /* sql */ `
INSERT INTO source (article_key, file_name, media_type, bytes, sha256, imported_at_ms)
  SELECT a.article_key, ?, 'text/plain', length(CAST(r.text AS BLOB)), r.text_sha256, a.imported_at_ms
  FROM article a JOIN revision r ON r.article_key = a.article_key AND r.number = a.revision_number
  WHERE a.article_key NOT IN (SELECT article_key FROM source)`;

const sourcesFromCustody = /* sql */ `
INSERT INTO source (article_key, file_name, media_type, bytes, sha256, imported_at_ms)
  SELECT c.article_key, c.file_name, c.media_type, c.bytes, c.sha256, c.imported_at_ms
  FROM custody c JOIN article a ON a.article_key = c.article_key AND a.revision_number = c.revision_number
  WHERE c.article_key NOT IN (SELECT article_key FROM source)`;
