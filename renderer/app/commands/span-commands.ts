// The spans of marks: segments, splitting, merging, growing, and choosing in a stack.

import { growToWholeWords } from '../../features/annotate/grow.ts';
import { addSegment } from '../../features/annotate/segments.ts';
import { hasMark, hasMarkOrSelection } from '../../features/annotate/selected-mark.ts';
import { mergeHere, splitAtCaret } from '../../features/annotate/split-merge.ts';
import { openStack } from '../../features/annotate/stack-store.ts';
import { requestListFocus } from '../../features/inspector/card-focus.ts';
import { openTagAll } from '../../features/tag-all/open-tag-all.ts';
import { currentArticle } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { showInspector } from '../panes.ts';
import type { Command } from './command-types.ts';

const hasArticle = () => currentArticle() !== null;

function goToList(): void {
  showInspector();
  requestListFocus();
}

export const spanCommands: readonly Command[] = [
  {
    id: 'mark.add-segment',
    label: 'Add the selected words to the last mark',
    group: 'Marks',
    keys: ['D'],
    reach: 'outside-fields',
    keywords: ['segment', 'discontinuous'],
    when: hasArticle,
    run: () => addSegment(),
  },
  {
    id: 'mark.split',
    label: 'Split the selected mark at the caret',
    group: 'Marks',
    keys: ['X'],
    reach: 'outside-fields',
    keywords: ['cut', 'divide'],
    when: hasMark,
    otherwise: 'Select a mark first.',
    run: splitAtCaret,
  },
  {
    id: 'mark.merge',
    label: 'Merge marks of one tag',
    group: 'Marks',
    keys: ['M'],
    reach: 'outside-fields',
    keywords: ['join', 'combine'],
    when: hasMarkOrSelection,
    otherwise: 'Select a mark, or words with at least two marks of one tag, to merge.',
    run: mergeHere,
  },
  {
    id: 'mark.grow-to-words',
    label: 'Grow the mark or the selection to whole words',
    group: 'Marks',
    keys: ['W'],
    reach: 'outside-fields',
    keywords: ['expand', 'extend'],
    when: hasArticle,
    run: growToWholeWords,
  },
  {
    id: 'mark.stack',
    label: 'Choose among the marks at the caret',
    group: 'Marks',
    keys: ['T'],
    reach: 'outside-fields',
    keywords: ['overlap', 'nested'],
    when: hasArticle,
    run: () => openStack(),
  },
  {
    id: 'mark.list',
    label: 'Go to the list of marks',
    group: 'Marks',
    keys: ['Shift+L'],
    reach: 'outside-fields',
    keywords: ['inspector'],
    when: () => hasArticle() && marks.size > 0,
    run: goToList,
  },
  {
    id: 'mark.tag-all',
    label: 'Tag every occurrence',
    group: 'Marks',
    keys: ['F'],
    reach: 'outside-fields',
    keywords: ['find', 'all', 'propagate'],
    when: hasArticle,
    run: openTagAll,
  },
];
