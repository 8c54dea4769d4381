// The `review` part of an article's file, made of its reviews: the decisions of all of them, under the head of the
// newest one with a single colleague. A part that came with the article is kept where there is no review here, and its
// decisions go on standing beside ours, because marks may name them.

import type { Review, ReviewDecision } from '../../../shared/annotation-file/model.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { ReviewSourceValue, ReviewValue } from '../db/review.ts';
import type { DecisionValue } from '../db/review-decision.ts';
import { placeOfDecision, placeOfSource } from '../db/review-ids.ts';
import type { ReviewPart, ReviewParts } from './review-parts.ts';

interface Head extends ReviewValue {
  readonly id: string;
  readonly sources: readonly (ReviewSourceValue & { readonly ordinal: number })[];
}

export function reviewOfParts(parts: ReviewParts, imported: Review | null): Review | null {
  const heads = headsOf(parts);
  const newest = heads.findLast(({ mode }) => mode === 'pair') ?? heads.at(-1);
  const first = newest?.sources[0];
  if (newest === undefined || first === undefined) return imported;
  const fileSha256 = newest.base?.fileSha256 ?? null;
  const ours = decisionsOf(parts);
  const items = new Set(ours.map(({ item }) => item));
  return {
    reviewer: newest.reviewer,
    of: {
      fileSha256: first.fileSha256,
      annotators: newest.sources.map(({ colleague }) => colleague),
      textSha256: first.textSha256,
    },
    base: fileSha256 === null ? null : { fileSha256 },
    startedAtMs: newest.startedAtMs,
    finishedAtMs: newest.finishedAtMs,
    decisions: [...(imported?.decisions.filter(({ item }) => !items.has(item)) ?? []), ...ours],
  };
}

/** The one begun first comes first. */
function headsOf(parts: ReviewParts): Head[] {
  const sources = of<ReviewSourceValue>(parts, 'review-source').map(([id, value]) => ({
    ...placeOfSource(id),
    ...value,
  }));
  return of<ReviewValue>(parts, 'review')
    .map(([id, value]) => ({
      id,
      ...value,
      sources: sources
        .filter(({ reviewId }) => reviewId === id)
        .toSorted((a, b) => a.ordinal - b.ordinal),
    }))
    .toSorted((a, b) => inTime(a.startedAtMs, b.startedAtMs, a.id < b.id));
}

/** In the order they were made. Of an item the one that stands, or else the last one that stood. */
function decisionsOf(parts: ReviewParts): ReviewDecision[] {
  const byItem = new Map<string, { readonly round: number; readonly value: DecisionValue }>();
  for (const [id, value] of of<DecisionValue>(parts, 'review-decision')) {
    const { item, round } = placeOfDecision(id);
    const known = byItem.get(item);
    const isBetter =
      known === undefined || round === 0 || (known.round !== 0 && round > known.round);
    if (isBetter) byItem.set(item, { round, value });
  }
  return [...byItem]
    .map(([item, { value }]): ReviewDecision => ({
      item,
      kind: value.kind,
      mine: value.mine as readonly AnnotationId[],
      theirs: value.theirs as readonly AnnotationId[],
      decision: value.decision,
      result: value.result as readonly AnnotationId[],
      reason: value.reason,
      decidedAtMs: value.decidedAtMs,
    }))
    .toSorted((a, b) => inTime(a.decidedAtMs, b.decidedAtMs, a.item < b.item));
}

/** At the same time, the one that is first by name. */
function inTime(aMs: number, bMs: number, isFirst: boolean): number {
  if (aMs !== bMs) return aMs - bMs;
  return isFirst ? -1 : 1;
}

/** The parts of one entity, by id. */
function of<Value extends ReviewPart>(parts: ReviewParts, entity: string): [string, Value][] {
  const prefix = `${entity} `;
  return [...parts].flatMap(([name, value]): [string, Value][] =>
    // Under this name there is nothing else (`partName`).
    name.startsWith(prefix) ? [[name.slice(prefix.length), value as Value]] : [],
  );
}
