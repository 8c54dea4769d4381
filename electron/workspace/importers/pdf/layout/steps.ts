// What comes between two lines of a column: the start of another block, a line break, or nothing.

import { bylineNames } from '../../../../../shared/text/plain-text/cues.ts';
import { readDateLine } from '../../../../../shared/text/plain-text/date-line.ts';
import { markerOf } from '../compose/markers.ts';
import { endOf, startOf, type Column, type Edges } from './edges.ts';
import { isItemLine } from './item-line.ts';
import type { Line } from './lines.ts';

export interface Step {
  /** The lines of the block so far. */
  readonly open: readonly Line[];
  readonly previous: Line;
  readonly line: Line;
  readonly after: Line | undefined;
}

/** What the room after a line says. */
interface End {
  /** The next line's first word would have fitted: the line ends where it does on purpose. */
  readonly isShort: boolean;
  /** So short that its end is a line break. */
  readonly isBreak: boolean;
}

export function transition(column: Column, edges: Edges, step: Step): 'block' | 'line' | 'on' {
  const tagged = column.isTagged ? byTags(step) : null;
  if (tagged === 'block') return 'block';
  const end = endOfLine(column, edges, step);
  if (tagged === 'on') return end.isBreak ? 'line' : 'on';
  if (opensBlock(column, edges, step, end)) return 'block';
  const { previous, line } = step;
  if (end.isShort && endsSentence(previous.text)) return 'block';
  if (!end.isBreak) return 'on';
  return isOfHeader(previous.text) || isOfHeader(line.text) ? 'block' : 'line';
}

function opensBlock(column: Column, edges: Edges, step: Step, { isShort }: End): boolean {
  return (
    isGap(edges, step) ||
    isIndent(column, step, isShort) ||
    changesLook(step, isShort) ||
    bothSetIn(column, edges, step, isShort) ||
    isItemLine(step.line) ||
    opensItem(step) ||
    leader.test(step.previous.text)
  );
}

function endOfLine({ isRightToLeft }: Column, edges: Edges, { previous, line }: Step): End {
  const start = startOf(line, isRightToLeft);
  const isAlike = Math.abs(start - startOf(previous, isRightToLeft)) < 2;
  const own = isAlike ? edges.setIn.get(Math.round(start)) : undefined;
  const room = (own ?? edges.end) - endOf(previous, isRightToLeft);
  const isShort = room > line.firstWord + 0.6 * line.size && !isHyphenated(previous);
  const isBreak = isShort && room > Math.max(2 * line.size, (edges.end - edges.start) / 5);
  return { isShort, isBreak };
}

/** A byline or a date stands by itself, whatever is right above or below it. */
const isOfHeader = (text: string): boolean =>
  bylineNames(text) !== null || readDateLine(text) !== null;

/** The dots of a table of contents, and the page after them. */
const leader = /(?:\.\s?){5,}\s*\S{1,6}$/;

function byTags({ previous, line }: Step): 'block' | 'on' | null {
  if (previous.tag === null || line.tag === null) return null;
  return previous.tag.block === line.tag.block ? 'on' : 'block';
}

const isHyphenated = ({ text }: Line): boolean => /[\p{L}\p{N}][-\u2010\u00ad]$/u.test(text);

export const endsSentence = (text: string): boolean =>
  /[.!?…:。！？؟۔।]["'”’»)\]\d]*$/u.test(text.slice(-8));

function isGap({ leading }: Edges, { previous, line }: Pick<Step, 'previous' | 'line'>): boolean {
  const distance = line.y - previous.y;
  const usual = leading * Math.max(line.size, previous.size);
  return distance > usual * 1.25 + 0.1 * line.size || distance <= 0;
}

/** A line that begins further in or out than the one before, where that has a meaning. */
function isIndent(
  { isRightToLeft }: Column,
  { open, previous, line }: Step,
  isShort: boolean,
): boolean {
  const em = 0.7 * line.size;
  const start = startOf(line, isRightToLeft);
  const before = startOf(previous, isRightToLeft);
  const isOver = isShort || endsSentence(previous.text);
  // Further in after a full line is the second line of something that hangs.
  if (start > before + em) return isOver && !hangs(open, isRightToLeft, start);
  if (start >= before - em || hasInitial(open)) return false;
  return open.length > 1 || (isShort && endsSentence(previous.text));
}

/** The lines beside a large initial begin further in than those below it. */
function hasInitial([first]: readonly Line[]): boolean {
  const run = first?.cells[0]?.runs[0];
  return first !== undefined && run !== undefined && run.size > 1.7 * first.size;
}

/** A first line of one line, and another first line. */
function bothSetIn(
  { isRightToLeft }: Column,
  edges: Edges,
  { open, line, after }: Step,
  isShort: boolean,
): boolean {
  const [first] = open;
  if (open.length !== 1 || first === undefined || after === undefined) return false;
  if (!isShort && !endsSentence(first.text) && bylineNames(first.text) === null) return false;
  if (isGap(edges, { previous: line, line: after })) return false;
  const start = startOf(line, isRightToLeft);
  const setIn = edges.start + 0.7 * line.size;
  const areAlike = Math.abs(start - startOf(first, isRightToLeft)) < 1;
  return areAlike && start > setIn && startOf(after, isRightToLeft) < setIn;
}

/** Whether a line continues a first line that stands further out: a list item, or a note. */
function hangs(open: readonly Line[], isRightToLeft: boolean, start: number): boolean {
  const [first, second] = open;
  if (first === undefined || markerOf(first.text) === null) return false;
  return second === undefined || Math.abs(startOf(second, isRightToLeft) - start) < first.size;
}

/** Another size; or a line all in bold next to one that is not, when it ends of itself. */
function changesLook({ previous, line }: Step, isShort: boolean): boolean {
  const larger = Math.max(previous.size, line.size);
  if (larger > Math.min(previous.size, line.size) * 1.08) return true;
  if (previous.isBold === line.isBold) return false;
  return isShort || (line.isBold && endsSentence(previous.text));
}

function opensItem({ open, line }: Step): boolean {
  const marker = markerOf(line.text);
  if (marker === null) return false;
  if (marker.kind === 'bullet') return true;
  const [first] = open;
  const own = first === undefined ? null : markerOf(first.text);
  // A number or a dash opens an item where the one before it does, at the same place.
  const isSibling = own?.kind === marker.kind && Math.abs((first?.x0 ?? 0) - line.x0) < line.size;
  return isSibling || (first !== undefined && endsSentence(open.at(-1)?.text ?? ''));
}
