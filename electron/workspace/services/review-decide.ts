// Decides items of a review: one act and one step of undo for one item or many. An item that was decided is decided
// anew: what the earlier decision did is taken back first. When a check fails, nothing is touched.

import type { ReviewDecisionKind } from '../../../shared/annotation-file/model.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { DecisionView, ReviewDecided } from '../../../shared/ipc/review-types.ts';
import { snapshot } from '../db/connection.ts';
import type { StoredDecision } from '../db/review-decision.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct, type Plan } from './act.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import {
  forget,
  comparisonOf,
  refsOf,
  type AnyItem,
  type ReviewComparison,
} from './review-comparison.ts';
import {
  decisionChanges,
  decisionNow,
  isAfter,
  noteMade,
  startDeciding,
  takeBack,
  type Deciding,
} from './review-deciding.ts';
import { createArticleDraft } from './review-draft.ts';
import { headOf } from './review-list.ts';
import { decideMark, decideRelation, type Done } from './review-pair.ts';
import { decidePanelItem } from './review-panel.ts';
import { settleRelations } from './review-settle.ts';
import { decisionView } from './review-views.ts';
import { decisionLabel } from './review-words.ts';

type Input = ThreadInput<'review:decide'>;
type Asked = Input['items'][number];
type Skipped = ReviewDecided['skipped'][number];

/** Throws `not-found` for a review, `conflict` for one that is finished and for an item that is not there any more. */
export function decideReview(workspace: OpenWorkspace, input: Input): ReviewDecided {
  const skipped: Skipped[] = [];
  let deciding: Deciding | null = null;
  const act = performAct(workspace, (db, annotator, atMs): Plan => {
    const comparison = comparisonOf(workspace, db, input.reviewId);
    requireOpen(comparison);
    const head = requireArticle(db, comparison.review.articleId);
    deciding = startDeciding({
      db,
      comparison,
      draft: createArticleDraft(db, head),
      text: workspace.revisionOf(head).text,
      tagset: workspace.tagsetOf(head),
      by: annotator,
      atMs,
      reason: input.reason,
    });
    skipped.push(...decideAll(deciding, input.items));
    return {
      label: decisionLabel(comparison, input.items),
      head,
      changes: [...decisionChanges(deciding), ...deciding.draft.changes()],
    };
  });
  const done = deciding as Deciding | null;
  if (done === null) throw new RangeError('nothing was decided');
  noteDecided(done);
  const comparison = snapshot(workspace.db, (db) => comparisonOf(workspace, db, input.reviewId));
  return {
    act,
    head: headOf(comparison),
    decisions: input.items.flatMap(({ item }) => viewOf(comparison, item)),
    skipped,
  };
}

/** What was sent back or reported as finished does not change behind it. */
function requireOpen({ review }: ReviewComparison): void {
  if (review.finishedAtMs === null) return;
  throw new AppError('conflict', 'This review is finished.', {
    remedy: 'Reopen it to decide anew.',
  });
}

function viewOf({ decisions }: ReviewComparison, item: string): DecisionView[] {
  const decision = decisions.applies.get(item);
  return decision === undefined ? [] : [decisionView(item, decision)];
}

/** Marks before the relations between them. */
function decideAll(deciding: Deciding, items: readonly Asked[]): Skipped[] {
  const asked = new Map(items.map((each) => [each.item, each]));
  const wanted = [...asked.values()].map((each) => ({
    asked: each,
    item: requireItem(deciding.comparison, each.item),
  }));
  const earlier = wanted.flatMap(({ item }) => earlierOn(deciding, item));
  const latestFirst = [...new Set(earlier)].toSorted((a, b) => (isAfter(a, b) ? -1 : 1));
  for (const decision of latestFirst) takeBack(deciding, decision);
  const skipped: Skipped[] = [];
  for (const subject of ['mark', 'relation'] as const) {
    for (const each of wanted) {
      if (each.item.subject === subject) skipped.push(...decideOne(deciding, each));
    }
    settleRelations(deciding);
  }
  return skipped;
}

function requireItem({ byItem }: ReviewComparison, id: string): AnyItem {
  const item = byItem.get(id);
  if (item !== undefined) return item;
  throw new AppError('conflict', 'A difference that was decided on is not there any more.', {
    remedy: 'Look at the review again: its marks were changed in the meantime.',
  });
}

/** Decisions on the item, and those that were about its marks when these said something else. */
function earlierOn({ comparison }: Deciding, item: AnyItem): StoredDecision[] {
  const { applies, adrift } = comparison.decisions;
  const own = applies.get(item.item);
  const stale =
    adrift.length === 0
      ? []
      : adrift.filter((decision) => decision.item === item.item || isAbout(decision, item));
  return [...(own === undefined ? [] : [own]), ...stale];
}

function isAbout({ mine, theirs, kind }: StoredDecision, item: AnyItem): boolean {
  if ((kind === 'relation') !== (item.kind === 'relation')) return false;
  return refsOf(item).some(({ source, id }) => (source === 0 ? mine : theirs).includes(id));
}

function decideOne(
  deciding: Deciding,
  { asked, item }: { readonly asked: Asked; readonly item: AnyItem },
): Skipped[] {
  const { decision } = asked;
  if (decision === null) return [];
  const done = carriedOut(deciding, item, decision, asked);
  if ('why' in done) return [{ item: item.item, why: done.why }];
  const { by, atMs, reason, made, takenBack } = deciding;
  const refs = refsOf(item);
  noteMade(deciding, {
    item: item.item,
    round: 0,
    kind: item.kind,
    mine: refs.filter(({ source }) => source === 0).map(({ id }) => id),
    theirs: refs.filter(({ source }) => source !== 0).map(({ id }) => id),
    decision,
    result: done.result,
    reason,
    fingerprint: item.fingerprint,
    effects: done.effects,
    by: { id: by.id, name: by.name },
    decidedAtMs: atMs,
    place: takenBack.size + made.size,
  });
  return [];
}

function carriedOut(
  deciding: Deciding,
  item: AnyItem,
  decision: ReviewDecisionKind,
  asked: Asked,
): Done {
  if ('variants' in item) return decidePanelItem(deciding, item, decision, asked);
  return item.subject === 'mark'
    ? decideMark(deciding, item, decision, asked)
    : decideRelation(deciding, item, decision);
}

/** Deciding changes nothing that is compared, unless something else was done to it in between. */
function mayHaveChangedMine({ comparison, draft, takenBack, unsure }: Deciding): boolean {
  return (
    unsure.size > 0 ||
    comparison.decisions.adrift.some(({ item }) => takenBack.has(item)) ||
    draft.changes().some(({ entity }) => entity === 'relation')
  );
}

/** Once it is on disk, what is kept in memory follows. */
function noteDecided(deciding: Deciding): void {
  const { comparison, standing, made } = deciding;
  const { applies, adrift, superseded } = comparison.decisions;
  const isUnsure = mayHaveChangedMine(deciding);
  for (const [item, decision] of applies) {
    const now = decisionNow(deciding, decision.item);
    if (now === null || made.has(decision.item)) applies.delete(item);
    else if (now !== decision) applies.set(item, now);
  }
  for (const [item, decision] of made) applies.set(item, decision);
  comparison.decisions = {
    applies,
    superseded,
    adrift: adrift.filter(
      ({ item }) => standing.has(item) && decisionNow(deciding, item) !== null && !made.has(item),
    ),
  };
  if (isUnsure) forget(comparison);
  else comparison.seq += 1;
}
