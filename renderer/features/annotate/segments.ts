// Segments come and go: selected words are added to the last mark, a segment is taken away. When the added words hold
// all of the mark, it simply grows to them.

import { joinSpans, type Span } from '../../../shared/domain/span.ts';
import { isWithin } from '../../../shared/spans/grow-spans.ts';
import { withoutSegment } from '../../../shared/spans/segment-edges.ts';
import { respanMark } from '../../state/acts.ts';
import { settings } from '../../state/app-store.ts';
import { currentArticle } from '../../state/article-store.ts';
import { announce } from '../../state/messages.ts';
import { markQuote } from '../../state/quote.ts';
import { reader } from '../../state/reader-handle.ts';
import { rangeOf, selectMark, useSelection } from '../../state/selection-store.ts';
import { quoted } from '../../ui/words.ts';
import { prepareSpan } from './prepare-span.ts';
import { lastMark } from './selected-mark.ts';

/** As much of the mark as a button has room for. */
const SHOWN_UTF16 = 18;

export interface Addition {
  readonly to: string;
  /** The words hold all of the mark. */
  readonly grows: boolean;
}

/** What adding the span to the last mark would do; null when there is nothing to add, or nothing to add it to. */
export function additionOf(span: Span | null): Addition | null {
  const mark = lastMark();
  const range = rangeOf(span);
  if (mark === undefined || range === null || isWithin(mark.segments, range)) return null;
  const grows = mark.segments.every((segment) => isWithin([range], segment));
  const text = currentArticle()?.article.text ?? '';
  return { to: quoted(markQuote(text, mark, null, SHOWN_UTF16)), grows };
}

/** Adds the words to the last mark, in one act, and selects it. */
export function addSegment(wanted: Span | null = rangeOf(useSelection.getState().span)): void {
  const mark = lastMark();
  const current = currentArticle();
  if (mark === undefined || current === null || wanted === null) {
    announce('Select a mark first, then the words to add to it.');
    return;
  }
  const span = prepareSpan(current.article.text, wanted, settings().trimWhitespace);
  if (span === null) {
    announce('Only white space is selected. Select words to add them.');
    return;
  }
  if (isWithin(mark.segments, span)) {
    announce('These words are in the mark already.');
    return;
  }
  const segments = joinSpans([...mark.segments, span]);
  respanMark(mark.id, segments, additionWords(mark.segments.length, segments.length));
  selectMark(mark.id);
  const caret = { startUtf16: span.endUtf16, endUtf16: span.endUtf16 };
  useSelection.setState({ span: caret });
  reader.current?.select(caret);
}

const additionWords = (before: number, after: number): string =>
  after > before ? `Segment added, ${after} now` : 'Mark grown';

/** With Ctrl: words dragged over are added to the last mark; a click takes the segment under it away. */
export function pickSegment(place: Span): void {
  if (place.startUtf16 < place.endUtf16) {
    addSegment(place);
    return;
  }
  const mark = lastMark();
  const at =
    mark?.segments.findIndex(
      ({ startUtf16, endUtf16 }) => startUtf16 <= place.startUtf16 && place.startUtf16 < endUtf16,
    ) ?? -1;
  if (mark === undefined || at === -1) return;
  const segments = withoutSegment(mark.segments, at);
  if (segments === null) announce('This is the only segment. Delete the mark instead.');
  else respanMark(mark.id, segments, 'Segment removed');
  selectMark(mark.id);
}
