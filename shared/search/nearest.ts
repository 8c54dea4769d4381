// “Did you mean …”: the known word that is closest to a mistyped one.

/** The candidate that begins with the word, or else the closest within a third of the letters; null when none is. */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  const beginning = wanted === '' ? undefined : candidates.find((name) => name.startsWith(wanted));
  if (beginning !== undefined) return beginning;
  let best: string | null = null;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const steps = distance(wanted, candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** How many letters have to be added, dropped, replaced or swapped with their neighbour. Words are short. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3 || a.length > 40) return Number.POSITIVE_INFINITY;
  let rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1)
    rows = [nextRow(a, b, row, rows), ...rows.slice(0, 1)];
  return rows[0]?.[b.length] ?? Number.POSITIVE_INFINITY;
}

/** The last two rows of the table make the next. */
function nextRow(
  a: string,
  b: string,
  row: number,
  [last, beforeLast]: readonly number[][],
): number[] {
  const next = [row];
  for (let column = 1; column <= b.length; column += 1) {
    const replaced = (last?.[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
    const added = Math.min(last?.[column] ?? 0, next[column - 1] ?? 0) + 1;
    const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
    const swapped = isSwap ? (beforeLast?.[column - 2] ?? 0) + 1 : replaced;
    next.push(Math.min(replaced, added, swapped));
  }
  return next;
}
