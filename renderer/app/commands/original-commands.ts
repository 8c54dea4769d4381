// Commands about the file that the open article was made of.

import {
  readAgain,
  saveOriginal,
  showOriginal,
  turnWholePage,
} from '../../features/original/original-state.ts';
import { currentArticle } from '../../state/article-store.ts';
import type { Command } from './command-types.ts';

const when = () => currentArticle() !== null;

export const originalCommands: readonly Command[] = [
  {
    id: 'article.show-original',
    label: 'Show original',
    group: 'Article',
    keys: ['O'],
    reach: 'outside-fields',
    keywords: ['source', 'file', 'custody'],
    when,
    run: () => showOriginal(),
  },
  {
    id: 'article.save-original',
    label: 'Save original as…',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['source', 'file', 'bytes', 'custody'],
    when,
    run: () => void saveOriginal(),
  },
  {
    id: 'article.read-again',
    label: 'Read the original again',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['import', 'revision'],
    when,
    run: () => void readAgain(),
  },
  {
    id: 'article.whole-page',
    label: 'Whole web page, or the article alone',
    group: 'Article',
    keys: [],
    reach: 'anywhere',
    keywords: ['read', 'boilerplate', 'menus', 'revision'],
    when: () => ['html', 'mhtml'].includes(currentArticle()?.summary.kind ?? ''),
    run: () => void turnWholePage(),
  },
];
