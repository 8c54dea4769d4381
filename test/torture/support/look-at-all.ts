// Everything that a workspace shows, asked for as the window and the command line do: what each question is answered
// with, in words that can be compared, or that the answer was refused because the workspace is damaged.

import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkspaceService } from '../../../electron/workspace/workspace.ts';
import type { AnnotationId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import {
  articleStatuses,
  defaultSort,
  facetFields,
  shelves,
  sortFields,
  type LibraryView,
} from '../../../shared/domain/library.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { exportChoice } from '../../support/export-choice.ts';

/** What is asked about; found once in a sound workspace, so that a damaged one is asked the same. */
export interface Subjects {
  readonly articles: readonly ArticleSubject[];
  readonly reviews: readonly string[];
}

interface ArticleSubject {
  readonly id: ArticleId;
  readonly marks: readonly AnnotationId[];
  readonly revisions: number;
  /** Acts that are about it, newest first. */
  readonly seqs: readonly number[];
}

export interface Look {
  /** By question: the answer as JSON, or an error that is one; null where it was refused because of damage. */
  readonly answers: ReadonlyMap<string, string | null>;
  /** Errors without a name. */
  readonly crashes: readonly string[];
}

type Ask = () => unknown;

const view: LibraryView = {
  query: '',
  shelf: 'library',
  status: null,
  collection: null,
  sort: defaultSort,
};
const target = { view, except: [] };

export async function subjectsOf({ handlers: call }: WorkspaceService): Promise<Subjects> {
  const articles: ArticleSubject[] = [];
  for (const { id } of await call['article:list'](undefined)) {
    const { marks } = await call['article:open']({ id });
    const revisions = await call['text:revisions']({ articleId: id });
    const asked = { articleId: id, before: null, limit: 500 };
    const { entries } = await call['history:timeline'](asked);
    const seqs = entries.map(({ seq }) => seq);
    articles.push({ id, marks: [...marks.ids], revisions: revisions.length, seqs });
  }
  const reviews = await call['review:list']({ articleId: null });
  return { articles, reviews: reviews.map(({ id }) => id) };
}

/** Asks everything; `folder` is for what is written out, and is empty again afterwards. */
export async function lookAtAll(
  service: WorkspaceService,
  subjects: Subjects,
  folder: string,
): Promise<Look> {
  const answers = new Map<string, string | null>();
  const crashes: string[] = [];
  for (const [question, ask] of questions(service, subjects, folder)) {
    try {
      answers.set(question, inWords(await ask()));
    } catch (thrown) {
      const isNamed = thrown instanceof AppError && thrown.code !== 'internal';
      if (!isNamed) crashes.push(`${question}: ${String(thrown)}`);
      const isRefused = !isNamed || thrown.code === 'workspace-damaged';
      answers.set(question, isRefused ? null : `${thrown.code}: ${thrown.message}`);
    }
  }
  return { answers, crashes };
}

/** What another look was answered differently, by question. */
export const differing = (sound: Look, found: Look): string[] =>
  [...found.answers].flatMap(([question, answer]) =>
    answer === null || answer === sound.answers.get(question) ? [] : [question],
  );

const inWords = (answer: unknown): string =>
  JSON.stringify(answer, (_key, value: unknown) => {
    if (ArrayBuffer.isView(value)) {
      return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
    }
    if (value instanceof Map || value instanceof Set) return Array.from<unknown>(value);
    return value;
  }) ?? 'undefined';

function* questions(
  service: WorkspaceService,
  subjects: Subjects,
  folder: string,
): Generator<readonly [question: string, ask: Ask]> {
  yield* ofLibrary(service);
  for (const [index, subject] of subjects.articles.entries()) {
    for (const [question, ask] of ofArticle(service, subject, folder)) {
      yield [`article ${index}: ${question}`, ask];
    }
  }
  yield* ofReviews(service, subjects);
  yield* ofWorkspace(service, folder);
}

function* ofLibrary({ handlers: call }: WorkspaceService): Generator<readonly [string, Ask]> {
  yield ['list', () => call['article:list'](undefined)];
  for (const by of sortFields) {
    const sort = { by, descending: by.length % 2 === 0 };
    yield [
      `page by ${by}`,
      () => call['library:page']({ view: { ...view, sort }, offset: 0, limit: 100 }),
    ];
  }
  for (const shelf of shelves) {
    const on = { ...view, shelf };
    yield [`page of ${shelf}`, () => call['library:page']({ view: on, offset: 0, limit: 100 })];
  }
  for (const status of articleStatuses) {
    const having = { ...view, status };
    yield [`page of ${status}`, () => call['library:page']({ view: having, offset: 0, limit: 9 })];
  }
  yield ['counts', () => call['library:counts'](undefined)];
  for (const field of facetFields) {
    yield [`facet ${field}`, () => call['library:facet']({ view, field })];
  }
  for (const query of ['bridge', 'tag:claim', 'note', 'verdict:refuted']) {
    const asked = { view: { ...view, query }, offset: 0, limit: 50 };
    yield [`search ${query}`, () => call['library:search']({ ...asked, order: 'relevance' })];
    yield [`page of ${query}`, () => call['library:page'](asked)];
  }
}

function* ofArticle(
  { handlers: call }: WorkspaceService,
  { id, marks, revisions, seqs }: ArticleSubject,
  folder: string,
): Generator<readonly [string, Ask]> {
  const articleId = id;
  yield ['open', () => call['article:open']({ id })];
  yield ['details', () => call['annotation:details']({ articleId, ids: marks.slice(0, 1000) })];
  yield ['custody', () => call['article:custody']({ articleId })];
  yield ['original', () => call['original:read']({ articleId })];
  yield ['timeline', () => call['history:timeline']({ articleId, before: null, limit: 500 })];
  for (const mark of marks.slice(0, 3)) {
    yield [`mark ${mark}`, () => call['history:of-mark']({ articleId, id: mark })];
  }
  for (const seq of [seqs.at(-1), seqs[seqs.length >> 1]]) {
    if (seq !== undefined) yield [`at ${seq}`, () => call['history:at']({ articleId, at: seq })];
  }
  yield ['draft', () => call['text:draft']({ articleId })];
  yield ['revisions', () => call['text:revisions']({ articleId })];
  if (revisions > 1) {
    yield ['compare', () => call['text:compare']({ articleId, from: 1, to: revisions })];
  }
  yield ['names', () => call['sharing:names']({ articleId })];
  const find = { articleId, pattern: 'the', regex: false, matchCase: false, wholeWords: true };
  const scope = { kind: 'library' } as const;
  yield ['tag all', () => call['tag-all:find']({ ...find, scope, tag: 'claim' as TagId })];
  const [from] = marks;
  if (from !== undefined) {
    const asked = { articleId, from, type: 'same-as', words: '', limit: 50 };
    yield ['candidates', () => call['relation:candidates'](asked)];
  }
  yield [
    'file',
    () => written(folder, (path) => call['export:annotated-json']({ articleId, path })),
  ];
}

function* ofReviews(
  { handlers: call }: WorkspaceService,
  { reviews }: Subjects,
): Generator<readonly [string, Ask]> {
  yield ['reviews', () => call['review:list']({ articleId: null })];
  for (const reviewId of reviews) {
    yield [`review ${reviewId}`, () => call['review:read']({ reviewId })];
    const asked = { of: { reviewId }, unit: 'token', gamma: false } as const;
    yield [`agreement ${reviewId}`, () => call['review:agreement'](asked)];
  }
}

function* ofWorkspace(
  { handlers: call }: WorkspaceService,
  folder: string,
): Generator<readonly [string, Ask]> {
  yield ['history', () => call['history:state'](undefined)];
  yield ['tagsets', () => call['tagset:list'](undefined)];
  yield ['guidelines', () => call['packet:guidelines']({ tagsetId: 'fact-checking' })];
  yield ['statistics', () => call['stats:read']({ target, all: true })];
  yield ['parts', () => call['export:parts']({ target })];
  const values = { tag: 'claim' as TagId, attribute: 'topic', limit: 100 };
  yield ['values', () => call['annotation:text-values'](values)];
  for (const format of ['jsonl', 'csv'] as const) {
    yield [
      `dataset ${format}`,
      () =>
        written(folder, (path) =>
          call['export:dataset']({ choice: exportChoice(target, format), path, isFolder: false }),
        ),
    ];
  }
}

/** The files that an export made, by name. */
async function written(
  folder: string,
  write: (path: string) => unknown,
): Promise<readonly (readonly [name: string, content: string])[]> {
  const exported = join(folder, 'exported');
  mkdirSync(exported);
  try {
    await write(join(exported, 'one'));
    const names = readdirSync(exported).toSorted();
    return names.map((name) => [name, readFileSync(join(exported, name), 'utf8')]);
  } finally {
    rmSync(exported, { recursive: true });
  }
}
