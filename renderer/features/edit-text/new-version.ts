// A newer version of the open article from a file, compared before it becomes a revision.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { RevisionPreview } from '../../../shared/ipc/text-types.ts';
import { call } from '../../api.ts';
import { currentArticle } from '../../state/article-store.ts';
import { closeDialog, openDialog } from '../../state/dialogs.ts';
import { isEditing } from '../../state/edit-store.ts';
import { announce, showError } from '../../state/messages.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';
import { fileName } from '../import/file-name.ts';

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
    if (preview !== null) show(articleId, preview);
  } catch (thrown) {
    if (!askPassphrase(articleId, toErrorData(thrown))) showError(thrown);
  }
}

function show(articleId: ArticleId, preview: RevisionPreview): void {
  if (currentArticle()?.article.id !== articleId) return;
  if (preview.same) announce(`${preview.fileName ?? 'The file'} has the same text.`);
  else openDialog({ kind: 'new-revision', from: { kind: 'file', articleId, preview } });
}

/** False where none would help. */
function askPassphrase(articleId: ArticleId, { details }: AppErrorData): boolean {
  const { needs, lockedToken: token, file = '' } = details;
  if (needs !== 'passphrase' || token === undefined) return false;
  const unlock = async (passphrase: string) => {
    const preview = await call('text:unlock-new-version', { token, passphrase });
    closeDialog();
    show(articleId, preview);
  };
  openDialog({ kind: 'unlock-file', unlocking: { file: fileName(file), unlock, without: null } });
  return true;
}
