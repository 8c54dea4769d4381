// How a search goes about a query: what the index can rank by itself, what is left as a condition, and what of the
// query its results can show.

import type { LibraryView } from '../../../shared/domain/library.ts';
import {
  soughtTerms,
  type NameTerm,
  type QueryNode,
  type WordsTerm,
} from '../../../shared/search/query-ast.ts';
import { hasWords } from '../../../shared/search/search-form.ts';
import { conditionOf, type ListFilter } from '../db/library-filter.ts';
import { anyOf, isIndexed, isPhrase, phraseOf, splitAll } from '../db/search-match.ts';
import { conditionOfAll, conditionOfNode } from '../db/search-query.ts';
import type { Restriction } from '../db/search-results.ts';

export interface SearchPlan {
  readonly filter: ListFilter;
  /** Set when all results have words that the index ranks them by. */
  readonly ranked: RankedPlan | null;
  readonly shown: ShownTerms;
}

export interface RankedPlan {
  readonly match: string;
  readonly restriction: Restriction;
  /**
   * Whether to mark the words while ranking: worth it where finding them is dear, as it is for phrases, and possible
   * where the expression finds in an article just what the results show of it.
   */
  readonly atOnce: boolean;
}

export interface ShownTerms {
  /** Any of the words that are looked for in articles; null when there are none. */
  readonly match: string | null;
  /** What is looked for in articles without being words. */
  readonly symbols: readonly WordsTerm[];
  readonly noteMatch: string | null;
  readonly tags: readonly NameTerm[];
}

/** `node` is the view's query. */
export function planSearch(view: LibraryView, node: QueryNode | null): SearchPlan {
  const { shelf, status, collection } = view;
  const narrowed = { shelf, status, collection };
  const query = node === null ? null : conditionOfNode(node, shelf);
  return {
    filter: { ...narrowed, query },
    ranked: node === null ? null : rankedPlan(narrowed, node),
    shown: shownTerms(node),
  };
}

function rankedPlan(view: Omit<ListFilter, 'query'>, node: QueryNode): RankedPlan | null {
  const nodes = node.kind === 'and' ? node.nodes : [node];
  const { match, others } = splitAll(nodes);
  if (match === null) return null;
  const filter = {
    ...view,
    query: others.length === 0 ? null : conditionOfAll(others, view.shelf),
  };
  const isPlain =
    others.length === 0 &&
    view.shelf === 'library' &&
    view.status === null &&
    view.collection === null;
  const covered = nodes.filter((each) => !others.includes(each));
  const shown = covered.flatMap(soughtTerms).filter((term) => isIndexed(term));
  return {
    match,
    restriction: { condition: isPlain ? null : conditionOf(filter) },
    atOnce:
      shown.some(isPhrase) &&
      covered.every(isShownTruly) &&
      shown.length === soughtTerms(node).filter((term) => isIndexed(term)).length,
  };
}

/** Of what is all asked for or excluded inside an alternative, the index shows what it happens to have looked at. */
function isShownTruly(node: QueryNode): boolean {
  const inside = node.kind === 'not' ? node.node : node;
  return !hasInside(inside, ({ kind }) => kind === 'and' || kind === 'not');
}

function hasInside(node: QueryNode, is: (node: QueryNode) => boolean): boolean {
  if (is(node)) return true;
  if (node.kind === 'not') return hasInside(node.node, is);
  if (node.kind !== 'and' && node.kind !== 'or') return false;
  return node.nodes.some((each) => hasInside(each, is));
}

function shownTerms(node: QueryNode | null): ShownTerms {
  const terms = soughtTerms(node);
  const words = terms.filter((term) => term.kind === 'words');
  const notes = words.filter(({ field, text }) => field === 'note' && hasWords(text));
  return {
    match: anyOf(words.filter((term) => isIndexed(term))),
    symbols: words.filter((term) => term.field !== 'note' && !isIndexed(term)),
    noteMatch: notes.length === 0 ? null : notes.map(phraseOf).join(' OR '),
    // Beside words, all passages of a tag would hide what was looked for.
    tags: words.length > 0 ? [] : terms.filter((term) => isTag(term)),
  };
}

const isTag = (term: QueryNode): term is NameTerm => term.kind === 'name' && term.field === 'tag';
