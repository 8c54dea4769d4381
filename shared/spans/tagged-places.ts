// Which passages have a mark already. Pure; offsets in UTF-16 code units.

import type { TagId } from '../domain/ids.ts';
import { SpanIndex } from '../domain/span-index.ts';
import type { Span } from '../domain/span.ts';

export interface MarkedPlace {
  readonly tag: TagId;
  readonly segments: readonly Span[];
}

export interface TaggedState {
  /** The tag of a mark at exactly this place; the looked-for one when it is among several. */
  readonly tagged: TagId | null;
  /** A mark with the looked-for tag covers it, in part or whole, without being exactly there. */
  readonly overlapped: boolean;
}

/** Looks passages up among the marks of their article; each costs microseconds, whatever the number of marks. */
export function taggedPlaces(
  marks: readonly MarkedPlace[],
  wanted: TagId,
): (span: Span) => TaggedState {
  const exact = new Map<string, TagId>();
  const index = new SpanIndex<MarkedPlace>();
  for (const { tag, segments } of marks) {
    const [only] = segments;
    if (only === undefined || segments.length > 1) continue;
    const key = keyOf(only);
    if (exact.get(key) !== wanted) exact.set(key, tag);
  }
  const own = marks.filter(({ tag }) => tag === wanted);
  index.replaceAll(own.flatMap((value) => value.segments.map((span) => ({ ...span, value }))));
  return (span) => ({
    tagged: exact.get(keyOf(span)) ?? null,
    overlapped: index
      .overlapping(span)
      .some(({ value }) => value.segments.length > 1 || keyOf(value.segments[0]) !== keyOf(span)),
  });
}

const keyOf = (span: Span | undefined): string => `${span?.startUtf16}-${span?.endUtf16}`;
