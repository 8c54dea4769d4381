// What the states of a sentence are called, the letter that picks each, and what it is for.

import type { CoverageState } from '../../../shared/domain/coverage.ts';

export interface CoverageWords {
  readonly state: CoverageState;
  readonly label: string;
  readonly letter: string;
  readonly help: string;
}

export const coverageChoices: readonly CoverageWords[] = [
  { state: 'seen', label: 'Seen', letter: 'S', help: 'Read; nothing to check' },
  { state: 'checkable', label: 'Checkable', letter: 'C', help: 'To be checked' },
  { state: 'checked', label: 'Checked', letter: 'D', help: 'Checking is done' },
  { state: 'opinion', label: 'Opinion', letter: 'O', help: 'Neither true nor false' },
  { state: 'not-checkable', label: 'Not checkable', letter: 'N', help: 'Nobody can find out' },
  { state: 'unseen', label: 'Unseen', letter: 'U', help: 'Still to be read' },
];
