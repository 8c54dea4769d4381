// From what was selected to what is marked: whole characters as people see them, white space left out if set so.
// Pure. Offsets in UTF-16 code units.

import type { Span } from '../../../shared/domain/span.ts';
import { snapToGraphemes, trimSpan } from '../../../shared/text/graphemes.ts';

/** Null when nothing is left to mark. */
export function prepareSpan(text: string, span: Span, trim: boolean): Span | null {
  const snapped = snapToGraphemes(text, span);
  const kept = trim ? trimSpan(text, snapped) : snapped;
  return kept === null || kept.startUtf16 >= kept.endUtf16 ? null : kept;
}

/** Each segment prepared; null when one of them vanished, so that no segment is dropped silently. */
export function prepareSegments(
  text: string,
  segments: readonly Span[],
  trim: boolean,
): readonly Span[] | null {
  const prepared: Span[] = [];
  for (const segment of segments) {
    const span = prepareSpan(text, segment, trim);
    if (span === null) return null;
    const last = prepared.at(-1);
    const touches = last !== undefined && last.endUtf16 >= span.startUtf16;
    if (touches)
      prepared[prepared.length - 1] = { startUtf16: last.startUtf16, endUtf16: span.endUtf16 };
    else prepared.push(span);
  }
  return prepared;
}

export function hullOf(segments: readonly Span[]): Span | null {
  const [first] = segments;
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return null;
  return { startUtf16: first.startUtf16, endUtf16: last.endUtf16 };
}

export function sameSegments(one: readonly Span[], other: readonly Span[]): boolean {
  return (
    one.length === other.length &&
    one.every((span, at) => {
      const twin = other[at];
      return twin?.startUtf16 === span.startUtf16 && twin.endUtf16 === span.endUtf16;
    })
  );
}
