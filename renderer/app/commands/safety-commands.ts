// What keeps the work safe: backups, repair, the passphrase, acts that are not saved.

import { makeOneNow } from '../../features/safety/make-one-now.ts';
import { retryAll } from '../../features/safety/retry-all.ts';
import { useAppStore } from '../../state/app-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { useSafety } from '../../state/safety-store.ts';
import { unsavedActs } from '../../state/unsaved-acts.ts';
import { hasWorkspace } from '../workspace-actions.ts';
import type { Command } from './command-types.ts';

const isDamaged = (): boolean =>
  useSafety.getState().damage !== null ||
  useAppStore.getState().app?.problem?.code === 'workspace-damaged';

export const safetyCommands: readonly Command[] = [
  {
    id: 'safety.backups',
    label: 'Backups…',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['restore', 'copy', 'safety', 'earlier', 'recover'],
    when: () => hasWorkspace() || isDamaged(),
    run: () => openDialog({ kind: 'backups' }),
  },
  {
    id: 'safety.make-backup',
    label: 'Make a backup now',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['copy', 'safety'],
    when: hasWorkspace,
    run: () => void makeOneNow(),
  },
  {
    id: 'safety.passphrase',
    label: 'Passphrase…',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['encrypt', 'password', 'protect', 'lock', 'secret', 'decrypt'],
    when: hasWorkspace,
    run: () => openDialog({ kind: 'passphrase' }),
  },
  {
    id: 'safety.repair',
    label: 'Repair the damaged workspace…',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['salvage', 'damage', 'recover'],
    when: isDamaged,
    otherwise: 'No damage was found in this workspace.',
    run: () => openDialog({ kind: 'repair' }),
  },
  {
    id: 'safety.retry',
    label: 'Retry acts that are not saved',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['save', 'disk full', 'unsaved'],
    when: () => unsavedActs().length > 0,
    otherwise: 'Everything is saved.',
    run: () => void retryAll(),
  },
  {
    id: 'safety.unsaved',
    label: 'Acts that are not saved…',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['save', 'disk full', 'discard', 'unsaved'],
    when: () => unsavedActs().length > 0,
    otherwise: 'Everything is saved.',
    run: () => openDialog({ kind: 'unsaved', leaving: null }),
  },
];
