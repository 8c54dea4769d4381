// Editing what a difference comes to: a draft that begins as mine, or as what the others say. Nothing is saved before it
// is decided.

import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/span.ts';
import { edgeOffset, moveSegmentEdge } from '../../shared/spans/segment-edges.ts';
import { nextGrapheme, previousGrapheme } from '../../shared/text/graphemes.ts';
import { wordBoundary } from '../features/annotate/boundaries.ts';
import { prepareSegments } from '../features/annotate/prepare-span.ts';
import { settings } from './app-store.ts';
import { currentArticle } from './article-store.ts';
import { detailsOf } from './details-store.ts';
import { announce } from './messages.ts';
import { reader } from './reader-handle.ts';
import { decideItem, type Asked } from './review-acts.ts';
import { paintEdit, repaint } from './review-marks.ts';
import {
  changeEdit,
  decisionOn,
  editedFrom,
  selectedEntry,
  useReview,
  type EditDraft,
} from './review-store.ts';
import { isPlaced, type Entry } from './review-view.ts';

const spansOf = (mark: Annotation): readonly Span[] =>
  mark.segments.map(({ startUtf16, endUtf16 }) => ({ startUtf16, endUtf16 }));

/** The mark that an earlier edit made; null where there was none. */
function madeBefore(item: string): AnnotationId | null {
  const decision = decisionOn(item);
  const [made] = decision?.decision === 'edit' ? decision.result : [];
  return made === undefined ? null : (made as AnnotationId);
}

/** What was edited before is gone on with. */
export function startEdit(): void {
  const entry = selectedEntry();
  if (entry === null || useReview.getState().view?.head.finishedAtMs !== null) return;
  const made = madeBefore(entry.item);
  if (made === null) beginEdit(entry, editedFrom(entry));
  else {
    void detailsOf(made).then((mark) => {
      if (selectedEntry() === entry) beginEdit(entry, mark ?? editedFrom(entry));
    });
  }
}

function beginEdit(entry: Entry, from: Annotation | null): void {
  if (from === null) {
    announce('A relation is taken as it is or not at all.');
    return;
  }
  if (!isPlaced(from)) {
    announce('It has no place in this text, so there is nothing to edit.');
    return;
  }
  const { tag, attributes, note } = from;
  const segments = spansOf(from);
  const edge = { segment: segments.length - 1, edge: 'end' } as const;
  useReview.setState({
    edit: { item: entry.item, tag, segments, attributes, note: note ?? '', edge },
  });
  repaint([entry.item]);
  paintEdit();
  announce('Editing. Arrow keys move the edge, Enter decides, Esc leaves.');
}

export function cancelEdit(): void {
  const { edit } = useReview.getState();
  if (edit === null) return;
  useReview.setState({ edit: null });
  repaint([edit.item]);
  paintEdit();
  announce('Nothing was edited.');
}

/** As `review:decide` takes it; null, and said, where nothing would be marked. */
function editedOf({ item, tag, segments, attributes, note }: EditDraft): Asked | null {
  const text = currentArticle()?.article.text ?? '';
  const prepared = prepareSegments(text, segments, settings().trimWhitespace);
  if (prepared === null) {
    announce('A mark needs at least one character.');
    return null;
  }
  return {
    item,
    decision: 'edit',
    edited: {
      tag,
      segments: prepared.map(({ startUtf16, endUtf16 }) => ({ startUtf16, endUtf16 })),
      attributes: { ...attributes },
      note: note.trim() === '' ? null : note,
    },
  } as Asked;
}

export function commitEdit(): void {
  const { edit } = useReview.getState();
  const asked = edit === null ? null : editedOf(edit);
  if (asked === null) return;
  useReview.setState({ edit: null });
  paintEdit();
  decideItem({ ...asked, decision: 'edit' });
}

/** By a character, or by a word. */
export function moveEditEdge(edge: EditDraft['edge'], step: 1 | -1, byWord: boolean): void {
  const { edit } = useReview.getState();
  const article = currentArticle()?.article;
  if (edit === null || article === undefined) return;
  const from = edgeOffset(edit.segments, edge);
  const byCharacter = step === 1 ? nextGrapheme : previousGrapheme;
  const to = byWord
    ? wordBoundary(article.text, from, step, edge.edge, article.language)
    : byCharacter(article.text, from);
  const { segments, ...moved } = moveSegmentEdge(edit.segments, edge, to);
  changeEdit({ segments, edge: moved });
  paintEdit();
  const at = edgeOffset(segments, moved);
  reader.current?.reveal({ startUtf16: at, endUtf16: at });
}

/** An edge was dragged in the text. */
export function dragEditEdge(segments: readonly Span[]): void {
  changeEdit({ segments });
  paintEdit();
}

export function takeEdge(edge: EditDraft['edge']): void {
  changeEdit({ edge });
}
