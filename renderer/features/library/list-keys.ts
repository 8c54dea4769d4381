// The keys of the article list: moving, selecting, opening, deleting. What they move to is worked out here, so that
// the list itself only draws.

import type { KeyboardEvent } from 'react';
import { acted, actedArticle, moveTo } from '../../state/library-acts.ts';
import { rowAt } from '../../state/library-rows.ts';
import {
  clearLibrarySelection,
  hasSelection,
  selectAllArticles,
  selectTo,
  setAnchor,
  toggleSelected,
} from '../../state/library-selection.ts';
import { currentView } from '../../state/library-view.ts';
import { reader } from '../../state/reader-handle.ts';
import { goToArticle } from './go-to-article.ts';

export interface ListPlace {
  readonly active: number;
  readonly total: number;
  /** Rows that fit into the viewport. */
  readonly fitting: number;
  readonly moveTo: (index: number) => void;
  readonly openMenu: () => void;
}

function movedTo(key: string, { active, total, fitting }: ListPlace): number | null {
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + Math.max(1, fitting - 1),
    PageUp: active - Math.max(1, fitting - 1),
    Home: 0,
    End: total - 1,
  };
  const to = targets[key];
  return to === undefined ? null : Math.min(total - 1, Math.max(0, to));
}

function deleteChosen(active: number): void {
  // What is in the bin is deleted already.
  if (currentView().shelf === 'bin') return;
  const row = rowAt(active);
  const chosen = hasSelection() ? acted() : row === undefined ? null : actedArticle(row.id);
  if (chosen !== null) void moveTo(chosen, 'bin');
}

function open(active: number): void {
  const row = rowAt(active);
  if (row !== undefined) void goToArticle(row.id);
}

function leave(): void {
  if (hasSelection()) clearLibrarySelection();
  else reader.current?.focus();
}

/** Says whether the key was one of the list's. */
function act({ key, shiftKey }: KeyboardEvent, place: ListPlace): boolean {
  const acts: Readonly<Record<string, () => void>> = {
    Enter: () => open(place.active),
    ' ': () => toggleSelected(place.active),
    Delete: () => deleteChosen(place.active),
    Escape: leave,
    ContextMenu: place.openMenu,
    ...(shiftKey ? { F10: place.openMenu } : {}),
  };
  acts[key]?.();
  return acts[key] !== undefined;
}

export function handleListKey(event: KeyboardEvent, place: ListPlace): void {
  if (event.altKey || place.total === 0) return;
  const ctrl = event.ctrlKey || event.metaKey;
  if (ctrl && event.key.toLowerCase() === 'a') selectAllArticles();
  else if (ctrl && event.key !== ' ') return;
  else {
    const to = movedTo(event.key, place);
    if (to === null && !act(event, place)) return;
    if (to !== null) {
      place.moveTo(to);
      if (event.shiftKey) void selectTo(to);
      else setAnchor(to);
    }
  }
  event.preventDefault();
}
