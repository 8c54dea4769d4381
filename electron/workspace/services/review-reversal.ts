// What decisions did, taken back in thought: mine as it is compared, whatever was decided about it. So deciding never
// changes the items.

import type { Annotation, Relation } from '../../../shared/domain/annotation.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import type { MarkSet } from '../../../shared/review/review-item.ts';
import type { RelationEffect, StoredDecision } from '../db/review-decision.ts';

/** The article's own marks and relations without what the decisions, in their order, did. */
export function asCompared(
  articleId: ArticleId,
  annotations: readonly Annotation[],
  relations: readonly Relation[],
  decisions: readonly StoredDecision[],
): MarkSet {
  const inserted = new Set<string>();
  const rejected = new Set<string>();
  for (const { effects } of decisions) {
    for (const { id } of effects.inserted) inserted.add(id);
    for (const id of effects.rejected) rejected.add(id);
  }
  const marks = annotations
    .filter((mark) => !inserted.has(mark.id) && (isActive(mark) || rejected.has(mark.id)))
    .map(withoutRejection);
  const ids = new Set<string>(marks.map(({ id }) => id));
  return {
    annotations: marks,
    relations: relationsBefore(articleId, relations, decisions).filter(
      ({ from, to, toArticle }) => toArticle === undefined && ids.has(from) && ids.has(to),
    ),
  };
}

export function withoutRejection(mark: Annotation): Annotation {
  if (isActive(mark)) return mark;
  const { rejectedBy: _, ...active } = mark;
  return active;
}

function relationsBefore(
  articleId: ArticleId,
  relations: readonly Relation[],
  decisions: readonly StoredDecision[],
): Relation[] {
  const effects = decisions.flatMap(({ effects: each }) => each.relations);
  if (effects.length === 0) return [...relations];
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  for (const effect of effects.toReversed()) {
    const id = (effect.before ?? effect.after)?.id;
    if (effect.articleId !== articleId || id === undefined) continue;
    const was = reversed(effect, byId.get(id) ?? null);
    if (was === null) byId.delete(id);
    else byId.set(id, was);
  }
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * The relation as it would be without the effect, given as it is now: what somebody changed since then stays. Null where
 * it would not be there.
 */
export function reversed({ before, after }: RelationEffect, now: Relation | null): Relation | null {
  if (before === null) return null;
  // Gone with the decision it comes back; gone otherwise it stays so.
  if (after === null) return now ?? before;
  if (now === null) return null;
  return {
    ...now,
    from: now.from === after.from ? before.from : now.from,
    to: now.to === after.to ? before.to : now.to,
  };
}
