// Every call between the processes, once: its name, what it takes (parsed at the border) and what it answers.
// `window` channels are answered by main, `workspace` channels by the workspace thread for the window,
// `internal` channels by the workspace thread for main only: they carry file paths, which never come from the window.

import { z } from 'zod';
import type { Annotation } from '../domain/annotation.ts';
import type { ArticleSummary } from '../domain/article.ts';
import type { AnnotationId, AnnotatorId, ArticleId, TagId } from '../domain/ids.ts';
import { settingsPatchSchema, type Settings } from '../domain/settings.ts';
import type {
  ActResult,
  AppState,
  ExportResult,
  HistoryState,
  ImportResult,
  OpenArticle,
  WorkspaceInfo,
} from './types.ts';

interface Channel<Input extends z.ZodType, Output> {
  readonly input: Input;
  /** Exists in the type only. */
  readonly output?: Output;
}

function channel<Output>() {
  return <Input extends z.ZodType>(input: Input): Channel<Input, Output> => ({ input });
}

const id = <Id extends string>() => z.string().min(1).max(200) as unknown as z.ZodType<Id>;
const articleId = id<ArticleId>();
const annotationId = id<AnnotationId>();
const tagId = id<TagId>();
/** Files from elsewhere may use one annotation id in several articles; naming the article tells them apart. */
const inArticle = articleId.optional();
const nothing = z.undefined();
const noteSchema = z.string().max(100_000).nullable();
const span = z
  .strictObject({ startUtf16: z.int().min(0), endUtf16: z.int().min(1) })
  .refine(({ startUtf16, endUtf16 }) => startUtf16 < endUtf16, 'an empty span');
const segments = z.array(span).min(1).max(1000);
const metadataPatch = z
  .strictObject({
    title: z.string().trim().min(1).max(1000),
    subtitle: z.string().max(2000).nullable(),
    byline: z.string().max(1000).nullable(),
    publisher: z.string().max(1000).nullable(),
    publishedOn: z.iso.date().nullable(),
    url: z.string().max(4000).nullable(),
    language: z.string().max(40).nullable(),
    direction: z.enum(['ltr', 'rtl']),
  })
  .partial();

export const windowChannels = {
  'app:state': channel<AppState>()(nothing),
  'settings:update': channel<Settings>()(settingsPatchSchema),
  'annotator:set-name': channel<Settings>()(
    z.strictObject({ name: z.string().trim().min(1).max(200) }),
  ),
  /** Asks for files and imports them; null when the user cancels. */
  'dialog:import': channel<readonly ImportResult[] | null>()(nothing),
  /** Asks where to and writes the annotated article; null when the user cancels. */
  'dialog:export': channel<ExportResult | null>()(z.strictObject({ articleId })),
  'dialog:open-workspace': channel<AppState | null>()(nothing),
  'dialog:new-workspace': channel<AppState | null>()(nothing),
  'workspace:open-default': channel<AppState>()(nothing),
  'workspace:retry': channel<AppState>()(nothing),
  /** Shows the last exported file in the system's file manager. */
  'export:show-last': channel<null>()(nothing),
} as const;

export const workspaceChannels = {
  'article:list': channel<readonly ArticleSummary[]>()(nothing),
  'article:open': channel<OpenArticle>()(z.strictObject({ id: articleId })),
  'article:update': channel<ActResult>()(z.strictObject({ id: articleId, fields: metadataPatch })),
  'article:import-text': channel<ImportResult>()(z.strictObject({ text: z.string().min(1) })),
  /** A dropped file: its name and bytes, never its path. */
  'article:import-bytes': channel<ImportResult>()(
    z.strictObject({ fileName: z.string().min(1).max(1000), bytes: z.instanceof(Uint8Array) }),
  ),
  /** Imports what can be saved of a file that was refused before; the token comes from its result. */
  'article:import-salvage': channel<ImportResult>()(z.strictObject({ token: z.string().min(1) })),
  /** The id is made by the caller, so that the mark can be painted before the answer. */
  'annotation:create': channel<ActResult>()(
    z.strictObject({
      id: z.uuid() as unknown as z.ZodType<AnnotationId>,
      articleId,
      tag: tagId,
      segments,
    }),
  ),
  'annotation:retag': channel<ActResult>()(
    z.strictObject({ id: annotationId, tag: tagId, articleId: inArticle }),
  ),
  'annotation:respan': channel<ActResult>()(
    z.strictObject({ id: annotationId, segments, articleId: inArticle }),
  ),
  'annotation:set-note': channel<ActResult>()(
    z.strictObject({ id: annotationId, note: noteSchema, articleId: inArticle }),
  ),
  'annotation:delete': channel<ActResult>()(
    z.strictObject({ id: annotationId, articleId: inArticle }),
  ),
  'annotation:details': channel<readonly Annotation[]>()(
    z.strictObject({ ids: z.array(annotationId).max(1000), articleId: inArticle }),
  ),
  'history:state': channel<HistoryState>()(nothing),
  'history:undo': channel<ActResult | null>()(nothing),
  'history:redo': channel<ActResult | null>()(nothing),
} as const;

const annotatorSchema = z.strictObject({
  id: id<AnnotatorId>(),
  name: z.string().min(1),
});

export const internalChannels = {
  /** Opens or creates; `withSample` puts the sample article into a workspace that is new. */
  'workspace:open': channel<WorkspaceInfo>()(
    z.strictObject({ path: z.string().min(1), withSample: z.boolean() }),
  ),
  'workspace:close': channel<null>()(nothing),
  'workspace:set-annotator': channel<null>()(
    z.strictObject({ annotator: annotatorSchema.nullable() }),
  ),
  'article:import-files': channel<readonly ImportResult[]>()(
    z.strictObject({ paths: z.array(z.string().min(1)) }),
  ),
  'export:file-name': channel<string>()(z.strictObject({ articleId })),
  'export:annotated-json': channel<ExportResult>()(
    z.strictObject({ articleId, path: z.string().min(1) }),
  ),
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
