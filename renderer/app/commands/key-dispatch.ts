// From a key press to a command. Fields and dialogs keep their keys.

import { handleEdgeKey } from '../../features/annotate/edge-edit.ts';
import { settings, useAppStore } from '../../state/app-store.ts';
import { currentArticle } from '../../state/article-store.ts';
import { isEditing } from '../../state/edit-store.ts';
import { announce } from '../../state/messages.ts';
import { reader } from '../../state/reader-handle.ts';
import { noteTextSelection, useSelection } from '../../state/selection-store.ts';
import type { Command, Reach } from './command-types.ts';
import { isField, placeOf, type FocusPlace } from './focus-place.ts';
import { keyName, keyPressOf } from './key-names.ts';
import { commandsWithKey, runCommand } from './registry.ts';

function reaches(reach: Reach, place: FocusPlace): boolean {
  if (place === 'dialog') return false;
  if (reach === 'anywhere') return true;
  if (reach === 'text') return place === 'text';
  return place !== 'field';
}

/** Keys that a focused button or link needs for itself. */
function belongsToControl(event: KeyboardEvent, place: FocusPlace): boolean {
  return place === 'elsewhere' && ['Enter', ' ', 'Tab'].includes(event.key);
}

function runFirst(event: KeyboardEvent, place: FocusPlace): boolean {
  const key = keyName(keyPressOf(event));
  if (key === null) return false;
  const meant = commandsWithKey(key, settings().keys).filter(({ reach }) => reaches(reach, place));
  const ran = meant.some(
    (command) => (!event.repeat || command.repeats === true) && runCommand(command),
  );
  return ran || (!event.repeat && sayWhyNot(meant));
}

/** A key that stays silent leaves open whether it was pressed at all. */
function sayWhyNot(meant: readonly Command[]): boolean {
  const words = meant.find(({ otherwise }) => otherwise !== undefined)?.otherwise;
  if (words === undefined || currentArticle() === null || isEditing()) return false;
  announce(words);
  return true;
}

/** The browser reports a selection only after the key that made it; a quick next key must not act on the one before. */
function catchUpWithSelection(): void {
  const now = reader.current?.selection() ?? null;
  const { span } = useSelection.getState();
  if (now === null) return;
  if (span?.startUtf16 === now.startUtf16 && span.endUtf16 === now.endUtf16) return;
  noteTextSelection(now);
}

export function dispatchKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || useAppStore.getState().app === null) return;
  const place = placeOf(event.target);
  if (place === 'text') catchUpWithSelection();
  const editsText = place === 'text' || place === 'elsewhere';
  if (editsText && handleEdgeKey(event)) {
    event.preventDefault();
    return;
  }
  if (!belongsToControl(event, place) && runFirst(event, place)) event.preventDefault();
}

/** The native menu: its Undo and Redo mean the field's own while one has the focus. */
export function dispatchMenuCommand(command: Command): void {
  if (
    isField(document.activeElement) &&
    (command.id === 'edit.undo' || command.id === 'edit.redo')
  ) {
    // No successor exists for a field's own undo; Chromium keeps this one for exactly that.
    document.execCommand(command.id === 'edit.undo' ? 'undo' : 'redo');
    return;
  }
  runCommand(command);
}
