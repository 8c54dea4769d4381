// Which marks a sequence of tags can hold: no two over the same words, none with a gap, edges where words are. The
// longest win, among equals the first; what is lost is told.

import type { AnnotatedArticle } from '../../annotation-file/model.ts';
import type { Annotation } from '../../domain/annotation.ts';
import type { Span } from '../../domain/span.ts';
import type { Losses } from '../loss.ts';
import type { Chunk } from './tags.ts';

export const isBlankCharacter = (character: string): boolean =>
  /^[\s\u001c-\u001f\u0085]$/.test(character);

interface Candidate {
  readonly mark: Annotation;
  readonly spans: readonly Span[];
  readonly length: number;
}

/** In text order. */
export function chooseChunks(
  losses: Losses,
  given: AnnotatedArticle,
  marks: readonly Annotation[],
): readonly Chunk[] {
  const { text } = given.article;
  const candidates = marks.flatMap((mark): Candidate[] => {
    const spans = mark.segments.flatMap((segment) => trimmed(text, segment) ?? []);
    if (spans.length === 0) {
      losses.add('annotation', given, mark.id, 'It is on white space only.');
      return [];
    }
    const length = spans.reduce((sum, one) => sum + one.endUtf16 - one.startUtf16, 0);
    return [{ mark, spans, length }];
  });
  const chosen: Chunk[] = [];
  for (const { mark, spans } of candidates.toSorted(byWeight)) {
    const [quote = ''] = mark.segments.map((segment) => segment.quote);
    if (spans.some((span) => isTaken(chosen, span))) {
      losses.add('overlap', given, mark.id, quote);
      continue;
    }
    if (mark.segments.length > 1) losses.add('discontinuous', given, mark.id, quote);
    if (!isWhole(mark, spans)) losses.add('edges', given, mark.id, quote);
    for (const span of spans) chosen.splice(placeOf(chosen, span), 0, { ...span, tag: mark.tag });
  }
  return chosen;
}

function byWeight(a: Candidate, b: Candidate): number {
  if (a.length !== b.length) return b.length - a.length;
  const start = (a.spans[0]?.startUtf16 ?? 0) - (b.spans[0]?.startUtf16 ?? 0);
  if (start !== 0) return start;
  return a.mark.id < b.mark.id ? -1 : 1;
}

const isWhole = ({ segments }: Annotation, spans: readonly Span[]): boolean =>
  segments.length === spans.length &&
  segments.every(
    ({ startUtf16, endUtf16 }, at) =>
      startUtf16 === spans[at]?.startUtf16 && endUtf16 === spans[at]?.endUtf16,
  );

/** Without white space at its ends; null where there is nothing else. */
function trimmed(text: string, span: Span): Span | null {
  let { startUtf16, endUtf16 } = span;
  while (startUtf16 < endUtf16 && isBlankCharacter(text.charAt(startUtf16))) startUtf16 += 1;
  while (startUtf16 < endUtf16 && isBlankCharacter(text.charAt(endUtf16 - 1))) endUtf16 -= 1;
  return startUtf16 < endUtf16 ? { startUtf16, endUtf16 } : null;
}

/** Where it belongs among what is chosen: behind all that begin before it. */
function placeOf(chosen: readonly Span[], { startUtf16 }: Span): number {
  let low = 0;
  let high = chosen.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chosen[middle]?.startUtf16 ?? 0) < startUtf16) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isTaken(chosen: readonly Span[], span: Span): boolean {
  const at = placeOf(chosen, span);
  const before = chosen[at - 1];
  const after = chosen[at];
  return (
    (before !== undefined && before.endUtf16 > span.startUtf16) ||
    (after !== undefined && after.startUtf16 < span.endUtf16)
  );
}
