// Begins tagging every occurrence of the selected words, or of the selected mark's, with that mark's tag.

import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { wordAt } from '../../../shared/text/grow.ts';
import { collapseSpace } from '../../../shared/text/white-space.ts';
import { currentArticle, type CurrentArticle } from '../../state/article-store.ts';
import { wantDetails } from '../../state/details-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { marks } from '../../state/marks.ts';
import { rangeOf, useSelection } from '../../state/selection-store.ts';
import { lastMark, selectedMark } from '../annotate/selected-mark.ts';
import { beginTagAll } from './tag-all-store.ts';

const LONGEST_PATTERN = 500;

export function openTagAll(): void {
  const current = currentArticle();
  if (current === null) return;
  const mark = markNow();
  const pattern = patternOf(current, mark);
  const tag = (mark ?? lastMark())?.tag ?? current.tagset.tags[0]?.id;
  if (tag === undefined) return;
  if (mark !== undefined) void wantDetails([mark.id]);
  beginTagAll({
    articleId: current.article.id,
    like: mark?.id ?? null,
    pattern,
    options: { regex: false, matchCase: true, wholeWords: isWholeWords(pattern) },
    tag,
  });
  openDialog({ kind: 'tag-all' });
}

/** The mark's first words, else the selected ones, on one line; empty when there are none. */
function patternOf(current: CurrentArticle, mark: Mark | undefined): string {
  if (mark?.state === 'orphan') return '';
  const span = mark?.segments[0] ?? spanNow(current);
  if (span === null) return '';
  const words = current.article.text.slice(span.startUtf16, span.endUtf16);
  return collapseSpace(words).slice(0, LONGEST_PATTERN);
}

/** The selected mark, or the one on exactly the selected words. */
function markNow(): Mark | undefined {
  const range = rangeOf(useSelection.getState().span);
  if (range === null) return selectedMark();
  return marks
    .within(range)
    .find(({ segments }) => segments.length === 1 && isSame(segments[0], range));
}

const isSame = (a: Span | undefined, b: Span): boolean =>
  a?.startUtf16 === b.startUtf16 && a.endUtf16 === b.endUtf16;

/** The selected words, or the word under the caret. */
function spanNow({ article: { text, language } }: CurrentArticle): Span | null {
  const { span, inText } = useSelection.getState();
  const range = rangeOf(span);
  if (range !== null || span === null || !inText) return range;
  return wordAt(text, span.startUtf16, language);
}

/** Whether looking for whole words could find it: it begins and ends with a letter or digit. */
const isWholeWords = (pattern: string): boolean =>
  /^[\p{L}\p{N}]/u.test(pattern) && /[\p{L}\p{N}\p{M}]$/u.test(pattern);
