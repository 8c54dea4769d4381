// Into review mode and out of it, and keeping up with the workspace: what another act, undo or another program changed
// is read again. Of several reads in a row the last one wins.

import type { ArticleId } from '../../shared/domain/ids.ts';
import { toErrorData } from '../../shared/ipc/result.ts';
import type { DecisionView } from '../../shared/ipc/review-types.ts';
import { call } from '../api.ts';
import { showInspector } from '../app/panes.ts';
import { closeHistory, useHistory } from '../features/history/history-store.ts';
import { useAppStore } from './app-store.ts';
import { currentArticle, useArticle } from './article-store.ts';
import { isEditing, useEdit } from './edit-store.ts';
import { announce, showError } from './messages.ts';
import { leavePast } from './past-store.ts';
import { flushPendingEdits } from './pending-edits.ts';
import { reader } from './reader-handle.ts';
import { paintReview } from './review-marks.ts';
import { revealEntry, selectItem } from './review-select.ts';
import { clearShownReview, isReviewing, resetReview, useReview } from './review-store.ts';
import { decidedCount, reviewView, type Decisions, type ReviewView } from './review-view.ts';
import { fileWords, progressWords } from './review-words.ts';
import { resetSelection } from './selection-store.ts';

let asked = 0;
/** Acts of the review itself, whose answers say what changed. */
let ownActs = 0;

/** What the act changes of the article is no reason to read the review again. */
export function asOwnAct(apply: () => void): void {
  ownActs += 1;
  try {
    apply();
  } finally {
    ownActs -= 1;
  }
}

async function listReviews(articleId: ArticleId): Promise<void> {
  const heads = await call('review:list', { articleId });
  if (currentArticle()?.article.id === articleId) useReview.setState({ articleId, heads });
}

/** How my own side is called: it may be somebody else's review. */
function myName({ id, name }: { readonly id: string; readonly name: string }): string {
  const me = useAppStore.getState().app?.settings.annotator?.id;
  return me === undefined || me === id ? 'You' : name;
}

/** Reads it again; the selection stays where it is, or goes to what `changed` names. */
async function readReview(reviewId: string, follow = false): Promise<boolean> {
  asked += 1;
  const mine = asked;
  const isWanted = () => mine === asked && useReview.getState().reviewId === reviewId;
  try {
    const state = await call('review:read', { reviewId });
    if (!isWanted()) return false;
    const { decisions: before, selected } = useReview.getState();
    const view = reviewView(state, myName(state.head.reviewer));
    const decisions = new Map(state.decisions.map((decision) => [decision.item, decision]));
    const changed = follow ? firstChanged(view, before, decisions) : null;
    const kept = selected !== null && view.byItem.has(selected) ? selected : null;
    useReview.setState(({ heads }) => ({
      view,
      decisions,
      failure: null,
      edit: null,
      selected: changed ?? kept,
      heads: heads.map((head) => (head.id === reviewId ? state.head : head)),
    }));
    paintReview();
    const entry = changed === null ? undefined : view.byItem.get(changed);
    if (entry !== undefined) revealEntry(entry);
    return true;
  } catch (thrown) {
    if (isWanted()) useReview.setState({ view: null, failure: toErrorData(thrown) });
    return false;
  }
}

function firstChanged(view: ReviewView, before: Decisions, after: Decisions): string | null {
  const isOther = (one: DecisionView | undefined, other: DecisionView | undefined) =>
    one?.decision !== other?.decision || one?.decidedAtMs !== other?.decidedAtMs;
  return view.entries.find(({ item }) => isOther(before.get(item), after.get(item)))?.item ?? null;
}

/** Shows the review beside the text; the newest of the article where none is named. */
export async function enterReview(wanted?: string): Promise<void> {
  const article = currentArticle()?.article;
  if (article === undefined || isEditing()) return;
  flushPendingEdits();
  leavePast();
  if (useHistory.getState().open) closeHistory();
  try {
    if (wanted !== undefined || useReview.getState().articleId !== article.id) {
      await listReviews(article.id);
    }
  } catch (thrown) {
    showError(thrown);
    return;
  }
  const { heads } = useReview.getState();
  const head = heads.find(({ id }) => id === wanted) ?? heads.at(-1);
  if (head === undefined) {
    announce('This article has no review. Open a colleague’s file to begin one.');
    return;
  }
  clearShownReview();
  useReview.setState({ reviewId: head.id });
  showInspector();
  resetSelection();
  paintReview();
  if (!(await readReview(head.id))) return;
  begin();
}

/** The first open difference is where the work is. */
function begin(): void {
  const { view, decisions } = useReview.getState();
  if (view === null) return;
  const open = view.differences.find(({ item }) => !decisions.has(item));
  const count = decidedCount(view, decisions);
  const before = `Reviewing ${fileWords(view.head)}, ${progressWords(count, view.differences.length)}`;
  selectItem(open?.item ?? null, { say: true, before });
}

export function leaveReview(): void {
  if (!isReviewing()) return;
  const top = reader.current?.topPlace() ?? null;
  asked += 1;
  clearShownReview();
  paintReview();
  // The marking view is there once React has put it into the page.
  requestAnimationFrame(() => {
    if (top !== null) reader.current?.showTop(top);
    if (document.activeElement === document.body) reader.current?.focus();
  });
}

export function toggleReview(): void {
  if (isReviewing()) {
    leaveReview();
    announce('Back to marking.');
  } else if (isEditing()) announce('The text is being edited. Finish that first.');
  else void enterReview();
}

export const reloadReview = (): Promise<boolean> => {
  const { reviewId } = useReview.getState();
  return reviewId === null ? Promise.resolve(false) : readReview(reviewId);
};

/** The article came, or came again: its reviews, and in review mode the one that is shown. */
async function followArticle(): Promise<void> {
  const articleId = currentArticle()?.article.id;
  if (articleId === undefined) {
    resetReview();
    paintReview();
    return;
  }
  const { articleId: before, reviewId } = useReview.getState();
  if (before !== articleId) {
    resetReview();
    paintReview();
  }
  try {
    await listReviews(articleId);
  } catch {
    // Marking does not need them; entering review mode asks again and says what is the matter.
    return;
  }
  const { heads } = useReview.getState();
  if (reviewId === null || currentArticle()?.article.id !== articleId) return;
  if (before !== articleId) {
    if (heads.length > 0) await enterReview();
  } else if (heads.some(({ id }) => id === reviewId)) await readReview(reviewId, true);
  else {
    leaveReview();
    announce('The review is not there any more. Back to marking.');
  }
}

/** Undo and redo may also begin or end a review. In review mode every act that is not its own is followed anyway. */
export function followUndo(label: string): void {
  if (!isReviewing() && /review/iu.test(label)) void followArticle();
}

useArticle.subscribe((now, before) => {
  if (ownActs > 0) return;
  // Read anew, the article brings a tagset of its own.
  const isAnew = now.current?.tagset !== before.current?.tagset;
  if (isAnew || (now.history !== before.history && isReviewing())) void followArticle();
});

useEdit.subscribe(({ start }) => {
  if (start !== null) leaveReview();
});
