// The text of the article and its revisions.

import { toggleEditing } from '../../features/edit-text/edit-mode.ts';
import { newVersionFromFile } from '../../features/edit-text/new-version.ts';
import { showRevisions } from '../../features/revisions/show-revisions.ts';
import { currentArticle } from '../../state/article-store.ts';
import type { Command } from './command-types.ts';

const hasArticle = () => currentArticle() !== null;

export const textCommands: readonly Command[] = [
  {
    id: 'text.edit',
    label: 'Edit the text',
    group: 'Article',
    keys: ['Ctrl+Shift+E'],
    reach: 'anywhere',
    keywords: ['typo', 'correct', 'change'],
    when: hasArticle,
    run: toggleEditing,
  },
  {
    id: 'text.new-version',
    label: 'New version from a file…',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['revision', 'update'],
    when: hasArticle,
    run: () => void newVersionFromFile(),
  },
  {
    id: 'text.revisions',
    label: 'Revisions of the text',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['compare', 'diff'],
    when: hasArticle,
    run: showRevisions,
  },
];
