// One act of deciding, while it is planned: what it made, took back and touched so far. Nothing is written from here.

import { randomUUID } from 'node:crypto';
import type { Annotation, Annotator } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, RelationId } from '../../../shared/domain/ids.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { SourceRef } from '../../../shared/review/review-item.ts';
import type { ReviewDecisionChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { decisionValue, type RelationEffect, type StoredDecision } from '../db/review-decision.ts';
import { reviewDecisionId } from '../db/review-ids.ts';
import { refName, type AnyItem, type ReviewComparison } from './review-comparison.ts';
import type { ArticleDraft } from './review-draft.ts';
import { reversed, withoutRejection } from './review-reversal.ts';

export interface Deciding {
  readonly db: ReadDb;
  readonly comparison: ReviewComparison;
  readonly draft: ArticleDraft;
  /** The article's present text. */
  readonly text: string;
  readonly tagset: Tagset;
  readonly by: Annotator;
  readonly atMs: number;
  readonly reason: string | null;
  /** As they are in the file, by the item they were made under. */
  readonly standing: ReadonlyMap<string, StoredDecision>;
  readonly made: Map<string, StoredDecision>;
  readonly takenBack: Set<string>;
  /** Earlier ones that did more by this act. */
  readonly amended: Map<string, StoredDecision>;
  /** Marks that went, and where what hangs on them goes. */
  readonly dropped: Map<AnnotationId, AnnotationId | null>;
  /** Marks whose relations have to be looked at in the end. */
  readonly touched: Set<AnnotationId>;
  /** Which decisions, by item, did something to a relation. */
  readonly aboutRelation: Map<RelationId, Set<string>>;
  /** Decisions and relations by which what is compared as mine may have changed, because somebody worked on it since. */
  readonly unsure: Set<string>;
  /** The ids that copies had before, so that they get them again. */
  readonly copied: Map<string, AnnotationId>;
}

export function startDeciding(
  given: Pick<
    Deciding,
    'db' | 'comparison' | 'draft' | 'text' | 'tagset' | 'by' | 'atMs' | 'reason'
  >,
): Deciding {
  const { applies, adrift } = given.comparison.decisions;
  const deciding: Deciding = {
    ...given,
    standing: new Map([...adrift, ...applies.values()].map((each) => [each.item, each])),
    made: new Map(),
    takenBack: new Set(),
    amended: new Map(),
    dropped: new Map(),
    touched: new Set(),
    unsure: new Set(),
    aboutRelation: new Map(),
    copied: new Map(),
  };
  for (const decision of deciding.standing.values()) noteRelations(deciding, decision);
  return deciding;
}

/** The decision made under this item as it is at this point of the act. */
export function decisionNow(deciding: Deciding, item: string): StoredDecision | null {
  const made = deciding.made.get(item);
  if (made !== undefined) return made;
  if (deciding.takenBack.has(item)) return null;
  return deciding.amended.get(item) ?? deciding.standing.get(item) ?? null;
}

/** The decision on the item at this point of the act. */
export function decisionOn(deciding: Deciding, { item }: AnyItem): StoredDecision | null {
  const made = deciding.made.get(item);
  if (made !== undefined) return made;
  const applied = deciding.comparison.decisions.applies.get(item);
  return applied === undefined ? null : decisionNow(deciding, applied.item);
}

/** Takes its effects back, the last first; what somebody changed since then stays as it is. */
export function takeBack(deciding: Deciding, decision: StoredDecision): void {
  const { draft } = deciding;
  for (const effect of decision.effects.relations.toReversed()) {
    takeRelationBack(deciding, effect);
    rebase(deciding, decision, effect);
  }
  for (const id of decision.effects.rejected) {
    const mark = draft.mark(id);
    if (mark?.rejectedBy === decision.item) draft.putMark(withoutRejection(mark));
  }
  for (const { id, of, updatedAtMs } of decision.effects.inserted) {
    const mark = draft.mark(id);
    // Somebody worked on it: it is a mark of the article's own from now on.
    if (mark === null || mark.updatedAtMs !== updatedAtMs) {
      deciding.unsure.add(decision.item);
      continue;
    }
    draft.dropMark(id);
    const mine = decision.effects.rejected[0] ?? (decision.mine[0] as AnnotationId | undefined);
    deciding.dropped.set(id, mine ?? null);
    deciding.touched.add(id);
    for (const ref of of) deciding.copied.set(refName(ref), id);
  }
  deciding.made.delete(decision.item);
  deciding.amended.delete(decision.item);
  deciding.takenBack.add(decision.item);
}

function takeRelationBack(deciding: Deciding, effect: RelationEffect): void {
  const { draft, touched } = deciding;
  const id = (effect.before ?? effect.after)?.id;
  if (id === undefined) return;
  const now = draft.relation(effect.articleId, id);
  const was = reversed(effect, now);
  if (was === null) {
    if (now !== null) draft.dropRelation(effect.articleId, id);
    return;
  }
  draft.putRelation(effect.articleId, was);
  touched.add(was.from);
  touched.add(was.to);
}

/** What later decisions did to the relation, they did to it as it is without the one that is taken back. */
function rebase(deciding: Deciding, gone: StoredDecision, effect: RelationEffect): void {
  const { before, after } = effect;
  if (before === null || after === null) return;
  for (const item of itemsAbout(deciding, after.id)) {
    const decision = decisionNow(deciding, item);
    const isLater = decision !== null && isAfter(decision, gone);
    if (!isLater) continue;
    const relations = decision.effects.relations.map((each): RelationEffect => {
      if ((each.before ?? each.after)?.id !== after.id) return each;
      return {
        articleId: each.articleId,
        before: each.before === null ? null : reversed(effect, each.before),
        after: each.after === null ? null : reversed(effect, each.after),
      };
    });
    setNow(deciding, { ...decision, effects: { ...decision.effects, relations } });
  }
}

export const isAfter = (one: StoredDecision, other: StoredDecision): boolean =>
  one.decidedAtMs === other.decidedAtMs
    ? one.place > other.place
    : one.decidedAtMs > other.decidedAtMs;

function setNow({ made, amended }: Deciding, decision: StoredDecision): void {
  (made.has(decision.item) ? made : amended).set(decision.item, decision);
}

/** The items whose decisions did something to the relation. */
export function itemsAbout(deciding: Deciding, id: RelationId): ReadonlySet<string> {
  return deciding.aboutRelation.get(id) ?? new Set();
}

function noteRelations({ aboutRelation }: Deciding, { item, effects }: StoredDecision): void {
  for (const { before, after } of effects.relations) {
    const id = (before ?? after)?.id;
    if (id !== undefined) aboutRelation.set(id, (aboutRelation.get(id) ?? new Set()).add(item));
  }
}

export function noteMade(deciding: Deciding, decision: StoredDecision): void {
  deciding.made.set(decision.item, decision);
  noteRelations(deciding, decision);
}

/** Brings the mark in as it is, under its own id where that is free; answers the id that it got. */
export function insertCopy(
  { draft, copied }: Deciding,
  ref: SourceRef,
  mark: Annotation,
  rejectedBy: string | null,
): AnnotationId {
  const before = copied.get(refName(ref));
  const id = [before, mark.id].find((each) => each !== undefined && draft.mark(each) === null);
  const own = id ?? newId();
  draft.putMark({
    ...withoutRejection(mark),
    id: own,
    ...(rejectedBy === null ? {} : { rejectedBy }),
  });
  return own;
}

export const newId = (): AnnotationId => randomUUID() as string as AnnotationId;

/** A mark that is not there any more, or is rejected already, stays so; answers what was rejected. */
export function reject(
  { draft, touched }: Deciding,
  id: AnnotationId | undefined,
  item: string,
): readonly AnnotationId[] {
  const mark = id === undefined ? null : draft.mark(id);
  if (mark === null || !isActive(mark)) return [];
  draft.putMark({ ...mark, rejectedBy: item });
  touched.add(mark.id);
  return [mark.id];
}

/** The decision did this to a relation besides. */
export function addEffect(deciding: Deciding, item: string, effect: RelationEffect): void {
  const decision = decisionNow(deciding, item);
  if (decision === null) return;
  const effects = {
    ...decision.effects,
    relations: [...decision.effects.relations, effect],
  };
  setNow(deciding, { ...decision, effects });
  noteRelations(deciding, { ...decision, effects });
}

/** What goes first, then what was made, in that order. */
export function decisionChanges(deciding: Deciding): ReviewDecisionChange[] {
  const { standing, made, takenBack, amended, comparison } = deciding;
  const items = new Set([...takenBack, ...amended.keys(), ...made.keys()]);
  const changes = [...items].flatMap((item): ReviewDecisionChange[] => {
    const was = standing.get(item);
    const is = decisionNow(deciding, item);
    if (was === undefined && is === null) return [];
    return [
      {
        entity: 'review-decision',
        articleId: comparison.review.articleId,
        id: reviewDecisionId({ reviewId: comparison.review.id, round: 0, item }),
        before: was === undefined ? null : decisionValue(was),
        after: is === null ? null : decisionValue(is),
      },
    ];
  });
  return [
    ...changes.filter(({ after }) => after === null),
    ...changes.filter(({ after }) => after !== null),
  ];
}
