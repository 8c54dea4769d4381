// Figures over a selection: equal to a naive count over the documents, whatever was done to the library before.

import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { loadDocument } from '../../electron/workspace/services/load-document.ts';
import { coverageStates } from '../../shared/domain/coverage.ts';
import type {
  AnnotationId,
  AnnotatorId,
  ArticleId,
  CollectionId,
  RelationId,
  TagId,
} from '../../shared/domain/ids.ts';
import type { LibraryTarget } from '../../shared/domain/library.ts';
import type { Statistics } from '../../shared/domain/statistics.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { appErrorOf } from '../support/app-error.ts';
import { everything, viewOf } from '../support/library.ts';
import { naiveStatistics } from '../support/naive-statistics.ts';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

const text =
  'Harbour bridge\n\nAna Ruiz 🚧 said it is safe. ana  ruiz said it cost nine. Old Town liked it.\n\nThe office closed.';
const pieces = ['Ana Ruiz', 'ana  ruiz', 'Old Town', 'it is safe', 'cost nine', 'The office'];
const names = ['Ana Ruiz', 'ANA RUIZ', 'Emily  Carter', 'emily carter', ' ', null];
const topics = ['Bridge', 'bridge', 'Budget', null];
const verdicts = ['supported', 'refuted', 'unchecked', null];
const tags = ['claim', 'actor', 'location', 'quote'] as const;
const people = ['Ana', 'Noor', 'Ana'].map((name, at) => ({
  id: `00000000-0000-4000-8000-00000000000${at}` as AnnotatorId,
  name,
}));

const arbitraryMark = fc.record({
  tag: fc.constantFrom(...tags),
  piece: fc.constantFrom(...pieces),
  second: fc.option(fc.constant('liked it')),
  name: fc.constantFrom(...names),
  topic: fc.constantFrom(...topics),
  verdict: fc.constantFrom(...verdicts),
  by: fc.nat({ max: 2 }),
  hours: fc.nat({ max: 60 }),
});
const arbitraryArticle = fc.record({
  marks: fc.array(arbitraryMark, { maxLength: 9 }),
  relations: fc.array(
    fc.record({
      type: fc.constantFrom('said-by', 'made-by', 'about', 'same-as'),
      from: fc.nat({ max: 8 }),
      to: fc.nat({ max: 8 }),
    }),
    { maxLength: 9 },
  ),
  shelf: fc.constantFrom('library', 'library', 'archive', 'bin'),
  opened: fc.boolean(),
});

type Made = typeof arbitraryArticle extends fc.Arbitrary<infer T> ? T : never;
type Mark = Made['marks'][number];

interface Library extends TestWorkspace {
  readonly pass: (ms: number) => void;
}

async function openLibrary(): Promise<Library> {
  let now = Date.UTC(2026, 10, 22, 9);
  const workspace = await openTestWorkspace({ clock: () => (now += 1) });
  return { ...workspace, pass: (ms) => (now += ms) };
}

function valuesOf({ tag, name, topic, verdict }: Mark) {
  if (tag === 'claim') return { topic, verdict };
  return tag === 'quote' ? {} : { name: name?.trim() === '' ? null : name };
}

async function addMark({ call, pass }: Library, articleId: ArticleId, mark: Mark) {
  const id = randomUUID() as string as AnnotationId;
  const spanOf = (words: string) => {
    const startUtf16 = text.indexOf(words);
    return { startUtf16, endUtf16: startUtf16 + words.length };
  };
  const parts = [mark.piece, ...(mark.second === null ? [] : [mark.second])].map(spanOf);
  const segments = parts.toSorted((a, b) => a.startUtf16 - b.startUtf16);
  pass(mark.hours * 3_600_000);
  await call['workspace:set-annotator']({ annotator: people[mark.by] ?? null });
  await call['annotation:create']({ id, articleId, tag: mark.tag as string as TagId, segments });
  const values = valuesOf(mark);
  if (Object.keys(values).length > 0) await call['annotation:set-attributes']({ id, values });
  return { id, tag: mark.tag };
}

async function addArticle(library: Library, made: Made, at: number): Promise<ArticleId> {
  const { call } = library;
  const { articleId } = await call['article:import-text']({ text: `${text} ${at}` });
  if (articleId === null) throw new Error('the article was not imported');
  if (made.opened) await call['article:open']({ id: articleId });
  const marks: Awaited<ReturnType<typeof addMark>>[] = [];
  for (const mark of made.marks) marks.push(await addMark(library, articleId, mark));
  for (const { type, from, to } of made.relations) {
    const [one, other] = [marks[from], marks[to]];
    if (one === undefined || other === undefined) continue;
    const id = randomUUID() as string as RelationId;
    try {
      await call['relation:create']({ id, articleId, type, from: one.id, to: other.id });
    } catch (thrown) {
      // The tagset does not allow it, or it is there already.
      if (!(thrown instanceof AppError)) throw thrown;
    }
  }
  if (made.shelf !== 'library') {
    await call['library:act']({
      target: { ids: [articleId] },
      act: { kind: 'move', shelf: made.shelf },
    });
  }
  return articleId;
}

const folded = (name: string): string => name.toLowerCase();

/** In the naive count's form. */
function plain(figures: Statistics) {
  const named = (counts: readonly { name: string; marks: number }[]) =>
    Object.fromEntries(counts.map(({ name, marks }) => [folded(name), marks]));
  return {
    articles: figures.articles,
    marks: figures.marks,
    relations: figures.relations,
    characters: figures.characters,
    tags: Object.fromEntries(figures.tags.map(({ tag, marks }) => [tag, marks])),
    tagArticles: Object.fromEntries(figures.tags.map(({ tag, articles }) => [tag, articles])),
    perArticle: Object.fromEntries(figures.perArticle.top.map(({ id, marks }) => [id, marks])),
    annotators: Object.fromEntries(figures.annotators.map(({ name, marks }) => [name, marks])),
    days: Object.fromEntries(
      figures.days.map(({ day, annotator, marks }) => [`${day} ${annotator}`, marks]),
    ),
    verdicts: Object.fromEntries(figures.verdicts.map(({ verdict, claims }) => [verdict, claims])),
    actors: named(figures.actors.top),
    locations: named(figures.locations.top),
    quoted: Object.fromEntries(
      figures.quoted.top.flatMap(({ name, on }) =>
        on.map(({ topic, marks }) => [`${folded(name)} on ${folded(topic)}`, marks] as const),
      ),
    ),
  };
}

const whole: LibraryTarget = { view: everything, except: [] };

test('figures equal a naive count over the documents of the selection', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryArticle, { maxLength: 4 }), async (made) => {
      const library = await openLibrary();
      const ids: ArticleId[] = [];
      for (const [at, each] of made.entries()) ids.push(await addArticle(library, each, at));
      const documents = (chosen: readonly ArticleId[]) =>
        chosen.map((id) => loadDocument(library.service.current(), id));
      const shelved = ids.filter((_id, at) => made[at]?.shelf === 'library');
      const read = (target: LibraryTarget) => library.call['stats:read']({ target, all: true });
      expect(plain(await read(whole))).toEqual(naiveStatistics(documents(shelved)));
      expect(plain(await read({ ids }))).toEqual(naiveStatistics(documents(ids)));
      const claims = shelved.filter((id) =>
        documents([id])[0]?.annotations.some((mark) => (mark.tag as string) === 'claim'),
      );
      const query = { view: viewOf({ query: 'tag:claim' }), except: [] };
      expect(plain(await read(query))).toEqual(naiveStatistics(documents(claims)));
      library.service.close();
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('coverage counts the sentences of opened articles as the reader shows them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryArticle, { maxLength: 3 }), async (made) => {
      const library = await openLibrary();
      const expected = coverageStates.map(() => 0);
      const { coverage: none } = await library.call['stats:read']({ target: whole, all: true });
      expect(none.articles).toBe(0);
      let opened = 0;
      for (const [at, each] of made.entries()) await addArticle(library, each, at);
      const { coverage } = await library.call['stats:read']({ target: whole, all: true });
      const { rows } = await library.call['library:page']({
        view: everything,
        offset: 0,
        limit: 9,
      });
      for (const row of rows) {
        if (row.coverage === null) continue;
        opened += 1;
        const { coverage: own } = await library.call['article:open']({ id: row.id });
        for (const state of own.states) expected[state] = (expected[state] ?? 0) + 1;
      }
      expect(coverage.articles).toBe(opened);
      expect(coverage.states.map(({ sentences }) => sentences)).toEqual(expected);
      library.service.close();
    }),
    { numRuns: 15 },
  );
}, 60_000);

const mark = (tag: Mark['tag'], piece: string, more: Partial<Mark> = {}): Mark => ({
  tag,
  piece,
  second: null,
  name: null,
  topic: null,
  verdict: null,
  by: 0,
  hours: 0,
  ...more,
});

test('a name is written as most marks spell it, and quotes are under what they are about', async () => {
  const library = await openLibrary();
  await addArticle(
    library,
    {
      marks: [
        mark('actor', 'Ana Ruiz'),
        mark('actor', 'The office', { name: 'ANA RUIZ' }),
        mark('actor', 'ana  ruiz', { name: 'Ana Ruiz' }),
        mark('location', 'Old Town'),
        mark('quote', 'it is safe'),
        mark('claim', 'cost nine', { topic: 'Budget' }),
        mark('claim', 'it is safe'),
      ],
      relations: [
        { type: 'said-by', from: 4, to: 1 },
        { type: 'about', from: 4, to: 3 },
        { type: 'made-by', from: 5, to: 0 },
        { type: 'made-by', from: 6, to: 0 },
      ],
      shelf: 'library',
      opened: false,
    },
    0,
  );
  const {
    actors,
    quoted,
    verdicts: verdict,
  } = await library.call['stats:read']({
    target: whole,
    all: false,
  });
  expect(actors).toEqual({
    top: [{ name: 'Ana Ruiz', marks: 3, articles: 1 }],
    total: 1,
    marks: 3,
  });
  expect(quoted.top).toEqual([
    {
      name: 'Ana Ruiz',
      marks: 3,
      topics: 3,
      on: [
        { topic: 'Budget', marks: 1 },
        { topic: 'Old Town', marks: 1 },
        { topic: '—', marks: 1 },
      ],
    },
  ]);
  expect(verdict).toEqual([{ verdict: 'No verdict', claims: 2 }]);
});

test('a collection counts its own articles, and the bin counts when it is looked into', async () => {
  const library = await openLibrary();
  const made = { marks: [mark('claim', 'it is safe')], relations: [], opened: false };
  const kept = await addArticle(library, { ...made, shelf: 'library' }, 0);
  await addArticle(library, { ...made, shelf: 'library' }, 1);
  await addArticle(library, { ...made, shelf: 'bin' }, 2);
  const id = randomUUID() as string as CollectionId;
  await library.call['collection:create']({ id, name: 'Story', target: { ids: [kept] } });
  const articlesOf = async (target: LibraryTarget) =>
    (await library.call['stats:read']({ target, all: false })).articles;
  expect(await articlesOf(whole)).toBe(2);
  expect(await articlesOf({ view: viewOf({ collection: id }), except: [] })).toBe(1);
  expect(await articlesOf({ view: viewOf({ shelf: 'bin' }), except: [] })).toBe(1);
  expect(await articlesOf({ view: everything, except: [kept] })).toBe(1);
});

test('an article that is not there and a query that is wrong are told', async () => {
  const { call } = await openLibrary();
  const read = (target: LibraryTarget) => async () => call['stats:read']({ target, all: false });
  expect((await appErrorOf(read({ ids: ['none' as ArticleId] }))).code).toBe('not-found');
  const wrong = { view: viewOf({ query: 'tag:' }), except: [] };
  expect((await appErrorOf(read(wrong))).code).toBe('invalid-input');
});

test('an empty library has empty lists', async () => {
  const { call } = await openLibrary();
  const figures = await call['stats:read']({ target: whole, all: false });
  expect(figures).toMatchObject({ articles: 0, marks: 0, tags: [], days: [], verdicts: [] });
  expect(figures.perArticle).toEqual({ top: [], total: 0, marks: 0 });
});
