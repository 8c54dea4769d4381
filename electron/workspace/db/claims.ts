// Marks of given tags near a place, with what the coverage of sentences needs of them.

import type { PlacedClaim } from '../../../shared/coverage/claims-by-sentence.ts';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { readTuples, type ReadDb } from './connection.ts';

const none: JsonObject = {};

/** Those that overlap the span; marks without a place and rejected ones are left out. */
export function listClaims(
  db: ReadDb,
  articleKey: number,
  tags: readonly TagId[],
  { startUtf16, endUtf16 }: Span,
): PlacedClaim[] {
  const rows = readTuples<readonly [key: number, attributes: string, start: number, end: number]>(
    db,
    `SELECT a.annotation_key, a.attributes, s.start_utf16, s.end_utf16
     FROM annotation a JOIN segment s USING (annotation_key)
     WHERE a.article_key = ? AND a.start_utf16 < ? AND a.end_utf16 > ?
       AND a.tag IN (SELECT value FROM json_each(?))
       AND a.anchoring_state <> 'orphan' AND a.rejected_by IS NULL
     ORDER BY a.start_utf16, a.annotation_key, s.ordinal`,
    [articleKey, endUtf16, startUtf16, JSON.stringify(tags)],
  );
  const claims: PlacedClaim[] = [];
  let last = -1;
  let segments: Span[] = [];
  for (const [key, attributes, start, end] of rows) {
    if (key !== last) {
      last = key;
      segments = [];
      claims.push({
        attributes: attributes === '{}' ? none : (JSON.parse(attributes) as JsonObject),
        segments,
      });
    }
    segments.push({ startUtf16: start, endUtf16: end });
  }
  return claims;
}
