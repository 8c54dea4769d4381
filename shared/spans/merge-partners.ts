// Which marks one key merges. Pure; offsets in UTF-16 code units.

import type { Block } from '../domain/article.ts';
import type { Mark } from '../domain/mark-table.ts';
import type { Span } from '../domain/span.ts';

/**
 * The marks that the given one is merged with: those of its tag that overlap or touch it; where there are none, the
 * next one of its tag in the same paragraph, or else the one before it there. Empty when there is none of these.
 * `marks` are in text order.
 */
export function mergePartners(
  mark: Mark,
  marks: readonly Mark[],
  blocks: readonly Block[],
): readonly Mark[] {
  const others = marks.filter(
    ({ id, tag, state }) => id !== mark.id && tag === mark.tag && state !== 'orphan',
  );
  const meeting = others.filter((other) => meets(mark.segments, other.segments));
  if (meeting.length > 0) return meeting;
  const hull = hullOf(mark);
  const paragraph = blocksAround(blocks, hull);
  const beside = others.filter((other) => overlaps(hullOf(other), paragraph));
  const next = beside.find((other) => hullOf(other).startUtf16 >= hull.startUtf16);
  const nearest = next ?? beside.findLast((other) => hullOf(other).startUtf16 < hull.startUtf16);
  return nearest === undefined ? [] : [nearest];
}

function meets(some: readonly Span[], others: readonly Span[]): boolean {
  return some.some((a) =>
    others.some((b) => a.startUtf16 <= b.endUtf16 && b.startUtf16 <= a.endUtf16),
  );
}

const overlaps = (a: Span, b: Span): boolean =>
  a.startUtf16 < b.endUtf16 && b.startUtf16 < a.endUtf16;

function hullOf({ segments }: Mark): Span {
  return {
    startUtf16: segments[0]?.startUtf16 ?? 0,
    endUtf16: segments.at(-1)?.endUtf16 ?? 0,
  };
}

/** From the start of the first block that the span touches to the end of the last; the span itself when it touches none. */
function blocksAround(blocks: readonly Block[], span: Span): Span {
  const touched = blocks.filter((block) => overlaps(block, span));
  return {
    startUtf16: Math.min(span.startUtf16, touched[0]?.startUtf16 ?? span.startUtf16),
    endUtf16: Math.max(span.endUtf16, touched.at(-1)?.endUtf16 ?? span.endUtf16),
  };
}
