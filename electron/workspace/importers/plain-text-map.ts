// Where the canonical text of a plain text stands in the text as it was decoded: the same places but for a byte order
// mark before it and the carriage returns that became line feeds. UTF-16 code units on both sides.

import type { SourceMapEntry } from '../../../shared/domain/source-map.ts';
import type { Span } from '../../../shared/domain/span.ts';

/** One entry for all where places differ by the same amount everywhere, else one a block. O(n). */
export function plainTextMap(
  decoded: string,
  text: string,
  blocks: readonly Span[],
): SourceMapEntry[] {
  const mark = decoded.startsWith('\ufeff') ? 1 : 0;
  if (decoded.length - mark === text.length) {
    const [startUtf16, endUtf16] = [mark, decoded.length];
    return [{ startUtf16: 0, endUtf16: text.length, place: { startUtf16, endUtf16 } }];
  }
  let [shift, next] = [mark, decoded.indexOf('\r\n')];
  /** Offsets come in order, so every pair is passed once. */
  const placeOf = (offset: number): number => {
    while (next !== -1 && next < offset + shift) {
      shift += 1;
      next = decoded.indexOf('\r\n', next + 2);
    }
    return offset + shift;
  };
  return blocks.map(({ startUtf16, endUtf16 }) => {
    const start = placeOf(startUtf16);
    const place = { startUtf16: start, endUtf16: placeOf(endUtf16) };
    return { startUtf16, endUtf16, place };
  });
}
