// The query language as the window needs it: what is wrong with a query while it is typed, whether it asks for words
// (then there are passages to show), and adding to it.

import type { FacetField } from '../../shared/domain/library.ts';
import type { QueryFault } from '../../shared/ipc/types.ts';
import { addTerm } from '../../shared/search/add-term.ts';
import { parseQuery, type ParsedQuery } from '../../shared/search/parse-query.ts';
import { soughtTerms, type Term } from '../../shared/search/query-ast.ts';
import { facetFieldNames } from '../../shared/search/query-fields.ts';

let last: { readonly query: string; readonly parsed: ParsedQuery } | null = null;

/** The last one is kept: several places ask about the same query. */
function parsed(query: string): ParsedQuery {
  if (last?.query !== query) last = { query, parsed: parseQuery(query) };
  return last.parsed;
}

/** Null when it can be understood. */
export function queryFault(query: string): QueryFault | null {
  const result = parsed(query);
  return result.ok ? null : result.fault;
}

/** Words in texts and notes and marks of a tag have places worth showing; a publisher's name has not. */
function hasPlaces(term: Term): boolean {
  if (term.kind === 'name') return term.field === 'tag';
  return term.kind === 'words' && [null, 'text', 'note'].includes(term.field);
}

/** Whether there are places to show of what the query finds. */
export function asksForPlaces(query: string): boolean {
  const result = parsed(query);
  return result.ok && soughtTerms(result.node).some(hasPlaces);
}

/** The query narrowed to articles with this value of a facet. */
export function withTerm(query: string, field: FacetField, value: string): string {
  return addTerm(query, facetFieldNames[field], value);
}

/** A query for articles with all these words in their titles, the last one perhaps only begun; empty for none. */
export function titleQuery(words: string): string {
  return words
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => `title:${word.toLowerCase()}*`)
    .join(' ');
}
