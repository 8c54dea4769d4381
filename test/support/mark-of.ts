// A mark on words of a text, as it would be stored.

import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, TagId } from '../../shared/domain/ids.ts';
import { contextOf } from '../../shared/text/context.ts';

/** Each span as start and end in UTF-16 code units. */
export function markOf(text: string, ...spans: readonly (readonly [number, number])[]): Annotation {
  const segments = spans.map(([startUtf16, endUtf16]) => ({
    startUtf16,
    endUtf16,
    quote: text.slice(startUtf16, endUtf16),
  }));
  return {
    id: 'a' as AnnotationId,
    tag: 'claim' as TagId,
    segments,
    ...contextOf(text, segments),
    attributes: {},
    note: 'kept',
    annotator: 'ana' as AnnotatorId,
    origin: 'manual',
    createdAtMs: 1,
    updatedAtMs: 2,
    anchoring: { state: 'exact', score: 1 },
    extra: {},
  };
}

/** The first occurrence; throws when there is none. */
export function wordsAt(text: string, words: string): readonly [number, number] {
  const start = text.indexOf(words);
  if (start === -1) throw new Error(`“${words}” is not there`);
  return [start, start + words.length];
}
