// Looks whether what is about to be shown or written out is what users wrote. An article is checked as a whole the first
// time that a connection reads it, and rows of lists every time they are listed. What does not fit is never shown.

import type { ArticleSummary } from '../../../shared/domain/article.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ArticleHead } from '../db/article.ts';
import type { ReadDb } from '../db/connection.ts';
import { damagedWorkspace } from '../db/errors.ts';
import { listUnsoundArticles, listUnsoundTables } from '../db/row-check.ts';
import type { OpenWorkspace } from './open-workspace.ts';

const checked = new WeakMap<ReadDb, Set<number>>();

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
 * what was written. Costs some 5 µs a row, once for each connection.
 */
export function checkArticle(
  { path }: Pick<OpenWorkspace, 'path'>,
  db: ReadDb,
  { key, title }: Pick<ArticleHead, 'key' | 'title'>,
): void {
  const known = checked.get(db) ?? new Set<number>();
  checked.set(db, known);
  if (known.has(key)) return;
  const unsound = listUnsoundTables(db, key);
  if (unsound.length > 0) {
    const found = [...new Set(unsound.map((table) => words[table] ?? table))].join(', ');
    throw damagedWorkspace(
      path,
      `of the article “${title}”, this is not what was written: ${found}.`,
    );
  }
  known.add(key);
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

export const isDamage = (thrown: unknown): thrown is AppError =>
  thrown instanceof AppError && thrown.code === 'workspace-damaged';
