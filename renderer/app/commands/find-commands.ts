// Commands that find words in the open article.

import { currentArticle } from '../../state/article-store.ts';
import { openFind, stepFind, useFind } from '../../state/find-store.ts';
import type { Command } from './command-types.ts';

const isOpen = () => useFind.getState().open;

export const findCommands: readonly Command[] = [
  {
    id: 'find.open',
    label: 'Find in article',
    group: 'Article',
    keys: ['Ctrl+F'],
    reach: 'anywhere',
    keywords: ['search', 'regex', 'words'],
    when: () => currentArticle() !== null,
    run: openFind,
  },
  {
    id: 'find.next',
    label: 'Next match',
    group: 'Article',
    keys: ['F3', 'Ctrl+G'],
    reach: 'anywhere',
    repeats: true,
    when: isOpen,
    run: () => void stepFind(1),
  },
  {
    id: 'find.previous',
    label: 'Previous match',
    group: 'Article',
    keys: ['Shift+F3', 'Ctrl+Shift+G'],
    reach: 'anywhere',
    repeats: true,
    when: isOpen,
    run: () => void stepFind(-1),
  },
];
