// Where relations of one type lead back to where they began.

export interface Edge {
  readonly from: string;
  readonly to: string;
}

/**
 * The edges that close a cycle when they are added one after another in the order given: without them there is none.
 * Ends that nothing leads to, or that lead nowhere, are peeled off first (Kahn 1962), so that only what may be in a
 * cycle is searched: linear in the edges where there is no cycle.
 */
export function closingEdges<E extends Edge>(edges: readonly E[]): Set<E> {
  const closing = new Set<E>();
  const next = new Map<string, string[]>();
  for (const edge of withoutLooseEnds(edges)) {
    if (edge.from === edge.to || reaches(next, edge.to, edge.from)) {
      closing.add(edge);
      continue;
    }
    const known = next.get(edge.from);
    if (known === undefined) next.set(edge.from, [edge.to]);
    else known.push(edge.to);
  }
  return closing;
}

function withoutLooseEnds<E extends Edge>(edges: readonly E[]): readonly E[] {
  const arriving = new Map<string, number>();
  const leaving = new Map<string, E[]>();
  for (const edge of edges) {
    arriving.set(edge.to, (arriving.get(edge.to) ?? 0) + 1);
    const known = leaving.get(edge.from);
    if (known === undefined) leaving.set(edge.from, [edge]);
    else known.push(edge);
  }
  const peeled = new Set<E>();
  const starts = [...leaving.keys()].filter((end) => !arriving.has(end));
  for (let end = starts.pop(); end !== undefined; end = starts.pop()) {
    for (const edge of leaving.get(end) ?? []) {
      peeled.add(edge);
      const left = (arriving.get(edge.to) ?? 0) - 1;
      arriving.set(edge.to, left);
      if (left === 0) starts.push(edge.to);
    }
  }
  return edges.filter((edge) => !peeled.has(edge));
}

function reaches(next: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>([from]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    for (const further of next.get(at) ?? []) {
      if (seen.has(further)) continue;
      seen.add(further);
      open.push(further);
    }
  }
  return false;
}
