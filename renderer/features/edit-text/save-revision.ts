// Makes a changed text the article's current revision.

import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { call } from '../../api.ts';
import { enqueueAct } from '../../state/act-queue.ts';
import { applyResult } from '../../state/acts.ts';
import { currentArticle, useArticle } from '../../state/article-store.ts';
import type { RevisionSource } from '../../state/dialogs.ts';
import { setSavingEdit } from '../../state/edit-store.ts';
import { announce } from '../../state/messages.ts';
import { revisionWords } from '../original/revision-words.ts';
import { noteDraftGone, stopKeeping } from './edit-mode.ts';

/** Answers what went wrong, null when nothing did; then it has called `onSaved`. What was typed stays kept until then. */
export async function saveRevision(
  from: RevisionSource,
  reason: string,
  onSaved: () => void,
): Promise<AppErrorData | null> {
  const articleId = from.kind === 'file' ? from.articleId : currentArticle()?.article.id;
  if (articleId === undefined) return null;
  try {
    if (from.kind === 'edit') await stopKeeping();
    const result = await enqueueAct((): Promise<ActResult> => {
      if (from.kind === 'edit')
        return call('text:commit', { articleId, edited: from.edited, reason });
      return call('text:commit-file', { articleId, token: from.preview.token ?? '', reason });
    });
    onSaved();
    if (from.kind === 'edit') {
      noteDraftGone();
      // The editor stays until the reader can show the new text in its place.
      setSavingEdit();
      useArticle.setState(({ current }) =>
        current === null ? {} : { current: { ...current, draftAtMs: null } },
      );
    }
    applyResult(result);
    announce(revisionWords(result));
    return null;
  } catch (thrown) {
    return toErrorData(thrown);
  }
}
