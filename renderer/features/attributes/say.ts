// From the text to what is said about the mark there, by key.

import { currentArticle, tagById } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { rangeOf, selectMark, useSelection } from '../../state/selection-store.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import { showInspector } from '../../app/panes.ts';
import { selectedMark } from '../annotate/selected-mark.ts';
import { requestAttributeFocus, requestNoteFocus } from '../inspector/card-focus.ts';
import { repeatValues } from './repeat-values.ts';

/** The selected mark, or the innermost one at a bare caret. */
function meantMark(): Mark | undefined {
  const { span } = useSelection.getState();
  if (currentArticle() === null) return undefined;
  const atCaret = span === null || rangeOf(span) !== null ? [] : marks.at(span.startUtf16);
  return selectedMark() ?? atCaret[0];
}

export const canSay = (): boolean => meantMark() !== undefined;

/** To its first attribute, or to the note where the tag asks for nothing. */
export function attributesOfMark(): boolean {
  const mark = meantMark();
  if (mark === undefined) return false;
  // Also takes the tag bar away, which has no use while the focus is elsewhere.
  selectMark(mark.id);
  showInspector();
  if ((tagById(mark.tag)?.attributes.length ?? 0) > 0) requestAttributeFocus();
  else requestNoteFocus();
  return true;
}

export function repeatOnMark(): boolean {
  const mark = selectedMark();
  if (mark === undefined) return false;
  void repeatValues(mark);
  return true;
}
