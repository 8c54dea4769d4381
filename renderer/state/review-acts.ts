// Deciding in a review. What is decided shows at once, is saved in order as one act and one step of undo, and is taken
// back with a message when saving fails.

import type { ReviewDecisionKind } from '../../shared/annotation-file/model.ts';
import type { Input, RendererChannels } from '../../shared/ipc/contract.ts';
import { toErrorData } from '../../shared/ipc/result.ts';
import type { DecisionView, ReviewDecided } from '../../shared/ipc/review-types.ts';
import { call } from '../api.ts';
import { countOf } from '../ui/words.ts';
import { enqueueAct } from './act-queue.ts';
import { applyResult, reportFailure } from './acts.ts';
import { settings } from './app-store.ts';
import { openDialog } from './dialogs.ts';
import { announce } from './messages.ts';
import { asOwnAct, reloadReview } from './review-load.ts';
import { repaint } from './review-marks.ts';
import { nextOpen, selectItem } from './review-select.ts';
import { patchDecisions, shownNow, useReview } from './review-store.ts';
import { decidedCount } from './review-view.ts';
import { outcomeWords, progressWords } from './review-words.ts';

type DecideInput = Input<RendererChannels, 'review:decide'>;
export type Asked = DecideInput['items'][number];
type Patch = ReadonlyMap<string, DecisionView | null>;

function expected(
  item: string,
  decision: ReviewDecisionKind,
  reason: string | null,
): DecisionView | null {
  const by = settings().annotator;
  if (by === null) return null;
  return {
    item,
    decision,
    reason,
    result: [],
    by: by as DecisionView['by'],
    decidedAtMs: Date.now(),
  };
}

/** Whether deciding is possible now; says why not. */
function mayDecide(): boolean {
  const { view } = useReview.getState();
  if (view === null) return false;
  if (view.head.finishedAtMs !== null) {
    announce('This review is finished. Reopen it to decide anew.');
    return false;
  }
  if (settings().annotator !== null) return true;
  openDialog({ kind: 'annotator' });
  return false;
}

/** Those of the patch that nothing newer has taken the place of. */
function still(patch: Patch, put: Patch): Patch {
  const { decisions } = useReview.getState();
  return new Map(
    [...patch].filter(([item]) => (decisions.get(item) ?? null) === (put.get(item) ?? null)),
  );
}

function show(patch: Patch): Patch {
  const before = patchDecisions(patch);
  repaint(patch.keys());
  return before;
}

function takeAnswer(answer: ReviewDecided, put: Patch): void {
  const saved = new Map(answer.decisions.map((decision) => [decision.item, decision]));
  asOwnAct(() => applyResult(answer.act));
  const { reviewId } = useReview.getState();
  if (reviewId !== answer.head.id) return;
  show(still(new Map([...put.keys()].map((item) => [item, saved.get(item) ?? null])), put));
  // The view itself stays: another one would draw every row again.
  useReview.setState(({ heads }) => ({
    heads: heads.map((head) => (head.id === answer.head.id ? answer.head : head)),
  }));
  const [skipped] = answer.skipped;
  if (skipped === undefined) return;
  const more = answer.skipped.length - 1;
  announce(`${skipped.why}${more === 0 ? '' : ` ${countOf(more, 'other')} like it.`}`);
}

/** The answer is whether it was saved. Call only where {@link mayDecide}. */
async function send(items: readonly Asked[], reason: string | null, put: Patch): Promise<boolean> {
  const { reviewId } = useReview.getState();
  if (reviewId === null) return false;
  const before = show(put);
  try {
    let answer: ReviewDecided | null = null;
    await enqueueAct(async () => {
      answer = await call('review:decide', { reviewId, items: [...items], reason });
      return answer.act;
    });
    if (answer !== null) takeAnswer(answer, put);
    return true;
  } catch (thrown) {
    show(still(before, put));
    reportFailure(thrown);
    if (toErrorData(thrown).code === 'conflict') await reloadReview();
    return false;
  }
}

const typedReason = (): string | null => {
  const reason = useReview.getState().reason.trim();
  return reason === '' ? null : reason;
};

/** Decides one item and goes on to the next one that is open. */
export function decideItem(asked: Asked & { readonly decision: ReviewDecisionKind }): void {
  if (!mayDecide()) return;
  const { view } = useReview.getState();
  const entry = view?.byItem.get(asked.item);
  if (view === null || entry === undefined) return;
  const reason = typedReason();
  const next = nextOpen(shownNow(), new Set([asked.item]));
  const put = expected(asked.item, asked.decision, reason);
  if (put === null) return;
  void send([asked], reason, new Map([[asked.item, put]]));
  const { decisions } = useReview.getState();
  const words = outcomeWords(entry, put, view);
  const progress = progressWords(decidedCount(view, decisions), view.differences.length);
  const before = `${words.charAt(0).toUpperCase()}${words.slice(1)}. ${progress}`;
  if (next !== null) selectItem(next, { say: true, before });
  else {
    selectItem(asked.item, { reveal: false });
    useReview.setState({ reason: '', edit: null });
    repaint([asked.item]);
    announce(before);
  }
}

export function takeBack(item: string): void {
  if (!mayDecide() || !useReview.getState().decisions.has(item)) return;
  void send([{ item, decision: null }], null, new Map([[item, null]]));
  announce('Decision taken back');
}

/** The decision stays, the reason is another. */
export function changeReason(asked: Asked & { readonly decision: ReviewDecisionKind }): void {
  const { item } = asked;
  if (!mayDecide()) return;
  const put = expected(item, asked.decision, typedReason());
  if (put === null) return;
  const { result } = useReview.getState().decisions.get(item) ?? put;
  void send([asked], typedReason(), new Map([[item, { ...put, result }]]));
  useReview.setState({ reason: '' });
  announce('Reason kept');
}

/** Many at once: one act, one step of undo. */
export async function decideMany(
  items: readonly (Asked & { readonly decision: ReviewDecisionKind })[],
  reason: string | null,
): Promise<boolean> {
  if (!mayDecide() || items.length === 0) return false;
  const put = new Map(
    items.map(({ item, decision }) => [item, expected(item, decision, reason)] as const),
  );
  const isSaved = await send(items, reason, put);
  const { view, decisions } = useReview.getState();
  if (!isSaved || view === null) return isSaved;
  const progress = progressWords(decidedCount(view, decisions), view.differences.length);
  const next = nextOpen(shownNow(), new Set());
  selectItem(next, {
    say: true,
    before: `${countOf(items.length, 'difference')} decided at once. ${progress}`,
  });
  return true;
}
