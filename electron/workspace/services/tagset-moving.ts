// What is known while a move of articles to another tagset is planned (tagset-move.ts).

import type { ArticleId, TagId } from '../../../shared/domain/ids.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { TagsetMigration } from '../../../shared/ipc/tagset-types.ts';
import type { Effects } from '../../../shared/tagset/effects.ts';
import type { ReadDb } from '../db/connection.ts';
import type { TaggedArticle } from '../db/tagset-articles.ts';
import type { Unresolved } from './tagset-unresolved.ts';

export interface Target {
  readonly tagset: Tagset;
  readonly sha256: string;
  readonly migration: TagsetMigration;
}

/** An article that moves, with the definition it has now. */
export interface MovingArticle extends TaggedArticle {
  readonly before: Tagset;
}

export interface MoveContext {
  readonly db: ReadDb;
  readonly target: Target;
  readonly atMs: number;
  readonly effects: Effects;
  readonly unresolved: Unresolved;
  /** The tag that a mark has afterwards, of the marks that change; null where it is deleted. */
  readonly tagsAfter: Map<string, TagId | null>;
}

/** Names a mark in the workspace: ids of files from elsewhere are unique within their article only. */
export const markName = (articleId: ArticleId, id: string): string => `${articleId} ${id}`;
