// Which articles the library shows: shelf, status, collection, sort and query. What is typed becomes the query after
// a short pause and only when it can be understood; until then the list shows what was understood last.

import { create } from 'zustand';
import type { CollectionId } from '../../shared/domain/ids.ts';
import { defaultSort, type LibraryView } from '../../shared/domain/library.ts';
import { settings, updateSettings } from './app-store.ts';
import { asksForPlaces, queryFault } from './search-query.ts';

/** `relevance` needs words to be relevant to. */
export type ResultOrder = 'relevance' | 'sort';
export type ResultLook = 'passages' | 'list';

interface LibraryViewStore {
  readonly view: LibraryView;
  /** What stands in the search box. */
  readonly typed: string;
  readonly order: ResultOrder;
  /** How articles found by words are shown: with the places, or as rows like any others. */
  readonly look: ResultLook;
  /** Rises with every change of what is listed, so that lists know to begin at their top. */
  readonly changes: number;
}

/** Every article of the library, nothing asked for. */
export const everything: LibraryView = {
  query: '',
  shelf: 'library',
  status: null,
  collection: null,
  sort: defaultSort,
};

export const useLibraryView = create<LibraryViewStore>()(() => ({
  view: everything,
  typed: '',
  order: 'relevance',
  look: 'passages',
  changes: 0,
}));

const TYPING_PAUSE_MS = 130;
let pause: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/** Called after each change of what is listed. Returns a function that stops it. */
export function onViewChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function currentView(): LibraryView {
  return useLibraryView.getState().view;
}

/** Whether the list is a list of passages now. */
export function showsPassages({ view, look }: Pick<LibraryViewStore, 'view' | 'look'>): boolean {
  return look === 'passages' && asksForPlaces(view.query);
}

function change(next: Partial<LibraryViewStore>): void {
  useLibraryView.setState(({ changes }) => ({ ...next, changes: changes + 1 }));
  for (const listener of listeners) listener();
}

/** Takes what is typed now, without waiting. Says whether it could be understood. */
export function applyTyped(): boolean {
  clearTimeout(pause);
  const { typed, view } = useLibraryView.getState();
  const query = typed.trim();
  if (queryFault(query) !== null) return false;
  if (query === view.query) return true;
  change({ view: { ...view, query }, ...(query === '' ? { order: 'relevance' } : {}) });
  return true;
}

export function typeQuery(typed: string): void {
  useLibraryView.setState({ typed });
  clearTimeout(pause);
  if (typed.trim() === '') applyTyped();
  else pause = setTimeout(applyTyped, TYPING_PAUSE_MS);
}

/** Puts the query into the box and runs it at once. */
export function setQuery(query: string): void {
  useLibraryView.setState({ typed: query });
  applyTyped();
}

type Place = Pick<LibraryView, 'shelf'> & Partial<Pick<LibraryView, 'status' | 'collection'>>;

/** Shows a shelf, or what has a status or is in a collection there; the query stays. */
export function goToPlace({ shelf, status = null, collection = null }: Place): void {
  change({ view: { ...currentView(), shelf, status, collection } });
}

export function sortLibrary(sort: LibraryView['sort']): void {
  const view = { ...currentView(), sort };
  change({ view, order: asksForPlaces(view.query) ? 'sort' : 'relevance' });
  void updateSettings({ librarySort: sort });
}

export function orderByRelevance(): void {
  change({ order: 'relevance' });
}

export function setLook(look: ResultLook): void {
  change({ look });
}

/** Every article of the library, nothing asked for. */
export function showAllArticles(): void {
  clearTimeout(pause);
  change({ view: { ...everything, sort: currentView().sort }, typed: '' });
}

/** As at the start of the window, sorted as the settings say. */
export function resetView(): void {
  clearTimeout(pause);
  useLibraryView.setState({
    ...useLibraryView.getInitialState(),
    view: { ...everything, sort: settings().librarySort },
    changes: useLibraryView.getState().changes + 1,
  });
}

/** After a collection is gone its view would show nothing and say nothing. */
export function leaveCollection(id: CollectionId): void {
  if (currentView().collection === id) goToPlace({ shelf: 'library' });
}
