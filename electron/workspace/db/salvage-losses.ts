// What is missing of each article in a salvaged workspace, by the tallies that the damaged one kept of its own rows.

import { readColumn, wrapDriver, type Driver, type ReadDb } from './connection.ts';
import { rowSumsVersion } from './migrations.ts';
import type { TableSalvage } from './salvage-rows.ts';
import type { SalvageSource } from './salvage-source.ts';
import { unknownSource } from './salvage-strays.ts';

/** What acts do not tell of: the file an article came from, which file that was, what was being typed, and who marked. */
export type UnloggedPart = 'original' | 'custody' | 'source' | 'tagset' | 'draft' | 'names';

export interface Losses {
  /** Keys of the articles of which no row is missing, as the damaged workspace's own tallies say. */
  readonly wholeArticles: ReadonlySet<number>;
  /** Those tallies, by key of the article: the table and how many rows it had. */
  readonly tallies: ReadonlyMap<number, ReadonlyMap<string, number>>;
  /** By key of the article: what is lost of it that the log does not tell of. */
  readonly lostParts: ReadonlyMap<number, ReadonlySet<UnloggedPart>>;
}

/** Tables whose tallies are by article. */
const ofArticle = [
  'article',
  'revision',
  'source',
  'article_annotator',
  'annotation',
  'relation',
  'custody',
  'collected',
  'sentence_list',
  'coverage',
  'draft',
  'review',
] as const;

/** Of the new workspace, with what was salvaged of each table and the ids of articles that got another tagset. */
export function findLosses(
  driver: Driver,
  source: SalvageSource,
  salvaged: readonly TableSalvage[],
  withoutTagset: ReadonlySet<string>,
): Losses {
  const db = wrapDriver(driver);
  const isLost: IsLost = (...names) =>
    salvaged.some(({ name, lost }) => names.includes(name) && lost > 0);
  const articles = readColumn<number>(db, 'SELECT article_key FROM article');
  const tallies = readTallies(source);
  const isWanting: (key: number) => boolean =
    source.version >= rowSumsVersion
      ? (key) => isWantingBy(db, key, tallies.get(key))
      : // A format without tallies cannot tell of which article something is missing.
        () => isLost(...ofArticle, 'segment');
  const whole = new Set(articles.filter((key) => !isWanting(key)));
  // Rows of reviews are not tallied by article.
  if (isLost('review_source', 'review_decision', 'review_document')) {
    for (const key of readColumn<number>(db, 'SELECT article_key FROM review')) whole.delete(key);
  }
  const lostParts = new Map<number, Set<UnloggedPart>>();
  const lose = (key: number, part: UnloggedPart) =>
    lostParts.set(key, (lostParts.get(key) ?? new Set()).add(part));
  for (const [part, key] of sharedLosses(db, isLost)) lose(key, part);
  for (const id of withoutTagset) {
    const [key] = readColumn<number>(db, 'SELECT article_key FROM article WHERE id = ?', [id]);
    if (key !== undefined) lose(key, 'tagset');
  }
  for (const key of articles) {
    for (const part of partsWanting(db, key, tallies.get(key), isLost)) lose(key, part);
  }
  return { wholeArticles: whole, lostParts, tallies };
}

/** The tallies may be lost themselves. */
const isWantingBy = (
  db: ReadDb,
  key: number,
  told: ReadonlyMap<string, number> | undefined,
): boolean => told?.has('article') !== true || tablesWanting(db, key, told).length > 0;

/** Where no tally is left, nobody can tell whose the lost ones were. */
const partsWanting = (
  db: ReadDb,
  key: number,
  tally: ReadonlyMap<string, number> | undefined,
  isLost: IsLost,
): readonly UnloggedPart[] =>
  (['draft', 'custody'] as const).filter((part) =>
    tally === undefined ? isLost(part) : hasFewer(db, key, part, tally),
  );

type IsLost = (...names: readonly string[]) => boolean;

/** Of what several articles may have in common, with the key of each that wants it. */
function sharedLosses(db: ReadDb, isLost: IsLost): (readonly [UnloggedPart, number])[] {
  const named = (part: UnloggedPart, sql: string) =>
    readColumn<number>(db, sql).map((key) => [part, key] as const);
  const found: (readonly [UnloggedPart, number])[] = [];
  if (isLost('original')) {
    found.push(
      ...named(
        'original',
        `SELECT DISTINCT article_key FROM custody WHERE sha256 NOT IN (SELECT sha256 FROM original)`,
      ),
    );
  }
  if (isLost('source')) {
    found.push(
      ...named('source', `SELECT article_key FROM source WHERE file_name = '${unknownSource}'`),
    );
  }
  // Somebody who is named by a row and nowhere else goes by their id.
  if (isLost('annotator')) {
    found.push(
      ...named(
        'names',
        `SELECT DISTINCT article_key FROM annotation JOIN annotator n ON n.id = annotator_id
         WHERE n.name = n.id`,
      ),
    );
  }
  return found;
}

function readTallies(source: SalvageSource): Map<number, Map<string, number>> {
  const tallies = new Map<number, Map<string, number>>();
  source.readRows('row_tally', ({ table_name: table, article_key: article, rows }) => {
    const key = Number(article);
    if (key <= 0) return;
    const known = tallies.get(key) ?? new Map<string, number>();
    tallies.set(key, known.set(String(table), Number(rows)));
  });
  return tallies;
}

/** Names of tables in which the article has other rows than were tallied. */
export const tablesWanting = (
  db: ReadDb,
  key: number,
  tally: ReadonlyMap<string, number>,
): readonly string[] =>
  ofArticle.filter((table) => rowsNow(db, key, table) !== (tally.get(table) ?? 0));

const hasFewer = (db: ReadDb, key: number, table: string, tally: ReadonlyMap<string, number>) =>
  rowsNow(db, key, table) < (tally.get(table) ?? 0);

const rowsNow = (db: ReadDb, key: number, table: string): number =>
  readColumn<number>(db, 'SELECT rows FROM row_tally WHERE table_name = ? AND article_key = ?', [
    table,
    key,
  ])[0] ?? 0;
