// Where the index found its words: FTS5 puts marks round them, which are taken out again and give the places.
// The marks are made anew with every start of the program, so that no text can have been written to hold them, and are
// ASCII, so that most texts stay strings of one byte a character.

import { randomUUID } from 'node:crypto';
import type { Span } from '../../../shared/domain/span.ts';

const secret = randomUUID().slice(0, 8);
const opening = `\u0001${secret}<`;
const closing = `\u0001${secret}>`;

/** The arguments of `highlight()` after the column. */
export const marks = [opening, closing] as const;

export interface Unmarked {
  readonly text: string;
  /** In order, not overlapping; UTF-16 code units of the text. */
  readonly spans: readonly Span[];
}

/** Takes the marks out. */
export function unmark(marked: string): Unmarked {
  const parts: string[] = [];
  const spans: Span[] = [];
  let from = 0;
  let length = 0;
  for (;;) {
    const open = marked.indexOf(opening, from);
    const close = open === -1 ? -1 : marked.indexOf(closing, open);
    if (close === -1) break;
    const found = marked.slice(open + opening.length, close);
    parts.push(marked.slice(from, open), found);
    const startUtf16 = length + open - from;
    length = startUtf16 + found.length;
    spans.push({ startUtf16, endUtf16: length });
    from = close + closing.length;
  }
  if (spans.length === 0) return { text: marked, spans };
  parts.push(marked.slice(from));
  return { text: parts.join(''), spans };
}
