// Segments of one column to lines: what stands on one baseline, as pieces of text in reading order with spaces where
// the page shows them.

import type { FontStyle, Run } from '../page-text.ts';
import type { Tag } from '../read/structure.ts';
import type { Region } from './bands.ts';
import { inReadingOrder } from './reading-order.ts';
import { heaviest, segmentOf, type Segment } from './segments.ts';

/** A stretch of one look. Spaces between pieces are part of them. */
export interface Piece {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | null;
}

export interface Line {
  readonly pieces: readonly Piece[];
  readonly text: string;
  /** Of the page, from 1. */
  readonly page: number;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  /** Whether all its letters are. */
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly tag: Tag | null;
  /** The stretches between wide gaps, by x. */
  readonly cells: readonly Segment[];
  /** The width of the first word, about. */
  readonly firstWord: number;
}

export interface LineContext {
  readonly page: number;
  readonly fonts: readonly FontStyle[];
  readonly isRightToLeft: boolean;
}

/** Takes segments by baseline. */
export function linesOf(region: Region, context: LineContext): Line[] {
  const lines: Line[] = [];
  let cells: Segment[] = [];
  for (const segment of region) {
    const [first] = cells;
    if (first !== undefined && segment.y - first.y > 0.25 * Math.min(first.size, segment.size)) {
      lines.push(lineOf(cells, context));
      cells = [];
    }
    cells.push(segment);
  }
  if (cells.length > 0) lines.push(lineOf(cells, context));
  return lines.filter(({ text }) => text !== '');
}

export function lineOf(cells: readonly Segment[], context: LineContext): Line {
  const byX = cells.toSorted((a, b) => a.x0 - b.x0);
  const runs = byX.flatMap((cell) => cell.runs);
  const { x0, x1, y, size } = segmentOf(runs);
  const pieces = piecesOf(inReadingOrder(runs, context.isRightToLeft), context.fonts);
  const text = pieces.map((piece) => piece.text).join('');
  const letters = pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece.text));
  const word = /^\S*/.exec(text)?.[0].length ?? 0;
  return {
    pieces,
    text,
    page: context.page,
    x0,
    x1,
    y,
    size,
    isBold: letters.length > 0 && letters.every((piece) => piece.bold),
    isItalic: letters.length > 0 && letters.every((piece) => piece.italic),
    tag: tagOf(runs),
    cells: byX,
    firstWord: text === '' ? 0 : ((x1 - x0) * word) / text.length,
  };
}

/** That of most of its letters. */
function tagOf(runs: readonly Run[]): Tag | null {
  const weights = new Map<number, number>();
  const tags = new Map<number, Tag>();
  for (const { tag, text } of runs) {
    const block = tag?.block ?? 0;
    weights.set(block, (weights.get(block) ?? 0) + text.length);
    if (tag !== null) tags.set(block, tag);
  }
  return tags.get(heaviest(weights)) ?? null;
}

/** The text of some runs in reading order, trimmed. Of soft hyphens only one at the end is left. */
export function piecesOf(ordered: readonly Run[], fonts: readonly FontStyle[]): Piece[] {
  const pieces: Piece[] = [];
  let previous: Run | null = null;
  for (const run of ordered) {
    const style = fonts[run.font] ?? { bold: false, italic: false };
    const hasSpace = previous !== null && isSpaced(previous, run);
    const text = (hasSpace ? ' ' : '') + withoutSpread(run.text);
    const last = pieces.at(-1);
    if (last?.text.endsWith('\u00ad') === true) {
      pieces[pieces.length - 1] = { ...last, text: last.text.slice(0, -1) };
    }
    add(pieces, { text, bold: style.bold, italic: style.italic, href: run.href });
    previous = run;
  }
  return trimmed(pieces);
}

function add(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  const isSame =
    last !== undefined &&
    last.bold === piece.bold &&
    last.italic === piece.italic &&
    last.href === piece.href;
  const text = last !== undefined && /\s$/.test(last.text) ? piece.text.trimStart() : piece.text;
  if (isSame) pieces[pieces.length - 1] = { ...last, text: last.text + text };
  else pieces.push({ ...piece, text });
}

function trimmed(pieces: readonly Piece[]): Piece[] {
  const kept = pieces.map((piece) =>
    /\s\s|[^\S ]/.test(piece.text) ? { ...piece, text: piece.text.replaceAll(/\s+/g, ' ') } : piece,
  );
  for (let first = kept[0]; first !== undefined; first = kept[0]) {
    kept[0] = { ...first, text: first.text.trimStart() };
    if (kept[0].text !== '') break;
    kept.shift();
  }
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    kept[kept.length - 1] = { ...last, text: last.text.trimEnd() };
    if (kept.at(-1)?.text !== '') break;
    kept.pop();
  }
  return kept;
}

const ideograph =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Whether white space was painted between two runs, or is there to see. */
function isSpaced(a: Run, b: Run): boolean {
  if (a.order === b.order) return false;
  const wasPainted =
    (b.order === a.order + 1 && b.spaceBefore) || (a.order === b.order + 1 && a.spaceBefore);
  const gap = Math.max(b.x0 - a.x1, a.x0 - b.x1);
  const em = Math.min(a.size, b.size);
  const areWide = ideograph.test(a.text.slice(-1)) && ideograph.test(b.text.charAt(0));
  if (areWide) return gap > 0.8 * em;
  // A large initial is the first letter of the word beside it.
  if (a.size > 1.7 * b.size && /^\P{L}?\p{Lu}$/u.test(a.text.trim())) return false;
  return wasPainted ? gap > -0.5 * em : gap > 0.16 * em;
}

const spread =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/** Ideographs set apart to fill a line are not words apart. */
function withoutSpread(text: string): string {
  const gaps = text.match(spread)?.length ?? 0;
  return gaps > 0 && gaps >= text.length / 4 ? text.replace(spread, '') : text;
}
