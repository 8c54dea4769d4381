// What marks say: the verdicts of claims, the names of actors and locations, and what each of these stands for where a
// relation leads to it.

import { valueWords } from '../../../shared/domain/attribute-words.ts';
import type { JsonValue } from '../../../shared/domain/json.ts';
import {
  noVerdict,
  type NamedCount,
  type VerdictCount,
} from '../../../shared/domain/statistics.ts';
import type { ReadDb } from '../db/connection.ts';
import { findQuotes, findSaid, type MarksOfArticle, type Said } from '../db/statistics.ts';
import { byText, nameTally } from './statistics-tally.ts';
import { unknownTag, type TagMeaning, type TagsetMeaning } from './statistics-tags.ts';

interface ValueFigures {
  readonly verdicts: readonly VerdictCount[];
  readonly actors: readonly NamedCount[];
  readonly locations: readonly NamedCount[];
}

export interface ValueTally {
  /** Articles come one after the other. */
  readonly add: (marked: MarksOfArticle, tagset: TagsetMeaning | undefined) => void;
  readonly counts: (db: ReadDb) => ValueFigures;
  /** The topics that marks have of their own. */
  readonly topics: ReadonlyMap<number, string>;
  /** The name of each of the marks, else its words; also of marks outside the selection. */
  readonly namesOf: (db: ReadDb, keys: readonly number[]) => ReadonlyMap<number, string>;
}

export function valueTally(): ValueTally {
  const verdicts = verdictTally();
  const names = new Map<number, string>();
  const topics = new Map<number, string>();
  const places = { actor: placesOfMarks(), location: placesOfMarks() };
  return {
    topics,
    add({ articleKey, keys, tags, attributes }, tagset) {
      for (const [at, said] of attributes.entries()) {
        if (said === null) continue;
        const key = keys[at] as number;
        const meaning = tagset?.tags.get(tags[at] as string) ?? unknownTag(tags[at] as string);
        if (meaning.role === 'claim') verdicts.add(meaning, said);
        else if (meaning.role !== null) {
          places[meaning.role].add(key, articleKey);
          putText(names, key, said['name']);
        }
        if (meaning.hasTopic) putText(topics, key, said['topic']);
      }
    },
    counts: (db) => ({
      verdicts: verdicts.counts(),
      actors: countNames(db, places.actor, names),
      locations: countNames(db, places.location, names),
    }),
    namesOf(db, keys) {
      const unknown = [...new Set(keys)].filter((key) => !names.has(key));
      for (const [key, said] of findSaid(db, unknown)) putText(names, key, said['name']);
      putWords(db, names, unknown);
      return names;
    },
  };
}

/** What is no text or says nothing is no name. */
function putText(texts: Map<number, string>, key: number, value: unknown): void {
  if (typeof value === 'string' && value.trim() !== '') texts.set(key, value);
}

function putWords(db: ReadDb, names: Map<number, string>, keys: readonly number[]): void {
  const nameless = keys.filter((key) => !names.has(key));
  if (nameless.length === 0) return;
  for (const [key, quote] of findQuotes(db, nameless)) names.set(key, quote);
}

/** In two lists of one length, because there may be hundreds of thousands. */
function placesOfMarks() {
  const keys: number[] = [];
  const articles: number[] = [];
  return {
    keys,
    articles,
    add(key: number, article: number): void {
      keys.push(key);
      articles.push(article);
    },
  };
}

function countNames(
  db: ReadDb,
  { keys, articles }: ReturnType<typeof placesOfMarks>,
  names: Map<number, string>,
): NamedCount[] {
  putWords(db, names, keys);
  const tally = nameTally();
  for (const [at, key] of keys.entries()) tally.add(names.get(key) ?? '', articles[at] ?? 0);
  return tally.counts();
}

/** After the options, and what is no option, comes what is not said. */
const otherRank = Number.MAX_SAFE_INTEGER - 1;
const noneRank = Number.MAX_SAFE_INTEGER;

function verdictTally() {
  const tallies = new Map<string, { claims: number; readonly rank: number }>();
  return {
    add({ verdict }: TagMeaning, said: Said): void {
      const value = (said['verdict'] ?? null) as JsonValue;
      const words = verdict === null || value === null ? '' : valueWords(verdict, value);
      const option = verdict?.options?.findIndex(({ id }) => id === value) ?? -1;
      const rank = option === -1 ? otherRank : option;
      const name = words === '' ? noVerdict : words;
      const tally = tallies.get(name) ?? { claims: 0, rank: words === '' ? noneRank : rank };
      tallies.set(name, tally);
      tally.claims += 1;
    },
    counts: (): VerdictCount[] =>
      [...tallies]
        .toSorted(([a, one], [b, other]) =>
          one.rank === other.rank ? byText(a, b) : one.rank - other.rank,
        )
        .map(([verdict, { claims }]) => ({ verdict, claims })),
  };
}
