// Into the editing of the text and out of it again.

import { call } from '../../api.ts';
import { inOrderOnly } from '../../../shared/anchoring/kept-runs.ts';
import { mapText } from '../../../shared/anchoring/map-text.ts';
import type { EditedText, TextDraft } from '../../../shared/ipc/text-types.ts';
import { currentArticle, useArticle, type CurrentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import {
  beginEdit,
  editSession,
  type EditStart,
  endEdit,
  isEditing,
  useEdit,
} from '../../state/edit-store.ts';
import { announce, showError } from '../../state/messages.ts';
import { leavePast } from '../../state/past-store.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import { placeInBase } from './place-in-base.ts';
import { reader } from '../../state/reader-handle.ts';
import { resetSelection, useSelection } from '../../state/selection-store.ts';

/** Into the mode, or out of it. */
export function toggleEditing(): void {
  if (isEditing()) leaveEditing();
  else void startEditing();
}

/** Goes on with what was typed earlier, if anything was. */
export async function startEditing(): Promise<void> {
  const current = currentArticle();
  if (current === null || isEditing()) return;
  flushPendingEdits();
  leavePast();
  const place = placeNow();
  try {
    const kept =
      current.draftAtMs === null
        ? null
        : await call('text:draft', { articleId: current.article.id });
    begin(current, place, kept);
  } catch (thrown) {
    showError(thrown);
  }
}

type Place = Pick<EditStart, 'top' | 'caretUtf16'>;

function placeNow(): Place {
  const top = reader.current?.topPlace() ?? null;
  return { top, caretUtf16: useSelection.getState().span?.endUtf16 ?? top?.offsetUtf16 ?? 0 };
}

/** Not when another article came while the draft was read. */
function begin({ article: { id } }: CurrentArticle, place: Place, kept: TextDraft | null): void {
  const now = currentArticle();
  if (now?.article.id !== id || isEditing()) return;
  const draft = kept === null ? null : onPresentText(kept.edited, now);
  resetSelection();
  beginEdit({ articleId: id, draft, ...place });
  const doing = draft === null ? 'Editing the text.' : 'Going on with what was typed.';
  announce(`${doing} Esc or Ctrl+Shift+E leads back.`);
}

/** A draft of another revision becomes an edit of the present one: what differs shows before anything is saved. */
function onPresentText(draft: EditedText, { article }: CurrentArticle): EditedText {
  const { number } = article.revision;
  if (draft.baseRevision === number) return draft;
  const kept = inOrderOnly(mapText(article.text, draft.text));
  return { ...draft, baseRevision: number, kept };
}

/** Out of the mode: at once when nothing changed, else what changed is shown first. */
export function leaveEditing(): void {
  const session = editSession();
  if (session === null) return;
  if (session.isChanged()) {
    flushPendingEdits();
    openDialog({ kind: 'new-revision', from: { kind: 'edit', edited: session.edited() } });
    return;
  }
  void dropDraft();
  showText();
  announce('The text was left as it was.');
}

/** Ends the mode and throws away what was typed. */
export async function discardEdit(): Promise<void> {
  const { start } = useEdit.getState();
  if (start === null) return;
  if (!(await dropDraft())) return;
  showText();
  announce('What was typed was discarded. The text is as it was.');
}

/** Takes the draft of the open article away; says what went wrong. */
export async function dropDraft(): Promise<boolean> {
  const articleId = currentArticle()?.article.id;
  if (articleId === undefined) return false;
  try {
    await stopKeeping();
    await call('text:discard-draft', { articleId });
    noteDraftGone();
    useArticle.setState(({ current }) =>
      current?.article.id === articleId ? { current: { ...current, draftAtMs: null } } : {},
    );
    return true;
  } catch (thrown) {
    showError(thrown);
    return false;
  }
}

/** The reader again, with the caret and the scrolled place where they were. */
export function showText(): void {
  const session = editSession();
  const edited = session?.edited();
  const caret = session?.caret() ?? null;
  const top = session?.topPlace() ?? null;
  const saved = currentArticle()?.article.text === edited?.text;
  const back = (offset: number) =>
    saved || edited === undefined ? offset : placeInBase(offset, edited.kept);
  endEdit();
  // The reader is there once React has put it into the page.
  requestAnimationFrame(() => {
    if (top !== null) reader.current?.showTop({ ...top, offsetUtf16: back(top.offsetUtf16) });
    const at = back(caret ?? 0);
    if (caret !== null) reader.current?.select({ startUtf16: at, endUtf16: at });
    else reader.current?.focus();
  });
}

let keeper: DraftKeeper | null = null;

/** Of the stay in the mode that has begun; null when it ends. */
export function setKeeper(next: DraftKeeper | null): void {
  keeper = next;
}

/** Nothing typed may be kept after it became a revision: waits for what is on its way. */
export async function stopKeeping(): Promise<void> {
  await keeper?.stop();
}

export function noteDraftGone(): void {
  keeper?.noteGone();
}
