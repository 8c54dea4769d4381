// The marks of an article with their numbers, by which text and notes point at each other. Numbers follow the text;
// marks that have no place in it come last.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation } from '../../domain/annotation.ts';
import { compareText, firstDifference } from '../../domain/order.ts';
import type { Span } from '../../domain/span.ts';
import type { TagSign, TagSigns } from './tag-signs.ts';

export interface NumberedMark {
  readonly mark: Annotation;
  /** From 1. */
  readonly number: number;
  readonly sign: TagSign;
  readonly isPlaced: boolean;
}

/** A segment of a mark in the text. */
export interface PlacedSpan extends Span {
  readonly of: NumberedMark;
  /** How low its underline lies, so that overlapping ones do not hide each other; from 0. */
  readonly lane: number;
  readonly isLast: boolean;
}

export interface Numbered {
  readonly marks: readonly NumberedMark[];
  readonly byId: ReadonlyMap<string, NumberedMark>;
  /** In text order, longer ones first. */
  readonly spans: readonly PlacedSpan[];
}

const LANES = 5;

export function numberMarks({ annotations }: AnnotatedArticle, signs: TagSigns): Numbered {
  const isPlaced = ({ anchoring }: Annotation) => anchoring.state !== 'orphan';
  const ordered = [
    ...annotations.filter(isPlaced).toSorted(byPlace),
    ...annotations.filter((mark) => !isPlaced(mark)),
  ];
  const marks = ordered.map((mark, at) => ({
    mark,
    number: at + 1,
    sign: signs.of(mark.tag),
    isPlaced: isPlaced(mark),
  }));
  return {
    marks,
    byId: new Map(marks.map((each) => [each.mark.id, each])),
    spans: withLanes(marks.filter((each) => each.isPlaced)),
  };
}

const startOf = ({ segments }: Annotation): number => segments[0]?.startUtf16 ?? 0;
const endOf = ({ segments }: Annotation): number => segments.at(-1)?.endUtf16 ?? 0;

const byPlace = (a: Annotation, b: Annotation): number =>
  firstDifference(startOf(a) - startOf(b), endOf(b) - endOf(a), compareText(a.id, b.id));

/** The first lane that is free, and below every span that encloses this one. */
function withLanes(marks: readonly NumberedMark[]): PlacedSpan[] {
  const spans = marks
    .flatMap((of) => of.mark.segments.map((segment) => ({ of, segment })))
    .toSorted((a, b) =>
      firstDifference(
        a.segment.startUtf16 - b.segment.startUtf16,
        b.segment.endUtf16 - a.segment.endUtf16,
        a.of.number - b.of.number,
      ),
    );
  const ends = new Array<number>(LANES).fill(-1);
  return spans.map(({ of, segment }) => {
    const { startUtf16, endUtf16 } = segment;
    const below = ends.findLastIndex((end) => end >= endUtf16) + 1;
    let lane = Math.min(LANES - 1, below);
    while (lane < LANES - 1 && (ends[lane] ?? -1) > startUtf16) lane += 1;
    ends[lane] = Math.max(ends[lane] ?? -1, endUtf16);
    return { startUtf16, endUtf16, of, lane, isLast: segment === of.mark.segments.at(-1) };
  });
}
