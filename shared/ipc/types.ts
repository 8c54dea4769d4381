// What the channels answer. Made by our own code and held by the compiler; only inputs are parsed.

import type { Annotation, Annotator, Relation } from '../domain/annotation.ts';
import type { Article, ArticleMetadata, ArticleSummary } from '../domain/article.ts';
import type { CoveragePatch, CoverageTable } from '../domain/coverage.ts';
import type { DetectedFields } from '../domain/detected.ts';
import type { AnnotationId, ArticleId, RelationId } from '../domain/ids.ts';
import type { ArticleStatus, Collection, Shelf } from '../domain/library.ts';
import type { MarkTable } from '../domain/mark-table.ts';
import type { Settings } from '../domain/settings.ts';
import type { SourceKind, SourceMapEntry } from '../domain/source-map.ts';
import type { Span } from '../domain/span.ts';
import type { Tagset } from '../domain/tagset.ts';
import type { ArticleRelations } from './mark-types.ts';
import type { AppErrorData, Problem } from './result.ts';

/** What undo and redo would do, in words such as “Tag claim”; null when there is nothing to do. */
export interface HistoryState {
  readonly undo: string | null;
  readonly redo: string | null;
}

export interface OpenArticle {
  readonly article: Article;
  /** Its row in the library, which need not be among the rows a list has loaded. */
  readonly summary: ArticleSummary;
  readonly tagset: Tagset;
  /** In text order: first start, then last end descending, then id. */
  readonly marks: MarkTable;
  readonly relations: ArticleRelations;
  readonly coverage: CoverageTable;
  readonly annotators: readonly Annotator[];
  /** When what was typed into its text was kept and is not a revision yet; null when nothing was. */
  readonly draftAtMs: number | null;
  /** What the importer found for each field, and from what. */
  readonly detected: DetectedFields;
  readonly history: HistoryState;
}

/** One committed act: everything the window needs to show the new state. It is on disk when this arrives. */
export interface ActResult {
  readonly label: string;
  readonly savedAtMs: number;
  /** The article whose marks, fields or text changed; null for an act on the library. */
  readonly articleId: ArticleId | null;
  readonly upserted: readonly Annotation[];
  readonly removed: readonly AnnotationId[];
  /** Relations that changed, of `articleId`. */
  readonly relations: {
    readonly upserted: readonly Relation[];
    readonly removed: readonly RelationId[];
  };
  /** Sentences of `articleId` whose state changed; null when none did, or when the article has to be opened again. */
  readonly coverage: CoveragePatch | null;
  /** Every article whose marks, relations, fields, tagset or text changed; more than one for an act on several. */
  readonly articles: readonly ArticleId[];
  /** Only when the act changed the article's own fields. */
  readonly metadata: ArticleMetadata | null;
  /** The article's row in the library; null for an act on several articles or none. */
  readonly summary: ArticleSummary | null;
  /** The article's text, blocks or tagset changed too: it has to be opened again. */
  readonly textChanged: boolean;
  /** Collections, or what lists show and count, changed: they have to be asked for again. */
  readonly libraryChanged: boolean;
  readonly history: HistoryState;
}

/** An article in the library that has nearly the same text. */
export interface SimilarArticle {
  readonly id: ArticleId;
  readonly title: string;
  readonly shelf: Shelf;
  /** The share of what both say that they have in common, 0 to 1; 1 is the same text in another file. */
  readonly similarity: number;
}

/** One article of an imported file. */
export interface ImportedRef {
  readonly id: ArticleId;
  readonly title: string;
  readonly status: 'imported' | 'exists';
  /** Where it is now: one that exists already may be archived or deleted. */
  readonly shelf: Shelf;
  readonly similar: SimilarArticle | null;
}

export interface ImportResult {
  /** The file as the user named it. */
  readonly file: string;
  /** `imported` when any of its articles was. */
  readonly status: 'imported' | 'exists' | 'failed';
  /** What the content was; null when that could not be told. */
  readonly kind: SourceKind | null;
  /** In the file's order; empty for one that failed. */
  readonly articles: readonly ImportedRef[];
  /** The first of `articles`. */
  readonly articleId: ArticleId | null;
  readonly title: string | null;
  /** How the bytes were decoded, such as `UTF-8` or `windows-1252 (detected)`; null where it does not apply. */
  readonly encoding: string | null;
  /** What is wrong with the file, or did not come along. */
  readonly problems: readonly Problem[];
  /** Of a dataset of another program: what was read otherwise than it is written, or is kept without being shown. */
  readonly notes?: readonly Problem[];
  /** Of a dataset: what its articles brought with them. */
  readonly brought?: { readonly annotations: number; readonly relations: number };
  /** Names of the files that were read with it. */
  readonly companions?: readonly string[];
  readonly error: AppErrorData | null;
  /** Set when the file is encrypted and could not be opened: hand it to `article:import-locked` with a passphrase. */
  readonly lockedToken?: string;
  /** Set when part of a bad file can be saved: hand it to `article:import-salvage`. */
  readonly salvageToken: string | null;
}

export interface ExportResult {
  readonly path: string;
  readonly bytes: number;
  readonly annotations: number;
}

/** Where a wrong query is wrong: offsets in the query (UTF-16 code units), what, and how to fix it. */
export interface QueryFault extends Span {
  readonly message: string;
  readonly remedy: string;
}

/** A stretch of a list of articles. */
export interface LibraryPage {
  readonly offset: number;
  readonly rows: readonly ArticleSummary[];
  /** How many the whole view has. */
  readonly total: number;
  /** Set when the query cannot be understood; then there are no rows. */
  readonly fault: QueryFault | null;
}

export interface LibraryCounts {
  readonly shelves: { readonly [Name in Shelf]: number };
  /** Of the articles in the library. */
  readonly statuses: { readonly [Name in ArticleStatus]: number };
  /** By name; counting the articles in the library. */
  readonly collections: readonly (Collection & { readonly articles: number })[];
}

export interface FacetValue {
  /** What the query says, such as `en`. */
  readonly value: string;
  /** What people read, such as “English”; the same where there is nothing better. */
  readonly label: string;
  readonly articles: number;
}

/** A place where a query's words occur, with the words around it. */
export interface SearchHit {
  readonly in: 'text' | 'title' | 'subtitle' | 'byline' | 'publisher' | 'note';
  /** In the article's text; for a note, the mark's place; null for what is not in the text. */
  readonly span: Span | null;
  readonly annotationId: AnnotationId | null;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

export interface SearchGroup {
  readonly article: ArticleSummary;
  /** In text order, at most the first 20. */
  readonly hits: readonly SearchHit[];
  /** How many there are, as far as they were counted. */
  readonly hitCount: number;
}

export interface SearchPage {
  readonly offset: number;
  readonly groups: readonly SearchGroup[];
  /** How many articles match. */
  readonly total: number;
  readonly fault: QueryFault | null;
}

/** Matches in one article, in text order: start and end of each in turn, in UTF-16 code units. */
export interface FindResult {
  readonly spans: Int32Array;
  /** There are more than were looked for. */
  readonly truncated: boolean;
  /** Why the pattern cannot be used, such as a wrong or endless regular expression. */
  readonly fault: string | null;
}

/** Where one revision of an article came from. */
export interface CustodyEntry {
  readonly revision: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly importedAtMs: number;
  readonly kind: SourceKind;
  /** The importer's own version, and the program's. */
  readonly importerVersion: number;
  readonly programVersion: string;
  readonly encoding: string | null;
  readonly wholePage: boolean;
  /** The original's bytes are in the workspace. */
  readonly kept: boolean;
  /** What did not come along. */
  readonly notices: readonly Problem[];
  readonly map: readonly SourceMapEntry[];
}

/** An original as it can be shown without running any of it. */
export type OriginalView =
  | { readonly how: 'text'; readonly text: string; readonly truncated: boolean }
  /** The files inside an archive or the parts of a message. */
  | {
      readonly how: 'parts';
      readonly parts: readonly { readonly name: string; readonly bytes: number }[];
    }
  | { readonly how: 'not-shown'; readonly reason: string };

export interface SavedFile {
  readonly path: string;
  readonly bytes: number;
}

export interface WorkspaceInfo {
  readonly path: string;
  /** The file's name without its extension. */
  readonly name: string;
  /** A passphrase protects it and its backups. */
  readonly isEncrypted: boolean;
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
