// Undo, redo, and the commands that act on the selected mark or the selected text.

import {
  clearSelection,
  deleteSelectedMark,
  editSelectedNote,
  goToMark,
  startEdgeEdit,
} from '../../features/annotate/annotate.ts';
import { growSelection } from '../../features/annotate/grow.ts';
import { hasMark, hasMarkOrSelection } from '../../features/annotate/selected-mark.ts';
import { focusTagBar } from '../../features/annotate/tag-bar-focus.ts';
import { currentArticle } from '../../state/article-store.ts';
import { canStep, redo, undo } from '../../state/undo.ts';
import type { Command } from './command-types.ts';

const hasArticle = () => currentArticle() !== null;

const historyCommands: readonly Command[] = [
  {
    id: 'edit.undo',
    label: 'Undo',
    group: 'Edit',
    keys: ['Ctrl+Z'],
    reach: 'outside-fields',
    repeats: true,
    when: () => canStep('undo'),
    otherwise: 'Nothing to undo',
    run: () => void undo(),
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    group: 'Edit',
    keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    reach: 'outside-fields',
    repeats: true,
    when: () => canStep('redo'),
    otherwise: 'Nothing to redo',
    run: () => void redo(),
  },
];

const markCommands: readonly Command[] = [
  {
    id: 'selection.grow',
    label: 'Grow selection to sentence, then paragraph',
    group: 'Marks',
    keys: ['S'],
    reach: 'outside-fields',
    keywords: ['expand', 'extend'],
    when: hasArticle,
    run: growSelection,
  },
  {
    id: 'selection.tag-bar',
    label: 'Go to the tag bar at the selection',
    group: 'Marks',
    keys: ['Alt+F10'],
    reach: 'outside-fields',
    when: hasMarkOrSelection,
    run: focusTagBar,
  },
  {
    id: 'mark.next',
    label: 'Next mark',
    group: 'Marks',
    keys: ['Tab'],
    reach: 'text',
    repeats: true,
    when: hasArticle,
    run: () => goToMark(1),
  },
  {
    id: 'mark.previous',
    label: 'Previous mark',
    group: 'Marks',
    keys: ['Shift+Tab'],
    reach: 'text',
    repeats: true,
    when: hasArticle,
    run: () => goToMark(-1),
  },
  {
    id: 'mark.note',
    label: 'Note on the selected mark',
    group: 'Marks',
    keys: ['N'],
    reach: 'outside-fields',
    keywords: ['comment'],
    when: hasMark,
    otherwise: 'Select a mark first.',
    run: editSelectedNote,
  },
  {
    id: 'mark.edit-span',
    label: 'Edit the span of the selected mark',
    group: 'Marks',
    keys: ['E'],
    reach: 'outside-fields',
    keywords: ['edge', 'boundary', 'move', 'resize'],
    when: hasMark,
    otherwise: 'Select a mark first.',
    run: startEdgeEdit,
  },
  {
    id: 'mark.delete',
    label: 'Delete the selected mark',
    group: 'Marks',
    keys: ['Delete', 'Backspace'],
    reach: 'outside-fields',
    keywords: ['remove'],
    when: hasMark,
    otherwise: 'Select a mark first.',
    run: deleteSelectedMark,
  },
  {
    id: 'selection.clear',
    label: 'Clear the selection',
    group: 'Marks',
    keys: ['Escape'],
    reach: 'outside-fields',
    when: hasMarkOrSelection,
    run: clearSelection,
  },
];

export const editCommands: readonly Command[] = [...historyCommands, ...markCommands];
