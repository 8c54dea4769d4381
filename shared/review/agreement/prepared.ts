// The documents as the measures want them: annotators and tags as small numbers, marks in units, the text cut into
// passages. O(n) for the texts and O(m log n) for the marks.

import type { AnnotatorId, TagId } from '../../domain/ids.ts';
import type { Span } from '../../domain/span.ts';
import { sentencesIn } from '../../text/sentences.ts';
import type { AgreementDocument, AgreementOptions, RatedMark } from './agreement-input.ts';
import { scaleOf, type Scale, type UnitRun } from './scale.ts';

export interface PreparedMark {
  /** Index into {@link Prepared.annotators}. */
  readonly annotator: number;
  /** Index into {@link Prepared.tags}. */
  readonly tag: number;
  /** As given, in text order. */
  readonly segments: readonly Span[];
  /** The same in units; segments that touch no unit are left out. */
  readonly runs: readonly UnitRun[];
  /** The passage in which it starts, counted over all documents. */
  readonly passage: number;
}

export interface PreparedDocument {
  readonly lengthUtf16: number;
  readonly length: number;
  /** In the order of the document: the reference first. */
  readonly annotators: readonly number[];
  readonly marks: readonly PreparedMark[];
  /** The sentences; together with the space behind them they make up the text. */
  readonly passages: readonly Passage[];
  /** The number of its first passage, counted over all documents. */
  readonly firstPassage: number;
}

interface Passage {
  readonly span: Span;
  /** Up to the next passage. */
  readonly units: UnitRun;
}

export interface Prepared {
  /** In order of first appearance, so that the first is mine. */
  readonly annotators: readonly AnnotatorId[];
  readonly tags: readonly TagId[];
  readonly documents: readonly PreparedDocument[];
  readonly passages: number;
}

/** An annotator who marked something counts as one who read the text, listed or not. Segments may come in any order. */
export function prepare(
  documents: readonly AgreementDocument[],
  unit: AgreementOptions['unit'],
): Prepared {
  const annotators = new Numbers<AnnotatorId>();
  const tags = new Numbers<TagId>();
  const prepared: PreparedDocument[] = [];
  let passages = 0;
  for (const document of documents) {
    const readers = new Set(document.annotators.map((id) => annotators.of(id)));
    for (const { annotator } of document.marks) readers.add(annotators.of(annotator));
    const scale = scaleOf(document.text, unit);
    const sentences = passagesOf(document.text, scale);
    const starts = sentences.map(({ span }) => span.startUtf16);
    const marks = document.marks.map((mark) =>
      prepareMark(mark, scale, annotators, tags, (at) => passages + passageAt(starts, at)),
    );
    prepared.push({
      lengthUtf16: document.text.length,
      length: scale.length,
      annotators: [...readers],
      marks,
      passages: sentences,
      firstPassage: passages,
    });
    passages += sentences.length;
  }
  return { annotators: annotators.all, tags: tags.all, documents: prepared, passages };
}

class Numbers<Id> {
  readonly all: Id[] = [];
  readonly #numbers = new Map<Id, number>();

  of(id: Id): number {
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.all.push(id) - 1;
      this.#numbers.set(id, number);
    }
    return number;
  }
}

function prepareMark(
  { annotator, tag, segments }: RatedMark,
  scale: Scale,
  annotators: Numbers<AnnotatorId>,
  tags: Numbers<TagId>,
  passageOf: (atUtf16: number) => number,
): PreparedMark {
  const sorted = segments.toSorted((a, b) => a.startUtf16 - b.startUtf16);
  return {
    annotator: annotators.of(annotator),
    tag: tags.of(tag),
    segments: sorted,
    runs: sorted.map((segment) => scale.toUnits(segment)).filter(({ start, end }) => start < end),
    passage: passageOf(sorted[0]?.startUtf16 ?? 0),
  };
}

/** The first passage begins with the text; a text without sentences is one passage. */
function passagesOf(text: string, scale: Scale): Passage[] {
  const sentences = sentencesIn(text, { startUtf16: 0, endUtf16: text.length });
  if (sentences.length === 0) {
    return [
      { span: { startUtf16: 0, endUtf16: text.length }, units: { start: 0, end: scale.length } },
    ];
  }
  const starts = sentences.map((span, index) => (index === 0 ? 0 : scale.toUnits(span).start));
  return sentences.map((span, index) => ({
    span,
    units: { start: starts[index] ?? 0, end: starts[index + 1] ?? scale.length },
  }));
}

function passageAt(starts: readonly number[], atUtf16: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= atUtf16) low = middle;
    else high = middle - 1;
  }
  return low;
}
