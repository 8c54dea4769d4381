// Puts the rows that could be read of a damaged workspace into a new one. The new one first gets the format that the
// damaged one has, so that columns fit; its own triggers make sums, tallies, counts and the search index anew. A row that
// refers to one that is not there does not go in.

import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3-multiple-ciphers';
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
import { isRefused } from './row-refused.ts';
import { copyLog } from './salvage-log.ts';
import { findLosses, type Losses } from './salvage-losses.ts';
import type { SalvagedRow, SalvageSource } from './salvage-source.ts';
import { dropStrays, dropUnfitMarks, type DroppedArticle } from './salvage-strays.ts';

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

export interface Salvaged extends Losses {
  readonly db: ReadDb;
  readonly tables: readonly TableSalvage[];
  /** Every act of the log is there. */
  readonly isLogWhole: boolean;
  readonly dropped: readonly DroppedArticle[];
}

/** The key of the tagset to use for one that is to be there: that one, or one in its place. */
export type TagsetFor = (sha256: string, articleId: string) => string;

export interface MakeAgain {
  /** Makes articles whose own rows are gone from the log; answers their old keys with the new ones. */
  readonly articles: (
    db: WriteDb,
    keyOfText: ReadonlyMap<string, number>,
    tagsetFor: TagsetFor,
  ) => ReadonlyMap<number, number>;
  /** Puts in a tagset in the place of one that is gone; answers its key. */
  readonly tagset: (db: WriteDb, source: SalvageSource, lostSha256: string) => string;
}

/** Makes the file and puts in what can be read. */
export function makeSalvaged(
  part: string,
  key: KnownKey,
  source: SalvageSource,
  make: MakeAgain,
): Salvaged {
  const driver = connect(part, { passphrase: key, fileMustExist: false });
  const db = wrapDriver(driver);
  try {
    migrate(driver, source.version);
    watchRows(driver);
    const withoutTagset = new Set<string>();
    const made = transaction(db, (write) => {
      const log = copyLog(driver, source);
      const refused: DroppedArticle[] = [];
      const tagsetFor = replacer(driver, withoutTagset, (lost) => make.tagset(write, source, lost));
      const copied = copyTables(driver, source, {
        tagsetFor,
        refuse: (row) => refused.push(refusedArticle(row)),
        makeRest: (keys) =>
          source.version < rowSumsVersion
            ? new Map()
            : make.articles(write, withoutRow(source, keys), tagsetFor),
      });
      const dropped = [...refused, ...dropStrays(driver)];
      return { tables: [...log.tables, ...copied], isLogWhole: log.isWhole, dropped };
    });
    unwatchRows(driver);
    migrate(driver);
    watchRows(driver);
    return {
      db,
      ...made,
      ...findLosses(driver, source, made.tables, withoutTagset),
    };
  } catch (thrown) {
    driver.close();
    throw thrown;
  }
}

/** Notes the articles whose tagset is another one now. */
function replacer(
  driver: Driver,
  withoutTagset: Set<string>,
  makeTagset: (lostSha256: string) => string,
): TagsetFor {
  const known = driver.prepare<[string], number>('SELECT 1 FROM tagset WHERE sha256 = ?').pluck();
  const instead = new Map<string, string>();
  return (sha256, articleId) => {
    if (known.get(sha256) === 1) return sha256;
    const made = instead.get(sha256) ?? makeTagset(sha256);
    instead.set(sha256, made);
    if (made !== sha256) withoutTagset.add(articleId);
    return made;
  };
}

type Keys = ReadonlyMap<number, number>;

interface Copying {
  readonly tagsetFor: TagsetFor;
  /** Told of an article that cannot go in. */
  readonly refuse: (row: SalvagedRow) => void;
  readonly makeRest: (known: ReadonlySet<number>) => Keys;
}

function copyTables(
  driver: Driver,
  source: SalvageSource,
  { tagsetFor, refuse, makeRest }: Copying,
): TableSalvage[] {
  let keys: Map<number, number> | null = null;
  return tables.map((table) => {
    if (table === 'revision') {
      const known = driver.prepare<[], number>('SELECT article_key FROM article').pluck().all();
      // What belongs to no article must not come to belong to a new one that got its key.
      keys = new Map([...known.map((each) => [each, each] as const), ...makeRest(new Set(known))]);
    }
    const changed = (row: SalvagedRow): SalvagedRow => ({
      ...madeAgain[table],
      ...(table === 'article' ? withTagset(row, tagsetFor) : keyed(row, keys)),
    });
    const done = copyTable(driver, source, table, { changed, refuse });
    if (table === 'segment') dropUnfitMarks(driver);
    return done;
  });
}

const withTagset = ({ tagset_sha256: sha256, id }: SalvagedRow, tagsetFor: TagsetFor) =>
  typeof sha256 === 'string' ? { tagset_sha256: tagsetFor(sha256, String(id)) } : {};

const refusedArticle = (row: SalvagedRow): DroppedArticle => ({
  id: String(row['id']),
  title: String(row['title']),
  wants: 'row',
});

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
  { changed, refuse }: Pick<Copying, 'refuse'> & { changed: (row: SalvagedRow) => SalvagedRow },
): TableSalvage {
  const there = new Set(source.columnsOf(table));
  const wanted = driver
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table);
  const columns = wanted.filter((name) => name !== 'row_sum' && there.has(name));
  // Where a column goes by a wrong name, a row would be taken for sound without what stands in it.
  const isAsDefined = wanted.every((name) => there.has(name));
  // Gone with the page that said what the table is, or not yet a part of that format.
  if (columns.length === 0) return { name: table, saved: 0, lost: isKnown(driver, table) ? 1 : 0 };
  const insert = driver.prepare<Value[]>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
     ON CONFLICT DO NOTHING`,
  );
  let lost = 0;
  const isRead = source.readRows(table, (read, isSound) => {
    const row = isSound && isAsDefined ? { ...read, ...changed(read) } : null;
    if (row === null || row['article_key'] === -1 || !isWhatItSays(table, row)) {
      lost += 1;
      return;
    }
    const values = columns.map((name) => row[name] ?? null);
    if (put(driver, insert, values, row)) return;
    lost += 1;
    if (table === 'article') refuse(row);
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
  // Some are given twice.
  const said = new Map<Value | undefined, number>();
  source.readRows('row_tally', ({ table_name: name, article_key: key, rows }) => {
    // A tally has no sum of its own: what cannot be is none.
    if (name === table && Number(rows) <= source.mostRows) said.set(key, Number(rows));
  });
  return [...said.values()].reduce((all, rows) => all + rows, 0);
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
