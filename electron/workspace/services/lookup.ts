// Finds what an act is about, or says plainly what is not there.

import type { AnnotationId, ArticleId, CollectionId, TagId } from '../../../shared/domain/ids.ts';
import type { Collection } from '../../../shared/domain/library.ts';
import type { Tag, Tagset } from '../../../shared/domain/tagset.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { findAnnotations, type StoredAnnotation } from '../db/annotation.ts';
import {
  findArticle,
  findArticleHead,
  findArticleHeadByKey,
  type ArticleHead,
  type StoredArticle,
} from '../db/article.ts';
import { findCollection } from '../db/collection.ts';
import type { ReadDb } from '../db/connection.ts';

export function requireArticle(db: ReadDb, id: ArticleId): ArticleHead {
  return found(id, findArticleHead(db, id));
}

export function requireStoredArticle(db: ReadDb, id: ArticleId): StoredArticle {
  return found(id, findArticle(db, id));
}

function found<T>(id: ArticleId, article: T | null): T {
  if (article !== null) return article;
  throw noSuchArticle(id);
}

export function noSuchArticle(id: ArticleId): AppError {
  return new AppError('not-found', `There is no article ${id} in this workspace.`, {
    remedy: 'Choose one from the list of articles.',
  });
}

export function requireCollection(db: ReadDb, id: CollectionId): Collection {
  const collection = findCollection(db, id);
  if (collection !== null) return collection;
  throw new AppError('not-found', 'This collection is not there any more.', {
    remedy: 'Choose one of the collections in the list.',
  });
}

export interface FoundAnnotation extends StoredAnnotation {
  readonly head: ArticleHead;
}

/**
 * The annotation with this id, in the named article where one is named; null when it is not there. Files from
 * elsewhere may use one id in several articles; without the article such an id is refused rather than guessed.
 */
export function findOneAnnotation(
  db: ReadDb,
  id: AnnotationId,
  articleId: ArticleId | undefined,
): FoundAnnotation | null {
  const matching = findAnnotations(db, id).flatMap((stored) => {
    const head = findArticleHeadByKey(db, stored.articleKey);
    if (head === null || (articleId !== undefined && head.id !== articleId)) return [];
    return [{ ...stored, head }];
  });
  if (matching.length > 1) {
    throw new AppError('conflict', `${matching.length} articles have a mark with the id ${id}.`, {
      remedy: 'Open the article and choose the mark there.',
    });
  }
  return matching[0] ?? null;
}

/** As {@link findOneAnnotation}; throws `not-found` when it is not there. */
export function requireAnnotation(
  db: ReadDb,
  id: AnnotationId,
  articleId: ArticleId | undefined,
): FoundAnnotation {
  const annotation = findOneAnnotation(db, id, articleId);
  if (annotation !== null) return annotation;
  throw new AppError('not-found', 'This mark is not there any more.', {
    remedy: 'Open the article again to see its present marks.',
  });
}

export function requireTag(tagset: Tagset, id: TagId): Tag {
  const tag = tagset.tags.find((candidate) => candidate.id === id);
  if (tag !== undefined) return tag;
  throw new AppError('invalid-input', `The tagset “${tagset.name}” has no tag “${id}”.`, {
    remedy: `Use one of its tags: ${tagset.tags.map((candidate) => candidate.id).join(', ')}.`,
  });
}
