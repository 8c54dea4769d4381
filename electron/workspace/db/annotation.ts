// Marks and their segments, row by row. A mark's id is unique within its article; its key within the workspace.

import type {
  Anchoring,
  AnchoringState,
  Annotation,
  Origin,
  Segment,
} from '../../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, TagId } from '../../../shared/domain/ids.ts';
import { searchForm } from '../../../shared/search/search-form.ts';
import { readAll, readOne, readTuples, write, type ReadDb, type WriteDb } from './connection.ts';
import { parseObject } from './json-column.ts';
import {
  deleteSegments,
  insertSegments,
  segmentColumns,
  toSegment,
  type SegmentTuple,
} from './segment.ts';

interface AnnotationRow extends Readonly<Record<string, string | number | null>> {
  readonly annotation_key: number;
  readonly article_key: number;
  readonly id: AnnotationId;
  readonly tag: TagId;
  readonly prefix: string;
  readonly suffix: string;
  readonly attributes: string;
  readonly note: string | null;
  readonly annotator_id: AnnotatorId;
  readonly origin: Origin;
  readonly anchoring_state: AnchoringState;
  readonly anchoring_score: number;
  readonly anchoring_text_sha256: string | null;
  readonly rejected_by: string | null;
  readonly created_at_ms: number;
  readonly updated_at_ms: number;
  readonly extra: string;
}

export interface StoredAnnotation {
  readonly key: number;
  readonly articleKey: number;
  readonly annotation: Annotation;
}

const columns = `annotation_key, article_key, id, tag, prefix, suffix, attributes, note, annotator_id,
  origin, anchoring_state, anchoring_score, anchoring_text_sha256, rejected_by, created_at_ms,
  updated_at_ms, extra`;

const toAnchoring = (row: AnnotationRow): Anchoring => ({
  state: row.anchoring_state,
  score: row.anchoring_score,
  ...(row.anchoring_text_sha256 === null ? {} : { textSha256: row.anchoring_text_sha256 }),
});

const toAnnotation = (row: AnnotationRow, segments: readonly Segment[]): Annotation => ({
  id: row.id,
  tag: row.tag,
  segments,
  prefix: row.prefix,
  suffix: row.suffix,
  attributes: parseObject(row.attributes),
  note: row.note,
  annotator: row.annotator_id,
  origin: row.origin,
  createdAtMs: row.created_at_ms,
  updatedAtMs: row.updated_at_ms,
  anchoring: toAnchoring(row),
  extra: parseObject(row.extra),
  ...(row.rejected_by === null ? {} : { rejectedBy: row.rejected_by }),
});

/** The columns that follow from the annotation, in the order both statements below name them. */
function valuesOf(annotation: Annotation): (string | number | null)[] {
  const { segments, anchoring } = annotation;
  const first = segments[0];
  const last = segments.at(-1);
  if (first === undefined || last === undefined) {
    throw new RangeError(`annotation ${annotation.id} has no segment`);
  }
  return [
    annotation.tag,
    first.startUtf16,
    last.endUtf16,
    annotation.prefix,
    annotation.suffix,
    JSON.stringify(annotation.attributes),
    annotation.note,
    annotation.note === null ? null : searchForm(annotation.note),
    annotation.annotator,
    annotation.origin,
    anchoring.state,
    anchoring.score,
    anchoring.textSha256 ?? null,
    annotation.rejectedBy ?? null,
    annotation.createdAtMs,
    annotation.updatedAtMs,
    JSON.stringify(annotation.extra),
  ];
}

export function insertAnnotation(db: WriteDb, articleKey: number, annotation: Annotation): void {
  const { key } = write(
    db,
    `INSERT INTO annotation (tag, start_utf16, end_utf16, prefix, suffix, attributes, note, note_form,
       annotator_id, origin, anchoring_state, anchoring_score, anchoring_text_sha256, rejected_by,
       created_at_ms, updated_at_ms, extra, article_key, id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [...valuesOf(annotation), articleKey, annotation.id],
  );
  insertSegments(db, key, annotation.segments);
}

/** Replaces everything but the id; its row keeps its key, so relations to it stay. */
export function updateAnnotation(db: WriteDb, articleKey: number, annotation: Annotation): void {
  const key = findAnnotationKey(db, articleKey, annotation.id);
  if (key === null) throw new RangeError(`no annotation ${annotation.id} to update`);
  write(
    db,
    `UPDATE annotation SET tag = ?, start_utf16 = ?, end_utf16 = ?, prefix = ?, suffix = ?,
       attributes = ?, note = ?, note_form = ?, annotator_id = ?, origin = ?, anchoring_state = ?, anchoring_score = ?,
       anchoring_text_sha256 = ?, rejected_by = ?, created_at_ms = ?, updated_at_ms = ?, extra = ?
     WHERE annotation_key = ?`,
    [...valuesOf(annotation), key],
  );
  deleteSegments(db, key);
  insertSegments(db, key, annotation.segments);
}

export function deleteAnnotation(db: WriteDb, articleKey: number, id: AnnotationId): void {
  const { changes } = write(db, 'DELETE FROM annotation WHERE id = ? AND article_key = ?', [
    id,
    articleKey,
  ]);
  if (changes !== 1) throw new RangeError(`no annotation ${id} to delete`);
}

export function findAnnotationKey(db: ReadDb, articleKey: number, id: AnnotationId): number | null {
  const row = readOne<{ key: number }>(
    db,
    'SELECT annotation_key AS key FROM annotation WHERE id = ? AND article_key = ?',
    [id, articleKey],
  );
  return row?.key ?? null;
}

/** Every annotation with this id: usually one, but files from elsewhere may use one id in several articles. */
export function findAnnotations(db: ReadDb, id: AnnotationId): StoredAnnotation[] {
  const rows = readAll<AnnotationRow>(db, `SELECT ${columns} FROM annotation WHERE id = ?`, [id]);
  return rows.map((row) => {
    const segments = readTuples<SegmentTuple>(
      db,
      `SELECT ${segmentColumns} FROM segment s WHERE annotation_key = ? ORDER BY ordinal`,
      [row.annotation_key],
    );
    return {
      key: row.annotation_key,
      articleKey: row.article_key,
      annotation: toAnnotation(row, segments.map(toSegment)),
    };
  });
}

type ListedTuple = readonly [
  key: number,
  id: AnnotationId,
  tag: TagId,
  prefix: string,
  suffix: string,
  attributes: string,
  note: string | null,
  annotator: AnnotatorId,
  origin: Origin,
  state: AnchoringState,
  score: number,
  textSha256: string | null,
  rejectedBy: string | null,
  createdAtMs: number,
  updatedAtMs: number,
  extra: string,
  ...segment: SegmentTuple | readonly [null, null, null, null],
];

/**
 * All of an article's annotations in text order: first start, then last end descending, then id. One row for each
 * segment, as arrays, because an export reads hundreds of thousands: twice as fast as by name and in two statements.
 * The key in the order changes nothing, but shows SQLite that its indexes have this order already.
 */
export function listAnnotations(db: ReadDb, articleKey: number): Annotation[] {
  const annotations: Annotation[] = [];
  let segments: Segment[] = [];
  let lastKey = -1;
  for (const tuple of readTuples<ListedTuple>(
    db,
    `SELECT annotation_key, a.id, a.tag, a.prefix, a.suffix, a.attributes, a.note, a.annotator_id,
       a.origin, a.anchoring_state, a.anchoring_score, a.anchoring_text_sha256, a.rejected_by,
       a.created_at_ms, a.updated_at_ms, a.extra, ${segmentColumns}
     FROM annotation a LEFT JOIN segment s USING (annotation_key)
     WHERE a.article_key = ?
     ORDER BY a.start_utf16, a.end_utf16 DESC, a.id, annotation_key, s.ordinal`,
    [articleKey],
  )) {
    if (tuple[0] !== lastKey) {
      segments = [];
      annotations.push(fromTuple(tuple, segments));
      lastKey = tuple[0];
    }
    // A mark without any is a damaged one, which has to be seen to be told.
    const [start, end, quote, point] = [tuple[16], tuple[17], tuple[18], tuple[19]];
    if (start !== null && end !== null && quote !== null) {
      segments.push(toSegment([start, end, quote, point]));
    }
  }
  return annotations;
}

function fromTuple(tuple: ListedTuple, segments: readonly Segment[]): Annotation {
  const [, id, tag, prefix, suffix, attributes, note, annotator, origin, state, score] = tuple;
  const textSha256 = tuple[11];
  const rejectedBy = tuple[12];
  return {
    id,
    tag,
    segments,
    prefix,
    suffix,
    attributes: parseObject(attributes),
    note,
    annotator,
    origin,
    createdAtMs: tuple[13],
    updatedAtMs: tuple[14],
    anchoring: { state, score, ...(textSha256 === null ? {} : { textSha256 }) },
    extra: parseObject(tuple[15]),
    ...(rejectedBy === null ? {} : { rejectedBy }),
  };
}
