// One mark in two at the caret, and marks of one tag into one.

import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { mergePartners } from '../../../shared/spans/merge-partners.ts';
import { splitSpans } from '../../../shared/spans/split-spans.ts';
import { currentArticle, tagLabel } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { rangeOf, useSelection } from '../../state/selection-store.ts';
import { mergeMarks, splitMark } from '../../state/span-acts.ts';
import { lastMark, selectedMark } from './selected-mark.ts';

/** The caret, where the selected mark can be cut at it; null elsewhere. */
export function splitPlace(): number | null {
  const mark = selectedMark();
  const { span } = useSelection.getState();
  const text = currentArticle()?.article.text;
  if (mark === undefined || span === null || text === undefined || rangeOf(span) !== null) {
    return null;
  }
  if (mark.state === 'orphan') return null;
  return splitSpans(text, mark.segments, span.startUtf16) === null ? null : span.startUtf16;
}

export function splitAtCaret(): void {
  const mark = selectedMark();
  const at = splitPlace();
  if (mark === undefined || at === null || !splitMark(mark, at)) {
    announce(
      'Put the caret inside the selected mark, with words on both sides, to split it there.',
    );
  }
}

/** What the key would merge, the mark that stays first; one or none when there is nothing to merge. */
export function marksToMerge(): readonly Mark[] {
  const range = rangeOf(useSelection.getState().span);
  if (range !== null) return alikeWithin(range);
  const mark = selectedMark();
  const current = currentArticle();
  if (mark === undefined || mark.state === 'orphan' || current === null) return [];
  return [mark, ...mergePartners(mark, marks.ordered(), current.article.blocks)];
}

/** The marks in the selection with the tag of the last mark, or else of the first one that has company there. */
function alikeWithin(range: Span): readonly Mark[] {
  const within = marks.within(range);
  const last = within.filter(({ id }) => id === lastMark()?.id);
  const alike = [...last, ...within].map((mark) => within.filter(({ tag }) => tag === mark.tag));
  return alike.find(({ length }) => length > 1) ?? [];
}

export function mergeHere(): void {
  const found = marksToMerge();
  const [first] = found;
  if (found.length > 1) mergeMarks(found);
  else if (rangeOf(useSelection.getState().span) !== null) {
    announce('Select words that hold at least two marks of one tag to merge them.');
  } else if (first === undefined) {
    announce('Select a mark, or words with at least two marks of one tag, to merge.');
  } else {
    announce(`This paragraph has no other ${tagLabel(first.tag)} to merge it with.`);
  }
}
