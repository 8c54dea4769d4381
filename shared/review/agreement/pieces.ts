// One annotator's marks on one text as a partition of it: the rule for stacked and overlapping marks. The text is cut
// wherever a mark begins or ends; each piece has as its label the set of tags that cover it (nothing where none does).
// So two marks with the same tag one upon the other count once, two different ones are a label of their own, and marks
// that only touch stay two pieces. Without overlap the pieces are exactly the segments and the gaps between them.
// O(m log m) for m segments.

import type { PreparedMark } from './prepared.ts';

/** Label 0 is nothing. Parallel arrays, in text order, that cover the text without gap. */
export interface Pieces {
  readonly ends: readonly number[];
  readonly labels: readonly number[];
}

/** Numbers for sets of tags, in order of first use; 0 is the empty set. */
export class LabelTable {
  readonly sets: (readonly number[])[] = [[]];
  readonly #numbers = new Map<string, number>([['', 0]]);

  /** The tags ascending and each once. */
  of(tags: readonly number[]): number {
    const key = tags.join(',');
    let label = this.#numbers.get(key);
    if (label === undefined) {
      label = this.sets.push([...tags]) - 1;
      this.#numbers.set(key, label);
    }
    return label;
  }
}

export function piecesOf(
  marks: readonly PreparedMark[],
  length: number,
  labels: LabelTable,
): Pieces {
  const edges = edgesOf(marks);
  const ends: number[] = [];
  const pieceLabels: number[] = [];
  const active = new ActiveTags();
  let label = 0;
  let at = 0;
  for (let index = 0; index < edges.length;) {
    const here = edges[index]?.at ?? 0;
    if (here > at) {
      ends.push(here);
      pieceLabels.push(label);
      at = here;
    }
    for (let edge = edges[index]; edge !== undefined && edge.at === here; edge = edges[index]) {
      active.add(edge.tag, edge.by);
      index += 1;
    }
    label = labels.of(active.tags);
  }
  if (length > at || ends.length === 0) {
    ends.push(length);
    pieceLabels.push(0);
  }
  return { ends, labels: pieceLabels };
}

/** Walks the pieces of one annotator from left to right. */
export class PieceCursor {
  readonly #pieces: Pieces;
  #index = 0;

  constructor(pieces: Pieces) {
    this.#pieces = pieces;
  }

  /** To the piece that covers the unit; never back. */
  moveTo(at: number): void {
    while ((this.#pieces.ends[this.#index] ?? Number.POSITIVE_INFINITY) <= at) this.#index += 1;
  }

  get end(): number {
    return this.#pieces.ends[this.#index] ?? Number.POSITIVE_INFINITY;
  }

  get label(): number {
    return this.#pieces.labels[this.#index] ?? 0;
  }
}

interface Edge {
  readonly at: number;
  readonly tag: number;
  readonly by: 1 | -1;
}

function edgesOf(marks: readonly PreparedMark[]): Edge[] {
  const edges: Edge[] = [];
  for (const { tag, runs } of marks) {
    for (const { start, end } of runs) {
      edges.push({ at: start, tag, by: 1 }, { at: end, tag, by: -1 });
    }
  }
  return edges.toSorted((a, b) => a.at - b.at);
}

class ActiveTags {
  readonly tags: number[] = [];
  readonly #counts = new Map<number, number>();

  add(tag: number, by: 1 | -1): void {
    const before = this.#counts.get(tag) ?? 0;
    const after = before + by;
    this.#counts.set(tag, after);
    if (before > 0 === after > 0) return;
    const place = this.tags.findIndex((other) => other >= tag);
    if (after <= 0) this.tags.splice(place, 1);
    else this.tags.splice(place === -1 ? this.tags.length : place, 0, tag);
  }
}
