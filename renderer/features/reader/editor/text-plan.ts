// How the reader lays a document out, decided once and without the DOM: which blocks are shown, which text runs
// they consist of, and which blocks share a section. A section is the unit the browser skips when it is far from
// the viewport: blocks alone are too many for that (10,000 in 5 MB cost 39 ms a scrolled frame, sections 4 ms).
// Offsets in UTF-16 code units of the canonical text.

import type { Block, InlineMark, InlineMarkType } from '../../../../shared/domain/article.ts';
import type { Span } from '../../../../shared/domain/span.ts';
import { SpanIndex } from '../../../../shared/domain/span-index.ts';
import type { ReaderDocument } from '../reader-types.ts';
import { gutterLabels } from './gutter-labels.ts';
import { tableStops } from './table-stops.ts';

/** Text of one formatting; the runs of a block cover it without gap or overlap. */
export interface TextRun extends Span {
  readonly formats: ReadonlySet<InlineMarkType>;
  readonly href: string | null;
}

/** A block, or a piece of one that is too long to be laid out in one go. */
export interface ShownBlock extends Span {
  readonly block: Block;
  readonly runs: readonly TextRun[];
  /** Shown in the left gutter, beside the text and not part of it. */
  readonly gutter: string | null;
  /** A later piece of a long block: it follows without a gap. */
  readonly continues: boolean;
  /** No white space but single spaces between words: it looks the same whether preserved or not. */
  readonly singleSpaced: boolean;
  /** A list item whose source had its bullet outside the text. */
  readonly bulleted: boolean;
  /** How far apart the tabs of a table's row go, in widths of a digit; null for what is no row. */
  readonly tabStop: number | null;
}

interface Section {
  readonly firstBlock: number;
  /** Exclusive. */
  readonly lastBlock: number;
}

export interface TextPlan {
  readonly document: ReaderDocument;
  readonly blocks: readonly ShownBlock[];
  readonly sections: readonly Section[];
}

const SECTION_CHARS = 8_192;
const SECTION_BLOCKS = 64;
/** Longer blocks are shown in pieces, or a text without line breaks would be laid out whole. */
const LONGEST_PIECE = 8_192;

export function planText(document: ReaderDocument): TextPlan {
  const runsOf = runFinder(document.inlineMarks);
  const labels = gutterLabels(document);
  const stops = tableStops(document.text, document.blocks);
  const blocks: ShownBlock[] = [];
  for (const [index, block] of blocksOf(document).entries()) {
    let start = block.startUtf16;
    while (start < block.endUtf16) {
      const end = pieceEnd(document.text, start, block.endUtf16);
      const continues = start > block.startUtf16;
      blocks.push({
        startUtf16: start,
        endUtf16: end,
        block,
        runs: runsOf({ startUtf16: start, endUtf16: end }),
        gutter: continues ? null : (labels[index] ?? null),
        continues,
        singleSpaced: isSingleSpaced(document.text.slice(start, end)),
        bulleted: !continues && needsBullet(document.text, block),
        tabStop: stops.get(index) ?? null,
      });
      start = end;
    }
  }
  return { document, blocks, sections: sectionsOf(blocks) };
}

/** Index of the last shown block that starts at or before the offset, or 0; -1 when there are none. O(log n). */
export function shownBlockAt(blocks: readonly ShownBlock[], offsetUtf16: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle] as ShownBlock).startUtf16 <= offsetUtf16) low = middle + 1;
    else high = middle;
  }
  return blocks.length === 0 ? -1 : Math.max(0, low - 1);
}

/** A document without blocks is shown as one paragraph rather than not at all. */
function blocksOf({ text, blocks }: ReaderDocument): readonly Block[] {
  if (blocks.length > 0 || text.trim() === '') return blocks;
  return [{ startUtf16: 0, endUtf16: text.length, type: 'paragraph', role: 'body' }];
}

function sectionsOf(blocks: readonly ShownBlock[]): Section[] {
  const sections: Section[] = [];
  let firstBlock = 0;
  let chars = 0;
  for (const [index, block] of blocks.entries()) {
    chars += block.endUtf16 - block.startUtf16;
    const lastBlock = index + 1;
    if (chars < SECTION_CHARS && lastBlock - firstBlock < SECTION_BLOCKS) continue;
    sections.push({ firstBlock, lastBlock });
    firstBlock = lastBlock;
    chars = 0;
  }
  if (firstBlock < blocks.length) sections.push({ firstBlock, lastBlock: blocks.length });
  return sections;
}

/** After a line break if there is one, else after white space, else between characters that stand alone. */
function pieceEnd(text: string, start: number, end: number): number {
  if (end - start <= LONGEST_PIECE) return end;
  const latest = start + LONGEST_PIECE;
  const earliest = latest - LONGEST_PIECE / 4;
  const lineBreak = text.lastIndexOf('\n', latest - 1);
  if (lineBreak >= earliest) return lineBreak + 1;
  for (let at = latest; at > earliest; at -= 1) {
    if (/\s/u.test(text.charAt(at - 1))) return at;
  }
  let at = latest;
  while (at > earliest && extendsCharacter(text, at)) at -= 1;
  return at > earliest ? at : latest;
}

function needsBullet(text: string, { type, startUtf16 }: Block): boolean {
  return type === 'list-item' && !ownBullet.test(text.slice(startUtf16, startUtf16 + 8));
}

const ownBullet = /^\s*(?:[-*+•‣◦·–—]|[\p{L}\p{N}]{1,3}[.)])/u;

function isSingleSpaced(text: string): boolean {
  return !/^\s|\s$| {2}|[\t\n\f\r\v]/.test(text);
}

function extendsCharacter(text: string, at: number): boolean {
  return (
    /^[\p{M}\p{Emoji_Modifier}\u200d\udc00-\udfff]/u.test(text.slice(at, at + 2)) ||
    /[\u200d\ud800-\udbff]$/.test(text.charAt(at - 1)) ||
    /[\udc00-\udfff]/.test(text.charAt(at))
  );
}

const noFormats: ReadonlySet<InlineMarkType> = new Set();

function runFinder(inlineMarks: readonly InlineMark[]): (span: Span) => TextRun[] {
  if (inlineMarks.length === 0) return (span) => [{ ...span, formats: noFormats, href: null }];
  const index = new SpanIndex<InlineMark>();
  index.replaceAll(inlineMarks.map((mark) => ({ ...mark, value: mark })));
  return (span) =>
    runsWithin(
      span,
      index.overlapping(span).map((entry) => entry.value),
    );
}

function runsWithin(span: Span, marks: readonly InlineMark[]): TextRun[] {
  const cuts = new Set([span.startUtf16, span.endUtf16]);
  for (const { startUtf16, endUtf16 } of marks) {
    if (startUtf16 > span.startUtf16) cuts.add(startUtf16);
    if (endUtf16 < span.endUtf16) cuts.add(endUtf16);
  }
  const sorted = [...cuts].toSorted((a, b) => a - b);
  const runs: TextRun[] = [];
  for (let at = 0; at + 1 < sorted.length; at += 1) {
    const startUtf16 = sorted[at] as number;
    const endUtf16 = sorted[at + 1] as number;
    const over = marks.filter((mark) => mark.startUtf16 <= startUtf16 && mark.endUtf16 >= endUtf16);
    const formats = new Set(over.map((mark) => mark.type));
    const href = over.find((mark) => mark.href !== undefined)?.href ?? null;
    const last = runs.at(-1);
    if (last !== undefined && last.href === href && sameFormats(last.formats, formats)) {
      runs[runs.length - 1] = { ...last, endUtf16 };
    } else {
      runs.push({ startUtf16, endUtf16, formats, href });
    }
  }
  return runs;
}

function sameFormats(a: ReadonlySet<InlineMarkType>, b: ReadonlySet<InlineMarkType>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}
