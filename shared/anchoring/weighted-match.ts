// The words that two short stretches have in common in order, rare words before common ones and words in a row before
// scattered ones: of equally short ways from one stretch to the other, the one that a reader would see. Weighted
// longest common subsequence with a bonus for rows (after Gotoh, 1982), n·m steps.

/** Longer stretches than n·m of this are not for this. */
export const SMALL = 16_384;

const IN_A_ROW = 2;
/** Best value of the ways to a cell that end in a pair, and of those that do not. */
const paired = new Float32Array(SMALL * 2);
const other = new Float32Array(SMALL * 2);

/**
 * Calls back for each pair, last first. Both stretches lie between words that are kept, so that a row may begin and end
 * there. `weights` gives for each number what a pair of it is worth. (n + 1)·(m + 1) may be at most twice {@link SMALL}.
 */
export function heaviestInOrder(
  a: Int32Array,
  b: Int32Array,
  weights: Float32Array,
  onPair: (inA: number, inB: number) => void,
): void {
  const width = b.length + 1;
  fill(a, b, weights);
  let x = a.length;
  let y = b.length;
  let cell = x * width + y;
  let isPaired = (paired[cell] as number) + IN_A_ROW > (other[cell] as number);
  while (x > 0 && y > 0) {
    cell = x * width + y;
    if (isPaired) {
      onPair(x - 1, y - 1);
      x -= 1;
      y -= 1;
      cell = x * width + y;
      isPaired = (paired[cell] as number) + IN_A_ROW > (other[cell] as number);
      continue;
    }
    const value = other[cell] as number;
    const up = cell - width;
    if (value === (other[up] as number)) x -= 1;
    else if (value === (other[cell - 1] as number)) y -= 1;
    else {
      isPaired = true;
      if (value === (paired[up] as number)) x -= 1;
      else y -= 1;
    }
  }
}

function fill(a: Int32Array, b: Int32Array, weights: Float32Array): void {
  const width = b.length + 1;
  paired.fill(-Infinity, 0, width);
  other.fill(0, 0, width);
  // The words before both stretches are a pair.
  paired[0] = 0;
  for (let x = 1; x <= a.length; x += 1) {
    const id = a[x - 1] as number;
    let cell = x * width;
    paired[cell] = -Infinity;
    other[cell] = 0;
    for (let y = 1; y < width; y += 1) {
      cell += 1;
      const diagonal = cell - width - 1;
      const up = cell - width;
      paired[cell] =
        b[y - 1] === id
          ? (weights[id] as number) +
            Math.max((paired[diagonal] as number) + IN_A_ROW, other[diagonal] as number)
          : -Infinity;
      other[cell] = Math.max(
        other[up] as number,
        other[cell - 1] as number,
        paired[up] as number,
        paired[cell - 1] as number,
      );
    }
  }
}
