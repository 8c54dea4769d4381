// Moving the edges of the selected mark's segments by keyboard. Nothing is saved before Enter.

import {
  edgeOffset,
  moveSegmentEdge,
  stepEdge,
  withoutSegment,
} from '../../../shared/spans/segment-edges.ts';
import { nextGrapheme, previousGrapheme } from '../../../shared/text/graphemes.ts';
import { respanMark } from '../../state/acts.ts';
import { settings } from '../../state/app-store.ts';
import { currentArticle } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { reader } from '../../state/reader-handle.ts';
import { setEdgeEdit, useSelection } from '../../state/selection-store.ts';
import { quoted } from '../../ui/words.ts';
import type { EdgeEdit } from '../reader/reader-types.ts';
import { wordBoundary } from './boundaries.ts';
import { prepareSegments, sameSegments } from './prepare-span.ts';

const SAID_UTF16 = 32;

const textNow = (): string => currentArticle()?.article.text ?? '';

/** What is said of the edge: which segment's, where there are several, and the words beside it. */
function edgeWords(edit: EdgeEdit): string {
  const text = textNow();
  const offset = edgeOffset(edit.segments, edit);
  const words =
    edit.edge === 'end'
      ? `End after ${quoted(`…${text.slice(Math.max(0, offset - SAID_UTF16), offset)}`)}`
      : `Start before ${quoted(`${text.slice(offset, offset + SAID_UTF16)}…`)}`;
  const { length } = edit.segments;
  const which = length === 1 ? '' : `, segment ${edit.segment + 1} of ${length}`;
  return `${words}${which}`.replaceAll(/\s+/gu, ' ');
}

function show(edit: EdgeEdit, before = ''): void {
  setEdgeEdit(edit);
  const at = edgeOffset(edit.segments, edit);
  reader.current?.reveal({ startUtf16: at, endUtf16: at });
  announce(`${before}${edgeWords(edit)}`);
}

function move(edit: EdgeEdit, step: 1 | -1, byWord: boolean): void {
  const article = currentArticle()?.article;
  if (article === undefined) return;
  const from = edgeOffset(edit.segments, edit);
  const stepCharacter = step === 1 ? nextGrapheme : previousGrapheme;
  const to = byWord
    ? wordBoundary(article.text, from, step, edit.edge, article.language)
    : stepCharacter(article.text, from);
  const moved = moveSegmentEdge(edit.segments, edit, to);
  if (moved.segments === edit.segments) return;
  const joined = moved.segments.length < edit.segments.length;
  show({ ...edit, ...moved }, joined ? 'Segments joined. ' : '');
}

function removeSegment(edit: EdgeEdit): void {
  const segments = withoutSegment(edit.segments, edit.segment);
  if (segments === null) {
    announce('This is the only segment. Delete the mark instead.');
    return;
  }
  const segment = Math.min(edit.segment, segments.length - 1);
  show({ ...edit, segments, segment }, 'Segment removed. ');
}

function commit(edit: EdgeEdit): void {
  setEdgeEdit(null);
  const before = marks.get(edit.id)?.segments;
  const segments = prepareSegments(textNow(), edit.segments, settings().trimWhitespace);
  if (segments === null || before === undefined || sameSegments(before, segments)) {
    announce('Span unchanged');
    return;
  }
  respanMark(edit.id, segments);
}

function cancel(): void {
  setEdgeEdit(null);
  announce('Span unchanged');
}

/** Left and right as seen on the page: in right-to-left text, left is forwards. */
function stepOf(key: string): 1 | -1 | null {
  const forwards = currentArticle()?.article.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  return key === forwards ? 1 : -1;
}

/** Whether the key belonged to the span being edited. */
export function handleEdgeKey(event: KeyboardEvent): boolean {
  const { edgeEdit } = useSelection.getState();
  if (edgeEdit === null) return false;
  const step = stepOf(event.key);
  if (step !== null) {
    move(edgeEdit, step, event.ctrlKey || event.altKey || event.metaKey);
    return true;
  }
  switch (event.key) {
    case 'Tab':
      show({ ...edgeEdit, ...stepEdge(edgeEdit.segments, edgeEdit, event.shiftKey ? -1 : 1) });
      return true;
    case 'Delete':
    case 'Backspace':
      removeSegment(edgeEdit);
      return true;
    case 'Enter':
      commit(edgeEdit);
      return true;
    case 'Escape':
      cancel();
      return true;
    default:
      return false;
  }
}
