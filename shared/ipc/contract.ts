// Every call between the processes, once: its name, what it takes (parsed at the border) and what it answers.
// `window` channels are answered by main, `workspace` channels by the workspace thread for the window,
// `internal` channels by the workspace thread for main only: they carry file paths, which never come from the window.

import { z } from 'zod';
import type { ArticleSummary } from '../domain/article.ts';
import type { AnnotatorId, ArticleId } from '../domain/ids.ts';
import { articleStatuses, facetFields, shelves } from '../domain/library.ts';
import { settingsPatchSchema, type Settings } from '../domain/settings.ts';
import {
  articleId,
  channel,
  collectionId,
  id,
  libraryTarget,
  libraryView,
  nothing,
  pattern,
  place,
  seq,
  words,
  type Channel,
} from './channel-parts.ts';
import {
  datasetChannels,
  datasetInternalChannels,
  datasetWindowChannels,
} from './channels/datasets.ts';
import { coverageChannels } from './channels/coverage.ts';
import { historyChannels } from './channels/history.ts';
import { markChannels } from './channels/marks.ts';
import { reviewChannels, reviewInternalChannels, reviewWindowChannels } from './channels/review.ts';
import { safetyChannels, safetyInternalChannels, safetyWindowChannels } from './channels/safety.ts';
import {
  encryptionOrNone,
  sharingChannels,
  sharingInternalChannels,
  sharingWindowChannels,
} from './channels/sharing.ts';
import { tagsetChannels } from './channels/tagsets.ts';
import { textChannels } from './channels/text.ts';
import type {
  ActResult,
  AppState,
  CustodyEntry,
  ExportResult,
  FacetValue,
  FindResult,
  ImportResult,
  LibraryCounts,
  LibraryPage,
  OpenArticle,
  OriginalView,
  SavedFile,
  SearchPage,
  WorkspaceInfo,
} from './types.ts';
import type { TagsetFile } from './tagset-types.ts';
import type { RevisionPreview } from './text-types.ts';

const metadataPatch = z
  .strictObject({
    title: words.trim().min(1).max(1000),
    subtitle: words.max(2000).nullable(),
    byline: words.max(1000).nullable(),
    publisher: words.max(1000).nullable(),
    publishedOn: z.iso.date().nullable(),
    url: words.max(4000).nullable(),
    language: words.max(40).nullable(),
    direction: z.enum(['ltr', 'rtl']),
  })
  .partial();

const wholePage = z.boolean();
const collectionName = words.trim().min(1).max(200);
const page = { view: libraryView, offset: z.int().min(0), limit: z.int().min(1).max(500) };
/** The source of an article's current revision, unless another one is named. */
const original = z.strictObject({ articleId, revision: z.int().min(1).optional() });

export const windowChannels = {
  'app:state': channel<AppState>()(nothing),
  'settings:update': channel<Settings>()(settingsPatchSchema),
  'annotator:set-name': channel<Settings>()(z.strictObject({ name: words.trim().min(1).max(200) })),
  /** Asks for files, for a folder whose files are taken, or for datasets, and imports them; null when the user cancels. */
  'dialog:import': channel<readonly ImportResult[] | null>()(
    z.strictObject({ from: z.enum(['files', 'folder', 'datasets']), wholePage }),
  ),
  /** Asks where to and writes the original's bytes; null when the user cancels. */
  'dialog:save-original': channel<SavedFile | null>()(original),
  /** Asks where to and writes the annotated article, as it was after the act `at` where one is named; null when cancelled. */
  'dialog:export': channel<ExportResult | null>()(
    z.strictObject({ articleId, at: seq.optional(), encryption: encryptionOrNone }),
  ),
  /** Asks for a file that holds a newer text of the article and reads it; null when the user cancels. */
  'dialog:new-version': channel<RevisionPreview | null>()(z.strictObject({ articleId })),
  /** Asks where to and writes the tagset's current version; null when the user cancels. */
  'dialog:export-tagset': channel<SavedFile | null>()(z.strictObject({ id: id<string>() })),
  /** Asks for a tagset file and reads it, without keeping it yet; null when the user cancels. */
  'dialog:import-tagset': channel<TagsetFile | null>()(nothing),
  'dialog:open-workspace': channel<AppState | null>()(nothing),
  'dialog:new-workspace': channel<AppState | null>()(nothing),
  'workspace:open-default': channel<AppState>()(nothing),
  'workspace:retry': channel<AppState>()(nothing),
  /** Shows the file that was exported or saved last in the system's file manager. */
  'export:show-last': channel<null>()(nothing),
  ...datasetWindowChannels,
  ...reviewWindowChannels,
  ...safetyWindowChannels,
  ...sharingWindowChannels,
} as const;

export const workspaceChannels = {
  'library:page': channel<LibraryPage>()(z.strictObject(page)),
  /** Where the article stands in the view, from 0; null when it is not in it. */
  'library:position': channel<number | null>()(
    z.strictObject({ view: libraryView, id: articleId }),
  ),
  /** The article `step` rows further in the view, or its first when `id` is not in it; null at either end. */
  'library:neighbour': channel<ArticleId | null>()(
    z.strictObject({
      view: libraryView,
      id: articleId.nullable(),
      step: z.union([z.literal(1), z.literal(-1)]),
    }),
  ),
  'library:counts': channel<LibraryCounts>()(nothing),
  /** The commonest values of the field in the view, most articles first. */
  'library:facet': channel<readonly FacetValue[]>()(
    z.strictObject({ view: libraryView, field: z.enum(facetFields) }),
  ),
  /** Where the words of the view's query occur, best match first unless the sort says otherwise. */
  'library:search': channel<SearchPage>()(
    z.strictObject({ ...page, order: z.enum(['relevance', 'sort']) }),
  ),
  /** One act, whatever the number of articles. */
  'library:act': channel<ActResult>()(
    z.strictObject({
      target: libraryTarget,
      act: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('set-status'), status: z.enum(articleStatuses) }),
        z.strictObject({ kind: z.literal('move'), shelf: z.enum(shelves) }),
        z.strictObject({ kind: z.literal('collect'), collection: collectionId }),
        z.strictObject({ kind: z.literal('uncollect'), collection: collectionId }),
      ]),
    }),
  ),
  /** With articles to put into it, in the same act. The id is made by the caller. */
  'collection:create': channel<ActResult>()(
    z.strictObject({ id: collectionId, name: collectionName, target: libraryTarget.nullable() }),
  ),
  'collection:rename': channel<ActResult>()(
    z.strictObject({ id: collectionId, name: collectionName }),
  ),
  /** The articles in it stay. */
  'collection:delete': channel<ActResult>()(z.strictObject({ id: collectionId })),
  'article:find': channel<FindResult>()(
    z.strictObject({
      articleId,
      ...pattern,
    }),
  ),
  /** Gives every block that the place touches the role. */
  'article:set-role': channel<ActResult>()(
    z.strictObject({
      articleId,
      place,
      role: z.enum(['headline', 'subtitle', 'byline', 'date', 'caption', 'body', 'boilerplate']),
    }),
  ),
  /** Where each revision came from, newest first; a revision that came from no file is left out. */
  'article:custody': channel<readonly CustodyEntry[]>()(z.strictObject({ articleId })),
  'original:read': channel<OriginalView>()(original),
  /** Makes the text of one article the newest revision of another, and moves the first into the bin. */
  'article:make-revision': channel<ActResult>()(z.strictObject({ id: articleId, of: articleId })),
  /** Reads the kept original again, for example with the whole page; another text becomes a new revision. */
  'article:read-again': channel<ActResult>()(z.strictObject({ articleId, wholePage })),
  'article:open': channel<OpenArticle>()(z.strictObject({ id: articleId })),
  'article:update': channel<ActResult>()(z.strictObject({ id: articleId, fields: metadataPatch })),
  'article:import-text': channel<ImportResult>()(z.strictObject({ text: z.string().min(1) })),
  /** A dropped file: its name and bytes, never its path. */
  'article:import-bytes': channel<ImportResult>()(
    z.strictObject({
      fileName: words.min(1).max(1000),
      bytes: z.instanceof(Uint8Array),
      /** Files that belong to it and were dropped with it. */
      companions: z
        .array(
          z.strictObject({ fileName: words.min(1).max(1000), bytes: z.instanceof(Uint8Array) }),
        )
        .max(1000)
        .optional(),
      wholePage,
    }),
  ),
  /** What the clipboard holds: its HTML is read by the importer and never shown. */
  'article:import-paste': channel<ImportResult>()(
    z.strictObject({ html: z.string().max(20_000_000), text: z.string().max(20_000_000) }),
  ),
  /** Stops every import that is running; what was imported stays. */
  'import:cancel': channel<null>()(nothing),
  /** Imports what can be saved of a file that was refused before; the token comes from its result. */
  'article:import-salvage': channel<ImportResult>()(z.strictObject({ token: z.string().min(1) })),
  ...markChannels,
  ...coverageChannels,
  ...historyChannels,
  ...textChannels,
  ...tagsetChannels,
  ...datasetChannels,
  ...reviewChannels,
  ...safetyChannels,
  ...sharingChannels,
} as const;

const annotatorSchema = z.strictObject({
  id: id<AnnotatorId>(),
  name: words.min(1),
});

export const internalChannels = {
  /** Opens or creates; `withSample` puts the sample article into a workspace that is new. */
  'workspace:open': channel<WorkspaceInfo>()(
    z.strictObject({
      path: z.string().min(1),
      withSample: z.boolean(),
      /** Of an encrypted workspace; null or left out for a plain one. */
      passphrase: z.string().min(1).nullable().optional(),
    }),
  ),
  'workspace:close': channel<null>()(nothing),
  'workspace:set-annotator': channel<null>()(
    z.strictObject({ annotator: annotatorSchema.nullable() }),
  ),
  /** Newest import first, whatever the shelf. For the command line. */
  'article:list': channel<readonly ArticleSummary[]>()(nothing),
  /** Folders stand for the files in them. */
  'article:import-files': channel<readonly ImportResult[]>()(
    z.strictObject({ paths: z.array(z.string().min(1)), wholePage }),
  ),
  'original:file-name': channel<string>()(original),
  'original:save': channel<SavedFile>()(
    z.strictObject({ ...original.shape, path: z.string().min(1) }),
  ),
  'export:file-name': channel<string>()(z.strictObject({ articleId })),
  'export:annotated-json': channel<ExportResult>()(
    z.strictObject({
      articleId,
      path: z.string().min(1),
      at: seq.optional(),
      encryption: encryptionOrNone,
    }),
  ),
  /** Reads the file's one article as a newer text of this one. */
  'text:read-new-version': channel<RevisionPreview>()(
    z.strictObject({ articleId, path: z.string().min(1) }),
  ),
  'tagset:file-name': channel<string>()(z.strictObject({ id: id<string>() })),
  'tagset:write-file': channel<SavedFile>()(
    z.strictObject({ id: id<string>(), path: z.string().min(1) }),
  ),
  'tagset:read-file': channel<TagsetFile>()(z.strictObject({ path: z.string().min(1) })),
  ...datasetInternalChannels,
  ...reviewInternalChannels,
  ...safetyInternalChannels,
  ...sharingInternalChannels,
} as const;

export const rendererChannels = { ...windowChannels, ...workspaceChannels };
export const threadChannels = { ...workspaceChannels, ...internalChannels };

type ChannelMap = { readonly [name: string]: Channel<z.ZodType, unknown> };
export type Input<C extends ChannelMap, N extends keyof C> = z.output<C[N]['input']>;
export type Output<C extends ChannelMap, N extends keyof C> =
  C[N] extends Channel<z.ZodType, infer O> ? O : never;

/** One function per channel; `handlers satisfies Handlers<typeof windowChannels>`. */
export type Handlers<C extends ChannelMap> = {
  readonly [N in keyof C]: (input: Input<C, N>) => Output<C, N> | Promise<Output<C, N>>;
};

export type RendererChannels = typeof rendererChannels;
export type RendererChannelName = keyof RendererChannels;
