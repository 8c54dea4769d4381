// Shows a passage in its article's text, from a tab beside the text or from a dialog over it.

import type { ArticleId } from '../../../../shared/domain/ids.ts';
import type { Span } from '../../../../shared/domain/span.ts';
import { currentArticle } from '../../../state/article-store.ts';
import { closeDialog, useDialogs } from '../../../state/dialogs.ts';
import { reader } from '../../../state/reader-handle.ts';
import { goToArticle } from '../../library/go-to-article.ts';

export async function showPassage(id: ArticleId, span: Span): Promise<void> {
  const wasDialog = useDialogs.getState().dialog !== null;
  if (wasDialog) closeDialog();
  await goToArticle(id);
  if (currentArticle()?.article.id !== id) return;
  const show = () => {
    reader.current?.reveal(span);
    reader.current?.select(span);
  };
  // A dialog gives the focus back in a task of its own.
  if (wasDialog) setTimeout(() => requestAnimationFrame(show));
  else show();
}
