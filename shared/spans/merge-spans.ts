// The place of several marks that become one. Pure; offsets in UTF-16 code units.

import type { Span } from '../domain/span.ts';
import { isBlank } from '../text/white-space.ts';

interface Owned extends Span {
  readonly owner: number;
}

/**
 * All the text that the places cover, in text order and apart. What overlaps or touches becomes one span, and so does
 * what only white space keeps apart when it comes from different places; gaps within one place stay. So merging what
 * was split gives the place from before. O(n log n).
 */
export function mergeSpans(text: string, places: readonly (readonly Span[])[]): Span[] {
  const owned = places.flatMap((spans, owner) =>
    spans.map(({ startUtf16, endUtf16 }): Owned => ({ startUtf16, endUtf16, owner })),
  );
  const merged: Owned[] = [];
  for (const span of owned.toSorted((a, b) => a.startUtf16 - b.startUtf16)) {
    const last = merged.at(-1);
    if (last === undefined || !belongs(text, last, span)) merged.push(span);
    else if (span.endUtf16 > last.endUtf16) {
      merged[merged.length - 1] = { ...span, startUtf16: last.startUtf16 };
    }
  }
  return merged.map(({ startUtf16, endUtf16 }) => ({ startUtf16, endUtf16 }));
}

function belongs(text: string, before: Owned, span: Owned): boolean {
  if (span.startUtf16 <= before.endUtf16) return true;
  return span.owner !== before.owner && isBlank(text, before.endUtf16, span.startUtf16);
}
