// Moving the edges of the selected mark by keyboard. Nothing is saved before Enter.

import type { Span } from '../../../shared/domain/span.ts';
import { nextGrapheme, previousGrapheme } from '../../../shared/text/graphemes.ts';
import { respanMark } from '../../state/acts.ts';
import { settings } from '../../state/app-store.ts';
import { currentArticle } from '../../state/article-store.ts';
import { marks } from '../../state/marks.ts';
import { announce } from '../../state/messages.ts';
import { reader } from '../../state/reader-handle.ts';
import { setEdgeEdit, useSelection } from '../../state/selection-store.ts';
import { quoted } from '../../ui/words.ts';
import type { Edge, EdgeEdit } from '../reader/reader-types.ts';
import { wordBoundary } from './boundaries.ts';
import { prepareSegments, sameSegments } from './prepare-span.ts';

const SAID_UTF16 = 32;

function edgeOffset({ edge, segments }: EdgeEdit): number {
  return edge === 'start' ? (segments[0]?.startUtf16 ?? 0) : (segments.at(-1)?.endUtf16 ?? 0);
}

/** The outer edge at another place; the same segments when it would swallow its own segment. */
export function withEdge(segments: readonly Span[], edge: Edge, offset: number): readonly Span[] {
  const at = edge === 'start' ? 0 : segments.length - 1;
  const segment = segments[at];
  if (segment === undefined) return segments;
  const moved =
    edge === 'start' ? { ...segment, startUtf16: offset } : { ...segment, endUtf16: offset };
  return moved.startUtf16 < moved.endUtf16 ? segments.with(at, moved) : segments;
}

function sayEdge(edit: EdgeEdit, text: string): void {
  const offset = edgeOffset(edit);
  const words =
    edit.edge === 'end'
      ? `End after ${quoted(`…${text.slice(Math.max(0, offset - SAID_UTF16), offset)}`)}`
      : `Start before ${quoted(`${text.slice(offset, offset + SAID_UTF16)}…`)}`;
  announce(words.replaceAll(/\s+/gu, ' '));
}

function move(edit: EdgeEdit, step: 1 | -1, byWord: boolean): void {
  const article = currentArticle()?.article;
  if (article === undefined) return;
  const from = edgeOffset(edit);
  const stepCharacter = step === 1 ? nextGrapheme : previousGrapheme;
  const to = byWord
    ? wordBoundary(article.text, from, step, edit.edge, article.language)
    : stepCharacter(article.text, from);
  const segments = withEdge(edit.segments, edit.edge, to);
  if (segments === edit.segments) return;
  const next = { ...edit, segments };
  setEdgeEdit(next);
  reader.current?.reveal({ startUtf16: Math.min(from, to), endUtf16: Math.max(from, to) });
  sayEdge(next, article.text);
}

function commit(edit: EdgeEdit): void {
  setEdgeEdit(null);
  const text = currentArticle()?.article.text ?? '';
  const before = marks.get(edit.id)?.segments;
  const segments = prepareSegments(text, edit.segments, settings().trimWhitespace);
  if (segments === null || before === undefined || sameSegments(before, segments)) {
    announce('Span unchanged');
    return;
  }
  respanMark(edit.id, segments);
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
  if (step !== null) move(edgeEdit, step, event.ctrlKey || event.altKey || event.metaKey);
  else if (event.key === 'Tab') switchEdge(edgeEdit);
  else if (event.key === 'Enter') commit(edgeEdit);
  else if (event.key === 'Escape') {
    setEdgeEdit(null);
    announce('Span unchanged');
  } else return false;
  return true;
}

function switchEdge(edit: EdgeEdit): void {
  const next: EdgeEdit = { ...edit, edge: edit.edge === 'start' ? 'end' : 'start' };
  setEdgeEdit(next);
  const at = edgeOffset(next);
  reader.current?.reveal({ startUtf16: at, endUtf16: at });
  sayEdge(next, currentArticle()?.article.text ?? '');
}
