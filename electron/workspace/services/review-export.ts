// What a review is sent back as: the review file, where the colleague sees every decision with its reason; the
// adjudicated file for the dataset; the report to read and print. A file is there whole or not at all.

import { slugOf } from '../../../shared/annotation-file/file-name.ts';
import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { serialiseAnnotatedArticle } from '../../../shared/annotation-file/serialise.ts';
import type { ReviewState } from '../../../shared/ipc/review-types.ts';
import type { SavedFile } from '../../../shared/ipc/types.ts';
import { adjudicatedArticle } from '../../../shared/review/adjudicated-article.ts';
import { reviewReport } from '../../../shared/review/report/review-report.ts';
import { sealedWith } from '../age/seal.ts';
import { dataVersion } from '../db/connection.ts';
import { unwatched } from '../job.ts';
import type { ThreadInput } from '../protocol.ts';
import { generatorVersion } from '../version.ts';
import { exportTime } from './export-annotated-article.ts';
import { safeFileName } from './file-name.ts';
import { loadDocument } from './load-document.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { refuseWorkspaceFile } from './protect-workspace.ts';
import { measureReviews } from './review-agreement.ts';
import { readReview } from './review-state.ts';
import { writeFileDurably } from './write-file.ts';

type What = ThreadInput<'review:write'>['what'];

const endings: { readonly [Kind in What]: string } = {
  'review-file': '-review.annotated.json',
  adjudicated: '-adjudicated.annotated.json',
  report: '-review.html',
};

/** With more marks, measuring γ would make whoever saves a report wait. */
const MOST_FOR_GAMMA = 200;

/** The name to propose. */
export function reviewFileName(
  workspace: OpenWorkspace,
  { reviewId, what }: ThreadInput<'review:file-name'>,
): string {
  const { articleId } = readReview(workspace, reviewId).head;
  const { title } = requireArticle(workspace.db, articleId);
  return safeFileName(`${slugOf(title, 'article')}${endings[what]}`);
}

export async function writeReview(
  workspace: OpenWorkspace,
  { reviewId, what, path, encryption = null }: ThreadInput<'review:write'>,
): Promise<SavedFile> {
  refuseWorkspaceFile(workspace, path);
  const { state, document } = reviewed(workspace, reviewId);
  const written = await sealedWith(encryption, await contentOf(workspace, what, state, document));
  writeFileDurably(path, written);
  return { path, bytes: written.length };
}

interface Reviewed {
  readonly state: ReviewState;
  readonly document: AnnotatedArticle;
}

/** Both of one state of the workspace: read again when another program wrote in between. */
function reviewed(workspace: OpenWorkspace, reviewId: string): Reviewed {
  for (;;) {
    const version = dataVersion(workspace.db);
    const state = readReview(workspace, reviewId);
    const document = loadDocument(workspace, state.head.articleId);
    if (dataVersion(workspace.db) === version) return { state, document };
  }
}

async function contentOf(
  workspace: OpenWorkspace,
  what: What,
  state: ReviewState,
  document: AnnotatedArticle,
): Promise<string> {
  const nowMs = exportTime(workspace.clock);
  const written = { exportedAtMs: nowMs, generatorVersion };
  if (what === 'review-file') return serialiseAnnotatedArticle(document, written);
  if (what === 'adjudicated') {
    return serialiseAnnotatedArticle(adjudicatedArticle(document, state), written);
  }
  const marks = state.sides.reduce((sum, { annotations }) => sum + annotations.length, 0);
  const agreement = await measureReviews(
    workspace,
    {
      of: { reviewId: state.head.id },
      unit: 'character',
      gamma: marks <= MOST_FOR_GAMMA,
    },
    unwatched,
  );
  return reviewReport({ state, document, agreement, nowMs, generatorVersion });
}
