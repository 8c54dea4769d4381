// The places to show of one article: in its fields, its text and its notes, each with the words around it.

import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { SearchHit } from '../../../shared/ipc/types.ts';
import { spansInText } from '../../../shared/search/search-form.ts';
import { wordsAround } from '../../../shared/search/words-around.ts';
import { unmark } from '../db/search-marking.ts';
import type { NoteRow, PassageRow } from '../db/search-marks.ts';
import type { TextRow } from '../db/search-results.ts';

/** No article shows more. */
export const maxHits = 20;

export interface Hits {
  /** The first of them, in text order. */
  readonly hits: readonly SearchHit[];
  readonly count: number;
}

/** Where words stand in one field, in its text or in one note. */
export interface Places {
  readonly in: SearchHit['in'];
  readonly text: string;
  readonly spans: readonly Span[];
  /** Where it is in the article's text, when the words stand in a note. */
  readonly mark: Pick<SearchHit, 'span' | 'annotationId'> | null;
}

const fields = ['title', 'subtitle', 'byline', 'publisher', 'text'] as const;

/** From what the index marked, in the order of its columns. `texts` may be null where the index reads nothing else. */
export function placesInColumns(
  columns: readonly (string | null)[],
  texts: TextRow | null,
): Places[] {
  const forms = texts?.fieldForms == null ? [] : (JSON.parse(texts.fieldForms) as unknown[]);
  return fields.flatMap((field, column) => {
    const marked = columns[column] ?? null;
    if (marked === null) return [];
    const found = unmark(marked);
    if (found.spans.length === 0) return [];
    const isForm = field === 'text' ? texts?.textForm != null : forms[column] != null;
    const text = isForm ? texts?.[field] : found.text;
    if (text == null) return [];
    const spans = isForm ? spansInText(text, found.text, found.spans) : found.spans;
    return [{ in: field, text, spans, mark: null }];
  });
}

/** Every occurrence, none inside another. */
export function placesOfSymbol(field: SearchHit['in'], text: string, symbol: string): Places[] {
  const spans: Span[] = [];
  let at = text.indexOf(symbol);
  while (at !== -1) {
    spans.push({ startUtf16: at, endUtf16: at + symbol.length });
    at = text.indexOf(symbol, at + symbol.length);
  }
  return spans.length === 0 ? [] : [{ in: field, text, spans, mark: null }];
}

export function placesInNote(row: NoteRow): Places[] {
  const { note, noteForm, marked } = row;
  const found = unmark(marked);
  const spans = noteForm === null ? found.spans : spansInText(note, noteForm, found.spans);
  return spans.length === 0 ? [] : [{ in: 'note', text: note, spans, mark: placeOf(row) }];
}

/** An orphan has no place in the text. */
export const placeOf = (row: {
  readonly state: PassageRow['state'];
  readonly id: AnnotationId;
  readonly startUtf16: number;
  readonly endUtf16: number;
}): Pick<SearchHit, 'span' | 'annotationId'> => ({
  span: row.state === 'orphan' ? null : { startUtf16: row.startUtf16, endUtf16: row.endUtf16 },
  annotationId: row.id,
});

/** The first hits of all places: fields first, then by where they are in the text. */
export function hitsOf(places: readonly Places[]): Hits {
  const hits = places.flatMap((place) =>
    place.spans.slice(0, maxHits).map((span) => ({ place, span, order: orderOf(place, span) })),
  );
  hits.sort((a, b) => a.order - b.order);
  return {
    hits: hits.slice(0, maxHits).map(({ place, span }) => hitAt(place, span)),
    count: places.reduce((sum, { spans }) => sum + spans.length, 0),
  };
}

/** Fields in their own order before everything else, what has no place after it. */
function orderOf(place: Places, span: Span): number {
  if (place.mark !== null) return place.mark.span?.startUtf16 ?? Number.POSITIVE_INFINITY;
  const field = (fields as readonly string[]).indexOf(place.in);
  if (place.in === 'text') return span.startUtf16;
  return (field - fields.length) * 1e6 + Math.min(span.startUtf16, 1e6 - 1);
}

function hitAt({ in: field, text, mark }: Places, span: Span): SearchHit {
  const inText = field === 'text' ? { startUtf16: span.startUtf16, endUtf16: span.endUtf16 } : null;
  return {
    in: field,
    span: mark === null ? inText : mark.span,
    annotationId: mark?.annotationId ?? null,
    match: text.slice(span.startUtf16, span.endUtf16),
    ...wordsAround(text, span),
  };
}

/** A mark's own words with what stands around them. */
export function passageHit(row: PassageRow, text: string | null): SearchHit {
  const place = placeOf(row);
  const around =
    place.span === null || text === null
      ? { before: row.prefix.trimStart(), after: row.suffix.trimEnd() }
      : wordsAround(text, place.span);
  return { in: 'text', ...place, match: row.quote, ...around };
}
