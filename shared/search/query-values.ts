// What may follow a field's colon: each kind of value is read forgivingly and kept in one form, or refused with what
// would be right.

import type { Span } from '../domain/span.ts';
import type { SourceKind } from '../domain/source-map.ts';
import type { ArticleStatus } from '../domain/library.ts';
import { nearest } from './nearest.ts';
import type { Comparison, HasValue, HeadField, ShelfTerm, Term } from './query-ast.ts';
import { parseDate } from './query-dates.ts';
import { QueryError } from './query-error.ts';
import { knownValue, type FieldName, type QueryField } from './query-fields.ts';
import { languageNames, languageTag } from './query-languages.ts';

export interface FieldValue extends Span {
  readonly text: string;
  readonly prefix: boolean;
  readonly quoted: boolean;
  /** What stood before the value, as in `marks:>10`. */
  readonly operator: Comparison | null;
}

const operators: readonly Comparison[] = ['<=', '>=', '<', '>', '='];

/** The comparison that the text begins with. */
export function operatorOf(text: string): Comparison | null {
  return operators.find((operator) => text.startsWith(operator)) ?? null;
}

type Distribute<T> = T extends unknown ? Omit<T, keyof Span> : never;
type TermMeaning = Distribute<Term>;
type Reader = (field: QueryField, value: FieldValue) => TermMeaning;

const readers: { readonly [Name in FieldName]: Reader } = {
  title: headWords,
  subtitle: headWords,
  byline: headWords,
  publisher: headWords,
  text: (_field, value) => words('text', value),
  note: (_field, value) => words('note', value),
  tag: (_field, value) => name('tag', value),
  collection: (_field, value) => name('collection', value),
  annotator: (_field, value) => ({ ...name('annotator', value), whole: value.operator === '=' }),
  url: (_field, { operator, text }) => ({
    kind: 'part',
    field: 'url',
    text: (operator ?? '') + text,
  }),
  file: (_field, { operator, text }) => ({
    kind: 'part',
    field: 'file',
    text: (operator ?? '') + text,
  }),
  language: (_field, value) => ({ kind: 'language', language: language(value) }),
  kind: (field, value) => ({ kind: 'source', source: choice(field, value) as SourceKind }),
  status: (field, value) => ({ kind: 'status', status: choice(field, value) as ArticleStatus }),
  has: (field, value) => ({ kind: 'has', has: choice(field, value) as HasValue }),
  is: (field, value) => ({ kind: 'shelf', shelf: shelfOf(choice(field, value)) }),
  before: (field, value) => published(field, value, '<'),
  after: (field, value) => published(field, value, '>'),
  on: (field, value) => published(field, value, null),
  imported: (field, value) => ({
    kind: 'date',
    of: 'imported',
    comparison: value.operator ?? '=',
    date: parseDate(field, value),
  }),
  marks: (field, value) => ({
    kind: 'marks',
    comparison: value.operator ?? '=',
    count: count(field, value),
  }),
};

/** What the field's term means. Throws a {@link QueryError} about the value. */
export function fieldTerm(field: QueryField, value: FieldValue): TermMeaning {
  if (!value.quoted && value.text.startsWith('-')) {
    throw new QueryError(
      value,
      `The minus sign stands inside “${field.name}:”.`,
      `Write it before the field: “-${field.name}:${value.text.slice(1)}”. To look for the sign, put it in quotes.`,
    );
  }
  return readers[field.name](field, value);
}

function headWords(field: QueryField, value: FieldValue): TermMeaning {
  const head = field.name as HeadField;
  if (value.operator === '=') return { kind: 'whole', field: head, text: value.text };
  return words(head, value);
}

function words(field: HeadField | 'text' | 'note', value: FieldValue): TermMeaning {
  const { operator, text, prefix } = value;
  return { kind: 'words', field, text: (operator ?? '') + text, prefix };
}

function name(field: 'tag' | 'collection' | 'annotator', value: FieldValue) {
  const { operator, text, prefix } = value;
  const kept = operator === null || operator === '=' ? text : operator + text;
  return { kind: 'name' as const, field, text: kept, prefix, whole: false };
}

function choice(field: QueryField, value: FieldValue): string {
  const found = knownValue(field.values, value.text);
  if (found !== undefined && value.operator === null) return found;
  const names = field.values.map(({ value: known }) => known);
  const meant = nearest(value.text, names);
  throw new QueryError(
    value,
    `“${field.name}:” knows no “${value.text}”.`,
    `${meant === null ? '' : `Did you mean “${meant}”? `}It knows ${names.join(', ')}.`,
  );
}

function shelfOf(value: string): ShelfTerm['shelf'] {
  switch (value) {
    case 'archived':
      return 'archive';
    case 'deleted':
      return 'bin';
    case 'library':
      return 'library';
    default:
      return 'any';
  }
}

function language(value: FieldValue): string {
  const tag = value.operator === null ? languageTag(value.text) : null;
  if (tag !== null) return tag;
  const meant = nearest(value.text, languageNames());
  throw new QueryError(
    value,
    `“${value.text}” is no language.`,
    meant === null
      ? 'Write its name in English or its code, such as “english” or “en”.'
      : `Did you mean “${meant}”?`,
  );
}

function published(
  field: QueryField,
  value: FieldValue,
  comparison: Comparison | null,
): TermMeaning {
  if (comparison !== null && value.operator !== null) {
    throw new QueryError(
      value,
      `“${field.name}:” takes a date without “${value.operator}”.`,
      `Write “${field.name}:${value.text}”, or “on:${value.operator}${value.text}”.`,
    );
  }
  return {
    kind: 'date',
    of: 'published',
    comparison: comparison ?? value.operator ?? '=',
    date: parseDate(field, value),
  };
}

function count(field: QueryField, value: FieldValue): number {
  if (/^\d{1,9}$/.test(value.text)) return Number(value.text);
  throw new QueryError(
    value,
    `“${field.name}:” takes a number.`,
    `Write for example “${field.example}” or “marks:0”.`,
  );
}
