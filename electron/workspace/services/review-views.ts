// Decisions as the window shows them.

import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { AnswerView, DecisionView } from '../../../shared/ipc/review-types.ts';
import { itemKinds, type ItemKind } from '../../../shared/review/review-item.ts';
import type { AnnotatedArticle, ReviewDecision } from '../../../shared/annotation-file/model.ts';
import type { StoredDecision } from '../db/review-decision.ts';
import { refName, type AnyItem, type ReviewComparison } from './review-comparison.ts';

/** `item` is what it applies to now. */
export const decisionView = (
  item: string,
  { decision, reason, result, by, decidedAtMs }: StoredDecision,
): DecisionView => ({ item, decision, reason, result, by, decidedAtMs });

/** What somebody else decided in the file about marks of mine, by the item that these are in now. */
export function answersOf(
  { itemOfMark, relations, byItem }: ReviewComparison,
  source: number,
  { review }: AnnotatedArticle,
  me: Annotator,
): AnswerView[] {
  if (review === null || review.reviewer.id === me.id) return [];
  const itemOfRelation = new Map<string, AnyItem>();
  if (relations[source] !== undefined) {
    for (const item of byItem.values()) {
      if (item.subject !== 'relation' || 'variants' in item) continue;
      for (const id of item.mine) itemOfRelation.set(`0 ${id}`, item);
      for (const id of item.theirs) itemOfRelation.set(`1 ${id}`, item);
    }
  }
  const find = (side: number, id: string) =>
    itemOfMark.get(refName({ source: side, id })) ?? itemOfRelation.get(`${side} ${id}`);
  const answers = new Map<string, AnswerView>();
  for (const decision of review.decisions) {
    const item = itemAnswered(decision, source, find);
    if (item === undefined) continue;
    answers.set(item.item, {
      item: item.item,
      kind: kindOf(decision.kind),
      decision: decision.decision,
      reason: decision.reason,
      by: review.reviewer,
      decidedAtMs: decision.decidedAtMs,
    });
  }
  return [...answers.values()];
}

/** Theirs of the decision are mine, as the decision was the other's. */
function itemAnswered(
  { theirs, mine, result }: ReviewDecision,
  source: number,
  find: (side: number, id: string) => AnyItem | undefined,
): AnyItem | undefined {
  for (const id of theirs) {
    const item = find(0, id);
    if (item !== undefined) return item;
  }
  for (const id of [...result, ...mine]) {
    const item = find(source, id);
    if (item !== undefined) return item;
  }
  return undefined;
}

const kindOf = (words: string): ItemKind => itemKinds.find((kind) => kind === words) ?? 'agreed';
