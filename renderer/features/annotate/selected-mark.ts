// What the marking keys are about: the selected mark, or the one that was selected last.

import type { Mark } from '../../../shared/domain/mark-table.ts';
import { currentArticle } from '../../state/article-store.ts';
import { useDetails } from '../../state/details-store.ts';
import { marks } from '../../state/marks.ts';
import { shortQuote } from '../../state/quote.ts';
import { rangeOf, useSelection } from '../../state/selection-store.ts';
import { quoted } from '../../ui/words.ts';

export function selectedMark(): Mark | undefined {
  const { markId } = useSelection.getState();
  return markId === null ? undefined : marks.get(markId);
}

export const hasMark = (): boolean => selectedMark() !== undefined;
export const hasMarkOrSelection = (): boolean =>
  hasMark() || rangeOf(useSelection.getState().span) !== null;

/** The selected mark, or the one that was selected last and is still there; orphans have no place to add to. */
export function lastMark(): Mark | undefined {
  const { markId, lastMarkId } = useSelection.getState();
  const id = markId ?? lastMarkId;
  const mark = id === null ? undefined : marks.get(id);
  return mark?.state === 'orphan' ? undefined : mark;
}

/** The mark's words, quoted and short. */
export function wordsOf(mark: Mark): string {
  const saved = useDetails.getState().byId.get(mark.id);
  return quoted(shortQuote(currentArticle()?.article.text ?? '', mark, saved));
}
