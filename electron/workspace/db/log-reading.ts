// The log of acts as it is shown: what happened to an article and to one mark, by whom and when.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId } from '../../../shared/domain/ids.ts';
import type { LoggedKind, MarkEvent, TimelineEntry } from '../../../shared/ipc/history-types.ts';
import { readAll, readColumn, readOne, type ReadDb, type Value } from './connection.ts';

type Row = Readonly<Record<string, Value>>;

interface LoggedRow extends Row {
  readonly seq: number;
  readonly kind: LoggedKind;
  readonly label: string;
  readonly atMs: number;
  readonly who: string | null;
}

const loggedColumns = 'a.seq, a.kind, a.label, a.at_ms AS atMs, n.name AS who';

interface MarkEventRow extends LoggedRow {
  readonly before: string | null;
  readonly after: string | null;
}

/** Oldest first; also of a mark that is gone. */
export function listMarkEvents(db: ReadDb, articleId: ArticleId, id: AnnotationId): MarkEvent[] {
  const parsed = (json: string | null) => (json === null ? null : (JSON.parse(json) as Annotation));
  return readAll<MarkEventRow>(
    db,
    `SELECT ${loggedColumns}, c.before, c.after
     FROM change c JOIN act a ON a.seq = c.act_seq LEFT JOIN annotator n ON n.id = a.annotator_id
     WHERE c.article_id = ? AND c.entity_id = ? AND c.entity = 'annotation'
     ORDER BY c.change_seq`,
    [articleId, id],
  ).map(({ before, after, ...logged }) => ({
    ...logged,
    before: parsed(before),
    after: parsed(after),
  }));
}

interface TimelineRow extends LoggedRow {
  readonly changes: number;
  readonly revision: number | null;
  readonly marks: number;
  readonly markId: AnnotationId | null;
  readonly quote: string | null;
}

/** Newest first: the acts before number `before`, or the newest. */
export function listTimeline(
  db: ReadDb,
  articleId: ArticleId,
  before: number | null,
  limit: number,
): TimelineEntry[] {
  return readAll<TimelineRow>(
    db,
    `SELECT ${loggedColumns}, t.changes, t.revision, t.marks, t.markId, t.quote
     FROM (SELECT act_seq, count(*) AS changes,
             max(CASE entity WHEN 'revision' THEN json_extract(after, '$.number')
               WHEN 'article' THEN json_extract(after, '$.revision.number') END) AS revision,
             count(DISTINCT CASE entity WHEN 'annotation' THEN entity_id END) AS marks,
             min(CASE entity WHEN 'annotation' THEN entity_id END) AS markId,
             min(CASE entity WHEN 'annotation' THEN
               substr(json_extract(coalesce(after, before), '$.segments[0].quote'), 1, 100) END) AS quote
           FROM change WHERE article_id = ? AND act_seq < ?
           GROUP BY act_seq ORDER BY act_seq DESC LIMIT ?) t
     JOIN act a ON a.seq = t.act_seq LEFT JOIN annotator n ON n.id = a.annotator_id
     ORDER BY a.seq DESC`,
    [articleId, before ?? Number.MAX_SAFE_INTEGER, limit],
  ).map(({ marks, markId, quote, ...entry }) =>
    marks === 1 ? { ...entry, markId, quote } : { ...entry, markId: null, quote: null },
  );
}

interface PartOfLog {
  /** The first act's number; 0 for all. */
  readonly from?: number;
  /** Only acts before this number; null for no end. */
  readonly before?: number | null;
  /** So many of the newest. */
  readonly limit?: number;
}

/** Numbers of the acts about an article, newest first. */
export const listActsAbout = (
  db: ReadDb,
  articleId: ArticleId,
  { from = 0, before = null, limit = -1 }: PartOfLog,
): number[] =>
  readColumn<number>(
    db,
    `SELECT DISTINCT act_seq FROM change WHERE article_id = ? AND act_seq >= ? AND act_seq < ?
     ORDER BY act_seq DESC LIMIT ?`,
    [articleId, from, before ?? Number.MAX_SAFE_INTEGER, limit],
  );

/** Whatever kind of change their rows say it is: a row in which just that is damaged must not be left out unseen. */
export const listActsAboutMark = (db: ReadDb, articleId: ArticleId, id: AnnotationId): number[] =>
  readColumn<number>(
    db,
    'SELECT DISTINCT act_seq FROM change WHERE article_id = ? AND entity_id = ?',
    [articleId, id],
  );

export interface LoggedAct extends Row {
  readonly seq: number;
  readonly kind: LoggedKind;
  readonly label: string;
  readonly atMs: number;
}

/** The newest act about the article that is not newer than `at`; null before its arrival. */
export function findActUntil(db: ReadDb, articleId: ArticleId, at: number): LoggedAct | null {
  return readOne<LoggedAct>(
    db,
    `SELECT seq, kind, label, at_ms AS atMs FROM act
     WHERE seq = (SELECT max(act_seq) FROM change WHERE article_id = ? AND act_seq <= ?)`,
    [articleId, at],
  );
}
