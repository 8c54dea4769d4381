// What the figures over a selection of articles are made of. Half a million marks come out of the file as one JSON list
// an article, which costs a third of what as many rows would.

import { readAll, readColumn, readOne, readTuples, type ReadDb } from './connection.ts';
import type { Condition } from './library-filter.ts';

export interface CountedArticle extends Readonly<Record<string, string | number>> {
  readonly key: number;
  readonly id: string;
  readonly title: string;
  readonly tagset: string;
  readonly characters: number;
}

/** In the order of their keys. */
export function listCountedArticles(db: ReadDb, { sql, values }: Condition): CountedArticle[] {
  return readAll<CountedArticle>(
    db,
    `SELECT article_key AS key, id, title, tagset_sha256 AS tagset, characters
     FROM article WHERE ${sql} ORDER BY article_key`,
    values,
  );
}

/** A JSON list of article keys. */
export type KeyList = string;

const chosen = 'IN (SELECT value FROM json_each(?))';

/** What was said about a mark, by attribute. */
export type Said = Readonly<Record<string, unknown>>;

/** Of an article with marks, in lists of one length, something of each mark. */
export interface MarksOfArticle {
  readonly articleKey: number;
  readonly keys: readonly number[];
  readonly tags: readonly string[];
  readonly annotators: readonly string[];
  readonly createdAtMs: readonly number[];
  /** Null for marks whose tag was not asked for. */
  readonly attributes: readonly (Said | null)[];
}

/** Marks that a review rejected and articles without other marks are left out; attributes are those of marks with one of the tags. */
export function* eachMarked(
  db: ReadDb,
  articles: KeyList,
  tags: Iterable<string>,
): Generator<MarksOfArticle> {
  type Row = readonly [key: number, ...lists: string[]];
  const rows = readTuples<Row>(
    db,
    `SELECT article_key, group_concat(annotation_key), json_group_array(tag), json_group_array(annotator_id),
       group_concat(created_at_ms), group_concat(CASE WHEN tag ${chosen} THEN attributes ELSE 'null' END)
     FROM annotation WHERE article_key ${chosen} AND rejected_by IS NULL GROUP BY article_key`,
    [JSON.stringify([...tags]), articles],
  );
  for (const [articleKey, keys, names, annotators, times, attributes] of rows) {
    yield {
      articleKey,
      keys: JSON.parse(`[${keys}]`) as number[],
      tags: JSON.parse(names ?? '[]') as string[],
      annotators: JSON.parse(annotators ?? '[]') as string[],
      createdAtMs: JSON.parse(`[${times}]`) as number[],
      attributes: JSON.parse(`[${attributes}]`) as (Said | null)[],
    };
  }
}

/** What was said about marks that were come upon otherwise, by key. */
export function findSaid(db: ReadDb, keys: readonly number[]): Map<number, Said> {
  return new Map(
    readTuples<readonly [key: number, attributes: string]>(
      db,
      `SELECT annotation_key, attributes FROM annotation WHERE annotation_key ${chosen}`,
      [JSON.stringify(keys)],
    ).map(([key, attributes]) => [key, JSON.parse(attributes) as Said]),
  );
}

/** The words of marks by key; a mark of several parts has “ … ” between them. */
export function findQuotes(db: ReadDb, keys: readonly number[]): Map<number, string> {
  const quotes = new Map<number, string>();
  for (const [key, quote] of readTuples<readonly [number, string]>(
    db,
    `SELECT annotation_key, quote FROM segment WHERE annotation_key ${chosen}
     ORDER BY annotation_key, ordinal`,
    [JSON.stringify(keys)],
  )) {
    const before = quotes.get(key);
    quotes.set(key, before === undefined ? quote : `${before} … ${quote}`);
  }
  return quotes;
}

/** Relations of marks that a review rejected count no more than these. */
const standing = `from_key NOT IN (SELECT annotation_key FROM annotation WHERE rejected_by IS NOT NULL)
  AND to_key NOT IN (SELECT annotation_key FROM annotation WHERE rejected_by IS NOT NULL)`;

export type RelationTuple = readonly [articleKey: number, type: string, from: number, to: number];

/** Of these types, by the articles that they begin in. */
export function listRelationEnds(
  db: ReadDb,
  articles: KeyList,
  types: Iterable<string>,
): RelationTuple[] {
  return readTuples<RelationTuple>(
    db,
    `SELECT article_key, type, from_key, to_key FROM relation
     WHERE article_key ${chosen} AND type ${chosen} AND ${standing} ORDER BY relation_key`,
    [articles, JSON.stringify([...types])],
  );
}

export function countRelations(db: ReadDb, articles: KeyList): number {
  return (
    readOne<{ relations: number }>(
      db,
      `SELECT count(*) AS relations FROM relation WHERE article_key ${chosen} AND ${standing}`,
      [articles],
    )?.relations ?? 0
  );
}

/** Of every article whose sentences are counted: for each sentence its state's index in `coverageStates`. */
export function listStateLists(db: ReadDb, articles: KeyList): Uint8Array[] {
  return readColumn<Uint8Array>(
    db,
    `SELECT s.states FROM article a JOIN sentence_list s
       ON s.article_key = a.article_key AND s.revision_number = a.revision_number
     WHERE a.article_key ${chosen} AND a.sentence_count IS NOT NULL`,
    [articles],
  );
}

/** Every annotator's name by id. */
export function annotatorNames(db: ReadDb): Map<string, string> {
  return new Map(readTuples<readonly [string, string]>(db, 'SELECT id, name FROM annotator'));
}
