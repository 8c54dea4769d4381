// Tagsets.

import { useAppStore } from '../../state/app-store.ts';
import { openUseTagset } from '../../features/tagsets/open-use-tagset.ts';
import { showGuidelines } from '../../features/review/packet/show-guidelines.ts';
import { currentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { acted } from '../../state/library-acts.ts';
import type { Command } from './command-types.ts';

export const tagsetCommands: readonly Command[] = [
  {
    id: 'tagset.manage',
    label: 'Tagsets…',
    group: 'Edit',
    keys: ['Ctrl+.'],
    reach: 'anywhere',
    keywords: ['tags', 'colours', 'attributes'],
    when: () => useAppStore.getState().app?.workspace != null,
    run: () => openDialog({ kind: 'tagsets' }),
  },
  {
    id: 'tagset.use',
    label: 'Use another tagset…',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['tagset', 'change', 'migrate'],
    when: () => acted() !== null,
    run() {
      const chosen = acted();
      if (chosen !== null) void openUseTagset(chosen);
    },
  },
  {
    id: 'tagset.guidelines',
    label: 'Guidelines…',
    group: 'Edit',
    keys: [],
    reach: 'anywhere',
    keywords: ['codebook', 'instructions', 'rules', 'tagset'],
    when: () => currentArticle() !== null,
    run: showGuidelines,
  },
];
