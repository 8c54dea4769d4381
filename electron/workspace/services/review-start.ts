// Begins a review of a colleague's marks on one article, or goes on with one: their marks are kept as the review's
// source, beside the article, whose own marks stay as they are. What comes in here is matched to the article already,
// credited to who made it, and in terms of the article's own tagset.

import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { addAnnotator } from '../db/annotator.ts';
import type { UndoableChange } from '../db/change.ts';
import type { ReadDb, WriteDb } from '../db/connection.ts';
import { reviewValue } from '../db/review.ts';
import { reviewSourceId } from '../db/review-ids.ts';
import { listReviewSources } from '../db/review-source.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { checkCount, packAll, placed, valueOf } from './review-begin.ts';
import { requireReview } from './review-comparison.ts';
import { supersededBy } from './review-superseded.ts';

/** One colleague's file about the article. */
export interface StartSource {
  readonly fileName: string;
  readonly fileSha256: string;
  /** Whose marks they are: every mark and relation in `document` is credited to somebody of its list of annotators. */
  readonly colleague: Annotator;
  /** Their text and their marks; tags, attributes and relations are those of the article's own tagset already. */
  readonly document: AnnotatedArticle;
}

export interface StartReview {
  readonly articleId: ArticleId;
  readonly mode: 'pair' | 'panel';
  /** One for a pair, two to ten for a panel. */
  readonly sources: readonly StartSource[];
  /** The version both were made from, in the same tagset; `words` say which it is. */
  readonly base: {
    readonly document: AnnotatedArticle;
    readonly words: string;
    readonly fileSha256: string | null;
  } | null;
  /** The review that goes on with these sources, instead of a new one. */
  readonly continues: string | null;
}

export interface PlannedStart {
  readonly reviewId: string;
  readonly changes: readonly UndoableChange[];
  /** Keeps the documents where undo and redo find them; for `Plan.prepare`. */
  readonly prepare: (db: WriteDb) => void;
}

/**
 * Plans what begins the review, or what goes on with it; nothing is written. A review that goes on keeps its decisions
 * that still apply; the others are void from then on. Throws AppErrors that say what does not fit: an article or a
 * review that is not there, a number of sources that the mode does not take.
 */
export function planReview(
  workspace: OpenWorkspace,
  db: ReadDb,
  reviewer: Annotator,
  atMs: number,
  input: StartReview,
): PlannedStart {
  const head = requireArticle(db, input.articleId);
  const known = input.continues === null ? null : requireReview(db, input.continues);
  const packed = packAll(workspace, input, atMs);
  const sources = placed(input, known === null ? [] : listReviewSources(db, known.key), packed);
  checkCount(input, sources.length);
  const reviewId = known?.id ?? randomUUID();
  const value = valueOf(input, known, packed, reviewer, atMs);
  const articleId = input.articleId;
  const before = known === null ? null : reviewValue(known);
  const changes: UndoableChange[] = [
    ...(isDeepStrictEqual(before, value)
      ? []
      : [{ entity: 'review' as const, articleId, id: reviewId, before, after: value }]),
    ...sources.flatMap(({ ordinal, before: was, after }) =>
      isDeepStrictEqual(was, after)
        ? []
        : [
            {
              entity: 'review-source' as const,
              articleId,
              id: reviewSourceId(reviewId, ordinal),
              before: was,
              after,
            },
          ],
    ),
    ...(known === null ? [] : supersededBy({ workspace, db, head, known, value, sources })),
  ];
  return {
    reviewId,
    changes,
    prepare(write) {
      for (const { put } of packed.documents) put(write);
      const people = input.sources.flatMap(({ colleague, document }) => [
        colleague,
        ...document.annotators,
      ]);
      for (const person of [...people, ...(value.adjudicator === null ? [] : [value.adjudicator])])
        addAnnotator(write, person);
    },
  };
}
