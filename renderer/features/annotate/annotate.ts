// What the marking keys do: tag, retag, step through marks, delete. Each works on the selected mark
// or on the selection in the text, never on both.

import type { AnnotationId, TagId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { wordAt } from '../../../shared/text/grow.ts';
import { createMark, deleteMark, respanMark, retagMark } from '../../state/acts.ts';
import { settings } from '../../state/app-store.ts';
import { currentArticle, tagLabel, type CurrentArticle } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { reader } from '../../state/reader-handle.ts';
import { rangeOf, selectMark, setEdgeEdit, useSelection } from '../../state/selection-store.ts';
import { shortQuote } from '../../state/quote.ts';
import { quoted } from '../../ui/words.ts';
import { requestNoteFocus } from '../inspector/card-focus.ts';
import { showInspector } from '../../app/panes.ts';
import { hullOf, prepareSegments, prepareSpan } from './prepare-span.ts';
import { selectedMark } from './selected-mark.ts';
import { focusTagBar } from './tag-bar-focus.ts';

const selection = () => useSelection.getState();

function addMark(current: CurrentArticle, tag: TagId, wanted: Span): void {
  const span = prepareSpan(current.article.text, wanted, settings().trimWhitespace);
  if (span === null) {
    announce('Only white space is selected. Select words to tag them.');
    return;
  }
  if (rangeOf(selection().span) !== null) {
    // First, because the page may still be about to say that the words were selected, which would take the mark's
    // selection away.
    const caret = { startUtf16: span.endUtf16, endUtf16: span.endUtf16 };
    reader.current?.select(caret);
    useSelection.setState({ span: caret });
  }
  createMark(tag, [span]);
}

/** Tags the selected text, else retags the selected mark, else tags the word under the caret. */
export function applyTag(tag: TagId): boolean {
  const current = currentArticle();
  if (current === null) return false;
  const { span, inText } = selection();
  const mark = selectedMark();
  const range = rangeOf(span);
  if (range !== null) addMark(current, tag, range);
  else if (mark !== undefined && mark.tag === tag) announce(`Already tagged ${tagLabel(tag)}`);
  else if (mark !== undefined) retagMark(mark.id, tag);
  else {
    const { text, language } = current.article;
    const word = span !== null && inText ? wordAt(text, span.startUtf16, language) : null;
    if (word === null) announce('Select a passage, or put the caret in a word, to tag it.');
    else addMark(current, tag, word);
  }
  return true;
}

/** Selects the mark and brings it into view; `focus` also puts the caret there. One without a place is selected only. */
export function goToPassage(id: AnnotationId, options?: { readonly focus?: boolean }): void {
  const mark = marks.get(id);
  if (mark?.state === 'orphan') {
    selectMark(id);
    return;
  }
  const hull = hullOf(mark?.segments ?? []);
  if (hull === null) return;
  const focus = options?.focus === true;
  reader.current?.reveal(hull, { caret: focus });
  if (focus) reader.current?.focus();
  selectMark(id);
  useSelection.setState({ span: { startUtf16: hull.startUtf16, endUtf16: hull.startUtf16 } });
}

function neighbour(step: 1 | -1): Mark | undefined {
  const ordered = marks
    .ordered()
    .filter(({ state, id }) => state !== 'orphan' || id === selection().markId);
  const mark = selectedMark();
  if (mark !== undefined) return ordered[ordered.indexOf(mark) + step];
  const at = selection().span?.startUtf16 ?? 0;
  const startOf = ({ segments }: Mark) => segments[0]?.startUtf16 ?? 0;
  return step === 1
    ? ordered.find((candidate) => startOf(candidate) >= at)
    : ordered.findLast((candidate) => startOf(candidate) < at);
}

/** With text selected it goes to the tag bar. Past the last mark it says false, so that Tab leaves the text. */
export function goToMark(step: 1 | -1): boolean {
  if (step === 1 && rangeOf(selection().span) !== null) return focusTagBar();
  const mark = neighbour(step);
  if (mark === undefined) return false;
  goToPassage(mark.id, { focus: true });
  const { text } = currentArticle()?.article ?? { text: '' };
  const [first] = mark.segments;
  if (first !== undefined) {
    announce(`${tagLabel(mark.tag)}: ${quoted(shortQuote(text, mark, null))}`);
  }
  return true;
}

export function editSelectedNote(): void {
  showInspector();
  requestNoteFocus();
}

export function startEdgeEdit(): boolean {
  const mark = selectedMark();
  if (mark === undefined) return false;
  if (mark.state === 'orphan') {
    announce('This mark has no place in this text, so there is no edge to move.');
    return true;
  }
  goToPassage(mark.id, { focus: true });
  const segment = mark.segments.length - 1;
  setEdgeEdit({ id: mark.id, edge: 'end', segment, segments: mark.segments });
  announce(
    segment === 0
      ? 'Editing the span: arrow keys move the end, Tab the other edge, Enter saves, Esc cancels'
      : `Editing ${mark.segments.length} segments: arrow keys move the last end, Tab goes to the next edge, Delete removes a segment, Enter saves, Esc cancels`,
  );
  return true;
}

/** An edge was dragged: saved as whole characters, or left as it was when nothing would remain. */
export function dropEdge(id: AnnotationId, dragged: readonly Span[]): void {
  const text = currentArticle()?.article.text ?? '';
  const segments = prepareSegments(text, dragged, settings().trimWhitespace);
  if (segments === null)
    announce('A mark needs at least one character. The span was left as it was.');
  else respanMark(id, segments);
}

export function deleteSelectedMark(): void {
  const mark = selectedMark();
  if (mark === undefined) return;
  const start = mark.segments[0]?.startUtf16 ?? 0;
  deleteMark(mark.id);
  // The caret stays where the mark was, so that Tab goes on from there.
  if (selection().span === null)
    useSelection.setState({ span: { startUtf16: start, endUtf16: start } });
}

export function clearSelection(): void {
  const { span, markId } = selection();
  const range = rangeOf(span);
  if (markId === null && range !== null) {
    const caret = { startUtf16: range.endUtf16, endUtf16: range.endUtf16 };
    useSelection.setState({ span: caret });
    reader.current?.select(caret);
    return;
  }
  selectMark(null);
}
