// A text cut at every border of its blocks, marks and formatting: elements cannot cross each other, marks can. Each
// piece says what covers it; together the pieces are the text.

import type { Article, InlineMark } from '../../domain/article.ts';
import { firstDifference } from '../../domain/order.ts';
import type { Span } from '../../domain/span.ts';
import type { PlacedSpan } from './numbered.ts';

export interface Piece extends Span {
  /** Outermost first. */
  readonly spans: readonly PlacedSpan[];
  readonly formats: readonly InlineMark[];
  /** The spans that end with it. */
  readonly ending: readonly PlacedSpan[];
}

/** In text order, from the first block's start to the last one's end; O(borders × what covers them). */
export function cutText(
  { text, blocks, marks }: Pick<Article, 'text' | 'blocks' | 'marks'>,
  spans: readonly PlacedSpan[],
): Piece[] {
  const borders = new Set<number>([0, text.length]);
  for (const { startUtf16, endUtf16 } of [...blocks, ...marks, ...spans]) {
    borders.add(startUtf16).add(endUtf16);
  }
  const offsets = [...borders].toSorted((a, b) => a - b);
  const openSpans = sweep(spans);
  const openFormats = sweep(marks);
  const pieces: Piece[] = [];
  for (const [at, endUtf16] of offsets.entries()) {
    const startUtf16 = offsets[at - 1];
    if (startUtf16 === undefined) continue;
    const covering = openSpans(startUtf16);
    pieces.push({
      startUtf16,
      endUtf16,
      spans: covering,
      formats: openFormats(startUtf16),
      ending: covering.filter((span) => span.endUtf16 === endUtf16),
    });
  }
  return pieces;
}

/** Answers what covers an offset, in the order of beginning; to be asked for growing offsets that are borders. */
function sweep<T extends Span>(items: readonly T[]): (offset: number) => readonly T[] {
  const waiting = items.toSorted((a, b) =>
    firstDifference(a.startUtf16 - b.startUtf16, b.endUtf16 - a.endUtf16),
  );
  let next = 0;
  let open: T[] = [];
  return (offset) => {
    let hasChanged = open.some(({ endUtf16 }) => endUtf16 <= offset);
    const kept = hasChanged ? open.filter(({ endUtf16 }) => endUtf16 > offset) : [...open];
    for (let item = waiting[next]; item !== undefined && item.startUtf16 <= offset;) {
      kept.push(item);
      hasChanged = true;
      next += 1;
      item = waiting[next];
    }
    if (hasChanged) open = kept;
    return open;
  };
}
