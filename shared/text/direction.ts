// Which way a text runs, by the first strong character of its paragraphs (Unicode UAX #9, P2 and P3),
// so that a Latin site name above an Arabic article does not turn it round.

import type { Direction } from '../domain/article.ts';
import type { Span } from '../domain/span.ts';

const PARAGRAPHS = 200;
const REACH = 400;
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Hanifi_Rohingya}\u200f]/u;

const firstStrong = new RegExp(`${rightToLeft.source}|\\p{L}`, 'u');

/** Whether any right-to-left letter occurs at all; a quick no spares the look at every block. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** Which way a stretch of text runs by its first strong character (P2); null when none decides. */
export function isRightToLeft(text: string): boolean | null {
  const found = firstStrong.exec(text)?.[0];
  return found === undefined ? null : rightToLeft.test(found);
}

/** The direction of most paragraphs; where they are even, of the first with a strong character; else left to right. */
export function directionOf(text: string, blocks: readonly Span[]): Direction {
  let balance = 0;
  let first: Direction | null = null;
  for (const { startUtf16, endUtf16 } of blocks.slice(0, PARAGRAPHS)) {
    const found = isRightToLeft(text.slice(startUtf16, Math.min(endUtf16, startUtf16 + REACH)));
    if (found === null) continue;
    const direction: Direction = found ? 'rtl' : 'ltr';
    first ??= direction;
    balance += direction === 'rtl' ? 1 : -1;
  }
  if (balance === 0) return first ?? 'ltr';
  return balance > 0 ? 'rtl' : 'ltr';
}
