import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closingEdges, type Edge } from '../../../shared/tagset/closing-edges.ts';

/** Whether there is a way from the one to the other: by trying every step again and again. */
function leads(edges: readonly Edge[], from: string, to: string): boolean {
  const reached = new Set([from]);
  for (let round = 0; round <= edges.length; round += 1) {
    for (const edge of edges) if (reached.has(edge.from)) reached.add(edge.to);
  }
  return reached.has(to);
}

const end = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const arbitraryEdges = fc.array(fc.record({ from: end, to: end }), { maxLength: 14 });

test('exactly those that lead back when they are added one after another', () => {
  fc.assert(
    fc.property(arbitraryEdges, (edges) => {
      const there: Edge[] = [];
      const closing: Edge[] = [];
      for (const edge of edges) {
        if (leads(there, edge.to, edge.from)) closing.push(edge);
        else there.push(edge);
      }
      expect([...closingEdges(edges)]).toEqual(closing);
    }),
    { numRuns: 1000 },
  );
});

test('a hundred thousand edges without a cycle have none', () => {
  const chain = Array.from({ length: 100_000 }, (_, at) => ({ from: `${at}`, to: `${at + 1}` }));
  expect(closingEdges(chain).size).toBe(0);
});
