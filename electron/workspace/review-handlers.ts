// The channels of reviews: looking at colleagues' files, opening them, deciding, measuring agreement, sending back.

import type { Handlers } from '../../shared/ipc/contract.ts';
import type { FileKeys } from './age/file-keys.ts';
import type { OpenSource } from './age/open-sealed.ts';
import type { ImporterRunner } from './importers/run-importer.ts';
import { unwatched, type Job } from './job.ts';
import type { ThreadChannels } from './protocol.ts';
import type { ImportRuns } from './services/import-runs.ts';
import type { OpenWorkspace } from './services/open-workspace.ts';
import { packetFileName, writePacket } from './services/packet.ts';
import { readGuidelines, setGuidelines } from './services/packet-guidelines.ts';
import { measureReviews } from './services/review-agreement.ts';
import { decideReview } from './services/review-decide.ts';
import { reviewFileName, writeReview } from './services/review-export.ts';
import { finishReview } from './services/review-finish.ts';
import { createReviewInspections, type ReviewReading } from './services/review-inspect.ts';
import { listReviewHeads } from './services/review-list.ts';
import { openReview } from './services/review-open.ts';
import { readReview } from './services/review-state.ts';

type Names = Extract<keyof ThreadChannels, `review:${string}` | `packet:${string}`>;

export interface ReviewHandlersOptions {
  readonly importers: ImporterRunner;
  readonly maxFileBytes: number;
  /** Opens files that are encrypted. */
  readonly open: OpenSource;
  /** What it opens them with. */
  readonly keys: FileKeys;
  /** What `review:cancel` and the end of the workspace stop. */
  readonly reviews: ImportRuns;
  readonly run: <T>(work: (workspace: OpenWorkspace) => T) => T;
  readonly runAside: <T>(work: (workspace: OpenWorkspace) => Promise<T>) => Promise<T>;
}

export function reviewHandlers(options: ReviewHandlersOptions) {
  const { importers, maxFileBytes, open, keys, reviews, run, runAside } = options;
  const inspections = createReviewInspections();
  /** Reads files until it is told to stop. */
  const reading = <T>(
    job: Job,
    work: (workspace: OpenWorkspace, reading: ReviewReading) => Promise<T>,
  ): Promise<T> =>
    runAside((workspace) =>
      reviews.during(job.signal, (signal) =>
        work(workspace, { ...job, signal, importers, maxFileBytes, open, keys }),
      ),
    );
  return {
    ...sendingHandlers(options),
    'review:inspect-bytes': (input, job: Job = unwatched) =>
      reading(job, (workspace, how) => inspections.inspectBytes(workspace, input, how)),
    'review:inspect-files': (input, job: Job = unwatched) =>
      reading(job, (workspace, how) => inspections.inspectFiles(workspace, input, how)),
    'review:add-base': (input, job: Job = unwatched) =>
      reading(job, (workspace, how) => inspections.addBase(workspace, input, how)),
    'review:unlock': (input, job: Job = unwatched) =>
      reading(job, (workspace, how) => inspections.unlock(workspace, input, how)),
    'review:open': (input) => run((workspace) => openReview(workspace, inspections, input)),
    'review:list': (input) => run((workspace) => listReviewHeads(workspace, input)),
    'review:read': ({ reviewId }) => run((workspace) => readReview(workspace, reviewId)),
    'review:decide': (input) => run((workspace) => decideReview(workspace, input)),
    'review:finish': (input) => run((workspace) => finishReview(workspace, input)),
    'review:agreement': (input, job: Job = unwatched) =>
      reading(job, (workspace, watched) => measureReviews(workspace, input, watched)),
    'review:cancel': () => {
      reviews.stopAll();
      return null;
    },
  } satisfies Handlers<Pick<ThreadChannels, Names>>;
}

function sendingHandlers({ run, runAside }: Pick<ReviewHandlersOptions, 'run' | 'runAside'>) {
  return {
    'review:file-name': (input) => run((workspace) => reviewFileName(workspace, input)),
    'review:write': (input) => runAside((workspace) => writeReview(workspace, input)),
    'packet:file-name': (input) => run((workspace) => packetFileName(workspace, input)),
    'packet:write': (input) => runAside((workspace) => writePacket(workspace, input)),
    'packet:guidelines': (input) => run((workspace) => readGuidelines(workspace, input)),
    'packet:set-guidelines': (input) => run((workspace) => setGuidelines(workspace, input)),
  } satisfies Partial<Handlers<ThreadChannels>>;
}
