// Which articles of the list are selected: named ones, or all of the view but some, so that a hundred thousand cost
// nothing. A selection belongs to a view and goes with it.

import { create } from 'zustand';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { LibraryTarget } from '../../shared/domain/library.ts';
import { idsBetween, rowAt, useRows } from './library-rows.ts';
import { currentView } from './library-view.ts';
import { showError } from './messages.ts';

interface LibrarySelection {
  readonly all: boolean;
  /** The selected ones; when all are selected, those left out. */
  readonly ids: ReadonlySet<ArticleId>;
}

const nothing: LibrarySelection = { all: false, ids: new Set() };
export const useLibrarySelection = create<LibrarySelection>()(() => nothing);

/** The place ranges begin at. */
let anchor = 0;

export function setAnchor(index: number): void {
  anchor = index;
}

export function clearLibrarySelection(): void {
  if (useLibrarySelection.getState() !== nothing) useLibrarySelection.setState(nothing, true);
}

export function isSelected({ all, ids }: LibrarySelection, id: ArticleId): boolean {
  return ids.has(id) !== all;
}

/** How many of a list of `total`. */
export function selectedCount({ all, ids }: LibrarySelection, total: number): number {
  return all ? Math.max(0, total - ids.size) : ids.size;
}

export function hasSelection(): boolean {
  return selectedCount(useLibrarySelection.getState(), useRows.getState().total ?? 0) > 0;
}

export function toggleSelected(index: number): void {
  const row = rowAt(index);
  if (row === undefined) return;
  anchor = index;
  useLibrarySelection.setState(({ ids }) => {
    const next = new Set(ids);
    if (!next.delete(row.id)) next.add(row.id);
    return { ids: next };
  });
}

/** From the place of the last single choice to this one. */
export async function selectTo(index: number): Promise<void> {
  try {
    const ids = await idsBetween(anchor, index);
    useLibrarySelection.setState({ all: false, ids: new Set(ids) });
  } catch (thrown) {
    showError(thrown);
  }
}

export function selectAllArticles(): void {
  useLibrarySelection.setState({ all: true, ids: new Set() });
}

/** What an act on the selection is about; null when nothing is selected. */
export function selectedTarget(): LibraryTarget | null {
  const { all, ids } = useLibrarySelection.getState();
  if (all) return hasSelection() ? { view: currentView(), except: [...ids] } : null;
  return ids.size === 0 ? null : { ids: [...ids] };
}
