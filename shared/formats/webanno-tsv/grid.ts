// The tokens of a text as places that annotations can be written at. Edges between tokens cannot be said in WebAnno TSV:
// an annotation begins and ends with a token or inside of one (INCEpTION, Tsv3XCasDocumentBuilder.of).

import type { Span } from '../../domain/span.ts';

export interface Grid {
  /** Start and end of each token, in order, in UTF-16 code units. */
  readonly tokens: readonly Span[];
}

/** Where a span is, in tokens. Without words of its own it is an empty place at a token. */
export interface Snapped extends Span {
  readonly firstToken: number;
  readonly lastToken: number;
}

/** Null where there are no tokens. O(log tokens). */
export function snap({ tokens }: Grid, { startUtf16, endUtf16 }: Span): Snapped | null {
  if (tokens.length === 0) return null;
  const firstToken = firstWhere(tokens, (token) => token.endUtf16 > startUtf16);
  const lastToken = firstWhere(tokens, (token) => token.startUtf16 >= endUtf16) - 1;
  const first = tokens[firstToken];
  const last = tokens[lastToken];
  if (first === undefined || last === undefined || firstToken > lastToken) {
    return between(tokens, firstToken - 1);
  }
  return {
    startUtf16: Math.max(startUtf16, first.startUtf16),
    endUtf16: Math.min(endUtf16, last.endUtf16),
    firstToken,
    lastToken,
  };
}

/** The end of the token before; the start of the first where there is none before. */
function between(tokens: readonly Span[], before: number): Snapped | null {
  const token = tokens[Math.max(0, before)];
  if (token === undefined) return null;
  const at = before < 0 ? token.startUtf16 : token.endUtf16;
  const index = Math.max(0, before);
  return { startUtf16: at, endUtf16: at, firstToken: index, lastToken: index };
}

/** The tokens are in order, so what holds for one holds for those behind it. */
function firstWhere(tokens: readonly Span[], holds: (token: Span) => boolean): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const token = tokens[middle];
    if (token !== undefined && holds(token)) high = middle;
    else low = middle + 1;
  }
  return low;
}
