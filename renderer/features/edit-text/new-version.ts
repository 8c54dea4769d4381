// A newer version of the open article from a file, compared before it becomes a revision.

import { call } from '../../api.ts';
import { currentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { isEditing } from '../../state/edit-store.ts';
import { announce, showError } from '../../state/messages.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';

export async function newVersionFromFile(): Promise<void> {
  const articleId = currentArticle()?.article.id;
  if (articleId === undefined) return;
  if (isEditing()) {
    announce('Finish editing the text first, then bring in a new version.');
    return;
  }
  flushPendingEdits();
  try {
    const preview = await call('dialog:new-version', { articleId });
    if (preview === null || currentArticle()?.article.id !== articleId) return;
    if (preview.same) announce(`${preview.fileName ?? 'The file'} has the same text.`);
    else openDialog({ kind: 'new-revision', from: { kind: 'file', articleId, preview } });
  } catch (thrown) {
    showError(thrown);
  }
}
