// Growing: the selection to the sentence and the paragraph, the mark or the selection to whole words. A mark grows to a
// sentence in two steps: the sentence is selected, and adding it to the mark makes the mark as large.

import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { growToWords } from '../../../shared/spans/grow-spans.ts';
import { growSpan, wordAt } from '../../../shared/text/grow.ts';
import { respanMark } from '../../state/acts.ts';
import { currentArticle } from '../../state/article-store.ts';
import { announce } from '../../state/messages.ts';
import { reader } from '../../state/reader-handle.ts';
import { rangeOf, useSelection } from '../../state/selection-store.ts';
import { hullOf, sameSegments } from './prepare-span.ts';
import { selectedMark } from './selected-mark.ts';

function selectText(span: Span): void {
  useSelection.setState({ span, markId: null, edgeEdit: null, barForMark: false });
  reader.current?.select(span);
}

/** Selection, mark or word under the caret → sentence → paragraph. */
export function growSelection(): boolean {
  const current = currentArticle();
  if (current === null) return false;
  const { text, blocks, language } = current.article;
  const { span } = useSelection.getState();
  const mark = selectedMark();
  const range = rangeOf(span);
  const placed = mark !== undefined && mark.state !== 'orphan';
  const base = range ?? (placed ? hullOf(mark.segments) : span);
  if (base === null) return false;
  const grown = growSpan(text, blocks, base, language);
  if (grown.startUtf16 === base.startUtf16 && grown.endUtf16 === base.endUtf16) {
    announce('The whole paragraph is selected');
    return true;
  }
  selectText(grown);
  return true;
}

/** Where the mark would be; null when its edges cut no word. */
export function wholeWordsOf(mark: Mark): readonly Span[] | null {
  const current = currentArticle();
  if (current === null || mark.state === 'orphan') return null;
  const { text, language } = current.article;
  const grown = growToWords(text, mark.segments, language);
  return sameSegments(grown, mark.segments) ? null : grown;
}

/** The selected text, else the selected mark at once, else the word under the caret is selected. */
export function growToWholeWords(): boolean {
  const current = currentArticle();
  if (current === null) return false;
  const { text, language } = current.article;
  const { span, inText } = useSelection.getState();
  const range = rangeOf(span);
  const mark = selectedMark();
  if (range !== null) {
    const [grown] = growToWords(text, [range], language);
    if (grown === undefined || sameSegments([grown], [range])) announce('Whole words are selected');
    else selectText(grown);
  } else if (mark !== undefined) {
    const grown = wholeWordsOf(mark);
    if (grown === null) announce('The mark has whole words already');
    else respanMark(mark.id, grown, 'Grown to whole words');
  } else {
    const word = span !== null && inText ? wordAt(text, span.startUtf16, language) : null;
    if (word === null) return false;
    selectText(word);
  }
  return true;
}
