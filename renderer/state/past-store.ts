// The past state that is shown in place of the present one, if any. It is only looked at: what would change the article
// says so instead. Leaving it, or opening another article, shows the present again.

import { create } from 'zustand';
import { call } from '../api.ts';
import type { AnnotationId, ArticleId } from '../../shared/domain/ids.ts';
import { unpackMarks } from '../../shared/domain/mark-table.ts';
import type { PastArticle } from '../../shared/ipc/history-types.ts';
import type { ReaderDocument } from '../features/reader/reader-types.ts';
import { documentOf, useArticle } from './article-store.ts';
import { createMarkStore } from './mark-store.ts';
import { announce, showError } from './messages.ts';
import { resetSelection } from './selection-store.ts';

interface Shown {
  readonly past: PastArticle;
  readonly document: ReaderDocument;
}

interface PastStore {
  readonly shown: Shown | null;
  /** The act asked for last, also while its state is on its way; null for the present. */
  readonly wanted: number | null;
  readonly selectedId: AnnotationId | null;
}

const present: PastStore = { shown: null, wanted: null, selectedId: null };

export const usePast = create<PastStore>()(() => present);

/** The marks of the past state. */
export const pastMarks = createMarkStore();

export const isPast = (): boolean => usePast.getState().shown !== null;

export function selectPastMark(selectedId: AnnotationId | null): void {
  usePast.setState({ selectedId });
}

/** Shows the article as it was after the act; of several calls in a row the last one wins. Null when it did not. */
export async function viewPast(articleId: ArticleId, at: number): Promise<PastArticle | null> {
  usePast.setState({ wanted: at });
  const isWanted = () => usePast.getState().wanted === at;
  try {
    const past = await call('history:at', { articleId, at });
    if (!isWanted() || useArticle.getState().current?.article.id !== articleId) return null;
    show(past);
    return past;
  } catch (thrown) {
    if (isWanted()) {
      leavePast();
      showError(thrown);
    }
    return null;
  }
}

function show(past: PastArticle): void {
  const before = usePast.getState();
  pastMarks.replaceAll(unpackMarks(past.opened.marks));
  const known = before.shown?.document ?? useArticle.getState().current?.document;
  const document = documentOf(past.opened.article, known);
  const { selectedId } = before;
  const kept = selectedId !== null && pastMarks.get(selectedId) !== undefined ? selectedId : null;
  usePast.setState({ shown: { past, document }, selectedId: kept });
}

export function leavePast(): void {
  if (usePast.getState() === present) return;
  // Places in the past text mean nothing in the present one.
  if (isPast()) resetSelection();
  usePast.setState(present, true);
  pastMarks.replaceAll([]);
}

/** Says why nothing is changed, where a past state is shown; then the answer is true. */
export function refusePast(): boolean {
  if (!isPast()) return false;
  announce('This is a past state, to be looked at only. Esc leads back to now.');
  return true;
}

useArticle.subscribe(({ current, wantedId }) => {
  const { shown } = usePast.getState();
  if (shown === null) return;
  const { articleId } = shown.past;
  if (current?.article.id !== articleId || wantedId !== articleId) leavePast();
});
