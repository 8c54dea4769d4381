// One stay in the editing of a text, from the page that is made to what was typed being kept as it goes.

import { marks } from '../../state/marks.ts';
import { type CurrentArticle, useArticle } from '../../state/article-store.ts';
import {
  setEditSession,
  useEdit,
  type EditSession,
  type EditStart,
} from '../../state/edit-store.ts';
import { addPendingEdit } from '../../state/pending-edits.ts';
import type { Block } from '../../../shared/domain/article.ts';
import { type EditElements, EditView } from '../reader/edit-view.ts';
import { placeInKept } from '../reader/live/spans-in-kept.ts';
import type { ReaderDocument } from '../reader/reader-types.ts';
import { DraftKeeper } from './draft-keeper.ts';
import { setKeeper } from './edit-mode.ts';

/** How long the bar may lag behind the typing. */
const STATE_DELAY_MS = 200;

export function openSession(
  elements: EditElements,
  { article, document: shown, tagset }: CurrentArticle,
  start: EditStart,
  onEscape: () => void,
): { readonly made: EditView; readonly close: () => void } {
  const { draft } = start;
  const view = new EditView({
    elements,
    document: draft === null ? shown : withDraft(shown, draft),
    base: { text: article.text, revision: article.revision.number },
    kept: draft?.kept ?? null,
    tags: tagset.tags,
    marks: marks.ordered(),
    onEdit: () => onEdit(),
    onEscape,
  });
  const session = sessionOf(view, article);
  const keeper = new DraftKeeper(
    article.id,
    { edited: () => (session.isChanged() ? session.edited() : null) },
    draft !== null,
  );
  let timer = 0;
  const showState = (): void => {
    timer = 0;
    useEdit.setState({
      changed: session.isChanged(),
      canUndo: view.canUndo,
      canRedo: view.canRedo,
      lostMarks: view.lostMarks,
    });
  };
  const onEdit = (): void => {
    keeper.noteEdit();
    // What can be undone shows at once for the keys, the rest when there is time.
    if (timer === 0) timer = window.setTimeout(showState, STATE_DELAY_MS);
  };
  elements.host.addEventListener('blur', keeper.flush);
  const offPending = addPendingEdit(keeper.flush);
  setKeeper(keeper);
  setEditSession(session);
  showState();
  putCaret(view, start);
  return {
    made: view,
    close: () => {
      window.clearTimeout(timer);
      keeper.flush();
      elements.host.removeEventListener('blur', keeper.flush);
      offPending();
      if (keeper.onDisk) noteDraft(start);
      setEditSession(null);
      setKeeper(null);
      view.dispose();
    },
  };
}

function sessionOf(view: EditView, { text, blocks }: CurrentArticle['article']): EditSession {
  return {
    edited: () => view.edited(),
    isChanged: () => view.text() !== text || !sameKinds(view.edited().blocks, blocks),
    undo: () => view.undo(),
    redo: () => view.redo(),
    focus: () => view.focus(),
    caret: () => view.caret(),
    topPlace: () => view.topPlace(),
  };
}

/** A text without blocks is shown as one, which is no change of it. */
function sameKinds(a: readonly Block[], b: readonly Block[]): boolean {
  if (b.length === 0) return true;
  return (
    a.length === b.length &&
    a.every((block, at) => block.type === b[at]?.type && block.startUtf16 === b[at].startUtf16)
  );
}

function withDraft(
  shown: ReaderDocument,
  { text, blocks, marks: inlineMarks }: NonNullable<EditStart['draft']>,
): ReaderDocument {
  return { ...shown, text, blocks, inlineMarks };
}

function putCaret(view: EditView, { draft, top, caretUtf16 }: EditStart): void {
  const now = (offset: number) => (draft === null ? offset : placeInKept(offset, draft.kept));
  view.placeCaret(now(caretUtf16));
  view.focus();
  if (top !== null) view.showTop({ ...top, offsetUtf16: now(top.offsetUtf16) });
}

/** What was left in the editor is offered when the article's reader is there again. */
function noteDraft({ articleId }: EditStart): void {
  useArticle.setState(({ current }) =>
    current?.article.id === articleId && current.draftAtMs === null
      ? { current: { ...current, draftAtMs: Date.now() } }
      : {},
  );
}
