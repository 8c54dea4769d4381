// The shortest way from one sequence of numbers to another: E. W. Myers, “An O(ND) Difference Algorithm and Its
// Variations” (1986), the greedy one with its trace kept. Costs n + D² steps and D²/2 numbers of memory.

/** Called for each element that both have, in order of both. */
type OnSame = (inA: number, inB: number) => void;

/**
 * False, and nothing said beyond the equal beginning and end, when more than `mostEdits` are needed. Equal elements at
 * both ends cost a step each.
 */
export function sameInOrder(
  a: Int32Array,
  b: Int32Array,
  mostEdits: number,
  onSame: OnSame,
): boolean {
  const start = equalAhead(a, b);
  const tail = equalBack(a, b, start);
  for (let at = 0; at < start; at += 1) onSame(at, at);
  const found = middle(
    a.subarray(start, a.length - tail),
    b.subarray(start, b.length - tail),
    mostEdits,
  );
  const pairs = found ?? [];
  for (let at = 0; at < pairs.length; at += 2) {
    onSame(start + (pairs[at] as number), start + (pairs[at + 1] as number));
  }
  for (let left = tail; left > 0; left -= 1) onSame(a.length - left, b.length - left);
  return found !== null;
}

function equalAhead(a: Int32Array, b: Int32Array): number {
  const most = Math.min(a.length, b.length);
  let same = 0;
  while (same < most && a[same] === b[same]) same += 1;
  return same;
}

function equalBack(a: Int32Array, b: Int32Array, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let same = 0;
  while (same < most && a[a.length - 1 - same] === b[b.length - 1 - same]) same += 1;
  return same;
}

/** Pairs of indexes in turn; null when it takes too many edits. */
function middle(a: Int32Array, b: Int32Array, mostEdits: number): number[] | null {
  if (a.length === 0 || b.length === 0) return [];
  const most = Math.min(mostEdits, a.length + b.length);
  // Row d holds how far the paths of d edits came, for the diagonals −d … d in steps of two; it begins at d(d + 1)/2.
  let trace = new Int32Array(256);
  for (let edits = 0; edits <= most; edits += 1) {
    const row = (edits * (edits + 1)) / 2;
    if (row + edits >= trace.length) {
      const larger = new Int32Array(trace.length * 4);
      larger.set(trace);
      trace = larger;
    }
    for (let step = 0; step <= edits; step += 1) {
      let x = startOf(trace, edits, step);
      let y = x - (2 * step - edits);
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      trace[row + step] = x;
      if (x >= a.length && y >= b.length) return wayBack(trace, a.length, b.length, edits, step);
    }
  }
  return null;
}

/** Where a path of so many edits enters its diagonal: the further of the two that lead there. */
function startOf(trace: Int32Array, edits: number, step: number): number {
  if (edits === 0) return 0;
  return cameDown(trace, edits, step)
    ? (trace[((edits - 1) * edits) / 2 + step] as number)
    : (trace[((edits - 1) * edits) / 2 + step - 1] as number) + 1;
}

/** Whether the last edit put in an element of b. */
function cameDown(trace: Int32Array, edits: number, step: number): boolean {
  if (step === 0) return true;
  if (step === edits) return false;
  const row = ((edits - 1) * edits) / 2;
  return (trace[row + step - 1] as number) < (trace[row + step] as number);
}

function wayBack(
  trace: Int32Array,
  lengthA: number,
  lengthB: number,
  lastEdits: number,
  lastStep: number,
): number[] {
  const pairs: number[] = [];
  let x = lengthA;
  let y = lengthB;
  let step = lastStep;
  for (let edits = lastEdits; edits >= 0; edits -= 1) {
    const from = startOf(trace, edits, step);
    for (; x > from; x -= 1, y -= 1) pairs.push(y - 1, x - 1);
    if (edits === 0) break;
    if (cameDown(trace, edits, step)) y -= 1;
    else {
      x -= 1;
      step -= 1;
    }
  }
  return pairs.toReversed();
}
