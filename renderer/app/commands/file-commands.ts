// Commands about files: bring articles in, take them out, change the workspace.

import { currentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { exportArticle } from '../../features/export/export-article.ts';
import { importFromDialog } from '../../features/import/import-articles.ts';
import { hasWorkspace, newWorkspace, openWorkspace } from '../workspace-actions.ts';
import type { Command } from './command-types.ts';

const run = (work: () => Promise<void>) => () => void work();

export const fileCommands: readonly Command[] = [
  {
    id: 'file.open',
    label: 'Open files…',
    group: 'File',
    keys: ['Ctrl+O'],
    reach: 'anywhere',
    keywords: [
      'import',
      'file',
      'word',
      'pdf',
      'html',
      'e-mail',
      'markdown',
      'annotated json',
      'text',
    ],
    when: hasWorkspace,
    run: run(() => importFromDialog('files')),
  },
  {
    id: 'file.open-folder',
    label: 'Open folder…',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['import', 'directory', 'all files', 'batch'],
    when: hasWorkspace,
    run: run(() => importFromDialog('folder')),
  },
  {
    id: 'file.paste',
    label: 'Paste text as article…',
    group: 'File',
    keys: ['Ctrl+Shift+V'],
    reach: 'outside-fields',
    keywords: ['clipboard', 'new', 'import'],
    when: hasWorkspace,
    run: () => openDialog({ kind: 'paste', text: '' }),
  },
  {
    id: 'file.export',
    label: 'Export annotated JSON…',
    group: 'File',
    keys: ['Ctrl+E'],
    reach: 'anywhere',
    keywords: ['save', 'json', 'dataset'],
    when: () => currentArticle() !== null,
    run: run(exportArticle),
  },
  {
    id: 'file.open-workspace',
    label: 'Open workspace…',
    group: 'File',
    keys: ['Ctrl+Shift+O'],
    reach: 'anywhere',
    keywords: ['library', 'sqlite', 'database'],
    run: run(openWorkspace),
  },
  {
    id: 'file.new-workspace',
    label: 'New workspace…',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['library', 'sqlite', 'database', 'create'],
    run: run(newWorkspace),
  },
];
