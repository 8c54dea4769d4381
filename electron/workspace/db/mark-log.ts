// Everything that an article's marks and relations ever said, and the texts it had, in the order of the log: what a
// colleague's file is recognised by.

import type { Annotation, Relation } from '../../../shared/domain/annotation.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { readTuples, type ReadDb } from './connection.ts';

interface LoggedAt {
  readonly seq: number;
  readonly atMs: number;
}

/** The digest is null where the change only names a text that came with an earlier one. */
export interface LoggedText extends LoggedAt {
  readonly entity: 'text';
  readonly number: number | null;
  readonly textSha256: string | null;
}

interface LoggedMark extends LoggedAt {
  readonly entity: 'annotation';
  readonly id: string;
  /** Null where it was deleted. */
  readonly after: Annotation | null;
}

interface LoggedRelation extends LoggedAt {
  readonly entity: 'relation';
  readonly id: string;
  /** Null where it was deleted. */
  readonly after: Relation | null;
}

export type LoggedThing = LoggedText | LoggedMark | LoggedRelation;

type Tuple = readonly [
  seq: number,
  atMs: number,
  entity: string,
  id: string,
  after: string | null,
  number: number | null,
  textSha256: string | null,
];

/** Of an article's arrival only its text's number and digest are read. */
export function listLoggedThings(db: ReadDb, articleId: ArticleId): LoggedThing[] {
  return readTuples<Tuple>(
    db,
    `SELECT c.act_seq, a.at_ms, c.entity, c.entity_id,
       CASE WHEN c.entity IN ('annotation', 'relation') THEN c.after END,
       CASE c.entity WHEN 'article' THEN json_extract(c.after, '$.revision.number')
         WHEN 'revision' THEN json_extract(c.after, '$.number') END,
       CASE WHEN c.entity IN ('article', 'revision') THEN json_extract(c.after, '$.textSha256') END
     FROM change c JOIN act a ON a.seq = c.act_seq
     WHERE c.article_id = ? AND c.entity IN ('annotation', 'relation', 'article', 'revision')
     ORDER BY c.change_seq`,
    [articleId],
  ).map(([seq, atMs, entity, id, after, number, textSha256]) => {
    if (entity !== 'annotation' && entity !== 'relation') {
      return { seq, atMs, entity: 'text', number, textSha256 };
    }
    // Written by insertChange only, and the log is append-only.
    const value: unknown = after === null ? null : JSON.parse(after);
    return { seq, atMs, entity, id, after: value } as LoggedThing;
  });
}
