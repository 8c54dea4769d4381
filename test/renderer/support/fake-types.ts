// What a test says about the workbench it wants, and how the parts of the fake answer.

import type { ArticleMetadata } from '../../../shared/domain/article.ts';
import type { ArticleStatus, Shelf } from '../../../shared/domain/library.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import type { SourceKind } from '../../../shared/domain/source-map.ts';
import type { Statistics } from '../../../shared/domain/statistics.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { FormatId } from '../../../shared/formats/format-list.ts';
import type { LossReport } from '../../../shared/formats/loss.ts';
import type { PreviewFile } from '../../../shared/ipc/dataset-types.ts';
import { AppError, type Result } from '../../../shared/ipc/result.ts';
import type { BackupEntry } from '../../../shared/ipc/safety-types.ts';
import type { AppState, ImportResult } from '../../../shared/ipc/types.ts';
import type { WorkbenchCalls } from '../../../shared/ipc/workbench.ts';
import type { FakeReview } from './fake-reviews.ts';
import type { FakeStore } from './fake-store.ts';

export interface FakeMark {
  readonly tag: string;
  readonly quote: string;
  readonly note?: string;
}

export interface FakeArticle {
  readonly text: string;
  readonly fileName?: string;
  readonly marks?: readonly FakeMark[];
  readonly status?: ArticleStatus;
  readonly shelf?: Shelf;
  readonly kind?: SourceKind;
  /** By name. */
  readonly collections?: readonly string[];
  /** In place of what the text says. */
  readonly fields?: Partial<ArticleMetadata>;
}

export interface FakeOptions {
  readonly articles?: readonly FakeArticle[];
  /** So many further articles with short texts of their own, made when they are asked for. */
  readonly generated?: number;
  /** Collections by name, also empty ones. */
  readonly collections?: readonly string[];
  readonly settings?: Partial<Settings>;
  readonly state?: Partial<AppState>;
  readonly tagset?: Tagset;
  /** Marks of the first article that have lost their place: their offsets are those of another text. */
  readonly orphans?: readonly FakeMark[];
  /** Answers `dialog:import`. */
  readonly importResults?: readonly ImportResult[];
  /** What an export to the format loses; nothing where it is not said. */
  readonly loss?: { readonly [Id in FormatId]?: LossReport };
  /** What is counted of any selection; nothing where it is not said. */
  readonly statistics?: Statistics;
  /** In place of files with a line for each article. */
  readonly previewFiles?: readonly PreviewFile[];
  /** Reviews of the first article. */
  readonly reviews?: (store: FakeStore) => readonly FakeReview[];
  /** Newest first. */
  readonly backups?: readonly BackupEntry[];
  /** In place of what the fake would answer. */
  readonly answers?: Partial<Answers>;
}

/** One function per channel: the value, or a thrown AppError. */
export type Answers = {
  readonly [N in keyof WorkbenchCalls]: (
    input: Parameters<WorkbenchCalls[N]>[0],
  ) => Awaited<ReturnType<WorkbenchCalls[N]>> extends Result<infer Value> ? Value : never;
};

export function notFound(what: string): AppError {
  return new AppError('not-found', `${what} does not exist.`, {
    remedy: 'Open the article again.',
  });
}

/** When everything happens, so that what is shown can be compared. */
export const SAVED_AT_MS = Date.UTC(2026, 10, 22, 14, 2, 11);
