// Which blocks are on screen, found by bisection over real boxes: some twenty box reads whatever the length.

import type { TextMap } from './editor/text-map.ts';

/** Indexes into `plan.blocks`, both inclusive. */
export interface BlockWindow {
  readonly first: number;
  readonly last: number;
}

/** Between two window coordinates, in pixels; null when no text is there. */
export function blocksBetween(map: TextMap, topPx: number, bottomPx: number): BlockWindow | null {
  const { sections } = map.plan;
  const boxOfSection = (at: number) => map.sectionElement(at)?.getBoundingClientRect();
  const firstSection = bisect(0, sections.length, (at) => (boxOfSection(at)?.bottom ?? 0) > topPx);
  const afterSection = bisect(
    firstSection,
    sections.length,
    (at) => (boxOfSection(at)?.top ?? 0) >= bottomPx,
  );
  const from = sections[firstSection];
  const to = sections[afterSection - 1];
  if (from === undefined || to === undefined || afterSection <= firstSection) return null;
  const boxOfBlock = (at: number) => map.blockElement(at)?.getBoundingClientRect();
  const first = bisect(
    from.firstBlock,
    from.lastBlock - 1,
    (at) => (boxOfBlock(at)?.bottom ?? 0) > topPx,
  );
  const after = bisect(
    Math.max(first + 1, to.firstBlock),
    to.lastBlock,
    (at) => (boxOfBlock(at)?.top ?? 0) >= bottomPx,
  );
  return { first, last: after - 1 };
}

/** The window and a share of as much text again on either side. */
export function withMargin(map: TextMap, { first, last }: BlockWindow, share: number): BlockWindow {
  const { blocks } = map.plan;
  const startUtf16 = blocks[first]?.startUtf16 ?? 0;
  const endUtf16 = blocks[last]?.endUtf16 ?? 0;
  const margin = share * Math.max(1_500, endUtf16 - startUtf16);
  return {
    first: Math.max(0, map.blockAt(startUtf16 - margin)),
    last: Math.max(last, map.blockAt(endUtf16 + margin)),
  };
}

/** The least index for which the test holds, given that it holds for all after it; `high` when for none. */
function bisect(low: number, high: number, test: (at: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (test(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
