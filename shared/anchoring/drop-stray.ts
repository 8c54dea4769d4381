// Equal words between two stretches that have nothing else in common are chance, such as “the” in a paragraph and in
// the one that replaced it. They are dropped, so that no mark clings to them. The idea of N. Fraser's semantic cleanup.

/** A run of so many times fewer words than were changed on its poorer side is chance. */
const THINNER = 3;

interface Run {
  /** In pairs. */
  readonly first: number;
  readonly words: number;
}

/** Takes and gives pairs of indexes in turn, of two stretches of the given lengths; the ends of both count as kept. */
export function dropStray(
  pairs: readonly number[],
  lengthA: number,
  lengthB: number,
): readonly number[] {
  if (pairs.length === 0) return pairs;
  let runs = runsOf(pairs);
  for (;;) {
    const kept = runs.filter((run, index) => {
      const before = changed(pairs, runs[index - 1] ?? null, run, lengthA, lengthB);
      const behind = changed(pairs, run, runs[index + 1] ?? null, lengthA, lengthB);
      return run.words * THINNER > Math.min(before, behind);
    });
    if (kept.length === runs.length) break;
    runs = kept;
  }
  return runs.flatMap(({ first, words }) => pairs.slice(first * 2, (first + words) * 2));
}

function runsOf(pairs: readonly number[]): Run[] {
  const runs: Run[] = [];
  let first = 0;
  for (let pair = 1; pair * 2 <= pairs.length; pair += 1) {
    const at = pair * 2;
    const goesOn =
      at < pairs.length &&
      pairs[at] === (pairs[at - 2] as number) + 1 &&
      pairs[at + 1] === (pairs[at - 1] as number) + 1;
    if (goesOn) continue;
    runs.push({ first, words: pair - first });
    first = pair;
  }
  return runs;
}

/** Words that changed between two runs: on the side where there are more. */
function changed(
  pairs: readonly number[],
  left: Run | null,
  right: Run | null,
  lengthA: number,
  lengthB: number,
): number {
  const lastOf = (run: Run): number => (run.first + run.words - 1) * 2;
  const fromA = left === null ? 0 : (pairs[lastOf(left)] as number) + 1;
  const fromB = left === null ? 0 : (pairs[lastOf(left) + 1] as number) + 1;
  const toA = right === null ? lengthA : (pairs[right.first * 2] as number);
  const toB = right === null ? lengthB : (pairs[right.first * 2 + 1] as number);
  return Math.max(toA - fromA, toB - fromB);
}
