// Which texts were given to an attribute before, in the whole workspace.

import type { TagId } from '../../../shared/domain/ids.ts';
import { readColumn, type ReadDb } from './connection.ts';

/** So many marks of the tag are looked at, the newest articles first, so that a large workspace answers as fast. */
const MARKS_LOOKED_AT = 20_000;

/** The texts, most used first, then most recently; about a microsecond for each mark of the tag. */
export function listTextValues(
  db: ReadDb,
  tag: TagId,
  attribute: string,
  limit: number,
): readonly string[] {
  return readColumn<string>(
    db,
    `SELECT value.value
     FROM (SELECT attributes, updated_at_ms FROM annotation
           WHERE tag = ? COLLATE NOCASE AND rejected_by IS NULL ORDER BY article_key DESC LIMIT ?) AS looked_at,
          json_each(looked_at.attributes) AS value
     WHERE value.key = ? AND value.type = 'text'
     GROUP BY value.value
     ORDER BY count(*) DESC, max(looked_at.updated_at_ms) DESC, value.value
     LIMIT ?`,
    [tag, MARKS_LOOKED_AT, attribute, limit],
  );
}

/** Keys of the marks that {@link listTextValues} looks at. */
export const listValueMarks = (db: ReadDb, tag: TagId): number[] =>
  readColumn<number>(
    db,
    `SELECT annotation_key FROM annotation
     WHERE tag = ? COLLATE NOCASE AND rejected_by IS NULL ORDER BY article_key DESC LIMIT ?`,
    [tag, MARKS_LOOKED_AT],
  );
