// Measures the agreement of one review, or of all reviews of a selection of articles: of the sides as they were
// compared, so that deciding does not change how much people agreed. A mark counts for the side that it stands on,
// whoever made it.

import { setImmediate } from 'node:timers/promises';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type {
  AgreementDocument,
  RatedMark,
} from '../../../shared/review/agreement/agreement-input.ts';
import type { AgreementReport } from '../../../shared/review/agreement/agreement-report.ts';
import { measureAgreement } from '../../../shared/review/agreement/measure-agreement.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { listReviews } from '../db/review.ts';
import type { Job } from '../job.ts';
import type { ThreadInput } from '../protocol.ts';
import { targetArticles } from './library-target.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { comparisonOf, type ReviewComparison } from './review-comparison.ts';

/** Mathet et al. begin with 30 random continua. */
const samples = 30;
const resamples = 500;
/** The same review gives the same figures every time. */
const seed = 1;

/** Throws `not-found` when there is no review, and `cancelled`. */
export async function measureReviews(
  workspace: OpenWorkspace,
  { of, unit, gamma }: ThreadInput<'review:agreement'>,
  { signal, progress }: Job,
): Promise<AgreementReport> {
  const ids = snapshot(workspace.db, (db) => reviewsOf(db, of));
  const documents: AgreementDocument[] = [];
  for (const [done, id] of ids.entries()) {
    if (signal.aborted) throw stopped();
    progress({ label: 'Reading the reviews', done, total: ids.length });
    documents.push(
      snapshot(workspace.db, (db) => documentOf(workspace, comparisonOf(workspace, db, id))),
    );
    await setImmediate();
  }
  return measureAgreement(
    documents,
    { unit, gamma, samples, bootstrap: resamples, seed },
    {
      signal,
      progress: (done, total) => progress({ label: 'Measuring agreement', done, total }),
      pause: () => setImmediate(),
    },
  );
}

const stopped = (): AppError =>
  new AppError('cancelled', 'The measurement was stopped.', {
    remedy: 'Start it again when you want the figures.',
  });

function reviewsOf(db: ReadDb, of: ThreadInput<'review:agreement'>['of']): string[] {
  if ('reviewId' in of) return [of.reviewId];
  const ids = targetArticles(db, of.target).flatMap(({ id }: { readonly id: ArticleId }) =>
    listReviews(db, requireArticle(db, id).key).map((review) => review.id),
  );
  if (ids.length > 0) return ids;
  throw new AppError('not-found', 'None of these articles has a review to measure.', {
    remedy: 'Open a colleague’s file for review first.',
  });
}

function documentOf(
  workspace: OpenWorkspace,
  { review, head, sources, sides }: ReviewComparison,
): AgreementDocument {
  const annotators = [review.reviewer.id, ...sources.map(({ colleague }) => colleague.id)];
  return {
    text: workspace.revisionOf(head).text,
    title: head.title,
    articleId: head.id,
    annotators,
    marks: sides.flatMap(({ annotations }, side) => {
      const annotator = annotators[side];
      if (annotator === undefined) return [];
      return annotations
        .filter(({ anchoring }) => anchoring.state !== 'orphan')
        .map(({ tag, segments }): RatedMark => ({ annotator, tag, segments }));
    }),
  };
}
