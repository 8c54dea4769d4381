// One page as blocks in reading order, and what stands at its edges.

import type { FontStyle, PageText } from '../page-text.ts';
import { opensNote } from '../compose/markers.ts';
import { blocksOf, isTableRow, type RoughBlock, type TextBlock } from './blocks.ts';
import type { Gutter, Region } from './bands.ts';
import { guttersOf, regionsOf } from './columns.ts';
import { leadingOf } from './edges.ts';
import { linesOf, type Line, type LineContext } from './lines.ts';
import { runsRightToLeft } from './reading-order.ts';
import { segmentsOf, type Segment } from './segments.ts';

/** A page taken apart into segments, the frame with the most text first. */
export interface SegmentedPage {
  readonly text: PageText;
  readonly frames: readonly (readonly Segment[])[];
}

export interface LaidOutBlock {
  readonly block: RoughBlock;
  readonly isRightToLeft: boolean;
  readonly isTagged: boolean;
  /** Whether it is the first of a column, so that it may go on from the one before. */
  readonly opensColumn: boolean;
  readonly part: 'body' | 'note' | 'aside';
}

export interface LaidOutPage {
  readonly number: number;
  readonly top: readonly Line[];
  readonly blocks: readonly LaidOutBlock[];
  readonly bottom: readonly Line[];
}

export interface LayoutContext {
  readonly fonts: readonly FontStyle[];
  readonly heads: ReadonlySet<Segment>;
  /** The size of most of the document's text. */
  readonly bodySize: number;
  /** Line distance in em. */
  readonly leading: number;
  /** Where the columns of the document's pages are. */
  readonly gutters: readonly Gutter[];
}

export function segmentPage(text: PageText): SegmentedPage {
  return { text, frames: text.frames.map(({ runs }) => segmentsOf(runs)) };
}

export function layOutPage({ text, frames }: SegmentedPage, context: LayoutContext): LaidOutPage {
  const { number, isTagged } = text;
  const [main = [], ...others] = frames;
  const height = text.frames[0]?.height ?? 0;
  const isBody = bodyTest(text, context.heads);
  const isRightToLeft = pageRunsRightToLeft(main);
  const lineContext = { page: number, fonts: context.fonts, isRightToLeft };
  const heads = linesOf(
    main.filter((segment) => !isBody(segment)),
    lineContext,
  );
  const blocks = regionsOf(main.filter(isBody), isRightToLeft, context.gutters).flatMap((region) =>
    regionBlocks(region, { ...context, ...lineContext, isTagged, height }),
  );
  const asides = others.flatMap((segments) =>
    asideBlocks(segments, { ...lineContext, leading: context.leading }),
  );
  return {
    number,
    top: heads.filter(({ y }) => y < height / 2),
    blocks: [
      ...blocks.filter(({ part }) => part === 'body'),
      ...asides,
      ...blocks.filter(({ part }) => part === 'note'),
    ],
    bottom: heads.filter(({ y }) => y >= height / 2),
  };
}

/** The gutters between columns that a page shows by itself. */
export function pageGutters(
  { text, frames }: SegmentedPage,
  heads: ReadonlySet<Segment>,
): Gutter[] {
  const [main = []] = frames;
  return guttersOf(main.filter(bodyTest(text, heads)), pageRunsRightToLeft(main));
}

/** Whether a segment is no running head. */
function bodyTest({ frames, isTagged }: PageText, heads: ReadonlySet<Segment>) {
  const height = frames[0]?.height ?? 0;
  return (segment: Segment) =>
    !heads.has(segment) && !(isTagged && isArtifactAtEdge(segment, height));
}

/** What the document marks as no part of its text counts as such where running heads are. */
function isArtifactAtEdge({ runs, y }: Segment, height: number): boolean {
  const isAtEdge = y < height * 0.14 || y > height * 0.86;
  return isAtEdge && runs.every(({ tag }) => tag?.kind === 'artifact');
}

function pageRunsRightToLeft(segments: readonly Segment[]): boolean {
  return runsRightToLeft(
    (function* texts() {
      for (const { runs } of segments) for (const { text } of runs) yield text;
    })(),
  );
}

interface RegionContext extends LayoutContext, LineContext {
  readonly isTagged: boolean;
  readonly height: number;
}

function regionBlocks(region: Region, context: RegionContext): LaidOutBlock[] {
  const { isRightToLeft, isTagged, leading } = context;
  const lines = linesOf(region, context);
  const blocks = blocksOf({ lines, isRightToLeft, isTagged, leading: leadingOf(lines) ?? leading });
  const notes = notesAtEnd(blocks, context);
  return blocks.map((block, index) => ({
    block,
    isRightToLeft,
    isTagged,
    opensColumn: index === 0,
    part: notes.has(block) ? 'note' : 'body',
  }));
}

/** The footnotes of a column: its last blocks, in smaller letters, the first of them marked as a note. */
function notesAtEnd(
  blocks: readonly RoughBlock[],
  { bodySize, height }: RegionContext,
): ReadonlySet<RoughBlock> {
  const notes = new Set<RoughBlock>();
  let pending: TextBlock[] = [];
  for (const block of blocks.toReversed()) {
    const first = block.lines[0];
    if (isTableRow(block) || first === undefined) break;
    const isTaggedNote = first.tag?.kind === 'note';
    const isSmall = block.lines.every(({ size }) => size < bodySize * 0.94);
    if (!isTaggedNote && (!isSmall || first.y < height * 0.4)) break;
    pending.push(block);
    if (!isTaggedNote && !opensNote(first.text)) continue;
    for (const note of pending) notes.add(note);
    pending = [];
  }
  return notes.size === blocks.length ? new Set() : notes;
}

/** Text along the edge of a page, turned: read by itself, after the rest. */
function asideBlocks(
  segments: readonly Segment[],
  context: LineContext & { readonly leading: number },
): LaidOutBlock[] {
  const { isRightToLeft, leading } = context;
  return regionsOf(segments, isRightToLeft).flatMap((region) => {
    const lines = linesOf(region, context);
    const blocks = blocksOf({ lines, isRightToLeft, isTagged: false, leading });
    return blocks.map((block): LaidOutBlock => ({
      block,
      isRightToLeft,
      isTagged: false,
      opensColumn: false,
      part: 'aside',
    }));
  });
}
