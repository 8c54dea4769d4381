// Which articles a page of results has, and how many there are in all.

import type { ReadDb } from '../db/connection.ts';
import { listKeys } from '../db/library-list.ts';
import {
  listKeyPageByRank,
  listKeysByRank,
  listMarked,
  listMarkedPageByRank,
  type MarkedArticle,
} from '../db/search-results.ts';
import type { ThreadInput } from '../protocol.ts';
import type { RankedPlan, SearchPlan, ShownTerms } from './search-plan.ts';

export interface FoundPage {
  /** In order. Without columns where no words are looked for in articles. */
  readonly articles: readonly MarkedArticle[];
  readonly total: number;
}

type Input = ThreadInput<'library:search'>;

export function findPage(db: ReadDb, input: Input, plan: SearchPlan): FoundPage {
  const { order, offset, limit, view } = input;
  if (order === 'relevance' && plan.ranked !== null)
    return rankedPage(db, input, plan, plan.ranked);
  const sorted = listKeys(db, plan.filter, view.sort);
  const { match } = plan.shown;
  const keys =
    order === 'relevance' && match !== null
      ? rankedFirst(sorted, listKeysByRank(db, match))
      : sorted;
  return {
    articles: markedOf(db, plan.shown, keys.slice(offset, offset + limit)),
    total: keys.length,
  };
}

function rankedPage(
  db: ReadDb,
  { offset, limit }: Input,
  { shown }: SearchPlan,
  { match, restriction, atOnce }: RankedPlan,
): FoundPage {
  const page = { offset, limit };
  if (atOnce) return listMarkedPageByRank(db, match, restriction, page);
  const { keys, total } = listKeyPageByRank(db, match, restriction, page);
  return { articles: markedOf(db, shown, keys), total };
}

/** Those that have the words, best first, then all others in their order. */
function rankedFirst(keys: readonly number[], ranked: readonly number[]): number[] {
  const asked = new Set(keys);
  const first = ranked.filter((key) => asked.delete(key));
  return [...first, ...asked];
}

function markedOf(db: ReadDb, { match }: ShownTerms, keys: readonly number[]): MarkedArticle[] {
  const found = match === null ? [] : listMarked(db, match, keys);
  const marked = new Map(found.map((each) => [each.key, each]));
  return keys.map((key) => marked.get(key) ?? { key, columns: [], later: false });
}
