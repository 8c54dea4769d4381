// Commands about the library: searching it, going through it, and the acts on the selected articles or, where none is
// selected, on the open one.

import { articleStatuses, type ArticleStatus } from '../../../shared/domain/library.ts';
import { goToNeighbour } from '../../features/library/go-to-neighbour.ts';
import { openSearchHelp } from '../../features/search/search-help-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { acted, moveTo, setStatus, type Acted } from '../../state/library-acts.ts';
import { useRows } from '../../state/library-rows.ts';
import { hasSelection, selectAllArticles } from '../../state/library-selection.ts';
import { statusWords } from '../../state/library-words.ts';
import { currentView, showsPassages, useLibraryView } from '../../state/library-view.ts';
import { currentArticle } from '../../state/article-store.ts';
import { focusSearch, showLibrary } from '../panes.ts';
import { hasWorkspace } from '../workspace-actions.ts';
import type { Command } from './command-types.ts';
import { placeOf } from './focus-place.ts';

const onActed = (run: (acted: Acted) => void) => () => {
  const now = acted();
  if (now !== null) run(now);
};

const hasActed = () => acted() !== null;

/** Of the selected articles, which are all on the listed shelf, else of the open one. */
function actedShelf() {
  if (hasSelection()) return currentView().shelf;
  return currentArticle()?.summary.shelf ?? null;
}

const statusCommand = (status: ArticleStatus): Command => ({
  id: `article.status-${status}`,
  label: `Mark as ${statusWords[status].toLowerCase()}`,
  group: 'Article',
  keys: [],
  reach: 'anywhere',
  keywords: ['status', 'progress'],
  when: hasActed,
  run: onActed((now) => void setStatus(now, status)),
});

const searchCommands: readonly Command[] = [
  {
    id: 'library.search',
    label: 'Search the library',
    group: 'Article',
    keys: ['/'],
    reach: 'outside-fields',
    keywords: ['find', 'filter', 'query'],
    when: hasWorkspace,
    run: focusSearch,
  },
  {
    id: 'article.previous',
    label: 'Previous article',
    group: 'Article',
    keys: ['Alt+ArrowUp'],
    reach: 'anywhere',
    repeats: true,
    run: () => void goToNeighbour(-1),
  },
  {
    id: 'article.next',
    label: 'Next article',
    group: 'Article',
    keys: ['Alt+ArrowDown'],
    reach: 'anywhere',
    repeats: true,
    run: () => void goToNeighbour(1),
  },
  {
    id: 'library.select-all',
    label: 'Select all listed articles',
    group: 'Article',
    keys: ['Ctrl+A'],
    reach: 'outside-fields',
    // In the text the key selects the text.
    when: () =>
      placeOf(document.activeElement) !== 'text' &&
      !showsPassages(useLibraryView.getState()) &&
      (useRows.getState().total ?? 0) > 0,
    run: () => {
      showLibrary();
      selectAllArticles();
    },
  },
];

const actCommands: readonly Command[] = [
  ...articleStatuses.map(statusCommand),
  {
    id: 'article.collect',
    label: 'Add to collection…',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['folder', 'group', 'story'],
    when: hasActed,
    run: onActed((now) => openDialog({ kind: 'collect', acted: now })),
  },
  {
    id: 'article.archive',
    label: 'Archive',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['put away'],
    when: () => actedShelf() === 'library',
    run: onActed((now) => void moveTo(now, 'archive')),
  },
  {
    id: 'article.delete',
    label: 'Delete (move to the bin)',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['remove', 'trash'],
    when: () => ['library', 'archive'].includes(actedShelf() ?? ''),
    run: onActed((now) => void moveTo(now, 'bin')),
  },
  {
    id: 'article.restore',
    label: 'Restore to the library',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['undelete', 'unarchive', 'bin'],
    when: () => ['archive', 'bin'].includes(actedShelf() ?? ''),
    run: onActed((now) => void moveTo(now, 'library')),
  },
  {
    id: 'library.new-collection',
    label: 'New collection…',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['folder', 'group', 'story'],
    when: hasWorkspace,
    run: () => openDialog({ kind: 'collection', id: null, into: hasSelection() ? acted() : null }),
  },
];

const helpCommand: Command = {
  id: 'help.search',
  label: 'How to search',
  group: 'Help',
  keys: [],
  reach: 'anywhere',
  keywords: ['query', 'language', 'fields', 'operators'],
  when: hasWorkspace,
  run: openSearchHelp,
};

export const libraryCommands: readonly Command[] = [...searchCommands, ...actCommands, helpCommand];
