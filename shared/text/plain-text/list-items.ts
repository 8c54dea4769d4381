// Which lines of a plain text are list items, by their markers: bullets, and numbers that count on.

import type { Line } from './lines.ts';

const bullet = /^[-*•‣◦▪●]\s+\S/;
const numbered = /^\(?(\d{1,3})[.)]\s+\S/;
/** Numbers count as a list when the next one follows within so many lines. */
const COUNTS_ON_WITHIN = 12;

/** The indexes of the lines that open a list item. */
export function listItemLines(text: string, lines: readonly Line[]): ReadonlySet<number> {
  const items = new Set<number>();
  let last: { readonly index: number; readonly number: number } | null = null;
  for (const [index, line] of lines.entries()) {
    const start = text.slice(line.startUtf16, Math.min(line.endUtf16, line.startUtf16 + 16));
    if (bullet.test(start)) items.add(index);
    const digits = numbered.exec(start)?.[1];
    if (digits === undefined) continue;
    const number = Number(digits);
    if (last !== null && number === last.number + 1 && index - last.index <= COUNTS_ON_WITHIN) {
      items.add(last.index).add(index);
    }
    last = { index, number };
  }
  return items;
}

/** Levels of nested items from their indents: a deeper indent is one level more, a former one goes back to its level. */
export function createListLevels(): { levelOf(indent: number): number; reset(): void } {
  let indents: number[] = [];
  return {
    levelOf(indent) {
      indents = indents.filter((known) => known < indent);
      return indents.push(indent);
    },
    reset() {
      indents = [];
    },
  };
}
