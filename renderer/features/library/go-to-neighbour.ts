// To the next or previous article: of the places found by words where those are listed, else of the list.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { useArticle } from '../../state/article-store.ts';
import { neighbourOf } from '../../state/library-store.ts';
import { showsPassages, useLibraryView } from '../../state/library-view.ts';
import { announce, showError } from '../../state/messages.ts';
import { searchOn, useSearch } from '../../state/search-store.ts';
import { goToArticle } from './go-to-article.ts';

async function neighbourFound(id: ArticleId | null, step: 1 | -1): Promise<ArticleId | null> {
  const indexIn = () => useSearch.getState().groups.findIndex(({ article }) => article.id === id);
  const at = indexIn();
  if (at !== -1 && at + step >= useSearch.getState().groups.length) await searchOn();
  const { groups } = useSearch.getState();
  const next = at === -1 ? groups[0] : groups[at + step];
  return next?.article.id ?? null;
}

/** Steps taken while another is under way start from where that one goes. */
let under: Promise<unknown> = Promise.resolve();

async function go(by: 1 | -1): Promise<void> {
  const { wantedId } = useArticle.getState();
  const passages = showsPassages(useLibraryView.getState());
  try {
    const id = await (passages ? neighbourFound(wantedId, by) : neighbourOf(wantedId, by));
    if (id === null) announce(by === 1 ? 'This is the last article' : 'This is the first article');
    else void goToArticle(id);
  } catch (thrown) {
    showError(thrown);
  }
}

export function goToNeighbour(by: 1 | -1): Promise<void> {
  const next = under.then(() => go(by));
  under = next;
  return next;
}
