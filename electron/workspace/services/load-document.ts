// One article with everything on it, as the file format holds it.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { listAnnotations } from '../db/annotation.ts';
import { listArticleAnnotators } from '../db/annotator.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { listRelations } from '../db/relation.ts';
import { requireStoredArticle } from './lookup.ts';
import { assembleArticle } from './open-article.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Read from one unchanging state of the file, whatever is written meanwhile. */
export function loadDocument(workspace: OpenWorkspace, id: ArticleId): AnnotatedArticle {
  return snapshot(workspace.db, (db) => documentIn(workspace, db, id));
}

/** The same inside a transaction or snapshot of the caller's. */
export function documentIn(workspace: OpenWorkspace, db: ReadDb, id: ArticleId): AnnotatedArticle {
  const stored = requireStoredArticle(db, id);
  return {
    article: assembleArticle(workspace, stored),
    tagset: workspace.tagsetOf(stored),
    annotators: listArticleAnnotators(db, stored.key),
    annotations: listAnnotations(db, stored.key),
    relations: listRelations(db, stored.key),
    review: stored.review,
  };
}
