// Whether a text was wrapped by hand (e-mail, wire copy, Project Gutenberg), and if so at which width.
// The test is the one a wrapping program applies: a line was ended because the next word would not have fitted.

import type { Line } from './lines.ts';

const NARROWEST = 40;
const WIDEST = 120;
/** So many wrapped line ends prove it; fewer need the next lines to go on in lower case. */
const PROOF = 3;
const WRAPPED_SHARE = 0.6;

/** The width a text is wrapped at, in code units; null when its lines are whole paragraphs. */
export function wrapWidth(text: string, lines: readonly Line[]): number | null {
  const ends = lineEnds(lines);
  let width = 0;
  for (const [line] of ends) {
    const length = line.endUtf16 - line.startUtf16 + line.indent;
    // A long address without a space stands out of any wrapped text.
    if (length > width && (length <= WIDEST || hasSpace(text, line))) width = length;
  }
  if (width < NARROWEST || width > WIDEST) return null;

  const wrapped = ends.filter(([line, next]) => isWrappedEnd(text, line, next, width));
  if (wrapped.length < ends.length * WRAPPED_SHARE) return null;
  if (wrapped.length >= PROOF) return width;
  const goOn = wrapped.filter(([, next]) => /^\p{Ll}/u.test(sliceStart(text, next)));
  return wrapped.length > 0 && goOn.length * 2 >= wrapped.length ? width : null;
}

/** Whether `line` ended only because the first word of `next` did not fit into the width. */
export function isWrappedEnd(text: string, line: Line, next: Line, width: number): boolean {
  const length = line.endUtf16 - line.startUtf16 + line.indent;
  return length + 1 + firstWordLength(text, next) > width;
}

function lineEnds(lines: readonly Line[]): (readonly [Line, Line])[] {
  const ends: (readonly [Line, Line])[] = [];
  for (const [index, next] of lines.entries()) {
    const line = lines[index - 1];
    if (line !== undefined && !next.opensGroup) ends.push([line, next]);
  }
  return ends;
}

function firstWordLength(text: string, line: Line): number {
  const space = sliceStart(text, line).search(/\s/);
  return space === -1 ? line.endUtf16 - line.startUtf16 : space;
}

function hasSpace(text: string, line: Line): boolean {
  return /\s/.test(text.slice(line.startUtf16, line.endUtf16));
}

function sliceStart(text: string, line: Line): string {
  return text.slice(line.startUtf16, Math.min(line.endUtf16, line.startUtf16 + WIDEST));
}
