// Where each stretch of a text went in a changed version of it: units are aligned first, then the words of
// units that changed. What is in no stretch was deleted or replaced. Pure; offsets in UTF-16 code units.

import { diffArrays } from 'diff';
import { tokenPattern } from '../text/word-pattern.ts';
import { alignUnits, type UnitPair } from './align-units.ts';
import { Numbering, unitsOf } from './text-units.ts';

/** The same characters in both texts; none where a changed unit begins or ends, which became each other too. */
export interface KeptRun {
  readonly before: number;
  readonly after: number;
  readonly length: number;
  /** Its unit went elsewhere than its neighbours. */
  readonly moved: boolean;
}

const MOST_EDITS = 3_000;

/** In the order of the first text, neither overlapping nor touching in both texts at once. */
export function mapText(before: string, after: string): KeptRun[] {
  if (before === after) return [{ before: 0, after: 0, length: before.length, moved: false }];
  const numbering = new Numbering();
  const pairs = alignUnits(unitsOf(before, numbering), unitsOf(after, numbering));
  const runs: KeptRun[] = [];
  for (const pair of pairs) runs.push(...runsOf(before, after, pair, numbering));
  return joined(
    before,
    after,
    runs.toSorted((a, b) => a.before - b.before),
  );
}

function runsOf(before: string, after: string, pair: UnitPair, numbering: Numbering): KeptRun[] {
  const { moved } = pair;
  const start = { before: pair.before.startUtf16, after: pair.after.startUtf16 };
  if (pair.before.id === pair.after.id) {
    return [{ ...start, length: pair.before.endUtf16 - pair.before.startUtf16, moved }];
  }
  const tokens = (text: string, { startUtf16, endUtf16 }: UnitPair['before']): string[] =>
    text.slice(startUtf16, endUtf16).match(tokenPattern) ?? [];
  const old = tokens(before, pair.before);
  const now = tokens(after, pair.after);
  const changes = diffArrays(
    old.map((token) => numbering.of(token)),
    now.map((token) => numbering.of(token)),
    { maxEditLength: MOST_EDITS },
  );
  const runs: KeptRun[] = [{ ...start, length: 0, moved }];
  let atOld = 0;
  let atNow = 0;
  let oldUtf16 = start.before;
  let nowUtf16 = start.after;
  const lengthOf = (list: readonly string[], from: number, count: number): number => {
    let length = 0;
    for (let at = from; at < from + count; at += 1) length += (list[at] as string).length;
    return length;
  };
  for (const { added, removed, count } of changes ?? []) {
    const length = added ? lengthOf(now, atNow, count) : lengthOf(old, atOld, count);
    if (!added && !removed) runs.push({ before: oldUtf16, after: nowUtf16, length, moved });
    if (!added) {
      atOld += count;
      oldUtf16 += length;
    }
    if (!removed) {
      atNow += count;
      nowUtf16 += length;
    }
  }
  runs.push({ before: pair.before.endUtf16, after: pair.after.endUtf16, length: 0, moved });
  return runs;
}

/** Runs with the same characters between them become one, such as equal paragraphs with a blank line between. */
function joined(before: string, after: string, runs: readonly KeptRun[]): KeptRun[] {
  const result: KeptRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    const gap = last === undefined ? -1 : run.before - (last.before + last.length);
    const sameGap =
      last !== undefined &&
      gap >= 0 &&
      last.moved === run.moved &&
      run.after - (last.after + last.length) === gap &&
      before.slice(run.before - gap, run.before) === after.slice(run.after - gap, run.after);
    if (!sameGap) result.push(run);
    else result[result.length - 1] = { ...last, length: run.before + run.length - last.before };
  }
  return result;
}
