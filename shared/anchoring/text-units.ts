// A text as the units that a comparison aligns: its lines, and the sentences of lines too long to be compared word by
// word. Units are told apart by number, so that comparing two costs nothing. Offsets in UTF-16 code units.

import type { Span } from '../domain/span.ts';
import { wordPattern } from '../text/word-pattern.ts';

/** A unit's place without the white space round it, and its words as numbers that are the same in both texts. */
export interface Unit extends Span {
  /** The same for units of the same characters. */
  readonly id: number;
  readonly words: readonly number[];
}

/** Longer lines are cut at sentence ends, or between words where there are none. */
const LONGEST = 4_000;
const sentenceEnd = /[.!?。！？…]["”’»)\]]*\s+|[。！？]/gu;

/** Gives equal strings equal numbers. One for both texts. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  of(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(word, number);
    return number;
  }
}

export function unitsOf(text: string, numbering: Numbering): Unit[] {
  const units: Unit[] = [];
  let at = 0;
  while (at <= text.length) {
    const lineEnd = text.indexOf('\n', at);
    const end = lineEnd === -1 ? text.length : lineEnd;
    for (const piece of pieces(text, at, end)) {
      const trimmed = trimmedUnit(text, piece, numbering);
      if (trimmed !== null) units.push(trimmed);
    }
    at = end + 1;
  }
  return units;
}

function pieces(text: string, start: number, end: number): Span[] {
  if (end - start <= LONGEST) return [{ startUtf16: start, endUtf16: end }];
  const found: Span[] = [];
  const line = text.slice(start, end);
  let from = 0;
  for (const match of line.matchAll(sentenceEnd)) {
    const to = match.index + match[0].length;
    found.push(...cut(line, from, to, start));
    from = to;
  }
  found.push(...cut(line, from, line.length, start));
  return found;
}

/** A piece in stretches of bounded length, cut after white space. */
function cut(line: string, from: number, to: number, base: number): Span[] {
  const found: Span[] = [];
  let at = from;
  while (at < to) {
    const space = to - at <= LONGEST ? -1 : line.lastIndexOf(' ', at + LONGEST);
    const end = to - at <= LONGEST ? to : space > at ? space + 1 : at + LONGEST;
    found.push({ startUtf16: base + at, endUtf16: base + end });
    at = end;
  }
  return found;
}

function trimmedUnit(
  text: string,
  { startUtf16, endUtf16 }: Span,
  numbering: Numbering,
): Unit | null {
  const raw = text.slice(startUtf16, endUtf16);
  const content = raw.trim();
  if (content === '') return null;
  const start = startUtf16 + raw.indexOf(content);
  const words = (content.match(wordPattern) ?? []).map((word) => numbering.of(word));
  return {
    startUtf16: start,
    endUtf16: start + content.length,
    id: numbering.of(`\n${content}`),
    words,
  };
}
