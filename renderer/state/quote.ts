// The words a mark covers, as they are shown in lists and messages.

import type { Span } from '../../shared/domain/span.ts';

const LIST_UTF16 = 400;
const MESSAGE_UTF16 = 60;

/** The covered words on one line, segments joined by an ellipsis, cut at a sensible length for lists. */
export function listQuote(text: string, segments: readonly Span[], mostUtf16 = LIST_UTF16): string {
  let quote = '';
  for (const { startUtf16, endUtf16 } of segments) {
    const room = Math.max(0, mostUtf16 - quote.length + 1);
    const part = text.slice(startUtf16, Math.min(endUtf16, startUtf16 + room));
    quote += (quote === '' ? '' : ' … ') + part;
    if (quote.length > mostUtf16) break;
  }
  const line = quote.replaceAll(/\s+/gu, ' ');
  if (line.length <= mostUtf16) return line;
  // Cut between characters as people see them: never inside a surrogate pair.
  return `${line
    .slice(0, mostUtf16)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .trimEnd()}…`;
}

export function shortQuote(text: string, segments: readonly Span[]): string {
  return listQuote(text, segments, MESSAGE_UTF16);
}
