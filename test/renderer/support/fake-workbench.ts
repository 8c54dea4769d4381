// The workbench's calls in memory, for tests of the window alone: faithful in what it answers and refuses,
// without SQLite. What is really stored is tested end to end.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Article, ArticleMetadata, ArticleSummary } from '../../../shared/domain/article.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, AnnotatorId, ArticleId } from '../../../shared/domain/ids.ts';
import { packMarks } from '../../../shared/domain/mark-table.ts';
import { settingsSchema, type Settings } from '../../../shared/domain/settings.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { WorkbenchEventName, WorkbenchEvents } from '../../../shared/ipc/events.ts';
import { AppError, toErrorData, type Result } from '../../../shared/ipc/result.ts';
import type { ActResult, AppState, ImportResult } from '../../../shared/ipc/types.ts';
import type { Workbench, WorkbenchCalls } from '../../../shared/ipc/workbench.ts';
import { canonicalText } from '../../../shared/text/canonical.ts';
import { contextOf } from '../../../shared/text/context.ts';
import { plainTextStructure } from '../../../shared/text/plain-text-structure.ts';

interface FakeMark {
  readonly tag: string;
  readonly quote: string;
  readonly note?: string;
}

export interface FakeArticle {
  readonly text: string;
  readonly fileName?: string;
  readonly marks?: readonly FakeMark[];
}

export interface FakeOptions {
  readonly articles?: readonly FakeArticle[];
  readonly settings?: Partial<Settings>;
  readonly state?: Partial<AppState>;
  readonly tagset?: Tagset;
  /** Marks of the first article that have lost their place: their offsets are those of another text. */
  readonly orphans?: readonly FakeMark[];
  /** Answers `dialog:import`. */
  readonly importResults?: readonly ImportResult[];
}

interface Act {
  readonly label: string;
  readonly articleId: ArticleId;
  readonly before: ReadonlyMap<AnnotationId, Annotation | null>;
  readonly after: ReadonlyMap<AnnotationId, Annotation | null>;
}

export interface FakeWorkbench extends Workbench {
  /** Every call so far, by channel. */
  readonly called: string[];
  readonly annotations: Map<AnnotationId, Annotation>;
  /** The next call of the channel fails like this. */
  failNext(channel: keyof WorkbenchCalls, error: AppError): void;
  /** Calls of the channel wait until the returned function is called. */
  hold(channel: keyof WorkbenchCalls): () => void;
  emit<N extends WorkbenchEventName>(event: N, payload: WorkbenchEvents[N]): void;
}

const SAVED_AT_MS = Date.UTC(2026, 10, 22, 14, 2, 11);

function notFound(what: string): AppError {
  return new AppError('not-found', `${what} does not exist.`, {
    remedy: 'Open the article again.',
  });
}

function toArticle({ text: raw, fileName = 'pasted.txt' }: FakeArticle, at: number): Article {
  const text = canonicalText(raw);
  const { blocks, metadata } = plainTextStructure(text);
  return {
    ...metadata,
    url: null,
    id: `article-${at + 1}` as ArticleId,
    text,
    textSha256: String(at).repeat(64).slice(0, 64),
    blocks,
    marks: [],
    revision: { number: 1, parentTextSha256: null, createdAtMs: SAVED_AT_MS, reason: null },
    source: {
      fileName,
      mediaType: 'text/plain',
      bytes: new TextEncoder().encode(raw).length,
      sha256: '3f'.repeat(32),
      importedAtMs: SAVED_AT_MS,
    },
    extra: {},
  };
}

class Store {
  readonly articles = new Map<ArticleId, Article>();
  readonly owner = new Map<AnnotationId, ArticleId>();
  readonly annotations = new Map<AnnotationId, Annotation>();
  readonly done: Act[] = [];
  readonly undone: Act[] = [];
  readonly tagset: Tagset;
  settings: Settings;

  constructor(options: FakeOptions) {
    this.tagset = options.tagset ?? factCheckingTagset;
    this.settings = settingsSchema.parse({
      annotator: { id: 'annotator-1', name: 'Ana Ruiz' },
      ...options.settings,
    });
    for (const [at, article] of (options.articles ?? []).entries()) this.add(article, at);
    for (const [at, orphan] of (options.orphans ?? []).entries()) this.addOrphan(orphan, at);
  }

  addOrphan({ tag, quote }: FakeMark, at: number): void {
    const [article] = this.articles.values();
    if (article === undefined) return;
    const id = `orphan-${at + 1}` as AnnotationId;
    const made = this.make(article, id, tag, [{ startUtf16: 3, endUtf16: 3 + quote.length }]);
    this.owner.set(id, article.id);
    this.annotations.set(id, {
      ...made,
      segments: made.segments.map((segment) => ({ ...segment, quote })),
      anchoring: { state: 'orphan', score: 0, textSha256: '0'.repeat(64) },
    });
  }

  add(fake: FakeArticle, at: number): Article {
    const article = toArticle(fake, at);
    this.articles.set(article.id, article);
    for (const [index, { tag, quote, note }] of (fake.marks ?? []).entries()) {
      const start = article.text.indexOf(quote);
      if (start === -1) throw new Error(`the fake article has no “${quote}”`);
      const id = `mark-${at + 1}-${index + 1}` as AnnotationId;
      const span = { startUtf16: start, endUtf16: start + quote.length };
      this.owner.set(id, article.id);
      this.annotations.set(id, { ...this.make(article, id, tag, [span]), note: note ?? null });
    }
    return article;
  }

  make(article: Article, id: AnnotationId, tag: string, spans: readonly Span[]): Annotation {
    const quoted = spans.map((span) => ({
      ...span,
      quote: article.text.slice(span.startUtf16, span.endUtf16),
    }));
    return {
      id,
      tag: tag as Annotation['tag'],
      segments: quoted,
      ...contextOf(article.text, spans),
      attributes: {},
      note: null,
      annotator: 'annotator-1' as AnnotatorId,
      origin: 'manual',
      createdAtMs: SAVED_AT_MS,
      updatedAtMs: SAVED_AT_MS,
      anchoring: { state: 'exact', score: 1 },
      extra: {},
    };
  }

  article(id: ArticleId): Article {
    const article = this.articles.get(id);
    if (article === undefined) throw notFound('The article');
    return article;
  }

  annotation(id: AnnotationId): Annotation {
    const annotation = this.annotations.get(id);
    if (annotation === undefined) throw notFound('The mark');
    return annotation;
  }

  ofArticle(id: ArticleId): Annotation[] {
    const start = ({ segments }: Annotation) => segments[0]?.startUtf16 ?? 0;
    const end = ({ segments }: Annotation) => segments.at(-1)?.endUtf16 ?? 0;
    const compare = (a: Annotation, b: Annotation): number => {
      if (start(a) !== start(b)) return start(a) - start(b);
      return end(a) === end(b) ? a.id.localeCompare(b.id) : end(b) - end(a);
    };
    return [...this.annotations.values()]
      .filter((annotation) => this.owner.get(annotation.id) === id)
      .toSorted(compare);
  }

  summary(article: Article): ArticleSummary {
    const { id, title, publisher, publishedOn } = article;
    const times = { importedAtMs: SAVED_AT_MS, updatedAtMs: SAVED_AT_MS };
    return { id, title, publisher, publishedOn, annotations: this.ofArticle(id).length, ...times };
  }

  result(label: string, article: Article, act: Act['after'] | null): ActResult {
    const changes = [...(act ?? [])];
    return {
      label,
      savedAtMs: SAVED_AT_MS,
      articleId: article.id,
      upserted: changes.flatMap(([, annotation]) => annotation ?? []),
      removed: changes.filter(([, annotation]) => annotation === null).map(([id]) => id),
      metadata: act === null ? article : null,
      summary: this.summary(article),
      history: { undo: this.done.at(-1)?.label ?? null, redo: this.undone.at(-1)?.label ?? null },
    };
  }

  put(changes: Act['after']): void {
    for (const [id, annotation] of changes) {
      if (annotation === null) this.annotations.delete(id);
      else this.annotations.set(id, annotation);
    }
  }

  act(label: string, id: AnnotationId, next: Annotation | null): ActResult {
    if (this.settings.annotator === null) {
      throw new AppError('no-annotator', 'Nobody is named as annotator yet.', {
        remedy: 'Enter a name first.',
      });
    }
    const articleId = this.owner.get(id);
    if (articleId === undefined) throw notFound('The mark');
    const before = new Map([[id, this.annotations.get(id) ?? null]]);
    const act: Act = { label, articleId, before, after: new Map([[id, next]]) };
    this.put(act.after);
    this.done.push(act);
    this.undone.length = 0;
    return this.result(label, this.article(articleId), act.after);
  }

  step(from: Act[], to: Act[], side: 'before' | 'after'): ActResult | null {
    const act = from.pop();
    if (act === undefined) return null;
    to.push(act);
    this.put(act[side]);
    return this.result(act.label, this.article(act.articleId), act[side]);
  }

  label(tag: string): string {
    return this.tagset.tags.find(({ id }) => id === tag)?.label.toLowerCase() ?? tag;
  }
}

type Answers = {
  readonly [N in keyof WorkbenchCalls]: (
    input: Parameters<WorkbenchCalls[N]>[0],
  ) => Awaited<ReturnType<WorkbenchCalls[N]>> extends Result<infer Value> ? Value : never;
};

function annotationAnswers(store: Store) {
  const change = (id: AnnotationId, label: string, fields: Partial<Annotation>) =>
    store.act(label, id, { ...store.annotation(id), ...fields, updatedAtMs: SAVED_AT_MS + 60_000 });
  return {
    'annotation:create': ({ id, articleId, tag, segments }) => {
      store.owner.set(id, articleId);
      return store.act(
        `Tag ${store.label(tag)}`,
        id,
        store.make(store.article(articleId), id, tag, segments),
      );
    },
    'annotation:retag': ({ id, tag }) => change(id, `Change tag to ${store.label(tag)}`, { tag }),
    'annotation:respan': ({ id, segments }) => {
      const articleId = store.owner.get(id);
      if (articleId === undefined) throw notFound('The mark');
      const {
        segments: quoted,
        prefix,
        suffix,
      } = store.make(store.article(articleId), id, '', segments);
      return change(id, 'Move edge', { segments: quoted, prefix, suffix });
    },
    'annotation:set-note': ({ id, note }) => change(id, 'Edit note', { note }),
    'annotation:delete': ({ id }) =>
      store.act(`Delete ${store.label(store.annotation(id).tag)}`, id, null),
    'annotation:details': ({ ids }) => ids.flatMap((id) => store.annotations.get(id) ?? []),
    'history:state': () => ({
      undo: store.done.at(-1)?.label ?? null,
      redo: store.undone.at(-1)?.label ?? null,
    }),
    'history:undo': () => store.step(store.done, store.undone, 'before'),
    'history:redo': () => store.step(store.undone, store.done, 'after'),
  } satisfies Partial<Answers>;
}

function imported(store: Store, file: string, text: string): ImportResult {
  const plain = { file, encoding: 'UTF-8', problems: [], salvageToken: null };
  if (text.trim() === '') {
    const error = toErrorData(
      new AppError('file-empty', `“${file}” is empty.`, { remedy: 'Choose another file.', file }),
    );
    return { ...plain, status: 'failed', articleId: null, title: null, error };
  }
  const { id, title } = store.add({ text, fileName: file }, store.articles.size);
  return { ...plain, status: 'imported', articleId: id, title, error: null };
}

function articleAnswers(store: Store) {
  return {
    'article:list': () => [...store.articles.values()].map((article) => store.summary(article)),
    'article:open': ({ id }) => ({
      article: store.article(id),
      tagset: store.tagset,
      marks: packMarks(
        store.ofArticle(id).map(({ id: markId, tag, segments, note, anchoring }) => ({
          id: markId,
          tag,
          segments,
          hasNote: note !== null,
          state: anchoring.state,
        })),
      ),
      annotators: [{ id: 'annotator-1' as AnnotatorId, name: 'Ana Ruiz' }],
      history: { undo: store.done.at(-1)?.label ?? null, redo: store.undone.at(-1)?.label ?? null },
    }),
    'article:update': ({ id, fields }) => {
      const set = Object.fromEntries(
        Object.entries(fields).filter(([, value]) => value !== undefined),
      );
      const article = { ...store.article(id), ...(set as Partial<ArticleMetadata>) };
      store.articles.set(id, article);
      return store.result('Edit headline', article, null);
    },
    'article:import-text': ({ text }) => imported(store, 'Pasted text', text),
    'article:import-bytes': ({ fileName, bytes }) =>
      imported(store, fileName, new TextDecoder().decode(bytes)),
    'article:import-salvage': () =>
      imported(store, 'salvaged.annotated.json', 'Saved part\n\nWords.'),
  } satisfies Partial<Answers>;
}

function windowAnswers(store: Store, state: () => AppState, options: FakeOptions) {
  return {
    'app:state': state,
    'settings:update': (patch) => {
      store.settings = { ...store.settings, ...patch } as Settings;
      return store.settings;
    },
    'annotator:set-name': ({ name }) => {
      store.settings = { ...store.settings, annotator: { id: 'annotator-1', name } };
      return store.settings;
    },
    'dialog:import': () => options.importResults ?? null,
    'dialog:export': ({ articleId }) => ({
      path: `/home/ana/${articleId}.annotated.json`,
      bytes: 4200,
      annotations: store.ofArticle(articleId).length,
    }),
    'dialog:open-workspace': () => null,
    'dialog:new-workspace': () => null,
    'workspace:open-default': state,
    'workspace:retry': state,
    'export:show-last': () => null,
  } satisfies Partial<Answers>;
}

export function fakeWorkbench(options: FakeOptions = {}): FakeWorkbench {
  const store = new Store(options);
  const library = { path: '/home/ana/Library.sourcebench', name: 'Library' };
  const state = (): AppState => ({
    version: '0.1.0',
    platform: 'linux',
    settings: store.settings,
    workspace: library,
    problem: null,
    defaultWorkspace: library,
    ...options.state,
  });
  const answers: Answers = {
    ...annotationAnswers(store),
    ...articleAnswers(store),
    ...windowAnswers(store, state, options),
  };
  const called: string[] = [];
  const failures = new Map<string, AppError>();
  const holds = new Map<string, Promise<void>>();
  const listeners = new Map<string, Set<(payload: never) => void>>();

  const answer = async (
    channel: keyof WorkbenchCalls,
    input: unknown,
  ): Promise<Result<unknown>> => {
    called.push(channel);
    await holds.get(channel);
    const failure = failures.get(channel);
    failures.delete(channel);
    try {
      if (failure !== undefined) throw failure;
      return {
        ok: true,
        value: structuredClone((answers[channel] as (i: unknown) => unknown)(input)),
      };
    } catch (thrown) {
      return { ok: false, error: toErrorData(thrown) };
    }
  };
  const channels = Object.keys(answers) as (keyof WorkbenchCalls)[];
  const calls = Object.fromEntries(
    channels.map((channel) => [channel, (input: unknown) => answer(channel, input)]),
  ) as unknown as WorkbenchCalls;

  return {
    calls,
    called,
    annotations: store.annotations,
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    failNext: (channel, error) => void failures.set(channel, error),
    hold: (channel) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.set(channel, promise);
      return resolve;
    },
    emit: (event, payload) => {
      for (const listener of listeners.get(event) ?? []) listener(payload as never);
    },
  };
}
