// Puts an article's text together from blocks of runs, the same way for every rich source: blocks joined by a blank
// line, list items by one line feed, white space as a page shows it, formatting as marks. What comes out is canonical
// and its offsets (UTF-16 code units) hold by construction.

import type {
  Block,
  BlockRole,
  BlockType,
  InlineMark,
  InlineMarkType,
} from '../../../shared/domain/article.ts';
import type { SourceMapEntry, SourcePlace } from '../../../shared/domain/source-map.ts';
import { canonicalText } from '../../../shared/text/canonical.ts';
import { safeHref } from './safe-href.ts';

export interface InlineRun {
  /** White space is collapsed unless the block is preformatted. */
  readonly text: string;
  readonly formats?: readonly InlineMarkType[];
  /** As the source has it; kept only when it is safe to show (see safe-href.ts). Implies the format `link`. */
  readonly href?: string;
  /** A line break inside a block, such as of verse or an address; `text` is not looked at. A space in a row. */
  readonly lineBreak?: true;
}

/** Between the cells of a `table-row`; other tabs are white space. */
export const cellEnd: InlineRun = { text: '\t' };

export interface NewBlock {
  readonly type: BlockType;
  /** For headings (1–6) and list items (from 1). */
  readonly level?: number;
  /** `body` when absent. */
  readonly role?: BlockRole;
  readonly place?: SourcePlace;
}

export interface BuiltText {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly marks: readonly InlineMark[];
  readonly sourceMap: readonly SourceMapEntry[];
}

interface OpenMark {
  readonly type: InlineMarkType;
  readonly href: string | undefined;
  readonly startUtf16: number;
}

export class ArticleBuilder {
  readonly #parts: string[] = [];
  readonly #blocks: Block[] = [];
  readonly #marks: InlineMark[] = [];
  readonly #sourceMap: SourceMapEntry[] = [];
  #length = 0;
  #lastType: BlockType | null = null;

  /** How many blocks there are so far. */
  get size(): number {
    return this.#blocks.length;
  }

  /** Adds a block; one without visible text is left out. Answers whether it was added. */
  addBlock(block: NewBlock, runs: readonly InlineRun[]): boolean {
    const pieces =
      block.type === 'preformatted' ? preserved(runs) : collapsed(runs, block.type === 'table-row');
    let text = '';
    for (const piece of pieces) text += piece.text;
    if (!visible.test(text)) return false;
    const bothItems = block.type === 'list-item' && this.#lastType === 'list-item';
    const separator = this.#lastType === null ? '' : bothItems ? '\n' : '\n\n';
    const startUtf16 = this.#length + separator.length;
    const endUtf16 = startUtf16 + text.length;
    this.#parts.push(separator, text);
    this.#length = endUtf16;
    this.#lastType = block.type;
    const level = block.level === undefined ? {} : { level: block.level };
    const role = block.role ?? 'body';
    this.#blocks.push({ startUtf16, endUtf16, type: block.type, ...level, role });
    for (const mark of marksOf(pieces, startUtf16)) this.#marks.push(mark);
    if (block.place !== undefined) {
      this.#sourceMap.push({ startUtf16, endUtf16, place: block.place });
    }
    return true;
  }

  build(): BuiltText {
    return {
      text: this.#parts.join(''),
      blocks: this.#blocks,
      marks: this.#marks,
      sourceMap: this.#sourceMap,
    };
  }
}

interface Piece {
  readonly text: string;
  readonly formats: readonly InlineMarkType[];
  readonly href: string | undefined;
}

const visible = /[^\s\p{Cc}\p{Cf}]/u;

const plain: readonly InlineMarkType[] = [];

function pieceOf({ formats = plain, href: given }: InlineRun, text: string): Piece {
  const href = given === undefined ? undefined : (safeHref(given) ?? undefined);
  const isLink = formats.includes('link');
  if (isLink === (href !== undefined)) return { text, formats, href };
  const kept = isLink
    ? formats.filter((format) => format !== 'link')
    : [...formats, 'link' as const];
  return { text, formats: kept, href };
}

/** A BOM inside a text is no character of it, and would vanish at its start only. */
const cleaned = (text: string): string => canonicalText(text).replaceAll('\ufeff', '');

/** Whether there is anything to clean in a text, or more to its white space than single spaces; most have neither. */
const uneven = /[\0\t\n\v\f\r\ufeff\ud800-\udfff]| {2}/;

function preserved(runs: readonly InlineRun[]): Piece[] {
  const all = runs.map((run) => pieceOf(run, run.lineBreak === true ? '\n' : cleaned(run.text)));
  // Blank lines around the block are the separator's business.
  const start = all.findIndex((piece) => /[^\n]/.test(piece.text));
  const end = all.findLastIndex((piece) => /\S/.test(piece.text));
  const pieces = start === -1 ? [] : all.slice(start, end + 1);
  const [first] = pieces;
  if (first !== undefined) pieces[0] = { ...first, text: first.text.replace(/^\n+/, '') };
  const last = pieces.at(-1);
  if (last !== undefined) pieces[pieces.length - 1] = { ...last, text: last.text.trimEnd() };
  return pieces.filter((piece) => piece.text !== '');
}

/**
 * Spaces, tabs and line ends become one space each, none beside a line break, a cell's end or the block's ends; NBSP
 * stays. What stands between two pieces has the formatting that both share, so that no mark begins or ends blank.
 */
function collapsed(runs: readonly InlineRun[], isRow: boolean): Piece[] {
  const pieces: Piece[] = [];
  let between = '';
  for (const run of runs) {
    const breaker = breakOf(run, isRow);
    if (breaker !== null) {
      between = joined(between, breaker, pieces.length === 0);
      continue;
    }
    const text = uneven.test(run.text) ? singleSpaced(cleaned(run.text)) : run.text;
    const start = text.startsWith(' ') ? 1 : 0;
    const end = text.length > 1 && text.endsWith(' ') ? text.length - 1 : text.length;
    if (start > 0) between = joined(between, ' ', pieces.length === 0);
    if (start >= end) continue;
    const piece = pieceOf(run, text.slice(start, end));
    if (between !== '') pieces.push(shared(between, pieces.at(-1), piece));
    pieces.push(piece);
    between = end < text.length ? ' ' : '';
  }
  return pieces;
}

type Break = '\t' | '\n' | ' ';

/** White space gives way to a break. Nothing but empty cells stands before the first text. */
function joined(between: string, next: Break, isStart: boolean): string {
  if (isStart && next !== '\t') return between;
  if (next === ' ') return between === '' ? next : between;
  return between === ' ' ? next : between + next;
}

const singleSpaced = (text: string): string => text.replace(/[ \t\n\f\v]+/g, ' ');

/** What a run breaks the text with; null when it is text. A row is one line, so that its lines are only spaced. */
function breakOf(run: InlineRun, isRow: boolean): Break | null {
  if (run.lineBreak === true) return isRow ? ' ' : '\n';
  return isRow && run.text === cellEnd.text ? '\t' : null;
}

function shared(text: string, before: Piece | undefined, after: Piece): Piece {
  const none: Piece = { text, formats: plain, href: undefined };
  if (before === undefined || text.startsWith(cellEnd.text)) return none;
  const { href } = after;
  const formats = after.formats.filter(
    (format) => before.formats.includes(format) && (format !== 'link' || before.href === href),
  );
  return formats.includes('link') ? { text, formats, href } : { ...none, formats };
}

/** Neighbouring pieces of one formatting are one mark. */
function marksOf(pieces: readonly Piece[], startUtf16: number): InlineMark[] {
  if (pieces.every(({ formats }) => formats.length === 0)) return [];
  const marks: InlineMark[] = [];
  let open: OpenMark[] = [];
  let at = startUtf16;
  const close = (mark: OpenMark, endUtf16: number) => {
    const href = mark.href === undefined ? {} : { href: mark.href };
    marks.push({ startUtf16: mark.startUtf16, endUtf16, type: mark.type, ...href });
  };
  for (const { text, formats, href } of pieces) {
    const stays = (mark: OpenMark) =>
      formats.includes(mark.type) && (mark.type !== 'link' || mark.href === href);
    if (!open.every(stays)) {
      for (const mark of open) if (!stays(mark)) close(mark, at);
      open = open.filter(stays);
    }
    for (const type of formats) {
      if (open.some((mark) => mark.type === type)) continue;
      open.push({ type, href: type === 'link' ? href : undefined, startUtf16: at });
    }
    at += text.length;
  }
  for (const mark of open) close(mark, at);
  return marks.toSorted((a, b) =>
    a.startUtf16 === b.startUtf16 ? b.endUtf16 - a.endUtf16 : a.startUtf16 - b.startUtf16,
  );
}
