// The reviews of the open article, and the one that is being decided on, if the window is in review mode. The database
// is the truth; decisions show before they are saved.

import { create } from 'zustand';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { JsonValue } from '../../shared/domain/json.ts';
import type { TagId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/span.ts';
import type { AppErrorData } from '../../shared/ipc/result.ts';
import type { DecisionView, ReviewHead } from '../../shared/ipc/review-types.ts';
import { noFilter, shownEntries, type ReviewFilter, type ReviewTab } from './review-filter.ts';
import type { Decisions, Entry, ReviewView } from './review-view.ts';

/** What the result of an `edit` is to say, before it is decided. */
export interface EditDraft {
  readonly item: string;
  readonly tag: TagId;
  readonly segments: readonly Span[];
  readonly attributes: Readonly<Record<string, JsonValue>>;
  readonly note: string;
  /** The edge that keys move. */
  readonly edge: { readonly segment: number; readonly edge: 'start' | 'end' };
}

export interface ReviewStore {
  /** Whose reviews these are; null while no article is open or they are not known. */
  readonly articleId: ArticleId | null;
  readonly heads: readonly ReviewHead[];
  /** Review mode: this one is shown beside the text, or is on its way. */
  readonly reviewId: string | null;
  readonly view: ReviewView | null;
  readonly decisions: Decisions;
  readonly failure: AppErrorData | null;
  readonly tab: ReviewTab;
  readonly filter: ReviewFilter;
  readonly selected: string | null;
  readonly edit: EditDraft | null;
  /** Why, as it is typed for the selected item, until it is decided. */
  readonly reason: string;
  readonly sideBySide: boolean;
  /** The preview of deciding many at once is open. */
  readonly bulk: boolean;
}

const idle: ReviewStore = {
  articleId: null,
  heads: [],
  reviewId: null,
  view: null,
  decisions: new Map(),
  failure: null,
  tab: 'differences',
  filter: noFilter,
  selected: null,
  edit: null,
  reason: '',
  sideBySide: false,
  bulk: false,
};

export const useReview = create<ReviewStore>()(() => idle);

export const isReviewing = (): boolean => useReview.getState().reviewId !== null;
export const isEditingItem = (): boolean => useReview.getState().edit !== null;

export function resetReview(): void {
  useReview.setState(idle, true);
}

/** Out of review mode; what is known of the article's reviews stays. */
export function clearShownReview(): void {
  const { articleId, heads, sideBySide } = useReview.getState();
  useReview.setState({ ...idle, articleId, heads, sideBySide }, true);
}

export function shownNow(): readonly Entry[] {
  const { view, tab, filter, decisions } = useReview.getState();
  return view === null ? [] : shownEntries({ view, tab, filter, decisions });
}

export function selectedEntry(): Entry | null {
  const { view, selected } = useReview.getState();
  return selected === null ? null : (view?.byItem.get(selected) ?? null);
}

export const decisionOn = (item: string): DecisionView | undefined =>
  useReview.getState().decisions.get(item);

/** Null takes a decision away. The answer is what was there before. */
export function patchDecisions(
  patch: ReadonlyMap<string, DecisionView | null>,
): ReadonlyMap<string, DecisionView | null> {
  const { decisions } = useReview.getState();
  const next = new Map(decisions);
  const before = new Map<string, DecisionView | null>();
  for (const [item, decision] of patch) {
    before.set(item, decisions.get(item) ?? null);
    if (decision === null) next.delete(item);
    else next.set(item, decision);
  }
  useReview.setState({ decisions: next });
  return before;
}

export function setFilter(filter: Partial<ReviewFilter>): void {
  useReview.setState((state) => ({ filter: { ...state.filter, ...filter } }));
}

export const clearFilter = (): void => useReview.setState({ filter: noFilter });
export const setTab = (tab: ReviewTab): void => useReview.setState({ tab });
export const setReason = (reason: string): void => useReview.setState({ reason });
export const setBulk = (bulk: boolean): void => useReview.setState({ bulk });

export function changeEdit(fields: Partial<EditDraft>): void {
  useReview.setState(({ edit }) => (edit === null ? {} : { edit: { ...edit, ...fields } }));
}

/** The mark that an edit begins from: mine, or what the others say. */
export const editedFrom = ({ sayings }: Entry): Annotation | null =>
  sayings.find(({ mark }) => mark !== null)?.mark ?? null;

/** Where the item stands in the list: its tab, and without a filter that leaves it out. */
export function showInList(item: string): void {
  const { view, tab } = useReview.getState();
  const entry = view?.byItem.get(item);
  if (entry === undefined) return;
  const own: ReviewTab = entry.kind === 'agreed' ? 'agreed' : 'differences';
  if (tab !== own) useReview.setState({ tab: own });
  if (!shownNow().includes(entry)) clearFilter();
}
