// Saving an article with its index: through the service, and the very same rows by plain SQL in a file of its own,
// where the index is written by a statement too and by no trigger.

import Database from 'better-sqlite3-multiple-ciphers';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { arrivalOf, saveArrival, type Arrival } from '../support/arrived-article.ts';
import { inTurns } from './bench.ts';
import { makeText, makeVocabulary, randomFrom } from './search-library.ts';

// Short turns and many of them: what a disk needs to sync varies for longer than a long turn takes.
const articlesPerRun = 1;
const runs = 301;
const warmUp = 20;

type Row = Readonly<Record<string, string | number | Uint8Array | null>>;
type Rows = readonly (readonly [table: string, row: Row])[];

/** Everything that one save wrote, from the file it was written to. */
function rowsOf(db: Database.Database, id: ArticleId): Rows {
  const all = (table: string, sql: string, ...values: (string | number)[]) =>
    db
      .prepare<(string | number)[], Row>(sql)
      .all(...values)
      .map((row) => [table, row] as const);
  const article = all(
    'article',
    `SELECT ${columnsOf(db, 'article')} FROM article WHERE id = ?`,
    id,
  );
  const key = Number(article[0]?.[1]['article_key']);
  const byArticle = ['revision', 'source', 'custody', 'likeness'].flatMap((table) =>
    all(table, `SELECT * FROM ${table} WHERE article_key = ?`, key),
  );
  const seq = Number(db.prepare('SELECT act_seq FROM change WHERE article_id = ?').pluck().get(id));
  return [
    ...all(
      'original',
      'SELECT o.* FROM original o JOIN custody c ON c.sha256 = o.sha256 WHERE c.article_key = ?',
      key,
    ),
    ...article,
    ...byArticle,
    ...all(
      'article_search',
      'SELECT article_key AS rowid, title, subtitle, byline, publisher, body FROM search_document WHERE article_key = ?',
      key,
    ),
    ...all('act', 'SELECT * FROM act WHERE seq = ?', seq),
    ...all('change', 'SELECT * FROM change WHERE act_seq = ?', seq),
  ];
}

/** Those that can be written. */
function columnsOf(db: Database.Database, table: string): string {
  const columns = db.pragma(`table_info(${table})`) as { readonly name: string }[];
  return columns.map(({ name }) => name).join(', ');
}

/** Inserts rows as they are, each save in a transaction, with statements prepared once. */
function bareSaver(path: string): {
  readonly save: (rows: Rows) => void;
  readonly close: () => void;
} {
  const db = new Database(path);
  db.pragma('foreign_keys = ON');
  db.pragma('synchronous = FULL');
  const triggers = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'search_%'")
    .pluck()
    .all() as string[];
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
  const statements = new Map<string, Database.Statement>();
  const insert = (table: string, row: Row) => {
    const names = Object.keys(row);
    const statement =
      statements.get(table) ??
      db.prepare(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      );
    statements.set(table, statement);
    statement.run(...Object.values(row));
  };
  const save = db.transaction((rows: Rows) => {
    for (const [table, row] of rows) insert(table, row);
  });
  return { save: save.immediate, close: () => db.close() };
}

export async function measureSaving() {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  try {
    return await compare(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(folder: string) {
  const words = makeVocabulary();
  const random = randomFrom(4);
  const open = async (name: string) => {
    const path = join(folder, `${name}.sourcebench`);
    const service = createWorkspaceService();
    await service.handlers['workspace:open']({ path, withSample: false });
    return { path, service, save: (arrival: Arrival) => saveArrival(service, arrival) };
  };
  const count = articlesPerRun * (runs + warmUp);
  const arrivals = Array.from({ length: count + 1 }, () => {
    const text = makeText(words, random);
    return arrivalOf(text, {
      title: text.slice(0, 60),
      publisher: 'Example Times',
      language: 'en',
    });
  });
  const [first] = arrivals;
  if (first === undefined) throw new RangeError('nothing to save');

  // A file of its own tells which rows the service writes; the bare script then writes the same.
  const pattern = await open('pattern');
  for (const arrival of arrivals) pattern.save(arrival);
  pattern.service.close();
  const patternDb = new Database(pattern.path, { readonly: true });
  const rows = arrivals.slice(1).map(({ id }) => rowsOf(patternDb, id));
  patternDb.close();

  const ours = await open('ours');
  const bare = await open('bare');
  // Both begin with one article, so that the tagset is there.
  for (const { save } of [ours, bare]) save(first);
  bare.service.close();
  const bareSave = bareSaver(bare.path);
  const left = arrivals.slice(1);
  const perArticle = <T>(queue: T[], save: (next: T) => void) => {
    const batch = queue.splice(0, articlesPerRun);
    const start = performance.now();
    for (const next of batch) save(next);
    return (performance.now() - start) / articlesPerRun;
  };
  const result = await inTurns(
    () => perArticle(left, ours.save),
    () => perArticle(rows, bareSave.save),
    { runs, warmUp },
  );
  ours.service.close();
  bareSave.close();
  return result;
}
