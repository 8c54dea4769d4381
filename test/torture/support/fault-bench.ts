// What is written, as operations that can be asked for again and again while calls fail.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import type { WorkspaceService } from '../../../electron/workspace/workspace.ts';
import type { Random } from './random.ts';

export interface Bench {
  readonly service: () => WorkspaceService;
  readonly reopen: () => Promise<void>;
  readonly path: string;
  /** Where files go. */
  readonly folder: string;
  readonly articles: readonly ArticleId[];
  /** On an article of its own. */
  readonly reviewId: string;
  readonly random: Random;
}

export interface Operation {
  /** Before anything is made to fail. */
  readonly prepare?: (bench: Bench, round: number) => unknown;
  /** Channels that a version has to have for it. */
  readonly needs?: readonly string[];
  readonly run: (bench: Bench, round: number) => unknown;
  /** Files that are there before, and have to be whole afterwards whatever happens. */
  readonly targets?: readonly string[];
  /** Adds acts to the log when it is answered. */
  readonly acts?: boolean;
}

export type Operations = Readonly<Record<string, Operation>>;

export const first = ({ articles }: Bench): ArticleId => articles[0] ?? ('' as ArticleId);

/** Throws what an import was refused for. */
export function taken(results: readonly ImportResult[]): void {
  const error = results.find((each) => each.error !== null)?.error;
  if (error) throw AppError.from(error);
}
