// A review as it stands: both sides as compared, the items, and which decisions apply to them. Items are kept in memory
// and made anew only when the article's marks or text changed otherwise than by deciding, so that a decision among
// thousands of items costs what it changes.

import { isDeepStrictEqual } from 'node:util';
import type { Annotation, Relation } from '../../../shared/domain/annotation.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ReviewSide } from '../../../shared/ipc/review-types.ts';
import { decisionsThatApply } from '../../../shared/review/apply-decisions.ts';
import { compareSets } from '../../../shared/review/compare-sets.ts';
import { groupSets } from '../../../shared/review/group-sets.ts';
import type {
  MarkSet,
  PanelItem,
  ReviewItem,
  SourceRef,
} from '../../../shared/review/review-item.ts';
import { findCursor } from '../db/act.ts';
import { listAnnotations } from '../db/annotation.ts';
import type { ArticleHead } from '../db/article.ts';
import { hasChangedSince } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { listRelations } from '../db/relation.ts';
import { findReview, type ReviewValue, type StoredReview } from '../db/review.ts';
import { listDecisions, type StoredDecision } from '../db/review-decision.ts';
import { listReviewSources, type StoredReviewSource } from '../db/review-source.ts';
import { checkArticle } from './check-article.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { placedMarks } from './review-documents.ts';
import { asCompared } from './review-reversal.ts';

export type AnyItem = ReviewItem | PanelItem;

export interface Compared {
  readonly items: readonly ReviewItem[];
  readonly panel: readonly PanelItem[];
  readonly byItem: ReadonlyMap<string, AnyItem>;
  /** Mine first. */
  readonly sides: readonly MarkSet[];
  /** By side and id. */
  readonly marks: readonly ReadonlyMap<string, Annotation>[];
  readonly relations: readonly ReadonlyMap<string, Relation>[];
  /** The items of marks, by {@link refName}. */
  readonly itemOfMark: ReadonlyMap<string, AnyItem>;
}

export interface ReviewComparison extends Compared {
  readonly review: StoredReview;
  readonly head: ArticleHead;
  readonly sources: readonly StoredReviewSource[];
  decisions: ReviewDecisions;
  /** The newest act that is in it. */
  seq: number;
}

export interface ReviewDecisions {
  /** By current item. */
  readonly applies: Map<string, StoredDecision>;
  /** In the order in which they were made: they stand and no item is theirs any more. */
  readonly adrift: readonly StoredDecision[];
  readonly superseded: readonly StoredDecision[];
}

export const refName = ({ source, id }: SourceRef): string => `${source} ${id}`;

export const refsOf = (item: AnyItem): readonly SourceRef[] =>
  'variants' in item
    ? item.variants.flatMap(({ marks }) => marks)
    : [
        ...item.mine.map((id): SourceRef => ({ source: 0, id })),
        ...item.theirs.map((id): SourceRef => ({ source: 1, id })),
      ];

/** Unique over the reviews of an article. */
const scopeOf = (reviewId: string): string => `${reviewId.slice(0, 8)}:`;

export function requireReview(db: ReadDb, id: string): StoredReview {
  const review = findReview(db, id);
  if (review !== null) return review;
  throw new AppError('not-found', 'This review is not in the workspace any more.', {
    remedy: 'Open the colleague’s file for review again.',
  });
}

export interface SidesToCompare {
  readonly reviewId: string;
  readonly mode: ReviewValue['mode'];
  readonly text: string;
  /** Mine first. */
  readonly sides: readonly MarkSet[];
  readonly base: MarkSet | null;
}

export function compareSides({ reviewId, mode, text, sides, base }: SidesToCompare): Compared {
  const [mine, theirs] = sides;
  if (mine === undefined || theirs === undefined) throw new RangeError('a review of one side');
  const scope = scopeOf(reviewId);
  const items = mode === 'pair' ? compareSets({ text, mine, theirs, base, scope }) : [];
  const panel = mode === 'panel' ? groupSets({ text, sets: sides, scope }) : [];
  const all: readonly AnyItem[] = mode === 'pair' ? items : panel;
  const itemOfMark = new Map<string, AnyItem>();
  for (const item of all) {
    if (item.subject === 'relation') continue;
    for (const ref of refsOf(item)) itemOfMark.set(refName(ref), item);
  }
  return {
    items,
    panel,
    byItem: new Map(all.map((item) => [item.item, item])),
    sides,
    marks: sides.map(({ annotations }) => new Map(annotations.map((mark) => [mark.id, mark]))),
    relations: sides.map(({ relations }) => new Map(relations.map((each) => [each.id, each]))),
    itemOfMark,
  };
}

const keptOf = new WeakMap<OpenWorkspace, Map<string, ReviewComparison>>();
/** The review on show and the one before it. */
const MOST_KEPT = 2;

/** To be asked for inside a snapshot or transaction. Throws `not-found`. */
export function comparisonOf(
  workspace: OpenWorkspace,
  db: ReadDb,
  reviewId: string,
): ReviewComparison {
  const kept = keptOf.get(workspace) ?? new Map<string, ReviewComparison>();
  keptOf.set(workspace, kept);
  const known = kept.get(reviewId);
  const { seq } = findCursor(db);
  if (known !== undefined && isCurrent(db, known, seq)) return known;
  const made = madeComparison(workspace, db, reviewId, known ?? null, seq);
  kept.delete(reviewId);
  kept.set(reviewId, made);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return made;
}

/** What is compared is looked at again; items are made anew only if it changed. */
export function forget(comparison: ReviewComparison): void {
  comparison.seq = never;
}

/** Acts are numbered from 1. */
const never = -1;

function isCurrent(db: ReadDb, known: ReviewComparison, seq: number): boolean {
  if (known.seq === seq) return true;
  if (
    known.seq === never ||
    known.seq > seq ||
    hasChangedSince(db, known.review.articleId, known.seq)
  )
    return false;
  known.seq = seq;
  return true;
}

function madeComparison(
  workspace: OpenWorkspace,
  db: ReadDb,
  reviewId: string,
  known: ReviewComparison | null,
  seq: number,
): ReviewComparison {
  const review = requireReview(db, reviewId);
  const head = requireArticle(db, review.articleId);
  checkArticle(workspace, db, head);
  const sources = listReviewSources(db, review.key);
  const decisions = listDecisions(db, review.key);
  const standing = decisions.filter(({ round }) => round === 0);
  const { text, textSha256 } = workspace.revisionOf(head);
  const mine = mineOf(db, review.articleId, head.key, standing);
  const sides = [
    mine,
    ...sources.map(({ document }) => placedMarks(workspace, document, { text, textSha256 })),
  ];
  const base =
    review.base === null
      ? null
      : placedMarks(workspace, review.base.document, { text, textSha256 });
  const isSame =
    known !== null &&
    known.head.revisionNumber === head.revisionNumber &&
    isDeepStrictEqual(known.review.base, review.base) &&
    isDeepStrictEqual(known.sources, sources) &&
    isDeepStrictEqual(known.sides[0], mine);
  const compared = isSame
    ? known
    : compareSides({ reviewId, mode: review.mode, text, sides, base });
  return {
    ...compared,
    review,
    head,
    sources,
    decisions: appliedTo(compared, decisions),
    seq,
  };
}

export function mineOf(
  db: ReadDb,
  articleId: ArticleId,
  articleKey: number,
  standing: readonly StoredDecision[],
): MarkSet {
  return asCompared(
    articleId,
    listAnnotations(db, articleKey),
    listRelations(db, articleKey),
    standing,
  );
}

export function appliedTo(
  { byItem }: Pick<Compared, 'byItem'>,
  decisions: readonly StoredDecision[],
): ReviewDecisions {
  const standing = decisions.filter(({ round }) => round === 0);
  const { applies, void: adrift } = decisionsThatApply([...byItem.values()], standing);
  return {
    applies: new Map(applies),
    adrift,
    superseded: decisions.filter(({ round }) => round !== 0),
  };
}

/** Side 0 is called by who reviews. */
export function sidesOf({ review, sources, sides }: ReviewComparison): ReviewSide[] {
  return sides.map(({ annotations, relations }, index) => ({
    name: index === 0 ? review.reviewer.name : (sources[index - 1]?.colleague.name ?? ''),
    annotations,
    relations,
  }));
}
