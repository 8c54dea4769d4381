// The part of a query that the full-text index answers by itself, as an FTS5 expression. Whatever the user wrote stands
// in it between quotes, so that nothing of it can be taken for syntax.

import type { QueryNode, WordsTerm } from '../../../shared/search/query-ast.ts';
import { hasWords, searchForm } from '../../../shared/search/search-form.ts';

const columns = {
  title: 'title',
  subtitle: 'subtitle',
  byline: 'byline',
  publisher: 'publisher',
  text: 'body',
} as const;

/** A term that the index of articles has words for; what is punctuation and symbols only is not in it. */
export type IndexedTerm = WordsTerm & { readonly field: keyof typeof columns | null };

export function isIndexed(node: QueryNode): node is IndexedTerm {
  return node.kind === 'words' && node.field !== 'note' && hasWords(node.text);
}

/** Whether it is more than one word to the index. */
export function isPhrase({ text }: IndexedTerm): boolean {
  return /[\p{L}\p{N}][^\p{L}\p{N}\p{M}\p{Co}]+[\p{L}\p{N}]/u.test(searchForm(text) ?? text);
}

/** The words one after the other, in the form that the index has them in. */
export function phraseOf({ text, prefix }: Pick<WordsTerm, 'text' | 'prefix'>): string {
  // FTS5 reads an expression as a C string, which a NUL would end.
  const form = (searchForm(text) ?? text).replaceAll('\0', ' ').replaceAll('"', '""');
  return `"${form}"${prefix ? ' *' : ''}`;
}

const termMatch = (term: IndexedTerm): string =>
  term.field === null ? phraseOf(term) : `${columns[term.field]} : ${phraseOf(term)}`;

/** What the terms have in common as an expression: any of them. Null for none. */
export function anyOf(terms: readonly IndexedTerm[]): string | null {
  return terms.length === 0 ? null : terms.map(termMatch).join(' OR ');
}

/** The node as an expression; null when the index cannot answer all of it. */
export function matchOf(node: QueryNode): string | null {
  if (isIndexed(node)) return termMatch(node);
  if (node.kind === 'or') return together(node.nodes, 'OR');
  if (node.kind !== 'and') return null;
  const { match, others } = splitAll(node.nodes);
  return others.length === 0 ? match : null;
}

function together(nodes: readonly QueryNode[], operator: 'AND' | 'OR'): string | null {
  const parts = nodes.map(matchOf);
  if (parts.length === 0 || parts.includes(null)) return null;
  return parts.map((part) => `(${part})`).join(` ${operator} `);
}

export interface Split {
  /** What the index answers of them in one go; null when that is nothing. */
  readonly match: string | null;
  /** Those that `match` does not cover. */
  readonly others: readonly QueryNode[];
}

/** Of nodes that are all asked for: words and the words to exclude from them make one expression. */
export function splitAll(nodes: readonly QueryNode[]): Split {
  const asked = nodes.filter((node) => matchOf(node) !== null);
  const match = together(asked, 'AND');
  if (match === null) return { match: null, others: nodes };
  const excluded = nodes.flatMap((node) =>
    node.kind === 'not' && matchOf(node.node) !== null ? [node] : [],
  );
  const without = together(
    excluded.map(({ node }) => node),
    'OR',
  );
  const covered = new Set<QueryNode>([...asked, ...excluded]);
  return {
    match: without === null ? match : `(${match}) NOT (${without})`,
    others: nodes.filter((node) => !covered.has(node)),
  };
}

/** Of alternatives: those that the index answers make one expression. */
export function splitAny(nodes: readonly QueryNode[]): Split {
  const indexed = nodes.filter((node) => matchOf(node) !== null);
  return {
    match: together(indexed, 'OR'),
    others: nodes.filter((node) => !indexed.includes(node)),
  };
}
