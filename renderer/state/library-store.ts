// The library of the open workspace: how many articles stand where, its collections, and keeping what is listed
// current. The rows, the view and the places found by words have stores of their own.

import { create } from 'zustand';
import { call } from '../api.ts';
import type { ArticleSummary } from '../../shared/domain/article.ts';
import type { ArticleId, CollectionId } from '../../shared/domain/ids.ts';
import type { LibraryCounts } from '../../shared/ipc/types.ts';
import { clearLibrarySelection } from './library-selection.ts';
import { clearRows, putRow, refreshRows, showRows } from './library-rows.ts';
import {
  currentView,
  onViewChange,
  resetView,
  showsPassages,
  useLibraryView,
} from './library-view.ts';
import { showError } from './messages.ts';
import { clearSearch, putFoundRow, refreshSearch, runSearch } from './search-store.ts';

interface Library {
  /** Null while the first answer is on its way. */
  readonly counts: LibraryCounts | null;
}

export const useLibrary = create<Library>()(() => ({ counts: null }));

let loads = 0;

async function loadCounts(): Promise<void> {
  loads += 1;
  const mine = loads;
  try {
    const counts = await call('library:counts');
    if (mine === loads) useLibrary.setState({ counts });
  } catch (thrown) {
    if (mine !== loads) return;
    useLibrary.setState(({ counts }) => ({ counts: counts ?? noCounts }));
    showError(thrown);
  }
}

const noCounts: LibraryCounts = {
  shelves: { library: 0, archive: 0, bin: 0 },
  statuses: { 'to-do': 0, 'in-progress': 0, done: 0 },
  collections: [],
};

async function showList(): Promise<void> {
  const state = useLibraryView.getState();
  if (showsPassages(state)) await runSearch(state.view, state.order);
  else {
    clearSearch();
    await showRows(state.view);
  }
}

onViewChange(() => {
  clearLibrarySelection();
  void showList();
});

/** The workspace's library from its beginning. */
export async function loadLibrary(): Promise<void> {
  resetView();
  await Promise.all([loadCounts(), showList()]);
}

/** Reads counts and what is listed again, in place. */
export async function refreshLibrary(): Promise<void> {
  const list = showsPassages(useLibraryView.getState()) ? refreshSearch() : refreshRows();
  await Promise.all([loadCounts(), list]);
}

export function clearLibrary(): void {
  loads += 1;
  clearLibrarySelection();
  clearRows();
  clearSearch();
  useLibrary.setState({ counts: null });
}

/** Takes over one article's row, wherever it is shown. */
export function putSummary(summary: ArticleSummary): void {
  putRow(summary);
  putFoundRow(summary);
}

export function collectionName(id: CollectionId): string {
  const { counts } = useLibrary.getState();
  return counts?.collections.find((collection) => collection.id === id)?.name ?? 'the collection';
}

/** The article `step` rows further in the list, or its first one; null at either end. */
export async function neighbourOf(id: ArticleId | null, step: 1 | -1): Promise<ArticleId | null> {
  return call('library:neighbour', { view: currentView(), id, step });
}
