// The guidelines of the open article's tagset, beside the article that is read by them.

import { currentArticle } from '../../../state/article-store.ts';
import { openDialog } from '../../../state/dialogs.ts';

export function showGuidelines(): void {
  const tagset = currentArticle()?.tagset;
  if (tagset === undefined) return;
  openDialog({ kind: 'guidelines', tagsetId: tagset.id, name: tagset.name });
}
