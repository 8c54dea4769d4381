// Opening an article because the person chose it: the library row, the keys, an import.

import { closeOverlay, focusTextFrom } from '../../app/panes.ts';
import { openArticle, useArticle } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { countOf, quoted } from '../../ui/words.ts';

export async function goToArticle(id: ArticleId): Promise<void> {
  if (useArticle.getState().current?.article.id === id && useArticle.getState().wantedId === id) {
    closeOverlay('library');
    return;
  }
  const keepFocus = focusTextFrom('inspector');
  if (!(await openArticle(id))) return;
  keepFocus();
  closeOverlay('library');
  const title = useArticle.getState().current?.article.title ?? '';
  announce(`Opened ${quoted(title)}, ${countOf(marks.size, 'mark')}`);
}
