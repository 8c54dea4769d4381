// What can be exported from here: the open article, the articles that were chosen, the collection and the list that are
// shown, the whole library. Taken when the dialog opens; what is listed does not change under it.

import type { CollectionId } from '../../../shared/domain/ids.ts';
import type { LibraryTarget, LibraryView } from '../../../shared/domain/library.ts';
import { currentArticle } from '../../state/article-store.ts';
import { acted, actedArticle, type Acted } from '../../state/library-acts.ts';
import { useRows } from '../../state/library-rows.ts';
import { hasSelection } from '../../state/library-selection.ts';
import { collectionName, useLibrary } from '../../state/library-store.ts';
import {
  currentView,
  everything,
  showsPassages,
  useLibraryView,
} from '../../state/library-view.ts';
import { shelfWords, statusWords } from '../../state/library-words.ts';
import { useSearch } from '../../state/search-store.ts';

export interface ExportScope {
  readonly id: 'article' | 'chosen' | 'collection' | 'list' | 'library';
  readonly label: string;
  /** Which one, in the person's own words: a title, a name, a query. */
  readonly detail: string | null;
  readonly target: LibraryTarget;
  /** How many articles; null while that is not known. */
  readonly count: number | null;
}

/** The articles of a collection that are in the library. */
export const collectionTarget = (collection: CollectionId): LibraryTarget => whole({ collection });

const whole = (view: Partial<LibraryView>): LibraryTarget => ({
  view: { ...everything, ...view },
  except: [],
});

function articleScope(): ExportScope | null {
  const open = currentArticle();
  if (open === null) return null;
  const { target } = actedArticle(open.article.id);
  return { id: 'article', label: 'This article', detail: open.article.title, target, count: 1 };
}

/** The articles that were named, or the selected ones; nothing where that is the open article alone. */
function chosenScope(given: Acted | null): ExportScope | null {
  const chosen = given ?? (hasSelection() ? acted() : null);
  if (chosen === null) return null;
  const { target, count, words } = chosen;
  if (!('ids' in target) || count !== 1) {
    return { id: 'chosen', label: 'The selected articles', detail: null, target, count };
  }
  if (target.ids[0] === currentArticle()?.article.id) return null;
  return { id: 'chosen', label: 'The chosen article', detail: words, target, count };
}

function collectionScope({ collection }: LibraryView): ExportScope | null {
  if (collection === null) return null;
  const known = useLibrary.getState().counts?.collections.find(({ id }) => id === collection);
  return {
    id: 'collection',
    label: 'The collection',
    detail: collectionName(collection),
    target: collectionTarget(collection),
    count: known?.articles ?? null,
  };
}

function listScope(): ExportScope | null {
  const state = useLibraryView.getState();
  const { view } = state;
  const { query, status, shelf } = view;
  if (query === '' && status === null && shelf === 'library') return null;
  const { total } = showsPassages(state) ? useSearch.getState() : useRows.getState();
  const label = query === '' ? 'What is listed' : 'What the search finds';
  const place = status === null ? shelfWords[shelf] : statusWords[status];
  const detail = query === '' ? place : query;
  return { id: 'list', label, detail, target: { view, except: [] }, count: total };
}

const libraryScope = (): ExportScope => ({
  id: 'library',
  label: 'The whole library',
  detail: null,
  target: whole({}),
  count: useLibrary.getState().counts?.shelves.library ?? null,
});

export interface ExportScopes {
  readonly all: readonly ExportScope[];
  /** What was asked for, else the open article, else what is listed. */
  readonly first: ExportScope;
}

/** `given` is what the export was asked for, where it was asked for anything in particular. */
export function exportScopes(given: Acted | null): ExportScopes {
  const asked = given === null || 'ids' in given.target ? null : given.target;
  // A collection or a list of which nothing is left out is a scope of its own.
  const isPlace = asked !== null && asked.except.length === 0;
  const view = isPlace && asked.view.collection !== null ? asked.view : currentView();
  const library = libraryScope();
  const found = [
    articleScope(),
    chosenScope(isPlace ? null : given),
    collectionScope(view),
    listScope(),
  ].filter((scope) => scope !== null);
  const all = [...found, library];
  const start = given === null ? undefined : all.find(({ target }) => isSame(target, given.target));
  return { all, first: start ?? all[0] ?? library };
}

const isSame = (one: LibraryTarget, other: LibraryTarget): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
