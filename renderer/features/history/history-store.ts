// The timeline of the open article: its acts newest first, read page by page, and the one that is looked at.

import { flushSync } from 'react-dom';
import { create } from 'zustand';
import { call } from '../../api.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { TimelineEntry } from '../../../shared/ipc/history-types.ts';
import { showInspector } from '../../app/panes.ts';
import { useSaving } from '../../state/act-queue.ts';
import { currentArticle, useArticle } from '../../state/article-store.ts';
import { announce, showError } from '../../state/messages.ts';
import {
  isPast,
  leavePast,
  pastMarks,
  selectPastMark,
  usePast,
  viewPast,
} from '../../state/past-store.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';
import { reader } from '../../state/reader-handle.ts';
import { useCardFocus } from '../inspector/card-focus.ts';
import { keepPlace } from './keep-place.ts';
import { useMarkHistoryFocus } from './mark-history-focus.ts';
import { differenceWords, momentWords } from './past-words.ts';

interface HistoryStore {
  readonly open: boolean;
  readonly articleId: ArticleId | null;
  readonly entries: readonly TimelineEntry[];
  readonly more: boolean;
  readonly loading: boolean;
  /** Index of the entry that is looked at; 0 is the present. */
  readonly at: number;
}

const closed: HistoryStore = {
  open: false,
  articleId: null,
  entries: [],
  more: false,
  loading: false,
  at: 0,
};
const pageSize = 200;

export const useHistory = create<HistoryStore>()(() => closed);

export const timelineId = 'history-timeline';

/** Opens the panel beside the text and puts the focus into it; once more closes it. */
export function toggleHistory(): void {
  const articleId = currentArticle()?.article.id;
  if (articleId === undefined) return;
  const timeline = document.getElementById(timelineId);
  if (useHistory.getState().open && timeline !== null) {
    if (timeline.contains(document.activeElement)) closeHistory();
    else timeline.focus();
    return;
  }
  flushPendingEdits();
  // At once: the next key pressed belongs to the list already.
  flushSync(() => {
    showInspector();
    useHistory.setState({ ...closed, open: true, articleId });
  });
  document.getElementById(timelineId)?.focus();
  void reload();
}

export function closeHistory(): void {
  leavePast();
  useHistory.setState(closed);
  requestAnimationFrame(() => reader.current?.focus());
}

/** The newest page again: something was done, or another article is open. */
async function reload(): Promise<void> {
  const { articleId } = useHistory.getState();
  if (articleId === null) return;
  const page = await pageOf(articleId, null);
  if (page === null) return;
  const seq = usePast.getState().wanted;
  const at = seq === null ? 0 : page.entries.findIndex((entry) => entry.seq === seq);
  useHistory.setState({ ...page, loading: false, at: Math.max(0, at) });
}

export async function loadOlder(): Promise<void> {
  const { articleId, entries, more, loading } = useHistory.getState();
  const last = entries.at(-1);
  if (articleId === null || !more || loading || last === undefined) return;
  const page = await pageOf(articleId, last.seq);
  if (page === null || useHistory.getState().entries !== entries) return;
  useHistory.setState({ entries: [...entries, ...page.entries], more: page.more, loading: false });
}

async function pageOf(articleId: ArticleId, before: number | null) {
  useHistory.setState({ loading: true });
  try {
    const page = await call('history:timeline', { articleId, before, limit: pageSize });
    return useHistory.getState().articleId === articleId ? page : null;
  } catch (thrown) {
    useHistory.setState({ loading: false });
    showError(thrown);
    return null;
  }
}

/** Shows the article as it was after the act of this entry; the newest one is the present. */
export async function lookAt(at: number): Promise<void> {
  const { articleId, entries } = useHistory.getState();
  const entry = entries[at];
  if (articleId === null || entry === undefined) return;
  useHistory.setState({ at });
  if (at === 0) {
    backToNow();
    return;
  }
  const stay = isPast() ? null : keepPlace();
  const past = await viewPast(articleId, entry.seq);
  if (past === null) return;
  stay?.();
  announce(`${momentWords(past)} ${differenceWords(past.difference)}`);
  showMark(entry);
}

/** Brings the mark that the act was about into view. */
function showMark({ markId }: TimelineEntry): void {
  const mark = markId === null ? undefined : pastMarks.get(markId);
  const place = mark?.segments[0];
  selectPastMark(mark?.id ?? null);
  if (place === undefined || mark?.state === 'orphan') return;
  // The past text may have to be drawn first.
  requestAnimationFrame(() => reader.current?.reveal(place));
}

export function backToNow(): void {
  const wasPast = isPast();
  const comeBack = keepPlace();
  leavePast();
  useHistory.setState({ at: 0 });
  if (!wasPast) return;
  comeBack();
  announce('Back to now');
}

useSaving.subscribe(({ savedAtMs }, { savedAtMs: before }) => {
  if (savedAtMs !== before && useHistory.getState().open) void reload();
});

useArticle.subscribe(({ current }, before) => {
  const { open, articleId } = useHistory.getState();
  const id = current?.article.id ?? null;
  if (!open || id === articleId || current === before.current) return;
  if (id === null) useHistory.setState(closed);
  else {
    useHistory.setState({ ...closed, open: true, articleId: id });
    void reload();
  }
});

/** The card of the selected mark stands where the panel is: who asks for it with a key is done with the panel. */
function makeRoom({ wanted }: { readonly wanted: unknown }): void {
  const asked = wanted !== null && wanted !== false;
  if (asked && useHistory.getState().open && !isPast()) useHistory.setState(closed);
}

useCardFocus.subscribe(makeRoom);
useMarkHistoryFocus.subscribe(makeRoom);
