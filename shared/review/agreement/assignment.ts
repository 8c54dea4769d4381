// The assignment of rows to columns with the greatest total weight, where rows and columns may stay alone. Optimal, not
// greedy: shortest augmenting paths with potentials (Kuhn 1955, The Hungarian method for the assignment problem; the
// sparse form of Jonker and Volgenant 1987, A shortest augmenting path algorithm for dense and sparse linear assignment
// problems, Computing 38). O(r (e + c log c)) at worst, near O(e) where rows have few rivals. Equal weights are decided
// by the order of the edges, so that the same input gives the same assignment.

/** Only positive weights can be of use. */
export interface WeightedEdge {
  readonly row: number;
  readonly column: number;
  readonly weight: number;
}

const alone = -1;

/** The column of each row, −1 for a row that stays alone. */
export function bestAssignment(
  rows: number,
  columns: number,
  edges: readonly WeightedEdge[],
): Int32Array {
  const search = new PathSearch(rows, columns, edges);
  for (let row = 0; row < rows; row += 1) search.assign(row);
  return search.columnOf;
}

class PathSearch {
  readonly columnOf: Int32Array;
  readonly #rowOf: Int32Array;
  readonly #rowPotential: Float64Array;
  readonly #columnPotential: Float64Array;
  readonly #firstEdge: Int32Array;
  readonly #edgeColumn: Int32Array;
  readonly #edgeCost: Float64Array;
  /** Of the search under way; columns that it has not touched are infinitely far. */
  readonly #distance: Float64Array;
  readonly #cameFrom: Int32Array;
  /** 1 once the way to a column is final: rounding must not lead to it a second time, or the way would be a circle. */
  readonly #isSettled: Uint8Array;

  constructor(rows: number, columns: number, edges: readonly WeightedEdge[]) {
    this.columnOf = new Int32Array(rows).fill(alone);
    this.#rowOf = new Int32Array(columns).fill(alone);
    this.#rowPotential = new Float64Array(rows);
    this.#columnPotential = new Float64Array(columns);
    this.#distance = new Float64Array(columns).fill(Number.POSITIVE_INFINITY);
    this.#cameFrom = new Int32Array(columns);
    this.#isSettled = new Uint8Array(columns);
    this.#firstEdge = new Int32Array(rows + 1);
    const useful = edges.filter(({ weight }) => weight > 0);
    for (const { row } of useful) this.#firstEdge[row + 1] = (this.#firstEdge[row + 1] ?? 0) + 1;
    for (let row = 0; row < rows; row += 1) {
      this.#firstEdge[row + 1] = (this.#firstEdge[row + 1] ?? 0) + (this.#firstEdge[row] ?? 0);
    }
    const next = this.#firstEdge.slice();
    this.#edgeColumn = new Int32Array(useful.length);
    this.#edgeCost = new Float64Array(useful.length);
    for (const { row, column, weight } of useful) {
      const at = next[row] ?? 0;
      next[row] = at + 1;
      this.#edgeColumn[at] = column;
      this.#edgeCost[at] = -weight;
      // Potentials that leave no edge a negative reduced cost.
      this.#rowPotential[row] = Math.min(this.#rowPotential[row] ?? 0, -weight);
    }
  }

  /** Finds the cheapest way to give the row a column or leave it alone, others moving on where that is cheaper. */
  assign(start: number): void {
    const heap = new ColumnHeap();
    const reached: number[] = [];
    const settled: number[] = [];
    // To stay alone costs nothing: of all rows on the way, the one for which that is cheapest.
    let loneRow = start;
    let loneDistance = -(this.#rowPotential[start] ?? 0);
    this.#relax(start, 0, heap, reached);
    let free = alone;
    let total = loneDistance;
    for (let top = heap.pop(); top !== undefined; top = heap.pop()) {
      if (top.distance >= loneDistance) break;
      if (this.#isSettled[top.column] === 1) continue;
      this.#isSettled[top.column] = 1;
      const row = this.#rowOf[top.column] ?? alone;
      if (row === alone) {
        free = top.column;
        total = top.distance;
        break;
      }
      settled.push(top.column);
      const leave = top.distance - (this.#rowPotential[row] ?? 0);
      if (leave < loneDistance) {
        loneDistance = leave;
        loneRow = row;
      }
      total = loneDistance;
      this.#relax(row, top.distance, heap, reached);
    }
    this.#updatePotentials(start, settled, total);
    this.#augment(start, free, loneRow);
    for (const column of reached) {
      this.#distance[column] = Number.POSITIVE_INFINITY;
      this.#isSettled[column] = 0;
    }
  }

  #relax(row: number, distance: number, heap: ColumnHeap, reached: number[]): void {
    const base = distance - (this.#rowPotential[row] ?? 0);
    const last = this.#firstEdge[row + 1] ?? 0;
    for (let edge = this.#firstEdge[row] ?? 0; edge < last; edge += 1) {
      const column = this.#edgeColumn[edge] ?? 0;
      const through = base + (this.#edgeCost[edge] ?? 0) - (this.#columnPotential[column] ?? 0);
      const before = this.#distance[column] ?? 0;
      if (through >= before || this.#isSettled[column] === 1) continue;
      if (before === Number.POSITIVE_INFINITY) reached.push(column);
      this.#distance[column] = through;
      this.#cameFrom[column] = row;
      heap.push(through, column);
    }
  }

  #updatePotentials(start: number, settled: readonly number[], total: number): void {
    this.#rowPotential[start] = (this.#rowPotential[start] ?? 0) + total;
    for (const column of settled) {
      const nearer = total - (this.#distance[column] ?? 0);
      if (nearer <= 0) continue;
      this.#columnPotential[column] = (this.#columnPotential[column] ?? 0) - nearer;
      const row = this.#rowOf[column] ?? 0;
      this.#rowPotential[row] = (this.#rowPotential[row] ?? 0) + nearer;
    }
  }

  /** Hands columns on along the path that ends in a free column, or in a row that gives its own up. */
  #augment(start: number, free: number, loneRow: number): void {
    let column = free;
    if (free === alone) {
      if (loneRow === start) return;
      column = this.columnOf[loneRow] ?? alone;
      this.columnOf[loneRow] = alone;
    }
    for (;;) {
      const row = this.#cameFrom[column] ?? start;
      const before = this.columnOf[row] ?? alone;
      this.columnOf[row] = column;
      this.#rowOf[column] = row;
      if (row === start) return;
      column = before;
    }
  }
}

interface HeapEntry {
  readonly distance: number;
  readonly column: number;
}

/** A binary heap, the nearest column on top. */
class ColumnHeap {
  readonly #entries: HeapEntry[] = [];

  push(distance: number, column: number): void {
    const entries = this.#entries;
    const added = { distance, column };
    let at = entries.push(added) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = entries[parent];
      if (above === undefined || above.distance <= distance) break;
      entries[at] = above;
      at = parent;
    }
    entries[at] = added;
  }

  pop(): HeapEntry | undefined {
    const entries = this.#entries;
    const top = entries[0];
    const last = entries.pop();
    if (top === undefined || last === undefined || entries.length === 0) return top;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const child = this.#nearer(left, left + 1);
      const below = entries[child];
      if (below === undefined || below.distance >= last.distance) break;
      entries[at] = below;
      at = child;
    }
    entries[at] = last;
    return top;
  }

  #nearer(one: number, other: number): number {
    const second = this.#entries[other];
    const first = this.#entries[one];
    return second !== undefined && first !== undefined && second.distance < first.distance
      ? other
      : one;
  }
}
