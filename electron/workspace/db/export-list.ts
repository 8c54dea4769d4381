// Which articles an export takes, and how many marks of which tag and annotator they have.

import type { ExportChoice } from '../../../shared/domain/export-choice.ts';
import type { AnnotationId, AnnotatorId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import { readOne, readTuples, type ReadDb, type Value } from './connection.ts';
import { conditionOf, type ListFilter } from './library-filter.ts';

export type ListedArticle = readonly [key: number, id: ArticleId];

/** In the order in which they came into the workspace. */
export function listArticlesOf(db: ReadDb, filter: ListFilter): ListedArticle[] {
  const { sql, values } = conditionOf(filter);
  return readTuples<ListedArticle>(
    db,
    `SELECT article_key, id FROM article WHERE ${sql} ORDER BY article_key`,
    values,
  );
}

/** Those of the ids that are there, in the order in which they came into the workspace. */
export function listArticlesById(db: ReadDb, ids: readonly ArticleId[]): ListedArticle[] {
  return readTuples<ListedArticle>(
    db,
    `SELECT article_key, id FROM article WHERE id IN (SELECT value FROM json_each(?))
     ORDER BY article_key`,
    [JSON.stringify(ids)],
  );
}

type MarkChoice = Pick<ExportChoice, 'tags' | 'annotators' | 'acceptedOnly'>;

/** The choice as a condition over the table `annotation`; mirrors shared/datasets/select-marks.ts. */
function choiceCondition({ tags, annotators, acceptedOnly }: MarkChoice) {
  const parts: string[] = [];
  const values: Value[] = [];
  if (tags !== null) {
    parts.push('tag IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(tags));
  }
  if (annotators !== null) {
    parts.push('annotator_id IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(annotators));
  }
  if (acceptedOnly) parts.push("anchoring_state = 'exact' AND rejected_by IS NULL");
  return { sql: parts.map((part) => ` AND ${part}`).join(''), values };
}

export type TagCount = readonly [articleKey: number, tag: TagId, marks: number];

/** Chosen marks by article and tag, of the articles with these keys. */
export function countTags(db: ReadDb, keys: readonly number[], choice: MarkChoice): TagCount[] {
  const { sql, values } = choiceCondition(choice);
  return readTuples<TagCount>(
    db,
    `SELECT article_key, tag, count(*) FROM annotation
     WHERE article_key IN (SELECT value FROM json_each(?))${sql}
     GROUP BY article_key, tag ORDER BY article_key, tag`,
    [JSON.stringify(keys), ...values],
  );
}

/** Whether the article has this mark and the choice takes it. */
export function isChosenMark(
  db: ReadDb,
  article: ArticleId,
  mark: AnnotationId,
  choice: MarkChoice,
): boolean {
  const { sql, values } = choiceCondition(choice);
  const row = readOne(
    db,
    `SELECT 1 AS found FROM annotation
     WHERE id = ? AND article_key = (SELECT article_key FROM article WHERE id = ?)${sql}`,
    [mark, article, ...values],
  );
  return row !== null;
}

export type PartCount = readonly [
  tag: TagId,
  tagsetSha256: string,
  annotator: AnnotatorId,
  name: string,
  marks: number,
];

/** Marks of the articles with these keys, by tag as a tagset defines it and by annotator. */
export function countParts(db: ReadDb, keys: readonly number[]): PartCount[] {
  return readTuples<PartCount>(
    db,
    `SELECT n.tag, a.tagset_sha256, n.annotator_id, p.name, count(*)
     FROM annotation n JOIN article a USING (article_key) JOIN annotator p ON p.id = n.annotator_id
     WHERE n.article_key IN (SELECT value FROM json_each(?))
     GROUP BY n.tag, a.tagset_sha256, n.annotator_id`,
    [JSON.stringify(keys)],
  );
}

/** Characters of all texts, in code points, and marks, of the articles with these keys. */
export function measureArticles(
  db: ReadDb,
  keys: readonly number[],
): { readonly characters: number; readonly marks: number } {
  const row = readOne<{ characters: number | null; marks: number | null }>(
    db,
    `SELECT sum(characters) AS characters, sum(annotation_count) AS marks FROM article
     WHERE article_key IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(keys)],
  );
  return { characters: row?.characters ?? 0, marks: row?.marks ?? 0 };
}
