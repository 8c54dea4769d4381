// How the steps of reading a query say that it is wrong; `parseQuery` turns it into a value.

import type { Span } from '../domain/span.ts';

export class QueryError extends Error {
  /** In the query, in UTF-16 code units. */
  readonly span: Span;
  readonly remedy: string;

  constructor({ startUtf16, endUtf16 }: Span, message: string, remedy: string) {
    super(message);
    this.name = 'QueryError';
    this.span = { startUtf16, endUtf16 };
    this.remedy = remedy;
  }
}
