// Opens the list of the open article's revisions.

import { currentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';

export function showRevisions(): void {
  const articleId = currentArticle()?.article.id;
  if (articleId !== undefined) openDialog({ kind: 'revisions', articleId });
}
