// Two people who read one article in two windows: marks made over the page's own calls, so that a spec can begin where
// the second of them opens the other's file. Words are looked up in the text as stored; the first occurrence counts.

import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { AnnotationId, ArticleId, RelationId, TagId } from '../../shared/domain/ids.ts';
import type { JsonValue } from '../../shared/domain/json.ts';
import { call, listedArticles } from './workbench-calls.ts';

export interface ReadArticle {
  readonly page: Page;
  readonly id: ArticleId;
  readonly text: string;
}

/** The article with the title, as the window's workspace has it. */
export async function articleTitled(page: Page, title: string): Promise<ReadArticle> {
  const row = (await listedArticles(page)).find((article) => article.title === title);
  if (row === undefined) throw new Error(`The library does not list “${title}”.`);
  const { article } = await call(page, 'article:open', { id: row.id });
  return { page, id: row.id, text: article.text };
}

export interface MarkWords {
  readonly note?: string;
  readonly attributes?: Readonly<Record<string, JsonValue>>;
}

/** Marks each of the words as one segment of one mark; answers its id. */
export async function mark(
  { page, id: articleId, text }: ReadArticle,
  tag: string,
  words: string | readonly string[],
  { note, attributes }: MarkWords = {},
): Promise<AnnotationId> {
  const id = randomUUID() as AnnotationId;
  const segments = [words].flat().map((part) => {
    const startUtf16 = text.indexOf(part);
    if (startUtf16 < 0) throw new Error(`The text has no “${part}”.`);
    return { startUtf16, endUtf16: startUtf16 + part.length };
  });
  await call(page, 'annotation:create', { id, articleId, tag: tag as TagId, segments });
  if (note !== undefined) await call(page, 'annotation:set-note', { id, articleId, note });
  if (attributes !== undefined) {
    const values = attributes as Record<string, string>;
    await call(page, 'annotation:set-attributes', { id, articleId, values });
  }
  return id;
}

export async function relate(
  { page, id: articleId }: ReadArticle,
  type: string,
  from: AnnotationId,
  to: AnnotationId,
): Promise<void> {
  const id = randomUUID() as RelationId;
  await call(page, 'relation:create', { id, articleId, type, from, to });
}
