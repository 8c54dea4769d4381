// The words a mark covers, as they are shown in lists and messages.

import type { Annotation } from '../../shared/domain/annotation.ts';
import type { Mark } from '../../shared/domain/mark-table.ts';

const LIST_UTF16 = 400;
const MESSAGE_UTF16 = 60;

/**
 * The words of a mark on one line, segments joined by an ellipsis, cut at a sensible length for lists. A mark that has
 * lost its place has offsets of another text, so its words are those saved with it; empty until they are known.
 */
export function markQuote(
  text: string,
  { state, segments }: Pick<Mark, 'state' | 'segments'>,
  saved: Annotation | null | undefined,
  mostUtf16 = LIST_UTF16,
): string {
  const parts =
    state === 'orphan'
      ? (saved?.segments.map(({ quote }) => quote) ?? [])
      : segments.map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16));
  return onOneLine(parts, mostUtf16);
}

function onOneLine(parts: readonly string[], mostUtf16: number): string {
  let quote = '';
  for (const part of parts) {
    const room = Math.max(0, mostUtf16 - quote.length + 1);
    quote += (quote === '' ? '' : ' … ') + part.slice(0, room);
    if (quote.length > mostUtf16) break;
  }
  const line = quote.replaceAll(/\s+/gu, ' ');
  // Counted before white space is joined: what was left out is left out, however short the rest becomes.
  if (quote.length <= mostUtf16) return line;
  // Cut between characters as people see them: never inside a surrogate pair.
  return `${line
    .slice(0, mostUtf16)
    .replace(/[\uD800-\uDBFF]$/u, '')
    .replace(/[\s…]+$/u, '')}…`;
}

/** The same, as short as messages are. */
export function shortQuote(
  text: string,
  mark: Pick<Mark, 'state' | 'segments'>,
  saved: Annotation | null | undefined,
): string {
  return markQuote(text, mark, saved, MESSAGE_UTF16);
}
