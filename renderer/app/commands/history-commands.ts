// What was done, and the way back.

import { hasMark } from '../../features/annotate/selected-mark.ts';
import { toggleHistory } from '../../features/history/history-store.ts';
import { requestMarkHistory } from '../../features/history/mark-history-focus.ts';
import { useAppStore } from '../../state/app-store.ts';
import { currentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { showInspector } from '../panes.ts';
import type { Command } from './command-types.ts';

export const historyCommands: readonly Command[] = [
  {
    id: 'history.timeline',
    label: 'History of the article',
    group: 'Article',
    keys: ['Ctrl+H'],
    reach: 'anywhere',
    keywords: ['time travel', 'restore', 'log'],
    when: () => currentArticle() !== null,
    run: toggleHistory,
  },
  {
    id: 'mark.history',
    label: 'History of the selected mark',
    group: 'Article',
    keys: ['H'],
    reach: 'outside-fields',
    keywords: ['log'],
    when: hasMark,
    otherwise: 'Select a mark first.',
    run: () => {
      showInspector();
      requestMarkHistory();
    },
  },
  {
    id: 'history.verify',
    label: 'Check the log of acts',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['verify', 'tampering'],
    when: () => useAppStore.getState().app?.workspace != null,
    run: () => openDialog({ kind: 'verify' }),
  },
];
