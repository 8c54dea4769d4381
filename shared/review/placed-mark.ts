// A mark prepared for comparing: what it says as words that are equal when it says the same, and where it is. Ids,
// annotators, times and what other formats carried are not part of what a mark says.

import type { Annotation } from '../domain/annotation.ts';
import type { JsonValue } from '../domain/json.ts';
import { compareText, firstDifference } from '../domain/order.ts';
import { joinSpans, type Span } from '../domain/span.ts';
import { byStart } from './text-order.ts';

/** What something was in the common base, and whether it says something else now. */
export interface Continuation {
  readonly id: string;
  readonly isChanged: boolean;
}

export interface PlacedMark {
  readonly mark: Annotation;
  /** In text order, neither overlapping nor touching; none for an orphan, which has no place. */
  readonly spans: readonly Span[];
  /** Of the whole; an orphan is behind everything. */
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** Code units covered. */
  readonly length: number;
  /** Equal for marks of the very same place, or for orphans of the same words. */
  readonly place: string;
  /** By id, as values are compared; an attribute that says nothing is not there. */
  readonly attributes: ReadonlyMap<string, string>;
  /** All that the mark says: equal for marks that say the same about the same place. */
  readonly content: string;
  /** The mark of the common base that this one continues; null without one. */
  readonly continues: Continuation | null;
}

/** Without a base. */
export function placeMark(mark: Annotation): PlacedMark {
  const isOrphan = mark.anchoring.state === 'orphan';
  const spans = isOrphan ? [] : joinSpans(mark.segments);
  const attributes = comparableAttributes(mark);
  const place = isOrphan
    ? `orphan ${JSON.stringify(mark.segments.map(({ quote }) => quote))}`
    : spans.map(({ startUtf16, endUtf16 }) => `${startUtf16}-${endUtf16}`).join(' ');
  return {
    mark,
    spans,
    startUtf16: spans[0]?.startUtf16 ?? Infinity,
    endUtf16: spans.at(-1)?.endUtf16 ?? Infinity,
    length: spans.reduce((sum, { startUtf16, endUtf16 }) => sum + endUtf16 - startUtf16, 0),
    place,
    attributes,
    content: JSON.stringify([mark.tag, place, [...attributes], comparableNote(mark.note)]),
    continues: null,
  };
}

function comparableAttributes({ attributes }: Annotation): ReadonlyMap<string, string> {
  const result = new Map<string, string>();
  for (const id of Object.keys(attributes).toSorted(compareText)) {
    const value = comparableValue(attributes[id]);
    if (value !== null) result.set(id, value);
  }
  return result;
}

/** Several options are the same in any order; null is what says nothing. */
function comparableValue(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : JSON.stringify(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  const items = value.map((item) => JSON.stringify(item)).toSorted(compareText);
  return items.length === 0 ? null : `[${items.join(',')}]`;
}

/** An empty note is none. */
export const comparableNote = (note: string | null): string | null =>
  note === null || note.trim() === '' ? null : note;

/** In text order, the longer first; then by all that the mark says, so that the order never depends on the file's. */
export const byPlace = (a: PlacedMark, b: PlacedMark): number =>
  firstDifference(
    byStart(a, b),
    compareText(a.content, b.content),
    compareText(a.mark.id, b.mark.id),
  );
