// A paragraph as it is put together from the pages: its lines, what it is known to be, and its text.

import type { InlineRun } from '../../article-builder.ts';
import type { Line, Piece } from '../layout/lines.ts';
import { jointOf, type Spellings } from './hyphens.ts';

export interface Paragraph {
  readonly lines: Line[];
  /** Indexes of lines before which the page breaks the line on purpose. */
  readonly breaks: Set<number>;
  /** The cells of a table row, each with its lines. */
  readonly cells: readonly (readonly Line[])[] | null;
  readonly part: 'body' | 'note' | 'aside' | 'edge';
  /** The edges of its column, in reading direction. */
  readonly start: number;
  readonly end: number;
  readonly isIndented: boolean;
  readonly isRightToLeft: boolean;
  readonly isTagged: boolean;
}

export interface Composed {
  readonly runs: readonly InlineRun[];
  /** Where each further page begins, in UTF-16 code units of the runs' text. */
  readonly pages: readonly { readonly atUtf16: number; readonly page: number }[];
  readonly lengthUtf16: number;
}

export const firstLine = ({ lines }: Paragraph): Line | undefined => lines[0];
export const lastLine = ({ lines }: Paragraph): Line | undefined => lines.at(-1);

/** Enough of a paragraph's words to tell what it is, lines with a space between. */
export function looksOf(paragraph: Paragraph, longest = 600): string {
  let text = '';
  for (const line of paragraph.lines) {
    text += (text === '' ? '' : ' ') + line.text;
    if (text.length > longest) break;
  }
  return text;
}

/** The paragraph's text. `skip` code units of the first line, a list marker, are left out. */
export function composed(
  { lines, breaks }: Pick<Paragraph, 'lines' | 'breaks'>,
  spellings: Spellings,
  { skip = 0, plain = false }: { readonly skip?: number; readonly plain?: boolean } = {},
): Composed {
  const runs: InlineRun[] = [];
  const pages: { atUtf16: number; page: number }[] = [];
  let lengthUtf16 = 0;
  let page = lines[0]?.page;
  const add = (run: InlineRun) => {
    runs.push(run);
    lengthUtf16 += run.lineBreak === true ? 1 : run.text.length;
  };
  for (const [at, line] of lines.entries()) {
    const next = lines[at + 1];
    if (line.page !== page) {
      page = line.page;
      pages.push({ atUtf16: lengthUtf16, page });
    }
    const joint = jointAfter(line, next, { isBroken: breaks.has(at + 1), spellings });
    const pieces = cutPieces(line.pieces, at === 0 ? skip : 0, joint.cut);
    for (const piece of pieces) add(runOf(piece, plain));
    if (joint.by === 'break') add({ text: '', lineBreak: true });
    if (joint.by === 'space') add(spaceBetween(pieces.at(-1), next?.pieces[0], plain));
  }
  return { runs, pages, lengthUtf16 };
}

/** How a line is put together with the next, if there is one. */
function jointAfter(
  { text }: Line,
  next: Line | undefined,
  { isBroken, spellings }: { readonly isBroken: boolean; readonly spellings: Spellings },
): { readonly cut: 0 | 1; readonly by: 'space' | 'break' | 'nothing' } {
  const softCut = text.endsWith('\u00ad') ? 1 : 0;
  if (next === undefined) return { cut: softCut, by: 'nothing' };
  if (isBroken) return { cut: softCut, by: 'break' };
  const { cut, space } = jointOf(text, next.text, spellings);
  return { cut, by: space ? 'space' : 'nothing' };
}

function runOf({ text, bold, italic, href }: Piece, plain: boolean): InlineRun {
  const formats = [
    ...(bold && !plain ? (['bold'] as const) : []),
    ...(italic && !plain ? (['italic'] as const) : []),
  ];
  return { text, formats, ...(href === null ? {} : { href }) };
}

/** A space has the look that both sides share, so that a mark goes on across a line end. */
function spaceBetween(
  before: Piece | undefined,
  after: Piece | undefined,
  plain: boolean,
): InlineRun {
  if (before === undefined || after === undefined) return { text: ' ' };
  const href = before.href === after.href ? before.href : null;
  const bold = before.bold && after.bold;
  const italic = before.italic && after.italic;
  return runOf({ text: ' ', bold, italic, href }, plain);
}

function cutPieces(pieces: readonly Piece[], fromStart: number, fromEnd: number): Piece[] {
  const kept: Piece[] = [];
  let skip = fromStart;
  for (const piece of pieces) {
    const text = piece.text.slice(skip);
    skip = Math.max(0, skip - piece.text.length);
    if (text !== '') kept.push({ ...piece, text });
  }
  const last = kept.at(-1);
  if (last !== undefined && fromEnd > 0) {
    kept[kept.length - 1] = { ...last, text: last.text.slice(0, -fromEnd) };
  }
  return kept;
}
