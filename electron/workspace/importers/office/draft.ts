// A word processor's document between reading and building: its blocks in order, before the roles that only
// the whole beginning shows are given.

import { collapseSpace } from '../../../../shared/text/white-space.ts';
import { cellEnd, type InlineRun, type NewBlock } from '../article-builder.ts';

export interface Draft {
  readonly block: NewBlock;
  readonly runs: readonly InlineRun[];
  /** Whether the document itself says what the block is, by a style; words are not asked then. */
  readonly isStyled: boolean;
}

const longestCue = 1000;

/** The beginning of a block as one line, for looking at. */
export function draftLine({ runs }: Draft): string {
  let text = '';
  for (const run of runs) {
    text += run.lineBreak === true ? ' ' : run.text;
    if (text.length > longestCue) break;
  }
  return oneLine(text.slice(0, longestCue));
}

/** Most lines have nothing to collapse, which is seen faster than done. */
const oneLine = (text: string): string =>
  text.includes('  ') || text.includes('\n') || text.includes('\t')
    ? collapseSpace(text)
    : text.trim();

/** No caption is longer; shorter lines are looked at whole. */
const longestLine = 700;
const wholeLine = 300;
const headLength = 60;
const tailLength = 200;

/**
 * What a line shows of its role: all of a short one, the beginning and end of a longer one, where captions say what
 * they are. Null for one too long to be anything but text.
 */
export function cueLine(draft: Draft): string | null {
  let length = 0;
  for (const { text } of draft.runs) length += text.length;
  if (length <= wholeLine) return draftLine(draft);
  if (length > longestLine) return null;
  const [first] = draft.runs;
  let tail = '';
  for (let at = draft.runs.length - 1; at >= 0 && tail.length < tailLength; at -= 1) {
    tail = (draft.runs[at]?.text ?? '') + tail;
  }
  return oneLine(`${first?.text.slice(0, headLength) ?? ''} ${tail.slice(-tailLength)}`);
}

export function isBlankDraft({ runs }: Draft): boolean {
  return runs.every((run) => run.lineBreak === true || !/\S/.test(run.text));
}

/** Adds a paragraph to the line that a table's row is; a tab in it is only a space. */
export function addToRow(row: InlineRun[], runs: readonly InlineRun[]): void {
  row.push({ text: ' ' });
  for (const run of runs) row.push(run.text === cellEnd.text ? { ...run, text: ' ' } : run);
}
