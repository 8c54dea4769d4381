// Everything the window needs to show an article, read from one unchanging state of the file.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Article } from '../../../shared/domain/article.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { OpenArticle } from '../../../shared/ipc/types.ts';
import { findHistoryLabels } from '../db/act.ts';
import { listArticleAnnotators } from '../db/annotator.ts';
import { findSummary, type StoredArticle } from '../db/article.ts';
import { snapshot } from '../db/connection.ts';
import { findDraftTime } from '../db/draft.ts';
import { listMarks } from '../db/mark.ts';
import { findSource } from '../db/source.ts';
import type { ThreadInput } from '../protocol.ts';
import { checkArticle, checkTables } from './check-article.ts';
import { checkNewestAct } from './check-log.ts';
import { coverageTable, countOnOpening } from './coverage-table.ts';
import { findOneAnnotation, requireArticle, requireStoredArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { relationsOfArticle } from './relation-passages.ts';

export function openArticle(
  workspace: OpenWorkspace,
  { id }: ThreadInput<'article:open'>,
): OpenArticle {
  const head = requireArticle(workspace.db, id);
  snapshot(workspace.db, (db) => {
    checkArticle(workspace, db, head);
    checkTables(workspace, db, ['annotator', 'tagset']);
    checkNewestAct(workspace, db);
  });
  countOnOpening(workspace, head);
  return snapshot(workspace.db, (db) => {
    const stored = requireStoredArticle(db, id);
    const summary = findSummary(db, stored.key);
    if (summary === null) throw new RangeError(`article ${id} vanished while it was read`);
    return {
      article: assembleArticle(workspace, stored),
      summary,
      tagset: workspace.tagsetOf(stored),
      marks: listMarks(db, stored.key),
      relations: relationsOfArticle(workspace, db, stored.key),
      coverage: coverageTable(workspace, db, stored),
      draftAtMs: findDraftTime(db, stored.key),
      annotators: listArticleAnnotators(db, stored.key),
      detected: stored.detected,
      history: findHistoryLabels(db),
    };
  });
}

/** The article in its current revision. */
export function assembleArticle(workspace: OpenWorkspace, stored: StoredArticle): Article {
  const revision = workspace.revisionOf(stored);
  const source = findSource(workspace.db, stored.key);
  if (source === null) {
    throw new AppError(
      'workspace-damaged',
      `The workspace lacks the source of “${stored.title}”.`,
      {
        remedy: 'Make a copy of the file, then restore it from a backup.',
        file: workspace.path,
      },
    );
  }
  return { id: stored.id, ...stored.metadata, ...revision, source, extra: stored.extra };
}

/** The annotations in full, in the order asked for. Ids that are not there any more are left out. */
export function annotationDetails(
  workspace: OpenWorkspace,
  { ids, articleId }: ThreadInput<'annotation:details'>,
): Annotation[] {
  return snapshot(workspace.db, (db) =>
    ids.flatMap((id) => {
      const found = findOneAnnotation(db, id, articleId);
      if (found === null) return [];
      checkArticle(workspace, db, found.head);
      return [found.annotation];
    }),
  );
}
