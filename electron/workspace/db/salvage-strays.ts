// What is left over when the rows of a damaged workspace are in the new one: marks without all of their segments,
// relations without their marks, articles without their text. Where an article came from is found in another place.

import type { Driver } from './connection.ts';

/** An article of whose row something could be read, and that is not in the new workspace all the same. */
export interface DroppedArticle {
  readonly id: string;
  readonly title: string;
  /** What is missing of it. */
  readonly wants: 'text' | 'row';
}

/** The name of a file that nobody knows any more. */
export const unknownSource = 'unknown (lost with the damaged workspace)';

/** A mark without all of its segments is none; the log may still tell of it. */
export function dropUnfitMarks(driver: Driver): void {
  driver.exec(`DELETE FROM annotation WHERE annotation_key IN (
    SELECT n.annotation_key FROM annotation n LEFT JOIN segment s USING (annotation_key)
    GROUP BY n.annotation_key
    HAVING min(s.ordinal) IS NOT 0 OR max(s.ordinal) IS NOT count(s.ordinal) - 1
      OR min(s.start_utf16) IS NOT n.start_utf16 OR max(s.end_utf16) IS NOT n.end_utf16)`);
}

/** An article without its current text is none; answers those that were given up. */
export function dropStrays(driver: Driver): DroppedArticle[] {
  // Whose name is lost may be listed by an article, under the name that it spells.
  driver.exec(`UPDATE annotator SET name = (SELECT l.name FROM article_annotator l
      WHERE l.annotator_id = annotator.id LIMIT 1)
    WHERE name = id AND id IN (SELECT annotator_id FROM article_annotator)`);
  driver.exec(`DELETE FROM relation WHERE from_key NOT IN (SELECT annotation_key FROM annotation)
    OR to_key NOT IN (SELECT annotation_key FROM annotation)`);
  const hasCustody =
    driver.prepare("SELECT 1 FROM pragma_table_info('custody')").get() !== undefined;
  // The file that came is the next best to where the text came from; a whole log says which it was.
  if (hasCustody) driver.exec(sourcesFromCustody);
  driver.exec(sourcesFromLog);
  driver.exec(sourcesFromText);
  const dropped = driver
    .prepare<[], Omit<DroppedArticle, 'wants'>>(`SELECT id, title FROM article WHERE ${isTextless}`)
    .all();
  driver.exec(`DELETE FROM article WHERE ${isTextless}`);
  driver.exec(`UPDATE article SET annotation_count = (SELECT count(*) FROM annotation n
    WHERE n.article_key = article.article_key AND n.rejected_by IS NULL)`);
  const isCounted =
    driver.prepare("SELECT 1 FROM pragma_table_info('article') WHERE name = 'characters'").get() !==
    undefined;
  if (isCounted)
    driver.exec(`UPDATE article SET characters = (SELECT length(r.text) FROM revision r
    WHERE r.article_key = article.article_key AND r.number = article.revision_number)
    WHERE characters = 0`);
  return dropped.map((each) => ({ ...each, wants: 'text' }));
}

const isTextless = /* sql */ `NOT EXISTS (SELECT 1 FROM revision r
  WHERE r.article_key = article.article_key AND r.number = article.revision_number)`;

const sourcesFromCustody = /* sql */ `
INSERT INTO source (article_key, file_name, media_type, bytes, sha256, imported_at_ms)
  SELECT c.article_key, c.file_name, c.media_type, c.bytes, c.sha256, c.imported_at_ms
  FROM custody c JOIN article a ON a.article_key = c.article_key AND a.revision_number = c.revision_number
  WHERE c.article_key NOT IN (SELECT article_key FROM source)`;

/** As its arrival told of it. */
const sourcesFromLog = /* sql */ `
INSERT INTO source (article_key, file_name, media_type, bytes, sha256, imported_at_ms)
  SELECT a.article_key, c.after ->> '$.source.fileName', c.after ->> '$.source.mediaType',
    c.after ->> '$.source.bytes', c.after ->> '$.source.sha256', a.imported_at_ms
  FROM article a JOIN change c ON c.article_id = a.id AND c.entity = 'article' AND c.before IS NULL
  WHERE a.article_key NOT IN (SELECT article_key FROM source)
    AND json_valid(c.after) AND c.after ->> '$.source.sha256' IS NOT NULL
  ON CONFLICT DO NOTHING`;

/** The text itself is all that there is; the report says that where it came from is lost. */
const sourcesFromText = /* sql */ `
INSERT INTO source (article_key, file_name, media_type, bytes, sha256, imported_at_ms)
  SELECT a.article_key, '${unknownSource}', 'text/plain', length(CAST(r.text AS BLOB)), r.text_sha256, a.imported_at_ms
  FROM article a JOIN revision r ON r.article_key = a.article_key AND r.number = a.revision_number
  WHERE a.article_key NOT IN (SELECT article_key FROM source)`;
