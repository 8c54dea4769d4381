// Going through the differences between a colleague's marks and mine, deciding them, and what the review comes to.

import type { ReviewDecisionKind } from '../../../shared/annotation-file/model.ts';
import type { CommandId } from '../../../shared/domain/command-ids.ts';
import { askForReason } from '../../features/review/pane/reason-focus.ts';
import { chooseSaying, decideSelected } from '../../features/review/pane/decide-selected.ts';
import {
  finishReview,
  saveReview,
  toggleSideBySide,
} from '../../features/review/pane/review-files.ts';
import { currentArticle } from '../../state/article-store.ts';
import { takeBack } from '../../state/review-acts.ts';
import { startEdit } from '../../state/review-edit.ts';
import { toggleReview } from '../../state/review-load.ts';
import { stepItem } from '../../state/review-select.ts';
import { decisionOn, selectedEntry, setBulk, useReview } from '../../state/review-store.ts';
import { showInspector } from '../panes.ts';
import type { Command } from './command-types.ts';

const view = () => useReview.getState().view;
const isShown = () => view() !== null && useReview.getState().edit === null;
const hasSelected = () => isShown() && selectedEntry() !== null;
const isPanel = () => view()?.head.mode === 'panel';
const isOpen = () => isShown() && view()?.head.finishedAtMs === null;

type ReviewCommand = Omit<Command, 'group' | 'reach' | 'keys'> &
  Partial<Pick<Command, 'reach' | 'keys'>>;

const command = (given: ReviewCommand): Command => ({
  group: 'Review',
  reach: 'outside-fields',
  keys: [],
  ...given,
});

/** In a panel the number says which of what is said is taken. */
const act = (
  id: CommandId,
  label: string,
  key: string,
  decision: ReviewDecisionKind,
  saying: number | null,
): Command =>
  command({
    id,
    label,
    keys: [key],
    when: hasSelected,
    run: () => {
      if (saying !== null && isPanel()) chooseSaying(saying);
      else decideSelected(decision);
    },
  });

const chooses = ([4, 5, 6, 7, 8, 9] as const).map((number) =>
  command({
    id: `review.choose-${number}`,
    label: `Take the ${number}th of what several annotators say`,
    keys: [String(number)],
    when: () => hasSelected() && isPanel(),
    run: () => chooseSaying(number - 1),
  }),
);

const decisions: readonly Command[] = [
  act('review.keep-mine', 'Keep mine', '1', 'keep-mine', 0),
  act('review.accept-theirs', 'Take theirs', '2', 'accept-theirs', 1),
  act('review.accept-both', 'Take both', '3', 'accept-both', 2),
  ...chooses,
  command({
    id: 'review.edit',
    label: 'Decide by editing',
    keys: ['E'],
    when: hasSelected,
    run: () => {
      showInspector();
      startEdit();
    },
  }),
  act('review.reject-both', 'Take neither', '0', 'reject-both', null),
  command({
    id: 'review.take-back',
    label: 'Take the decision back',
    keys: ['Delete', 'Backspace'],
    when: () => hasSelected() && decisionOn(selectedEntry()?.item ?? '') !== undefined,
    run: () => takeBack(selectedEntry()?.item ?? ''),
  }),
  command({
    id: 'review.reason',
    label: 'Say why',
    keys: ['R'],
    keywords: ['reason', 'because'],
    when: hasSelected,
    run: () => {
      showInspector();
      askForReason();
    },
  }),
  command({
    id: 'review.decide-all',
    label: 'Decide all shown differences…',
    keys: ['Shift+A'],
    keywords: ['bulk', 'votes', 'accept'],
    when: isOpen,
    run: () => setBulk(true),
  }),
];

const moves: readonly Command[] = [
  command({
    id: 'review.next',
    label: 'Next difference',
    keys: ['J'],
    repeats: true,
    when: isShown,
    run: () => stepItem(1),
  }),
  command({
    id: 'review.previous',
    label: 'Previous difference',
    keys: ['K'],
    repeats: true,
    when: isShown,
    run: () => stepItem(-1),
  }),
];

const files: readonly Command[] = [
  command({
    id: 'review.finish',
    label: 'Finish or reopen the review',
    when: isShown,
    run: () => void finishReview(),
  }),
  command({
    id: 'review.send-back',
    label: 'Send the review back…',
    keywords: ['export', 'save', 'colleague'],
    when: isShown,
    run: () => saveReview('review-file'),
  }),
  command({
    id: 'review.adjudicated',
    label: 'Save the adjudicated file…',
    keywords: ['export', 'gold', 'merge'],
    when: isShown,
    run: () => saveReview('adjudicated'),
  }),
  command({
    id: 'review.report',
    label: 'Save the review’s report…',
    keywords: ['export', 'html', 'pdf', 'print'],
    when: isShown,
    run: () => saveReview('report'),
  }),
];

export const reviewCommands: readonly Command[] = [
  ...moves,
  ...decisions,
  command({
    id: 'review.mode',
    label: 'Review mode on or off',
    keys: ['Ctrl+Shift+D'],
    reach: 'anywhere',
    keywords: ['differences', 'compare', 'colleague'],
    when: () => currentArticle() !== null,
    run: toggleReview,
  }),
  command({
    id: 'review.side-by-side',
    label: 'Both sides beside each other',
    keys: ['Shift+S'],
    keywords: ['columns', 'two', 'split'],
    when: isShown,
    run: toggleSideBySide,
  }),
  ...files,
];
