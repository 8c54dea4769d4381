// How the parser says what is wrong: each fault with the place, one sentence, and what would be right.

import type { Span } from '../domain/span.ts';
import { nearest } from './nearest.ts';
import { QueryError } from './query-error.ts';
import { allFieldNames, type QueryField } from './query-fields.ts';

export const tooLong = (span: Span, most: number) =>
  new QueryError(
    span,
    `The query is longer than ${most} characters.`,
    'Shorten it, or look for parts of it one after the other.',
  );

export const tooManyTerms = (span: Span, most: number) =>
  new QueryError(
    span,
    `The query asks for more than ${most} things.`,
    'Leave some out, or look for them one after the other.',
  );

export const tooDeep = (span: Span, most: number) =>
  new QueryError(
    span,
    `Brackets and exclusions go deeper than ${most} here.`,
    'Leave out brackets that are not needed.',
  );

export const closesNothing = (span: Span) =>
  new QueryError(
    span,
    'This bracket closes nothing.',
    'Leave it out, or write an opening one before it.',
  );

export const notClosed = (span: Span) =>
  new QueryError(
    span,
    'This bracket is not closed.',
    'Write a closing one where what belongs together ends.',
  );

export const nothingInside = (span: Span) =>
  new QueryError(
    span,
    'There is nothing between these brackets.',
    'Write what to look for between them, or leave them out.',
  );

export const needsBothSides = (span: Span, word: string) =>
  new QueryError(
    span,
    `“${word}” needs something before and after it.`,
    `Write the other part, or put “${word}” in quotes to look for the word.`,
  );

export const excludesNothing = (span: Span, sign: 'minus' | 'not') =>
  sign === 'minus'
    ? new QueryError(
        span,
        'Nothing follows this minus sign.',
        'Write what to leave out right after it, or put the sign in quotes.',
      )
    : new QueryError(
        span,
        'Nothing follows “NOT”.',
        'Write what to leave out after it, or put the word in quotes.',
      );

export function unknownField(span: Span, name: string): QueryError {
  const meant = nearest(name, allFieldNames);
  return new QueryError(
    span,
    `There is no field “${name}:”.`,
    `${meant === null ? '' : `Did you mean “${meant}:”? `}To look for the word itself, put it in quotes.`,
  );
}

export const fieldInField = (span: Span, name: string, outer: QueryField) =>
  new QueryError(
    span,
    `“${name}:” stands in brackets that belong to “${outer.name}:”.`,
    'Close the brackets before it, or put it in quotes.',
  );

export const emptyField = (span: Span, field: QueryField) =>
  new QueryError(
    span,
    `Nothing follows “${field.name}:”.`,
    `Write the value right after the colon, such as “${field.example}”.`,
  );
