// Which sentences were looked at.

import { openCoveragePicker } from '../../features/coverage/coverage-picker-store.ts';
import { goToUnseen, hasSentences, stepCoverage } from '../../features/coverage/coverage.ts';
import type { Command } from './command-types.ts';

export const coverageCommands: readonly Command[] = [
  {
    id: 'coverage.next-unseen',
    label: 'Next unseen sentence',
    group: 'Article',
    keys: ['U'],
    reach: 'outside-fields',
    repeats: true,
    keywords: ['coverage'],
    when: hasSentences,
    run: () => goToUnseen(1),
  },
  {
    id: 'coverage.previous-unseen',
    label: 'Previous unseen sentence',
    group: 'Article',
    keys: ['Shift+U'],
    reach: 'outside-fields',
    repeats: true,
    keywords: ['coverage'],
    when: hasSentences,
    run: () => goToUnseen(-1),
  },
  {
    id: 'coverage.step',
    label: 'Mark the sentence seen, then checkable, checked, opinion, not checkable',
    group: 'Article',
    keys: ['V'],
    reach: 'outside-fields',
    keywords: ['coverage'],
    when: hasSentences,
    run: stepCoverage,
  },
  {
    id: 'coverage.choose',
    label: 'Choose what became of the sentence…',
    group: 'Article',
    keys: ['Shift+V'],
    reach: 'outside-fields',
    keywords: ['coverage', 'opinion', 'not checkable'],
    when: hasSentences,
    run: openCoveragePicker,
  },
];
