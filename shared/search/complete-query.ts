// What could stand where somebody is typing: names of fields, and the values of those that have a fixed list.

import type { Span } from '../domain/span.ts';
import { queryFields, fieldCalled, type QueryField } from './query-fields.ts';

export interface Completion {
  /** What takes the place of the span; ends with a colon for a field. */
  readonly insert: string;
  readonly description: string;
}

export interface Completions extends Span {
  readonly choices: readonly Completion[];
  /** The field whose value is being typed; its values from the library can be offered too. */
  readonly field: QueryField | null;
  /** What of it is typed already. */
  readonly typed: string;
}

/** For the word that the caret is in or at the end of, which the span covers. Offsets in UTF-16 code units. */
export function completeQuery(query: string, caretUtf16: number): Completions {
  const before = query.slice(0, caretUtf16);
  const [, sign = '', word = ''] = /(?:^|[\s(])(-?)([^\s()"]*)$/.exec(before) ?? [];
  const startUtf16 = before.length - word.length;
  const rest = /^[^\s()":]*/.exec(query.slice(caretUtf16))?.[0] ?? '';
  const colon = word.indexOf(':');
  if (colon === -1) {
    const found = word === '' && sign === '' ? [] : fieldsLike(word);
    const choices = found.map(({ name, description }) => ({ insert: `${name}:`, description }));
    return { choices, field: null, typed: word, startUtf16, endUtf16: caretUtf16 + rest.length };
  }
  const typed = word.slice(colon + 1);
  const span = { startUtf16: startUtf16 + colon + 1, endUtf16: caretUtf16 + rest.length };
  const field = fieldCalled(word.slice(0, colon)) ?? null;
  const choices = (field?.values ?? [])
    .filter(({ value, spellings }) => [value, ...spellings].some(beginsWith(typed)))
    .map(({ value, description }) => ({ insert: value, description }));
  return { choices, field, typed, ...span };
}

const fieldsLike = (typed: string) =>
  queryFields.filter(({ name, aliases }) => [name, ...aliases].some(beginsWith(typed)));

const beginsWith = (typed: string) => (name: string) => name.startsWith(typed.toLowerCase());
