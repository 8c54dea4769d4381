// Edited texts on their way to a revision: kept as they are, sound or not, so that nothing typed is lost.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { TextDraft } from '../../../shared/ipc/text-types.ts';
import { snapshot, transaction } from '../db/connection.ts';
import { deleteDraft, findDraft, putDraft } from '../db/draft.ts';
import { findRevision } from '../db/revision.ts';
import type { ThreadInput } from '../protocol.ts';
import { checkArticle } from './check-article.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export function textDraft(workspace: OpenWorkspace, articleId: ArticleId): TextDraft | null {
  return snapshot(workspace.db, (db) => {
    const head = requireArticle(db, articleId);
    checkArticle(workspace, db, head);
    return findDraft(db, head.key);
  });
}

/** On disk when this returns. Throws `invalid-input` for an edit of a revision that the article never had. */
export function keepDraft(
  workspace: OpenWorkspace,
  { articleId, edited }: ThreadInput<'text:keep-draft'>,
): null {
  workspace.checkInPlace();
  transaction(workspace.db, (db) => {
    const { key, title } = requireArticle(db, articleId);
    if (findRevision(db, key, edited.baseRevision) === null) {
      throw new AppError(
        'invalid-input',
        `“${title}” has no revision ${edited.baseRevision} that could have been edited.`,
        { remedy: 'Open the article again, and edit the text that is shown.' },
      );
    }
    putDraft(db, key, { edited, savedAtMs: workspace.clock() });
  });
  return null;
}

export function discardDraft(workspace: OpenWorkspace, articleId: ArticleId): null {
  workspace.checkInPlace();
  transaction(workspace.db, (db) => deleteDraft(db, requireArticle(db, articleId).key));
  return null;
}
