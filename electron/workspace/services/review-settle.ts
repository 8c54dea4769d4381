// What becomes of relations whose mark was rejected or went: they move to the mark that took its place, or go with it.
// Either is an effect of the decision that rejected the mark, so that taking that back brings them back.

import type { Relation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import { faultOf } from '../../../shared/relations/allowed.ts';
import type { StoredDecision } from '../db/review-decision.ts';
import type { PlacedRelation } from '../db/relation.ts';
import { findOneAnnotation } from './lookup.ts';
import { addEffect, decisionNow, itemsAbout, takeBack, type Deciding } from './review-deciding.ts';
import { endsHere } from './review-draft.ts';

/** Each mark leads to another one at most once. */
const MOST_MOVES = 20;

export function settleRelations(deciding: Deciding): void {
  for (;;) {
    const [id] = deciding.touched;
    if (id === undefined) return;
    deciding.touched.delete(id);
    for (const placed of deciding.draft.relationsAt(id)) settle(deciding, placed);
  }
}

function settle(deciding: Deciding, placed: PlacedRelation): void {
  let { relation } = placed;
  for (let moves = 0; moves < MOST_MOVES; moves += 1) {
    const step = nextStep(deciding, placed.articleId, relation);
    if (step === null) return;
    const moved = step.to === null ? null : withEnd(placed.articleId, relation, step, deciding);
    if (step.item !== null) {
      addEffect(deciding, step.item, {
        articleId: placed.articleId,
        before: relation,
        after: moved,
      });
    }
    if (moved === null) {
      deciding.draft.dropRelation(placed.articleId, relation.id);
      if (step.item === null) {
        deciding.unsure.add(relation.id);
        takeBackDecisionOn(deciding, relation);
      }
      return;
    }
    deciding.draft.putRelation(placed.articleId, moved);
    relation = moved;
  }
}

interface Step {
  /** An end that does not count as a mark any more. */
  readonly end: AnnotationId;
  /** What took its place; null when nothing did. */
  readonly to: AnnotationId | null;
  /** The decision by which that came about; null when a decision was taken back. */
  readonly item: string | null;
}

/** Null when both ends are marks, or when it is not this review that rejected one. */
function nextStep(deciding: Deciding, owner: ArticleId, relation: Relation): Step | null {
  const { draft, dropped, comparison } = deciding;
  for (const end of endsHere(comparison.review.articleId, owner, relation)) {
    const mark = draft.mark(end);
    if (mark === null) {
      const to = dropped.get(end);
      if (to !== undefined) return { end, to, item: null };
      // Somebody deleted what the decision had brought in.
      deciding.unsure.add(relation.id);
      return { end, to: null, item: inserterOf(deciding, end) };
    }
    if (isActive(mark)) continue;
    const decision = decisionNow(deciding, mark.rejectedBy ?? '');
    if (decision === null || !isOf(decision, end)) continue;
    return { end, to: standInOf(deciding, decision), item: decision.item };
  }
  return null;
}

/** Whether the decision rejected the mark, or brought it in as rejected. */
const isOf = ({ effects }: StoredDecision, mark: AnnotationId): boolean =>
  effects.rejected.includes(mark) || effects.inserted.some(({ id }) => id === mark);

/** The item of the decision that brought the mark in; null when none did. */
function inserterOf(deciding: Deciding, mark: AnnotationId): string | null {
  for (const item of [...deciding.standing.keys(), ...deciding.made.keys()]) {
    const inserted = decisionNow(deciding, item)?.effects.inserted ?? [];
    if (inserted.some(({ id }) => id === mark)) return item;
  }
  return null;
}

/** The mark that counts instead of those that the decision rejected. */
function standInOf({ draft }: Deciding, { result }: StoredDecision): AnnotationId | null {
  for (const id of result) {
    const mark = draft.mark(id as AnnotationId);
    if (mark !== null && isActive(mark)) return mark.id;
  }
  return null;
}

/** Null where the tagset does not allow it there, or where there is one that says the same. */
function withEnd(
  owner: ArticleId,
  relation: Relation,
  { end, to }: Step,
  deciding: Deciding,
): Relation | null {
  if (to === null) return null;
  const { review } = deciding.comparison;
  const [from, target] = [owner === review.articleId, relation.toArticle ?? owner];
  const moved = {
    ...relation,
    from: from && relation.from === end ? to : relation.from,
    to: target === review.articleId && relation.to === end ? to : relation.to,
  };
  const isThere = deciding.draft
    .relationsAt(to)
    .some((other) => other.articleId === owner && saysTheSame(other.relation, moved));
  const isItself = moved.from === moved.to && target === owner;
  return isThere || isItself || isForbidden(deciding, owner, moved) ? null : moved;
}

const saysTheSame = (a: Relation, b: Relation): boolean =>
  a.id !== b.id &&
  a.type === b.type &&
  a.from === b.from &&
  a.to === b.to &&
  a.toArticle === b.toArticle;

/** Relations of types that the tagset lacks are left alone. */
export function isForbidden(deciding: Deciding, owner: ArticleId, relation: Relation): boolean {
  const type = deciding.tagset.relations.find(({ id }) => id === relation.type);
  if (type === undefined) return false;
  const fromTag = tagAt(deciding, relation.from, owner);
  const toTag = tagAt(deciding, relation.to, relation.toArticle ?? owner);
  if (fromTag === null || toTag === null) return false;
  return faultOf(type, { fromTag, toTag, across: relation.toArticle !== undefined }) !== null;
}

function tagAt(
  { draft, comparison, db }: Deciding,
  id: AnnotationId,
  article: ArticleId,
): TagId | null {
  const mark =
    article === comparison.review.articleId
      ? draft.mark(id)
      : (findOneAnnotation(db, id, article)?.annotation ?? null);
  return mark?.tag ?? null;
}

/** A relation of theirs went with the mark that it hung on: it is asked about again. */
function takeBackDecisionOn(deciding: Deciding, { id }: Relation): void {
  for (const item of itemsAbout(deciding, id)) {
    const decision = decisionNow(deciding, item);
    const isIts = decision?.effects.relations.some(
      ({ before, after }) => before === null && after?.id === id,
    );
    if (decision !== null && isIts === true) takeBack(deciding, decision);
  }
}
