// What can be saved of annotations whose offsets fail: re-anchored by quote and context and marked so, or kept as
// orphans with their last known place. No annotation is dropped here.

import { findQuote, type FoundQuote } from '../anchoring/find-quote.ts';
import type { Annotation, Segment } from '../domain/annotation.ts';
import { joinSpans, type Span } from '../domain/span.ts';
import { codePointLength } from '../text/code-points.ts';
import { contextOf } from '../text/context.ts';
import type { Units } from './choose-units.ts';
import type { OffsetReader } from './offset-units.ts';
import { annotationAt, type PlacedAnnotation } from './place-annotations.ts';
import type { FileAnnotation, FileSegment } from './schema.ts';
import { toAnnotation } from './to-document.ts';

/** For all annotations of a file together, in code units looked at by the approximate search: a few seconds. */
const TOTAL_EFFORT = 400_000_000;
const MOST_EFFORT_EACH = 8_000_000;
/** `moved` segments that touch were joined; an orphan's are kept this far apart instead. */
const ORPHAN_GAP = 1;

export interface SalvageContext {
  readonly reader: OffsetReader;
  readonly units: Units;
  /** The text the file says its offsets belong to. */
  readonly statedSha256: string;
}

/** Every annotation with a place, or as an orphan. */
export function salvageAnnotations(
  placed: readonly PlacedAnnotation[],
  context: SalvageContext,
): Annotation[] {
  const failing = placed.filter((item) => item.segments === null).length;
  const effort = Math.min(MOST_EFFORT_EACH, Math.floor(TOTAL_EFFORT / Math.max(1, failing)));
  return placed.map((item) => {
    if (item.segments === null) return reAnchor(item.value, context, effort);
    return annotationAt(item, item.segments, context.reader.text);
  });
}

function reAnchor(file: FileAnnotation, context: SalvageContext, effort: number): Annotation {
  const { text } = context.reader;
  const found = file.anchoring.state === 'orphan' ? null : findSegments(file, context, effort);
  if (found === null) {
    const segments = lastKnownSegments(file.segments);
    const { score } = file.anchoring;
    const textSha256 =
      file.anchoring.state === 'orphan' ? file.anchoring.textSha256 : context.statedSha256;
    const anchoring = {
      state: 'orphan',
      score: file.anchoring.state === 'orphan' ? score : 0,
      textSha256,
    } as const;
    return { ...toAnnotation(file, segments), anchoring };
  }
  const segments = joinSpans(found.map((one) => one.span)).map((span) => ({
    ...span,
    quote: text.slice(span.startUtf16, span.endUtf16),
  }));
  const score = Math.min(...found.map((one) => one.score));
  const anchoring = found.some((one) => one.state === 'fuzzy')
    ? ({ state: 'fuzzy', score } as const)
    : ({ state: 'moved', score: 1 } as const);
  return { ...toAnnotation(file, segments), ...contextOf(text, segments), anchoring };
}

/** All segments found in their order, or null: half an annotation would be another one. */
function findSegments(
  file: FileAnnotation,
  { reader, units }: SalvageContext,
  effort: number,
): FoundQuote[] | null {
  const ordered = file.segments.toSorted((a, b) => a.start - b.start);
  const found: FoundQuote[] = [];
  let from = 0;
  for (const [at, segment] of ordered.entries()) {
    const wanted = {
      quote: segment.quote,
      prefix: at === 0 ? file.prefix : '',
      suffix: at === ordered.length - 1 ? file.suffix : '',
      expectedUtf16: expectedAt(reader, segment, units),
    };
    const within: Span = { startUtf16: from, endUtf16: reader.text.length };
    const one = findQuote(reader.text, wanted, { within, effort });
    if (one === null) return null;
    found.push(one);
    // Overlapping segments may start anywhere behind the start of the one before.
    from = one.span.startUtf16 + 1;
  }
  return found;
}

/** The place the offsets name, even where it has other words: the right one is most likely near. */
function expectedAt(reader: OffsetReader, segment: FileSegment, units: Units): number {
  const place =
    reader.read(segment.startUtf16, units.utf16) ?? reader.read(segment.start, units.codePoints);
  return place ?? Math.min(segment.startUtf16, reader.text.length);
}

/** The offsets as given, but as far apart as the quotes are long and in order, so that the file can be read again. */
function lastKnownSegments(segments: readonly FileSegment[]): Segment[] {
  let endUtf16 = -ORPHAN_GAP;
  let endCodePoint = -ORPHAN_GAP;
  return segments
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, startUtf16: written, quote }) => {
      const startUtf16 = Math.max(written, endUtf16 + ORPHAN_GAP);
      const startCodePoint = Math.max(start, endCodePoint + ORPHAN_GAP);
      endUtf16 = startUtf16 + quote.length;
      endCodePoint = startCodePoint + codePointLength(quote);
      return { startUtf16, endUtf16, quote, startCodePoint };
    });
}
