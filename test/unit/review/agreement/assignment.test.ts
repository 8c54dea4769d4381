import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bestAssignment,
  type WeightedEdge,
} from '../../../../shared/review/agreement/assignment.ts';

/** Every assignment, tried. */
function greatestByTrying(weights: readonly (readonly number[])[], row = 0, taken = 0): number {
  const own = weights[row];
  if (own === undefined) return 0;
  let greatest = greatestByTrying(weights, row + 1, taken);
  for (const [column, weight] of own.entries()) {
    if ((taken & (1 << column)) !== 0) continue;
    greatest = Math.max(
      greatest,
      weight + greatestByTrying(weights, row + 1, taken | (1 << column)),
    );
  }
  return greatest;
}

const total = (edges: readonly WeightedEdge[], columnOf: Int32Array): number =>
  edges
    .filter(({ row, column }) => columnOf[row] === column)
    .reduce((sum, { weight }) => sum + weight, 0);

const edgesFrom = (weights: readonly (readonly number[])[]): WeightedEdge[] =>
  weights.flatMap((own, row) => own.map((weight, column) => ({ row, column, weight })));

test('no assignment weighs more, rows and columns being free to stay alone', () => {
  // Thirds and sevenths, so that equal ways differ by rounding only.
  const weight = fc.constantFrom(-1, 0, 1 / 3, 2 / 3, 1, 1 / 7, 8 / 7, 4 / 3);
  const matrix = fc
    .integer({ min: 1, max: 6 })
    .chain((columns) =>
      fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), { maxLength: 6 }),
    );
  fc.assert(
    fc.property(matrix, (weights) => {
      const edges = edgesFrom(weights);
      const columnOf = bestAssignment(weights.length, weights[0]?.length ?? 0, edges);
      expect(total(edges, columnOf)).toBeCloseTo(greatestByTrying(weights), 9);
      const used = [...columnOf].filter((column) => column >= 0);
      expect(new Set(used).size).toBe(used.length);
    }),
    { numRuns: 400 },
  );
});

test('rounding leads to no circle where many ways cost nearly the same', () => {
  const size = 120;
  const weights = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => 2 - (((row * 7 + column * 13) % 11) / 13) ** 2),
  );
  const columnOf = bestAssignment(size, size, edgesFrom(weights));
  expect(new Set(columnOf).size).toBe(size);
});
