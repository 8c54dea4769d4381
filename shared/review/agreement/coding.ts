// The marks read as codings: every unit of every text has one label from each annotator who read it. Units that all
// annotators label alike are kept as one pattern with a weight, by run-length, so that the measures cost as much as
// there are patterns, not as there are characters. O(m log m + m a) for m marks of a annotators.

import type { Prepared, PreparedDocument } from './prepared.ts';
import { LabelTable, PieceCursor, piecesOf, type Pieces } from './pieces.ts';

/** The label of an annotator who did not read the text. */
export const unread = -1;

/** What all annotators say of some units: `labels[annotator]`, {@link unread} for who did not read the text. */
export interface Pattern {
  readonly labels: readonly number[];
  /** How many read it. */
  readonly readers: number;
  /** Over the labels given, n (n − 1), where n annotators gave it: ordered pairs that agree. */
  readonly agreeing: number;
  /** The labels given and by how many each. */
  readonly counts: readonly (readonly [label: number, count: number])[];
}

/** The figures that the measures are made of; they add up over passages, so that they can be resampled. */
export interface CodingTotals {
  /** Units by pattern. */
  readonly weights: Float64Array;
  /** By label, the sum over its pieces of their squared length; for gaps (label 0) of their length. */
  readonly squares: Float64Array;
}

/** A part of a total and the passage it stands in. */
interface CodingEntry {
  readonly passage: number;
  /** The pattern, or the label. */
  readonly of: number;
  readonly amount: number;
}

export interface Coding {
  readonly annotators: number;
  readonly patterns: readonly Pattern[];
  /** The set of tags of each label. */
  readonly labels: readonly (readonly number[])[];
  readonly weightEntries: readonly CodingEntry[];
  readonly squareEntries: readonly CodingEntry[];
}

/** Of one tag alone, present or absent, or of the sets of all tags when `tag` is null. */
export function codingOf(prepared: Prepared, tag: number | null): Coding {
  const builder = new CodingBuilder(prepared.annotators.length);
  for (const document of prepared.documents) builder.add(document, tag);
  return builder.finish();
}

/** With each passage counted as often as said; once where nothing is said. */
export function codingTotals(coding: Coding, times: ArrayLike<number> | null): CodingTotals {
  const weights = new Float64Array(coding.patterns.length);
  const squares = new Float64Array(coding.labels.length);
  for (const { passage, of, amount } of coding.weightEntries) {
    weights[of] = (weights[of] ?? 0) + amount * (times === null ? 1 : (times[passage] ?? 0));
  }
  for (const { passage, of, amount } of coding.squareEntries) {
    squares[of] = (squares[of] ?? 0) + amount * (times === null ? 1 : (times[passage] ?? 0));
  }
  return { weights, squares };
}

/** What is to be known of a pattern besides its labels. */
export function patternOf(labels: readonly number[]): Pattern {
  const counts = new Map<number, number>();
  let readers = 0;
  for (const label of labels) {
    if (label === unread) continue;
    readers += 1;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  let agreeing = 0;
  for (const count of counts.values()) agreeing += count * (count - 1);
  return { labels, readers, agreeing, counts: [...counts] };
}

class CodingBuilder {
  readonly #annotators: number;
  readonly #labels = new LabelTable();
  readonly #patterns: Pattern[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #weightEntries: CodingEntry[] = [];
  readonly #squareEntries: CodingEntry[] = [];

  constructor(annotators: number) {
    this.#annotators = annotators;
  }

  add(document: PreparedDocument, tag: number | null): void {
    // Nothing can be paired where only one read it.
    if (document.annotators.length < 2) return;
    const marks = new Map(document.annotators.map((annotator) => [annotator, emptyMarks()]));
    for (const mark of document.marks) {
      if (tag === null || mark.tag === tag) marks.get(mark.annotator)?.push(mark);
    }
    const all = [...marks].map(([annotator, own]) => ({
      annotator,
      pieces: piecesOf(own, document.length, this.#labels),
    }));
    for (const { pieces } of all) this.#addSquares(pieces, document);
    this.#addRuns(all, document);
  }

  finish(): Coding {
    return {
      annotators: this.#annotators,
      patterns: this.#patterns,
      labels: this.#labels.sets,
      weightEntries: this.#weightEntries,
      squareEntries: this.#squareEntries,
    };
  }

  #addSquares({ ends, labels }: Pieces, document: PreparedDocument): void {
    let start = 0;
    let passage = 0;
    for (const [index, end] of ends.entries()) {
      while (start >= (document.passages[passage]?.units.end ?? Number.POSITIVE_INFINITY)) {
        if (passage + 1 >= document.passages.length) break;
        passage += 1;
      }
      const of = labels[index] ?? 0;
      const length = end - start;
      if (of === 0) this.#addGap(start, end, passage, document);
      else {
        const amount = length * length;
        this.#squareEntries.push({ passage: document.firstPassage + passage, of, amount });
      }
      start = end;
    }
  }

  /** A gap may go over many passages, and its length, unlike a square, can be shared out among them. */
  #addGap(start: number, end: number, first: number, document: PreparedDocument): void {
    for (let passage = first, at = start; at < end; passage += 1) {
      const stop = Math.min(end, document.passages[passage]?.units.end ?? end);
      if (stop > at) {
        const entry = { passage: document.firstPassage + passage, of: 0, amount: stop - at };
        this.#squareEntries.push(entry);
        at = stop;
      }
    }
  }

  #addRuns(
    all: readonly { readonly annotator: number; readonly pieces: Pieces }[],
    document: PreparedDocument,
  ): void {
    const cursors = all.map(({ annotator, pieces }) => ({
      annotator,
      cursor: new PieceCursor(pieces),
    }));
    const labels = Array.from({ length: this.#annotators }, () => unread);
    let passage = 0;
    for (let at = 0; at < document.length;) {
      while ((document.passages[passage]?.units.end ?? document.length) <= at) passage += 1;
      let stop = document.passages[passage]?.units.end ?? document.length;
      for (const { annotator, cursor } of cursors) {
        cursor.moveTo(at);
        stop = Math.min(stop, cursor.end);
        labels[annotator] = cursor.label;
      }
      const of = this.#pattern(labels);
      this.#weightEntries.push({ passage: document.firstPassage + passage, of, amount: stop - at });
      at = stop;
    }
  }

  #pattern(labels: readonly number[]): number {
    const key = labels.join(',');
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#patterns.push(patternOf([...labels])) - 1;
      this.#numbers.set(key, number);
    }
    return number;
  }
}

const emptyMarks = (): PreparedDocument['marks'][number][] => [];
