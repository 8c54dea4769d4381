// Turns the spans that somebody chose into the segments that are stored: checked against the text,
// in text order, with the words they cover. Offsets in UTF-16 code units of the canonical text.

import type { Annotation, Segment } from '../../../shared/domain/annotation.ts';
import { joinSpans, type Span } from '../../../shared/domain/span.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { isSecondHalf } from '../../../shared/text/code-points.ts';
import { contextOf } from '../../../shared/text/context.ts';

function refuse(what: string, remedy: string): never {
  throw new AppError('invalid-input', what, { remedy });
}

function checkSpan(text: string, { startUtf16, endUtf16 }: Span): void {
  if (!(startUtf16 >= 0 && startUtf16 < endUtf16 && endUtf16 <= text.length)) {
    refuse(
      `The passage ${startUtf16}–${endUtf16} is not within the text, which has ${text.length} UTF-16 units.`,
      'Select the passage again.',
    );
  }
  if (isSecondHalf(text, startUtf16) || isSecondHalf(text, endUtf16)) {
    refuse(
      `The passage ${startUtf16}–${endUtf16} begins or ends in the middle of a character.`,
      'Select whole characters.',
    );
  }
}

/**
 * The place of an annotation made of these spans. Spans may come in any order, overlap and touch.
 * Throws `invalid-input` for a span outside the text or through a character, and for white space alone.
 */
export function placeOf(
  text: string,
  spans: readonly Span[],
): Pick<Annotation, 'segments' | 'prefix' | 'suffix' | 'anchoring'> {
  for (const span of spans) checkSpan(text, span);
  const segments: Segment[] = joinSpans(spans).map(({ startUtf16, endUtf16 }) => ({
    startUtf16,
    endUtf16,
    quote: text.slice(startUtf16, endUtf16),
  }));
  if (segments.length === 0 || segments.some(({ quote }) => quote.trim() === '')) {
    refuse('The selected passage has only white space.', 'Select at least one visible character.');
  }
  const { prefix, suffix } = contextOf(text, segments);
  return { segments, prefix, suffix, anchoring: { state: 'exact', score: 1 } };
}

/** Throws `invalid-input` for a mark that has no place in the present text, where there is nothing to cut or join. */
export function requirePlace({ anchoring }: Annotation): void {
  if (anchoring.state !== 'orphan') return;
  refuse('This mark has no place in this text.', 'Give it a place first.');
}

/** Whether both cover the same text. */
export function samePlace(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a.length === b.length &&
    a.every((span, index) => {
      const other = b[index];
      return span.startUtf16 === other?.startUtf16 && span.endUtf16 === other.endUtf16;
    })
  );
}
