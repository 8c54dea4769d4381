// Which commands would work on the saved text: while another one is being typed they say so instead of running.

import { leaveEditing } from '../../features/edit-text/edit-mode.ts';
import { isEditing } from '../../state/edit-store.ts';
import { announce } from '../../state/messages.ts';
import type { AnyCommandId, Command } from './command-types.ts';

const ofSavedText = /^(?:tag|selection|mark|coverage|role|find|tagset)\./;
const alsoOfIt: readonly AnyCommandId[] = [
  'article.read-again',
  'article.whole-page',
  'history.timeline',
];

/** What the command comes to while the text is edited; null where it runs as ever. */
export function inTheEditing({ id }: Command): boolean | null {
  if (!isEditing()) return null;
  if (id === 'selection.clear') {
    leaveEditing();
    return true;
  }
  if (!ofSavedText.test(id) && !alsoOfIt.includes(id)) return null;
  announce('The text is being edited. Done or Ctrl+Shift+E leads back to marking.');
  return true;
}
