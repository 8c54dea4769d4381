// Where a mark is while one of its edges is being dragged. Pure; offsets in UTF-16 code units.

import type { Span } from '../../../../shared/domain/span.ts';
import { moveSegmentEdge, type SegmentEdge } from '../../../../shared/spans/segment-edges.ts';
import type { Edge } from '../reader-types.ts';

/**
 * The outer edges pass over segments, which drop out; an edge between segments keeps at least one code unit of its own
 * and joins the neighbour that it reaches.
 */
export function dragEdge(
  segments: readonly Span[],
  place: SegmentEdge,
  offsetUtf16: number,
): readonly Span[] {
  const { segment, edge } = place;
  const own = segments[segment];
  if (own === undefined) return segments;
  const outer = edge === 'start' ? segment === 0 : segment === segments.length - 1;
  if (outer) return moveEdge(segments, edge, offsetUtf16);
  const offset =
    edge === 'start'
      ? Math.min(offsetUtf16, own.endUtf16 - 1)
      : Math.max(offsetUtf16, own.startUtf16 + 1);
  return moveSegmentEdge(segments, place, offset).segments;
}

/** Segments the edge passes drop out; the last one left keeps at least one code unit. */
export function moveEdge(segments: readonly Span[], edge: Edge, offsetUtf16: number): Span[] {
  return edge === 'start' ? moveStart(segments, offsetUtf16) : moveEnd(segments, offsetUtf16);
}

function moveStart(segments: readonly Span[], offset: number): Span[] {
  const last = segments.at(-1);
  if (last === undefined) return [];
  const start = Math.min(offset, last.endUtf16 - 1);
  const [first, ...rest] = segments.filter((segment) => segment.endUtf16 > start);
  if (first === undefined) return [];
  const inGap = first !== segments[0] && start < first.startUtf16;
  return [{ startUtf16: inGap ? first.startUtf16 : start, endUtf16: first.endUtf16 }, ...rest];
}

function moveEnd(segments: readonly Span[], offset: number): Span[] {
  const first = segments[0];
  if (first === undefined) return [];
  const end = Math.max(offset, first.startUtf16 + 1);
  const kept = segments.filter((segment) => segment.startUtf16 < end);
  const last = kept.at(-1);
  if (last === undefined) return [];
  const inGap = end > last.endUtf16 && last !== segments.at(-1);
  return [
    ...kept.slice(0, -1),
    { startUtf16: last.startUtf16, endUtf16: inGap ? last.endUtf16 : end },
  ];
}
