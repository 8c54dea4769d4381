// All pages of a document laid out: what they share, such as running heads and the size of the text, is found first.

import { bodySizeOf } from '../compose/headings.ts';
import type { PdfText } from '../read/read-document.ts';
import type { Gutter } from './bands.ts';
import {
  layOutPage,
  pageGutters,
  segmentPage,
  type LaidOutPage,
  type SegmentedPage,
} from './page-layout.ts';
import { runningHeads } from './running-heads.ts';
import { heaviest } from './segments.ts';

export interface LaidOutDocument {
  readonly pages: readonly LaidOutPage[];
}

export function layOutDocument({ pages, fonts, metadata }: PdfText): LaidOutDocument {
  const segmented = pages.map(segmentPage);
  const title = metadata?.info['Title'];
  const heads = runningHeads(
    segmented.map(({ text, frames }) => ({
      page: text.number,
      height: text.frames[0]?.height ?? 1,
      segments: frames[0] ?? [],
    })),
    typeof title === 'string' ? title : null,
  );
  const bodySize = bodySizeOf(sizes(segmented));
  const leading = usualLeading(segmented);
  const gutters = commonGutters(segmented.map((page) => pageGutters(page, heads)));
  const context = { fonts, heads, bodySize, leading, gutters };
  return { pages: segmented.map((page) => layOutPage(page, context)) };
}

/** Those that several pages have, the commonest first. */
function commonGutters(pages: readonly (readonly Gutter[])[]): Gutter[] {
  const alike = new Map<number, { readonly gutter: Gutter; pages: number; last: number }>();
  for (const [page, gutters] of pages.entries()) {
    for (const gutter of gutters) {
      const place = Math.round(gutter.x1 / 2);
      const known = alike.get(place);
      if (known === undefined) alike.set(place, { gutter, pages: 1, last: page });
      else if (known.last !== page)
        alike.set(place, { ...known, pages: known.pages + 1, last: page });
    }
  }
  const least = pages.length < 4 ? 1 : 2;
  return [...alike.values()]
    .filter((common) => common.pages >= least)
    .toSorted((a, b) => b.pages - a.pages)
    .map(({ gutter }) => gutter);
}

function* sizes(pages: readonly SegmentedPage[]) {
  for (const { text } of pages) for (const { runs } of text.frames) yield* runs;
}

/** In em, between segments that follow each other in one column. */
function usualLeading(pages: readonly SegmentedPage[]): number {
  const distances = new Map<number, number>();
  for (const { frames } of pages) {
    const segments = frames[0] ?? [];
    for (const [at, { x0, y, size }] of segments.entries()) {
      const next = segments
        .slice(at + 1, at + 12)
        .find((other) => Math.abs(other.x0 - x0) < 2 && other.y > y);
      if (next === undefined || Math.abs(next.size - size) > 0.05 * size) continue;
      const distance = Math.round(((next.y - y) / size) * 20) / 20;
      if (distance > 0.8 && distance < 1.9)
        distances.set(distance, (distances.get(distance) ?? 0) + 1);
    }
  }
  return distances.size === 0 ? 1.2 : heaviest(distances);
}
