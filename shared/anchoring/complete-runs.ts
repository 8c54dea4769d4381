// What an edit kept, with what was typed or pasted over the same words: who retypes a word to mend its end keeps its
// beginning, and who replaces the whole text by a newer one keeps what is equal in both. Offsets in UTF-16 code units.

import { isSecondHalf } from '../text/code-points.ts';
import { afterOf, beforeOf, lengthOf, makeRuns, runsOfEdit, type KeptRuns } from './kept-runs.ts';
import { mapText } from './map-text.ts';

/** Longer stretches that replaced each other are compared; shorter ones were typed anew on purpose. */
const LONG = 400;

/** `kept` in order of both texts, as an edit tells it. Costs a comparison of the long stretches that were replaced. */
export function completed(before: string, after: string, kept: Int32Array): KeptRuns {
  const runs = runsOfEdit(kept);
  const found = new RunList();
  let atBefore = 0;
  let atAfter = 0;
  for (let run = 0; run <= runs.count; run += 1) {
    const isLast = run === runs.count;
    const toBefore = isLast ? before.length : beforeOf(runs, run);
    const toAfter = isLast ? after.length : afterOf(runs, run);
    addEqual(
      found,
      before,
      after,
      { before: atBefore, after: atAfter },
      { before: toBefore, after: toAfter },
    );
    if (isLast) break;
    found.add(toBefore, toAfter, lengthOf(runs, run), 0);
    atBefore = toBefore + lengthOf(runs, run);
    atAfter = toAfter + lengthOf(runs, run);
  }
  return found.runs();
}

interface Place {
  readonly before: number;
  readonly after: number;
}

/** What a stretch and the one that replaced it have in common: their beginnings and ends; everything where they are long. */
function addEqual(found: RunList, before: string, after: string, from: Place, to: Place): void {
  const most = Math.min(to.before - from.before, to.after - from.after);
  if (most >= LONG) {
    const inside = mapText(before.slice(from.before, to.before), after.slice(from.after, to.after));
    for (let run = 0; run < inside.count; run += 1) {
      found.add(
        beforeOf(inside, run) + from.before,
        afterOf(inside, run) + from.after,
        lengthOf(inside, run),
        inside.moved[run] ?? 0,
      );
    }
  } else if (most > 0) {
    const head = equalAhead(before, after, from, most);
    const tail = equalBack(before, after, to, most - head);
    found.add(from.before, from.after, head, 0);
    found.add(to.before - tail, to.after - tail, tail, 0);
  }
}

function equalAhead(before: string, after: string, from: Place, most: number): number {
  let same = 0;
  while (
    same < most &&
    before.charCodeAt(from.before + same) === after.charCodeAt(from.after + same)
  ) {
    same += 1;
  }
  const isCut = isSecondHalf(before, from.before + same) || isSecondHalf(after, from.after + same);
  return same > 0 && isCut ? same - 1 : same;
}

function equalBack(before: string, after: string, to: Place, most: number): number {
  let same = 0;
  while (
    same < most &&
    before.charCodeAt(to.before - same - 1) === after.charCodeAt(to.after - same - 1)
  ) {
    same += 1;
  }
  const isCut = isSecondHalf(before, to.before - same) || isSecondHalf(after, to.after - same);
  return same > 0 && isCut ? same - 1 : same;
}

/** Stretches in order of the first text; those that go on in both become one. */
class RunList {
  readonly #triples: number[] = [];
  readonly #moved: number[] = [];

  add(before: number, after: number, length: number, moved: number): void {
    if (length === 0) return;
    const last = this.#triples.length - 3;
    const [lastBefore = -1, lastAfter = -1, lastLength = 0] = this.#triples.slice(last);
    const goesOn =
      last >= 0 &&
      lastBefore + lastLength === before &&
      lastAfter + lastLength === after &&
      this.#moved.at(-1) === moved;
    if (goesOn) this.#triples[last + 2] = lastLength + length;
    else {
      this.#triples.push(before, after, length);
      this.#moved.push(moved);
    }
  }

  runs(): KeptRuns {
    return makeRuns(this.#triples, this.#moved);
  }
}
