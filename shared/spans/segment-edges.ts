// The edges of a mark's segments, which are moved one at a time. Segments are in text order and apart, and stay so.
// Pure; offsets in UTF-16 code units.

import { joinSpans, type Span } from '../domain/span.ts';

export interface SegmentEdge {
  /** Index of the segment. */
  readonly segment: number;
  readonly edge: 'start' | 'end';
}

export interface MovedEdge extends SegmentEdge {
  readonly segments: readonly Span[];
}

/**
 * One edge at another place. It never reaches the other edge of its own segment: then nothing changes. When it reaches
 * another segment the two become one, and the edge is that one's, on the same side.
 */
export function moveSegmentEdge(
  segments: readonly Span[],
  { segment: at, edge }: SegmentEdge,
  offsetUtf16: number,
): MovedEdge {
  const own = segments[at];
  if (own === undefined) return { segments, segment: at, edge };
  const moved =
    edge === 'start' ? { ...own, startUtf16: offsetUtf16 } : { ...own, endUtf16: offsetUtf16 };
  if (moved.startUtf16 >= moved.endUtf16) return { segments, segment: at, edge };
  const joined = joinSpans(segments.with(at, moved));
  const segment = joined.findIndex(
    ({ startUtf16, endUtf16 }) => startUtf16 <= moved.startUtf16 && moved.endUtf16 <= endUtf16,
  );
  return { segments: joined, segment, edge };
}

/** Where the edge is. */
export function edgeOffset(segments: readonly Span[], { segment, edge }: SegmentEdge): number {
  const span = segments[segment];
  return (edge === 'start' ? span?.startUtf16 : span?.endUtf16) ?? 0;
}

/** The next edge in text order, or the one before, round the ends. */
export function stepEdge(
  segments: readonly Span[],
  { segment, edge }: SegmentEdge,
  step: 1 | -1,
): SegmentEdge {
  const edges = segments.length * 2;
  const at = (segment * 2 + (edge === 'end' ? 1 : 0) + step + edges) % edges;
  return { segment: Math.floor(at / 2), edge: at % 2 === 0 ? 'start' : 'end' };
}

/** Without one of its segments; null when that is the only one. */
export function withoutSegment(segments: readonly Span[], at: number): readonly Span[] | null {
  return segments.length < 2 ? null : segments.toSpliced(at, 1);
}
