// What the channels answer. Made by our own code and held by the compiler; only inputs are parsed.

import type { Annotation, Annotator } from '../domain/annotation.ts';
import type { Article, ArticleMetadata, ArticleSummary } from '../domain/article.ts';
import type { AnnotationId, ArticleId } from '../domain/ids.ts';
import type { MarkTable } from '../domain/mark-table.ts';
import type { Settings } from '../domain/settings.ts';
import type { Tagset } from '../domain/tagset.ts';
import type { AppErrorData, Problem } from './result.ts';

/** What undo and redo would do, in words such as “Tag claim”; null when there is nothing to do. */
export interface HistoryState {
  readonly undo: string | null;
  readonly redo: string | null;
}

export interface OpenArticle {
  readonly article: Article;
  readonly tagset: Tagset;
  /** In text order: first start, then last end descending, then id. */
  readonly marks: MarkTable;
  readonly annotators: readonly Annotator[];
  readonly history: HistoryState;
}

/** One committed act: everything the window needs to show the new state. It is on disk when this arrives. */
export interface ActResult {
  readonly label: string;
  readonly savedAtMs: number;
  readonly articleId: ArticleId;
  readonly upserted: readonly Annotation[];
  readonly removed: readonly AnnotationId[];
  /** Only when the act changed the article's own fields. */
  readonly metadata: ArticleMetadata | null;
  readonly summary: ArticleSummary;
  readonly history: HistoryState;
}

export interface ImportResult {
  /** The file as the user named it. */
  readonly file: string;
  readonly status: 'imported' | 'exists' | 'failed';
  readonly articleId: ArticleId | null;
  readonly title: string | null;
  /** How the bytes were decoded, such as `UTF-8` or `windows-1252 (detected)`; null where it does not apply. */
  readonly encoding: string | null;
  readonly problems: readonly Problem[];
  readonly error: AppErrorData | null;
  /** Set when part of a bad file can be saved: hand it to `article:import-salvage`. */
  readonly salvageToken: string | null;
}

export interface ExportResult {
  readonly path: string;
  readonly bytes: number;
  readonly annotations: number;
}

export interface WorkspaceInfo {
  readonly path: string;
  /** The file's name without its extension. */
  readonly name: string;
}

export interface AppState {
  readonly version: string;
  readonly platform: 'linux' | 'mac' | 'windows';
  readonly settings: Settings;
  readonly workspace: WorkspaceInfo | null;
  /** Why no workspace is open. */
  readonly problem: AppErrorData | null;
  /** The default workspace in the user-data folder, for the way back. */
  readonly defaultWorkspace: WorkspaceInfo;
}

/** What long work says while it runs. `total` is null while unknown. */
export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number | null;
}
