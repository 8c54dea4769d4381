// What changed between two texts, told from what was kept, in pieces that fit on a screen. Offsets in UTF-16 code units.

import type { DiffHunk, DiffPiece, TextDiff } from '../ipc/text-types.ts';
import { graphemeEnd, graphemeStart } from '../text/graphemes.ts';

const MOST_HUNKS = 500;
/** Changes with no more than this kept between them are one place. */
const NEAR = 80;
/** Of what was kept round a change, and of a change itself. */
const AROUND = 120;
const SHOWN = 2_000;
const MOST_PIECES = 40;

/** A stretch of one text that took the place of one of the other; one of them may be empty. */
interface Change {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** `kept` as in `EditedText.kept`. */
export function diffByKept(before: string, after: string, kept: Int32Array): TextDiff {
  const changes = changesOf(before, after, kept);
  const groups = grouped(changes);
  return {
    hunks: groups.slice(0, MOST_HUNKS).map((group) => hunkOf(before, after, group)),
    hunkCount: groups.length,
    deleted: changes.reduce((sum, change) => sum + change.beforeEnd - change.beforeStart, 0),
    inserted: changes.reduce((sum, change) => sum + change.afterEnd - change.afterStart, 0),
  };
}

function changesOf(before: string, after: string, kept: Int32Array): Change[] {
  const changes: Change[] = [];
  let beforeStart = 0;
  let afterStart = 0;
  const add = (beforeEnd: number, afterEnd: number): void => {
    if (beforeEnd === beforeStart && afterEnd === afterStart) return;
    changes.push({ beforeStart, beforeEnd, afterStart, afterEnd });
  };
  for (let at = 0; at < kept.length; at += 3) {
    const [from = 0, to = 0, length = 0] = kept.subarray(at, at + 3);
    add(from, to);
    beforeStart = from + length;
    afterStart = to + length;
  }
  add(before.length, after.length);
  return changes;
}

function grouped(changes: readonly Change[]): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isNear =
      last !== undefined &&
      change.beforeStart - last.beforeEnd <= NEAR &&
      (group?.length ?? 0) * 3 < MOST_PIECES;
    if (isNear) group?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkOf(before: string, after: string, changes: readonly Change[]): DiffHunk {
  const first = changes[0] as Change;
  const last = changes.at(-1) as Change;
  const start = startAround(before, first.beforeStart);
  const pieces: DiffPiece[] = [];
  const add = (kind: DiffPiece['kind'], text: string): void => {
    if (text !== '') pieces.push({ kind, text });
  };
  if (start > 0 && before[start - 1] !== '\n') add('same', '… ');
  let at = start;
  for (const { beforeStart, beforeEnd, afterStart, afterEnd } of changes) {
    add('same', before.slice(at, beforeStart));
    add('deleted', shown(before, beforeStart, beforeEnd));
    add('inserted', shown(after, afterStart, afterEnd));
    at = beforeEnd;
  }
  const end = endAround(before, last.beforeEnd);
  add('same', before.slice(at, end));
  if (end < before.length && before[end] !== '\n') add('same', ' …');
  return { beforeUtf16: start, afterUtf16: first.afterStart - (first.beforeStart - start), pieces };
}

/** Not past the line, nor further than fits; between words where there are some. */
function startAround(text: string, offset: number): number {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  if (offset - line <= AROUND) return offset === 0 ? 0 : line;
  const cut = graphemeStart(text, offset - AROUND);
  const space = text.indexOf(' ', cut);
  return space === -1 || space >= offset ? cut : space + 1;
}

function endAround(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  const line = found === -1 ? text.length : found;
  if (line - offset <= AROUND) return line;
  const cut = graphemeEnd(text, offset + AROUND);
  const space = text.lastIndexOf(' ', cut);
  return space <= offset ? cut : space;
}

function shown(text: string, start: number, end: number): string {
  if (end - start <= SHOWN) return text.slice(start, end);
  const half = SHOWN / 2;
  return `${text.slice(start, graphemeEnd(text, start + half))} … ${text.slice(graphemeStart(text, end - half), end)}`;
}
