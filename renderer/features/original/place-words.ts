// Where in the original a passage comes from, in words.

import type { SourceMapEntry, SourcePlace } from '../../../shared/domain/source-map.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { formatNumber } from '../../ui/words.ts';

/** The entry of the block that the offset (UTF-16 code units) lies in or follows; null where the importer could not say. */
export function entryAt(map: readonly SourceMapEntry[], offset: number): SourceMapEntry | null {
  let low = 0;
  let high = map.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((map[middle] as SourceMapEntry).startUtf16 <= offset) low = middle + 1;
    else high = middle;
  }
  return map[low - 1] ?? null;
}

/**
 * The place of the block that the offset (UTF-16 code units) lies in or follows. An entry over several blocks that
 * covers as much of the source, as that of a plain text does, says where each of them is. O(blocks).
 */
export function placeAt(
  map: readonly SourceMapEntry[],
  offset: number,
  blocks: readonly Span[],
): SourcePlace | null {
  const entry = entryAt(map, offset);
  if (entry === null) return null;
  const { startUtf16, endUtf16, place } = entry;
  const block = blocks.findLast((each) => each.startUtf16 <= offset) ?? blocks[0];
  if (block === undefined || block.startUtf16 < startUtf16 || block.endUtf16 > endUtf16) {
    return place;
  }
  const from = place.startUtf16;
  const to = place.endUtf16;
  if (from === undefined || to === undefined || to - from !== endUtf16 - startUtf16) return place;
  const shift = from - startUtf16;
  return { ...place, startUtf16: block.startUtf16 + shift, endUtf16: block.endUtf16 + shift };
}

/** Such as `page 3` or `paragraph 12 of word/document.xml`; empty when nothing is known. */
export function placeWords({ part, page, paragraph, startUtf16 }: SourcePlace): string {
  const words: string[] = [];
  if (page !== undefined) words.push(`page ${formatNumber(page)}`);
  if (paragraph !== undefined) words.push(`paragraph ${formatNumber(paragraph)}`);
  if (startUtf16 !== undefined && words.length === 0) {
    words.push(`character ${formatNumber(startUtf16 + 1)}`);
  }
  if (part === undefined) return words.join(', ');
  return words.length === 0 ? part : `${words.join(', ')} of ${part}`;
}
