// Adds a term to what the user has typed, rightly quoted; for menus and for clicks on values.

import { parseQuery } from './parse-query.ts';
import { printTerm } from './print-query.ts';
import type { QueryNode, Term } from './query-ast.ts';
import { QueryError } from './query-error.ts';
import { fieldCalled, type FieldName } from './query-fields.ts';
import { fieldTerm } from './query-values.ts';

/** Where a value that was chosen from a list means the whole of the field. */
const chosenWhole = new Set<FieldName>(['title', 'subtitle', 'byline', 'publisher', 'annotator']);

/**
 * The query narrowed to articles that have the value. What was typed stays as it was typed, a term that is there
 * already is not added again, and alternatives at the top are put in brackets first.
 */
export function addTerm(query: string, name: FieldName, value: string): string {
  const added = termFor(name, value);
  const typed = query.trim();
  if (typed === '') return added;
  const parsed = parseQuery(typed);
  if (!parsed.ok || parsed.node === null) return `${typed} ${added}`;
  const { node } = parsed;
  const present = (node.kind === 'and' ? node.nodes : [node]).some(
    (each) => isTerm(each) && printTerm(each) === added,
  );
  if (present) return typed;
  return node.kind === 'or' ? `(${typed}) ${added}` : `${typed} ${added}`;
}

const isTerm = (node: QueryNode): node is Term =>
  node.kind !== 'and' && node.kind !== 'or' && node.kind !== 'not';

function termFor(name: FieldName, text: string): string {
  const field = fieldCalled(name);
  const operator = chosenWhole.has(name) ? '=' : null;
  const value = {
    text,
    operator,
    prefix: false,
    quoted: true,
    startUtf16: 0,
    endUtf16: 0,
  } as const;
  try {
    if (field !== undefined)
      return printTerm({ ...fieldTerm(field, value), startUtf16: 0, endUtf16: 0 });
  } catch (thrown) {
    // A value the language has no word for is written out, so that the query says what is wrong with it.
    if (!(thrown instanceof QueryError)) throw thrown;
  }
  return `${name}:"${text.replaceAll('"', '""')}"`;
}
