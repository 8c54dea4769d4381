// The marks that a search shows: those whose note has the words, and those that have the tag.

import type { AnchoringState } from '../../../shared/domain/annotation.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { NameTerm } from '../../../shared/search/query-ast.ts';
import { readAll, readColumn, type ReadDb, type Value } from './connection.ts';
import { marks } from './search-marking.ts';
import { markHasTag } from './search-terms.ts';

type Row = Readonly<Record<string, Value>>;

/** The mark's first stretch stands for its place. */
interface PlacedRow extends Row {
  readonly articleKey: number;
  readonly id: AnnotationId;
  readonly state: AnchoringState;
  readonly startUtf16: number;
  readonly endUtf16: number;
}

export interface NoteRow extends PlacedRow {
  readonly note: string;
  /** What the index reads of the note, where that is something else. */
  readonly noteForm: string | null;
  readonly marked: string;
}

export interface PassageRow extends PlacedRow {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

const placed = `n.article_key AS articleKey, n.id, n.anchoring_state AS state,
  s.start_utf16 AS startUtf16, s.end_utf16 AS endUtf16`;
const firstSegment = 'segment s ON s.annotation_key = n.annotation_key AND s.ordinal = 0';

/** Notes of these articles that the expression matches, by article and in text order. */
export function listMatchingNotes(db: ReadDb, match: string, keys: readonly number[]): NoteRow[] {
  return readAll<NoteRow>(
    db,
    `SELECT ${placed}, n.note, n.note_form AS noteForm, highlight(note_search, 0, ?, ?) AS marked
     FROM note_search CROSS JOIN annotation n ON n.annotation_key = note_search.rowid JOIN ${firstSegment}
     WHERE note_search MATCH ? AND n.rejected_by IS NULL AND n.article_key IN (SELECT value FROM json_each(?))
     ORDER BY n.article_key, n.start_utf16, n.end_utf16 DESC, n.id`,
    [...marks, match, JSON.stringify(keys)],
  );
}

/** The first passages of an article that have any of the tags, in text order, and how many there are. */
export function listTaggedPassages(
  db: ReadDb,
  terms: readonly NameTerm[],
  articleKey: number,
  limit: number,
): { readonly passages: PassageRow[]; readonly count: number } {
  const conditions = terms.map(markHasTag);
  const where = `n.article_key = ? AND n.rejected_by IS NULL AND (${conditions.map(({ sql }) => sql).join(' OR ')})`;
  const values = [articleKey, ...conditions.flatMap((each) => each.values)];
  const from = 'annotation n JOIN article ON article.article_key = n.article_key';
  const passages = readAll<PassageRow>(
    db,
    `SELECT ${placed}, s.quote, n.prefix, n.suffix FROM ${from} JOIN ${firstSegment}
     WHERE ${where} ORDER BY n.start_utf16, n.end_utf16 DESC, n.id LIMIT ?`,
    [...values, limit],
  );
  if (passages.length < limit) return { passages, count: passages.length };
  const [count = limit] = readColumn<number>(
    db,
    `SELECT count(*) FROM ${from} WHERE ${where}`,
    values,
  );
  return { passages, count };
}
