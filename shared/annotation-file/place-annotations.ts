// Gives every annotation its place in the text, if its offsets, in both units, give its quote.
// What fails is told exactly and comes back without a place, never with a likely one.

import type { Annotation, Segment } from '../domain/annotation.ts';
import type { Span } from '../domain/span.ts';
import { codePointLength } from '../text/code-points.ts';
import { CONTEXT_CODE_POINTS, contextOf } from '../text/context.ts';
import { isCrlf, placeSegment, withLf, type Units } from './choose-units.ts';
import type { OffsetReader } from './offset-units.ts';
import { excerpt, type Problems } from './problems.ts';
import type { FileAnnotation, FileSegment } from './schema.ts';
import type { Item } from './structure.ts';
import { toAnnotation } from './to-document.ts';

export interface PlacedAnnotation extends Item<FileAnnotation> {
  /** Null when the offsets fail. An orphan keeps the offsets of its own text. */
  readonly segments: readonly Segment[] | null;
  /** Whether prefix and suffix are, as they are written, what may stand round the segments. */
  readonly hasContext: boolean;
}

type Path = readonly (string | number)[];

export function placeAnnotations(
  reader: OffsetReader,
  annotations: readonly Item<FileAnnotation>[],
  units: Units,
  problems: Problems,
): PlacedAnnotation[] {
  const hasCrlf = isCrlf(units.codePoints) || isCrlf(units.utf16);
  return annotations.map((item) => {
    const path = ['annotations', item.index];
    const isOrphan = item.value.anchoring.state === 'orphan';
    const before = problems.count;
    const placed = item.value.segments.map((segment, at) => {
      const segmentPath = [...path, 'segments', at];
      return isOrphan
        ? lastKnownPlace(segment, segmentPath, problems)
        : placeOne(reader, segment, units, segmentPath, problems);
    });
    const segments = placed.filter((segment) => segment !== null);
    checkOrder(segments, path, problems);
    const isPlaced = problems.count === before;
    if (!isPlaced) return { ...item, segments: null, hasContext: true };
    const isRight = checkContext(reader.text, item, segments, hasCrlf, problems);
    return { ...item, segments, hasContext: isRight && (isOrphan || !hasCrlf) };
  });
}

/** The annotation at its place; where its context was written in another form or wrong, with the text's own. */
export function annotationAt(
  { value, hasContext }: PlacedAnnotation,
  segments: readonly Segment[],
  text: string,
): Annotation {
  const annotation = toAnnotation(value, segments);
  return hasContext ? annotation : { ...annotation, ...contextOf(text, segments) };
}

function placeOne(
  reader: OffsetReader,
  segment: FileSegment,
  units: Units,
  path: Path,
  problems: Problems,
): Segment | null {
  const byUtf16 = placeSegment(reader, segment, 'utf16', units.utf16);
  const byCodePoints = isSamePlace(reader, segment, byUtf16, units)
    ? byUtf16
    : placeSegment(reader, segment, 'codePoints', units.codePoints);
  if (byCodePoints === null) {
    addWrongPlace(reader, segment, ['start', 'end'], units, path, problems);
  }
  if (byUtf16 === null) {
    addWrongPlace(reader, segment, ['startUtf16', 'endUtf16'], units, path, problems);
  }
  if (byCodePoints === null || byUtf16 === null) return null;
  if (byCodePoints.startUtf16 !== byUtf16.startUtf16) {
    problems.add(
      path,
      '“start” and “startUtf16” name two different places, both with these words.',
      'Write the same place in both units.',
    );
    return null;
  }
  return {
    ...byCodePoints,
    quote: reader.text.slice(byCodePoints.startUtf16, byCodePoints.endUtf16),
  };
}

/** The cheap way to find that both pairs of offsets name one place; false says nothing. */
function isSamePlace(
  { index }: OffsetReader,
  { start, end }: FileSegment,
  byUtf16: Span | null,
  units: Units,
): boolean {
  return (
    byUtf16 !== null &&
    units.codePoints === 'code-points' &&
    index.toCodePoint(byUtf16.startUtf16) === start &&
    index.toCodePoint(byUtf16.endUtf16) === end
  );
}

function addWrongPlace(
  reader: OffsetReader,
  segment: FileSegment,
  [startKey, endKey]: readonly ['start', 'end'] | readonly ['startUtf16', 'endUtf16'],
  units: Units,
  path: Path,
  problems: Problems,
): void {
  const isUtf16 = startKey === 'startUtf16';
  const length = isUtf16 ? reader.index.lengthUtf16 : reader.index.lengthCodePoints;
  const unitName = isUtf16 ? 'UTF-16 code units' : 'code points';
  const start = segment[startKey];
  const end = segment[endKey];
  if (end <= start) {
    problems.add(
      [...path, endKey],
      `Ends at ${end}, not after its start at ${start}.`,
      `Write “${endKey}” greater than “${startKey}”.`,
    );
    return;
  }
  const unit = isUtf16 ? units.utf16 : units.codePoints;
  if (end > length && !isCrlf(unit)) {
    problems.add(
      [...path, endKey],
      `Ends at ${end}, past the end of the text.`,
      `The text has ${length} ${unitName}.`,
    );
    return;
  }
  const startUtf16 = reader.read(start, unit);
  const endUtf16 = reader.read(end, unit);
  const there =
    startUtf16 === null || endUtf16 === null
      ? 'cut a character in two'
      : `give ${excerpt(reader.text.slice(startUtf16, endUtf16))}`;
  problems.add(
    [...path, startKey],
    `“${startKey}” ${start} and “${endKey}” ${end} ${there}, not the quote ${excerpt(segment.quote)}.`,
    `Write where the quote stands, counted in ${unitName}.`,
  );
}

/** An orphan's offsets belong to another text: they can only be held against the quote's own length. */
function lastKnownPlace(segment: FileSegment, path: Path, problems: Problems): Segment | null {
  const { start, end, startUtf16, endUtf16, quote } = segment;
  if (end - start !== codePointLength(quote) || endUtf16 - startUtf16 !== quote.length) {
    problems.add(
      path,
      `The offsets are not as far apart as the quote ${excerpt(quote)} is long.`,
      'Write the last known place, in both units.',
    );
    return null;
  }
  return { startUtf16, endUtf16, quote, startCodePoint: start };
}

function checkOrder(segments: readonly Segment[], path: Path, problems: Problems): void {
  let before: Span | null = null;
  for (const [at, segment] of segments.entries()) {
    if (before !== null && segment.startUtf16 <= before.endUtf16) {
      const what =
        segment.startUtf16 === before.endUtf16
          ? 'touches the one before'
          : 'overlaps the one before, or stands before it';
      problems.add(
        [...path, 'segments', at],
        `The segment ${what}.`,
        'Write segments in text order, with text between them; join those that touch.',
      );
    }
    before = segment;
  }
}

function checkContext(
  text: string,
  { index, value }: Item<FileAnnotation>,
  segments: readonly Segment[],
  hasCrlf: boolean,
  problems: Problems,
): boolean {
  const first = segments[0];
  const last = segments.at(-1);
  if (first === undefined || last === undefined) return true;
  const prefix = hasCrlf ? withLf(value.prefix) : value.prefix;
  const suffix = hasCrlf ? withLf(value.suffix) : value.suffix;
  const before = problems.count;
  for (const [key, side] of [['prefix', prefix] as const, ['suffix', suffix] as const]) {
    const length = codePointLength(side);
    if (length > CONTEXT_CODE_POINTS) {
      problems.add(
        ['annotations', index, key],
        `Has ${length} code points.`,
        `Write at most ${CONTEXT_CODE_POINTS}.`,
      );
    }
  }
  // Only an exact mark promises that its surroundings are still those it was made in.
  if (value.anchoring.state === 'exact') {
    if (!text.endsWith(prefix, first.startUtf16)) {
      const start = Math.max(0, first.startUtf16 - prefix.length);
      addWrongContext(
        ['annotations', index, 'prefix'],
        prefix,
        text.slice(start, first.startUtf16),
        problems,
      );
    }
    if (!text.startsWith(suffix, last.endUtf16)) {
      const there = text.slice(last.endUtf16, last.endUtf16 + suffix.length);
      addWrongContext(['annotations', index, 'suffix'], suffix, there, problems);
    }
  }
  return problems.count === before;
}

function addWrongContext(path: Path, written: string, there: string, problems: Problems): void {
  const side = path.at(-1) === 'prefix' ? 'before' : 'after';
  problems.add(
    path,
    `${excerpt(written)} is not the text ${side} the passage, which is ${excerpt(there)}.`,
    'The words may stand at another place too: check the offsets, or write the text that is there.',
  );
}
