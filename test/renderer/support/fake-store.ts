// What the fake workbench holds: articles, where they stand, marks, collections, and a history of acts that can be
// undone. Everything is in memory and synchronous.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Article, ArticleSummary } from '../../../shared/domain/article.ts';
import { factCheckingTagset } from '../../../shared/domain/fact-checking-tagset.ts';
import type { AnnotationId, ArticleId, CollectionId } from '../../../shared/domain/ids.ts';
import { settingsSchema, type Settings } from '../../../shared/domain/settings.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult, HistoryState } from '../../../shared/ipc/types.ts';
import { generatedArticle, generatedRow, makeAnnotation, toArticle } from './fake-articles.ts';
import {
  notFound,
  SAVED_AT_MS,
  type FakeArticle,
  type FakeMark,
  type FakeOptions,
} from './fake-types.ts';

type Standing = Pick<ArticleSummary, 'status' | 'shelf' | 'kind'>;

/** What a library act may change, as a whole: kept before and after it. */
export interface LibraryState {
  readonly standings: ReadonlyMap<ArticleId, Standing>;
  readonly names: ReadonlyMap<CollectionId, string>;
  readonly members: ReadonlyMap<CollectionId, ReadonlySet<ArticleId>>;
}

/** What an act changes; null and absent mean that it is left alone. */
export interface Change {
  readonly annotations?: ReadonlyMap<AnnotationId, Annotation | null>;
  readonly article?: Article;
  readonly library?: LibraryState;
}

interface Act {
  readonly label: string;
  readonly articleId: ArticleId | null;
  readonly before: Change;
  readonly after: Change;
  /** The one article that a library act was about. */
  readonly onlyId: ArticleId | null;
}

export class FakeStore {
  readonly articles = new Map<ArticleId, Article>();
  readonly owner = new Map<AnnotationId, ArticleId>();
  readonly annotations = new Map<AnnotationId, Annotation>();
  library: LibraryState = { standings: new Map(), names: new Map(), members: new Map() };
  /** Rises with every change, for what is worth keeping until then. */
  version = 0;
  readonly tagset: Tagset;
  settings: Settings;
  readonly #generated: number;
  readonly #done: Act[] = [];
  readonly #undone: Act[] = [];

  constructor(options: FakeOptions) {
    this.tagset = options.tagset ?? factCheckingTagset;
    this.settings = settingsSchema.parse({
      annotator: { id: 'annotator-1', name: 'Ana Ruiz' },
      ...options.settings,
    });
    this.#generated = options.generated ?? 0;
    for (const name of options.collections ?? []) this.#collectionNamed(name);
    for (const [at, article] of (options.articles ?? []).entries()) this.add(article, at);
    for (const [at, orphan] of (options.orphans ?? []).entries()) this.#addOrphan(orphan, at);
  }

  add(fake: FakeArticle, at: number): Article {
    const article = toArticle(fake, at);
    this.articles.set(article.id, article);
    const { status = 'to-do', shelf = 'library', kind = 'plain-text' } = fake;
    const standings = new Map(this.library.standings).set(article.id, { status, shelf, kind });
    this.library = { ...this.library, standings };
    for (const name of fake.collections ?? [])
      this.#putInto(this.#collectionNamed(name), article.id);
    for (const [index, { tag, quote, note }] of (fake.marks ?? []).entries()) {
      const start = article.text.indexOf(quote);
      if (start === -1) throw new Error(`the fake article has no “${quote}”`);
      const id = `mark-${at + 1}-${index + 1}` as AnnotationId;
      const span = { startUtf16: start, endUtf16: start + quote.length };
      this.owner.set(id, article.id);
      const made = makeAnnotation(article, id, tag, [span]);
      this.annotations.set(id, { ...made, note: note ?? null });
    }
    this.version += 1;
    return article;
  }

  #addOrphan({ tag, quote }: FakeMark, at: number): void {
    const [article] = this.articles.values();
    if (article === undefined) return;
    const id = `orphan-${at + 1}` as AnnotationId;
    const made = makeAnnotation(article, id, tag, [{ startUtf16: 3, endUtf16: 3 + quote.length }]);
    this.owner.set(id, article.id);
    this.annotations.set(id, {
      ...made,
      segments: made.segments.map((segment) => ({ ...segment, quote })),
      anchoring: { state: 'orphan', score: 0, textSha256: '0'.repeat(64) },
    });
  }

  #collectionNamed(name: string): CollectionId {
    const known = [...this.library.names].find(([, other]) => other === name)?.[0];
    if (known !== undefined) return known;
    const id = crypto.randomUUID() as CollectionId;
    this.library = { ...this.library, names: new Map(this.library.names).set(id, name) };
    return id;
  }

  #putInto(id: CollectionId, article: ArticleId): void {
    const members = new Set(this.library.members.get(id)).add(article);
    this.library = { ...this.library, members: new Map(this.library.members).set(id, members) };
  }

  article(id: ArticleId): Article {
    const number = /^generated-(\d+)$/u.exec(id)?.[1];
    const made = number === undefined ? undefined : generatedArticle(Number(number) - 1);
    const article = this.articles.get(id) ?? made;
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
    const { id, title, byline, publisher, publishedOn, language, source, text } = article;
    const { status, shelf, kind } = this.library.standings.get(id) ?? newStanding;
    const collections = [...this.library.members]
      .filter(([, ids]) => ids.has(id))
      .map(([key]) => key);
    return {
      id,
      title,
      byline,
      publisher,
      publishedOn,
      language,
      kind,
      status,
      shelf,
      collections,
      annotations: this.ofArticle(id).length,
      characters: [...text].length,
      importedAtMs: source.importedAtMs,
      updatedAtMs: SAVED_AT_MS,
      coverage: null,
    };
  }

  /** The row of any article, generated ones included. */
  row(id: ArticleId): ArticleSummary {
    const number = /^generated-(\d+)$/u.exec(id)?.[1];
    if (number === undefined) return this.summary(this.article(id));
    const members = [...this.library.members].filter(([, ids]) => ids.has(id)).map(([key]) => key);
    const standing = this.library.standings.get(id);
    return { ...generatedRow(Number(number) - 1), ...standing, collections: members };
  }

  /** All rows, in no order. */
  rows(): ArticleSummary[] {
    const own = [...this.articles.values()].map((article) => this.summary(article));
    const ids = Array.from({ length: this.#generated }, (_, at) => generatedRow(at).id);
    return [...own, ...ids.map((id) => this.row(id))];
  }

  history(): HistoryState {
    return { undo: this.#done.at(-1)?.label ?? null, redo: this.#undone.at(-1)?.label ?? null };
  }

  act(act: Omit<Act, 'onlyId'> & { readonly onlyId?: ArticleId | null }): ActResult {
    if (this.settings.annotator === null) {
      throw new AppError('no-annotator', 'Nobody is named as annotator yet.', {
        remedy: 'Enter a name first.',
      });
    }
    const made = { onlyId: null, ...act };
    this.#done.push(made);
    this.#undone.length = 0;
    return this.#apply(made, 'after');
  }

  undo(): ActResult | null {
    const act = this.#done.pop();
    if (act === undefined) return null;
    this.#undone.push(act);
    return this.#apply(act, 'before');
  }

  redo(): ActResult | null {
    const act = this.#undone.pop();
    if (act === undefined) return null;
    this.#done.push(act);
    return this.#apply(act, 'after');
  }

  #apply(act: Act, side: 'before' | 'after'): ActResult {
    const { annotations = noChange, article, library } = act[side];
    for (const [id, annotation] of annotations) {
      if (annotation === null) this.annotations.delete(id);
      else this.annotations.set(id, annotation);
    }
    const old = act.articleId === null ? null : this.article(act.articleId);
    if (article !== undefined) this.articles.set(article.id, article);
    if (library !== undefined) this.library = library;
    this.version += 1;
    const shown = act.articleId ?? act.onlyId;
    const changes: readonly [AnnotationId, Annotation | null][] = [...annotations];
    return {
      label: act.label,
      savedAtMs: SAVED_AT_MS,
      articleId: act.articleId,
      upserted: changes.flatMap(([, annotation]) => annotation ?? []),
      removed: changes.filter(([, annotation]) => annotation === null).map(([id]) => id),
      relations: { upserted: [], removed: [] },
      coverage: null,
      articles: act.articleId === null ? [] : [act.articleId],
      metadata: article ?? null,
      summary: shown === null ? null : this.row(shown),
      textChanged: article !== undefined && article.blocks !== old?.blocks,
      libraryChanged: library !== undefined,
      history: this.history(),
    };
  }

  tagLabel(tag: string): string {
    return this.tagset.tags.find(({ id }) => id === tag)?.label.toLowerCase() ?? tag;
  }
}

const noChange: NonNullable<Change['annotations']> = new Map();
const newStanding: Standing = { status: 'to-do', shelf: 'library', kind: 'plain-text' };
