// Pages to one flow of paragraphs: those that a column or page end cuts in two become one again, with what stood
// between them (notes, page numbers, captions) after it.

import { isTableRow, type RoughBlock } from '../layout/blocks.ts';
import { endOf, startOf } from '../layout/edges.ts';
import type { Line } from '../layout/lines.ts';
import { lineOf } from '../layout/lines.ts';
import type { LaidOutBlock, LaidOutPage } from '../layout/page-layout.ts';
import { endsSentence } from '../layout/steps.ts';
import type { FontStyle } from '../page-text.ts';
import { isCaptionLike } from './captions.ts';
import { markerOf } from './markers.ts';
import { firstLine, lastLine, type Paragraph } from './paragraph.ts';

export interface FlowContext {
  readonly bodySize: number;
  readonly fonts: readonly FontStyle[];
}

/** O(n). */
export function flowOf(pages: readonly LaidOutPage[], context: FlowContext): Paragraph[] {
  const flow = new Flow({ usesIndents: indentShare(pages) > 0.25, ...context });
  for (const page of pages) {
    for (const line of page.top) flow.paragraphs.push(edgeParagraph(line));
    for (const laidOut of page.blocks) {
      if (laidOut.opensColumn) flow.openColumn();
      flow.add(paragraphOf(laidOut, page.number, context));
    }
    for (const line of page.bottom) flow.paragraphs.push(edgeParagraph(line));
  }
  return flow.paragraphs;
}

class Flow {
  readonly paragraphs: Paragraph[] = [];
  readonly #context: GoingOn;
  /** The last paragraph of the text itself, as long as it may go on. */
  #open: Paragraph | null = null;
  /** Whether nothing of the text has come in the column yet. */
  #isColumnStart = false;

  constructor(context: GoingOn) {
    this.#context = context;
  }

  openColumn(): void {
    this.#isColumnStart = true;
  }

  add(paragraph: Paragraph): void {
    if (paragraph.part !== 'body' || isCaption(paragraph, this.#context)) {
      this.paragraphs.push(paragraph);
      return;
    }
    const open = this.#isColumnStart ? this.#open : null;
    this.#isColumnStart = false;
    if (open !== null && goesOn(open, paragraph, this.#context)) {
      append(open, paragraph);
      return;
    }
    this.paragraphs.push(paragraph);
    this.#open = paragraph.cells === null ? paragraph : null;
  }
}

function isCaption(paragraph: Paragraph, { bodySize }: FlowContext): boolean {
  const line = firstLine(paragraph);
  return line !== undefined && isCaptionLike(line, bodySize);
}

function edgeParagraph(line: Line): Paragraph {
  return {
    lines: [line],
    breaks: new Set(),
    cells: null,
    part: 'edge',
    start: line.x0,
    end: line.x1,
    isIndented: false,
    isRightToLeft: false,
    isTagged: false,
  };
}

function paragraphOf(
  { block, isRightToLeft, isTagged, part }: LaidOutBlock,
  page: number,
  { fonts }: FlowContext,
): Paragraph {
  const shared = { part, isRightToLeft, isTagged, lines: [...block.lines] };
  if (!isTableRow(block)) {
    const { start, end, isIndented, breaks } = block;
    return { ...shared, breaks: new Set(breaks), cells: null, start, end, isIndented };
  }
  const context = { page, fonts, isRightToLeft };
  const columns = block.cells.map((cell) => cell.map((segment) => lineOf([segment], context)));
  const cells = isRightToLeft ? columns.toReversed() : columns;
  return { ...shared, breaks: new Set(), cells, start: 0, end: 0, isIndented: false };
}

function append(open: Paragraph, next: Paragraph): void {
  const offset = open.lines.length;
  for (const at of next.breaks) open.breaks.add(at + offset);
  for (const line of next.lines) open.lines.push(line);
}

/** How many of the paragraphs begin further in. */
function indentShare(pages: readonly LaidOutPage[]): number {
  let indented = 0;
  let all = 0;
  const isParagraph = (block: RoughBlock) => !isTableRow(block) && block.lines.length > 1;
  for (const { blocks } of pages) {
    for (const { block } of blocks) {
      if (!isParagraph(block) || isTableRow(block)) continue;
      all += 1;
      if (block.isIndented) indented += 1;
    }
  }
  return all === 0 ? 0 : indented / all;
}

interface GoingOn extends FlowContext {
  readonly usesIndents: boolean;
}

/** Whether the second paragraph, the first of a column, is the rest of the first. */
function goesOn(open: Paragraph, next: Paragraph, context: GoingOn): boolean {
  const last = lastLine(open);
  const first = firstLine(next);
  if (last === undefined || first === undefined || next.cells !== null) return false;
  if (last.page === first.page && next.isTagged && last.tag !== null && first.tag !== null) {
    return last.tag.block === first.tag.block;
  }
  if (!looksAlike(last, first) || markerOf(first.text) !== null) return false;
  if (last.size > context.bodySize * 1.12) return false;
  return wordsGoOn(open, next, { last, first, usesIndents: context.usesIndents });
}

function looksAlike(a: Line, b: Line): boolean {
  if (Math.abs(a.size - b.size) > 0.04 * a.size || a.isBold !== b.isBold) return false;
  return !isOtherKind(a) && !isOtherKind(b);
}

const isOtherKind = ({ tag }: Line): boolean => tag?.kind === 'heading' || tag?.kind === 'caption';

interface Seam {
  readonly last: Line;
  readonly first: Line;
  readonly usesIndents: boolean;
}

function wordsGoOn(open: Paragraph, next: Paragraph, { last, first, usesIndents }: Seam): boolean {
  if (/\p{L}[-\u2010\u00ad]$/u.test(last.text) && /^\p{Ll}/u.test(first.text)) return true;
  const room = open.end - endOf(last, open.isRightToLeft);
  const isFull = open.lines.length > 1 && room <= first.firstWord + 0.6 * last.size;
  const isSetIn =
    next.isIndented || startOf(first, next.isRightToLeft) > next.start + 0.7 * first.size;
  if (endsSentence(last.text)) {
    // A paragraph hardly ever ends just where the column does.
    const isFlush = usesIndents || Math.abs(room) < 0.3 * last.size;
    return isFull && isFlush && !isSetIn && next.lines.length > 1;
  }
  if (/^["“‘«(]?[\p{Ll}\p{Lo}\p{N}]/u.test(first.text)) return true;
  return isFull && !isSetIn;
}
