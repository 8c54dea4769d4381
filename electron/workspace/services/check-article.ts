// Looks whether what is about to be shown or written out is what users wrote. An article is checked as a whole the first
// time that a session reads it, and rows of lists every time they are listed. What does not fit is never shown.

import type { ArticleSummary } from '../../../shared/domain/article.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ArticleHead } from '../db/article.ts';
import type { ReadDb } from '../db/connection.ts';
import { damagedWorkspace } from '../db/errors.ts';
import type { StoredPassage } from '../db/passage.ts';
import { areSoundMarks, listUnsoundArticles, listUnsoundTables } from '../db/row-check.ts';
import { requireSums } from '../db/soundness.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** What rows of a table are to the user. */
const words: Readonly<Record<string, string>> = {
  article: 'its title, its other fields or where it stands',
  revision: 'its text',
  source: 'where it came from',
  custody: 'the file that it came from',
  annotation: 'its marks',
  segment: 'the passages of its marks',
  article_annotator: 'its annotators',
  relation: 'its relations',
  collected: 'its collections',
  collection: 'its collections',
  tagset: 'its tagset',
  sentence_list: 'its sentences',
  coverage: 'what was looked at in it',
  draft: 'the draft of its text',
  review: 'its reviews',
  review_source: 'the files in its reviews',
  review_decision: 'the decisions in its reviews',
};

/**
 * Inside a transaction or snapshot. Throws `workspace-damaged`, naming the article, unless every row of it is there and
 * what was written. Costs some 5 µs a row, once for each session.
 */
export function checkArticle(
  { path, checked }: Pick<OpenWorkspace, 'path' | 'checked'>,
  db: ReadDb,
  { key, title }: Pick<ArticleHead, 'key' | 'title'>,
): void {
  if (checked.isWhole || checked.articles.has(key)) return;
  const unsound = listUnsoundTables(db, key);
  if (unsound.length > 0) {
    const found = [...new Set(unsound.map((table) => words[table] ?? table))].join(', ');
    throw damagedWorkspace(path, `the article “${title}” is not what was written: ${found}.`);
  }
  checked.articles.add(key);
}

/** Throws `workspace-damaged` unless the articles' own rows, which a list shows, are what was written. */
export function checkListed(
  { path }: Pick<OpenWorkspace, 'path'>,
  db: ReadDb,
  articles: readonly Pick<ArticleSummary, 'id' | 'title'>[],
): void {
  const unsound = listUnsoundArticles(
    db,
    articles.map(({ id }) => id),
  );
  if (unsound.length === 0) return;
  const titles = articles
    .filter(({ id }) => unsound.includes(id))
    .map(({ title }) => `“${title}”`)
    .slice(0, 3);
  throw damagedWorkspace(
    path,
    `what it says of the article ${titles.join(', ')} is not what was written.`,
  );
}

/** Passages that are shown outside their own article. Throws `workspace-damaged` unless each is what was written. */
export function checkPassages(
  { path }: Pick<OpenWorkspace, 'path'>,
  db: ReadDb,
  passages: readonly Pick<StoredPassage, 'key' | 'articleId' | 'articleTitle'>[],
): void {
  if (passages.length === 0) return;
  const articles = new Map(passages.map(({ articleId: id, articleTitle: title }) => [id, title]));
  checkListed(
    { path },
    db,
    [...articles].map(([id, title]) => ({ id, title })),
  );
  const keys = passages.map(({ key }) => key);
  if (!areSoundMarks(db, keys)) throw damagedWorkspace(path, 'marks are not what was written.');
}

/**
 * For what is told of many articles, or of none. Throws `workspace-damaged` unless every row of the tables is there and
 * what was written. Costs some 4 µs a row, once for each session.
 */
export function checkTables(
  { path, checked }: Pick<OpenWorkspace, 'path' | 'checked'>,
  db: ReadDb,
  tables: readonly string[],
): void {
  if (checked.isWhole) return;
  const left = tables.filter((table) => !checked.tables.has(table));
  requireSums(db, path, left);
  for (const table of left) checked.tables.add(table);
}

export const isDamage = (thrown: unknown): thrown is AppError =>
  thrown instanceof AppError && thrown.code === 'workspace-damaged';
