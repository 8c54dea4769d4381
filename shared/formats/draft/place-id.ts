// Ids for marks that have none in a file: of what they are and where. The writer of the format makes the same ones, so
// that it knows which ids need not be written.

import type { Span } from '../../domain/span.ts';
import type { FormatId } from '../format-list.ts';

/** For the marks of one article, in the order of the file. Spans in UTF-16 code units of the canonical text. */
export function placeId(
  idFor: (...words: readonly string[]) => string,
  format: FormatId,
): (label: string, spans: readonly Span[]) => string {
  const counts = new Map<string, number>();
  return (label, spans) => {
    const key = JSON.stringify([
      label,
      ...spans.map(({ startUtf16, endUtf16 }) => [startUtf16, endUtf16]),
    ]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return idFor('mark', format, key, String(count));
  };
}

/** The same for relations; their ends are named by the ids that the marks have here. */
export function relationId(
  idFor: (...words: readonly string[]) => string,
  format: FormatId,
): (relation: { readonly type: string; readonly from: string; readonly to: string }) => string {
  const counts = new Map<string, number>();
  return ({ type, from, to }) => {
    const key = JSON.stringify([type, from, to]);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return idFor('relation', format, key, String(count));
  };
}
