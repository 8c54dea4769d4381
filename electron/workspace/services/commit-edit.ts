// Makes an edited text the article's current revision. The draft goes in the same transaction; one undo takes the
// revision back.

import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { findSummary } from '../db/article.ts';
import { deleteDraft } from '../db/draft.ts';
import { findSource } from '../db/source.ts';
import { sha256Hex } from '../importers/plain-text.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { checkEdited, isSameText } from './edited-text.ts';
import { requireStoredArticle } from './lookup.ts';
import { planRevision } from './new-revision.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Throws as `checkEdited` does, and `conflict` when nothing was changed. */
export function commitEdit(
  workspace: OpenWorkspace,
  { articleId, edited, reason }: ThreadInput<'text:commit'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const stored = requireStoredArticle(db, articleId);
    checkEdited(workspace, stored, edited);
    if (isSameText(workspace.revisionOf(stored), edited)) {
      throw new AppError('conflict', `The text of “${stored.title}” is as it was.`, {
        remedy: 'Change something, or leave editing.',
      });
    }
    const source = findSource(db, stored.key);
    if (source === null) throw new RangeError(`article ${articleId} has no source`);
    const { text, blocks, marks, kept } = edited;
    const { metadata, detected, key } = stored;
    const plan = planRevision(
      workspace,
      db,
      articleId,
      {
        text,
        textSha256: sha256Hex(text),
        blocks,
        marks,
        metadata,
        detected,
        source,
        kind: findSummary(db, key)?.kind ?? null,
        custody: null,
        reason,
        kept,
      },
      atMs,
    );
    return {
      ...plan,
      prepare(write) {
        plan.prepare(write);
        deleteDraft(write, key);
      },
    };
  });
}
