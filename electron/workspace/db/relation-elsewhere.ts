// Articles whose `extra` holds relations into articles that were not in the workspace when they came.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { JsonObject } from '../../../shared/domain/json.ts';
import { readAll, write, type ReadDb, type WriteDb } from './connection.ts';

export interface WaitingArticle {
  readonly key: number;
  readonly id: ArticleId;
  readonly extra: JsonObject;
}

/** Those among the articles, and those that name one of them. Found through a partial index of the same condition. */
export function listWaiting(db: ReadDb, articles: readonly ArticleId[]): WaitingArticle[] {
  return readAll<{ key: number; id: ArticleId; extra: string }>(
    db,
    `SELECT article_key AS key, id, extra FROM article
     WHERE instr(extra, '"relationsAcross":[{') > 0
       AND EXISTS (SELECT 1 FROM json_each(?) new WHERE new.value = article.id OR instr(article.extra, new.value) > 0)
     ORDER BY article_key`,
    [JSON.stringify(articles)],
  ).map(({ key, id, extra }) => ({ key, id, extra: JSON.parse(extra) as JsonObject }));
}

export function setExtra(db: WriteDb, articleKey: number, extra: JsonObject): void {
  write(db, 'UPDATE article SET extra = ? WHERE article_key = ?', [
    JSON.stringify(extra),
    articleKey,
  ]);
}
