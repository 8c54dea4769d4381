// Commands about files: bring articles in, take them out, change the workspace.

import { openDialog } from '../../state/dialogs.ts';
import { exportShown } from '../../features/export/open-export.ts';
import { acted } from '../../state/library-acts.ts';
import { openAgreement } from '../../features/review/agreement/open-agreement.ts';
import { reviewFromDialog } from '../../features/review/open/review-file.ts';
import { savePacket } from '../../features/review/packet/save-packet.ts';
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
    id: 'file.import',
    label: 'Import dataset…',
    group: 'File',
    keys: ['Ctrl+Shift+I'],
    reach: 'anywhere',
    keywords: [
      'brat',
      'doccano',
      'label studio',
      'spacy',
      'webanno',
      'inception',
      'conll',
      'csv',
      'refi',
      'w3c',
    ],
    when: hasWorkspace,
    run: run(() => importFromDialog('datasets')),
  },
  {
    id: 'file.export',
    label: 'Export…',
    group: 'File',
    keys: ['Ctrl+E'],
    reach: 'anywhere',
    keywords: ['save', 'json', 'dataset', 'csv', 'brat', 'html', 'parquet', 'conll', 'split'],
    when: hasWorkspace,
    run: exportShown,
  },
  {
    id: 'file.statistics',
    label: 'Statistics…',
    group: 'File',
    keys: ['Ctrl+Shift+S'],
    reach: 'anywhere',
    keywords: ['plots', 'counts', 'figures', 'coverage', 'verdicts'],
    when: hasWorkspace,
    run: () => openDialog({ kind: 'statistics' }),
  },
  {
    id: 'file.review',
    label: 'Review colleague’s file…',
    group: 'File',
    keys: ['Ctrl+Shift+R'],
    reach: 'anywhere',
    keywords: ['compare', 'second reader', 'adjudicate', 'merge', 'annotator', 'differences'],
    when: hasWorkspace,
    run: run(reviewFromDialog),
  },
  {
    id: 'file.agreement',
    label: 'Agreement…',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['kappa', 'alpha', 'gamma', 'f1', 'inter-annotator', 'krippendorff', 'reliability'],
    when: () => acted() !== null,
    run: openAgreement,
  },
  {
    id: 'file.export-packet',
    label: 'Blind second reading packet…',
    group: 'File',
    keys: [],
    reach: 'anywhere',
    keywords: ['export', 'second reader', 'without marks', 'guidelines', 'colleague'],
    when: () => acted() !== null,
    run: () => savePacket(),
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
