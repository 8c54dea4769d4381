// One article with everything on it, as the file format holds it.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { AnnotatorId, ArticleId } from '../../../shared/domain/ids.ts';
import { listAnnotations } from '../db/annotation.ts';
import { listListedAnnotators, listNames } from '../db/annotator.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { listRelations } from '../db/relation.ts';
import { checkArticle } from './check-article.ts';
import { requireStoredArticle } from './lookup.ts';
import { assembleArticle } from './open-article.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { reviewOfParts } from './review-part.ts';
import { readReviewParts } from './review-parts.ts';

/** Read from one unchanging state of the file, whatever is written meanwhile. */
export function loadDocument(workspace: OpenWorkspace, id: ArticleId): AnnotatedArticle {
  return snapshot(workspace.db, (db) => documentIn(workspace, db, id));
}

/** The same inside a transaction or snapshot of the caller's. */
export function documentIn(workspace: OpenWorkspace, db: ReadDb, id: ArticleId): AnnotatedArticle {
  const stored = requireStoredArticle(db, id);
  checkArticle(workspace, db, stored);
  const annotations = listAnnotations(db, stored.key);
  const relations = listRelations(db, stored.key);
  return {
    article: assembleArticle(workspace, stored),
    tagset: workspace.tagsetOf(stored),
    annotators: annotatorsOf(db, stored.key, [...annotations, ...relations]),
    annotations,
    relations,
    review: reviewOfParts(readReviewParts(db, stored.key), stored.review),
  };
}

/** The same as listArticleAnnotators, from what has been read already: an article's marks are not looked through again. */
function annotatorsOf(
  db: ReadDb,
  articleKey: number,
  things: readonly { readonly annotator: AnnotatorId }[],
): Annotator[] {
  const listed = listListedAnnotators(db, articleKey);
  const names = new Map(listed.map(({ id, name }) => [id, name]));
  const ids = new Set([...names.keys(), ...things.map(({ annotator }) => annotator)]);
  return listNames(db, [...ids]).map(({ id, name }) => ({ id, name: names.get(id) ?? name }));
}
