import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isWholeShelf } from '../../electron/workspace/db/library-filter.ts';
import { shelfPageSql } from '../../electron/workspace/db/library-list.ts';
import type { AnnotationId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import { facetFields, sortFields, type SortField } from '../../shared/domain/library.ts';
import { sortKey } from '../../shared/text/sort-key.ts';
import { appErrorOf } from '../support/app-error.ts';
import { articleFields, everything, fillLibrary, idOf, viewOf } from '../support/library.ts';
import { keepRowSums } from '../support/row-sums.ts';
import { ana, importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const articles = 400;

async function filled() {
  const workspace = await openTestWorkspace();
  fillLibrary(workspace.path, articles);
  return workspace;
}

/** What each order compares, by the article's number. */
const valueOf: { readonly [Field in SortField]: (index: number) => string | number | null } = {
  imported: (index) => articleFields(index).importedAtMs,
  changed: (index) => articleFields(index).importedAtMs,
  published: (index) => articleFields(index).publishedOn,
  title: (index) => sortKey(articleFields(index).title),
  publisher: (index) => folded(articleFields(index).publisher),
  byline: (index) => folded(articleFields(index).byline),
  status: (index) => index % 3,
  marks: () => 0,
  length: (index) => articleFields(index).characters,
  language: (index) => articleFields(index).language,
  kind: (index) => articleFields(index).kind,
};
const folded = (value: string | null) => (value === null ? null : sortKey(value));

function expectedOrder(by: SortField, descending: boolean, indexes = everyIndex): ArticleId[] {
  const value = valueOf[by];
  const compare = (a: number, b: number): number => {
    const [left, right] = [value(a), value(b)];
    if (left === right) return a - b;
    if (left === null || right === null) return 0;
    return left < right ? -1 : 1;
  };
  const sign = descending ? -1 : 1;
  const having = indexes.filter((index) => value(index) !== null);
  const lacking = indexes.filter((index) => value(index) === null);
  return [...having, ...lacking]
    .toSorted((a, b) => {
      const missing = Number(value(a) === null) - Number(value(b) === null);
      return missing === 0 ? sign * compare(a, b) : missing;
    })
    .map(idOf);
}

const everyIndex = Array.from({ length: articles }, (_, index) => index);
const orders = sortFields.flatMap((by) => [
  { by, descending: false },
  { by, descending: true },
]);

describe('a list', () => {
  test('in every order is whole, stable and puts what is missing last', async () => {
    const { call } = await filled();
    for (const sort of orders) {
      const name = JSON.stringify(sort);
      const expected = expectedOrder(sort.by, sort.descending);
      const view = viewOf({ sort });
      const ids: ArticleId[] = [];
      for (let offset = 0; offset < articles; offset += 70) {
        const page = await call['library:page']({ view, offset, limit: 70 });
        expect(page).toMatchObject({ offset, total: articles, fault: null });
        ids.push(...page.rows.map(({ id }) => id));
      }
      expect(ids, name).toEqual(expected);
      for (const position of [0, 1, 133, articles - 1]) {
        const id = expected[position] ?? idOf(-1);
        expect(await call['library:position']({ view, id }), name).toBe(position);
        const next = await call['library:neighbour']({ view, id, step: 1 });
        expect(next, name).toBe(expected[position + 1] ?? null);
        const previous = await call['library:neighbour']({ view, id, step: -1 });
        expect(previous, name).toBe(expected[position - 1] ?? null);
      }
    }
  });

  test('of one status has every order too', async () => {
    const { call } = await filled();
    const indexes = everyIndex.filter((index) => index % 3 === 1);
    for (const sort of orders) {
      const name = JSON.stringify(sort);
      const expected = expectedOrder(sort.by, sort.descending, indexes);
      const view = viewOf({ sort, status: 'in-progress' });
      const page = await call['library:page']({ view, offset: 0, limit: 500 });
      expect(page.total).toBe(indexes.length);
      expect(
        page.rows.map(({ id }) => id),
        name,
      ).toEqual(expected);
      const [, second = idOf(-1), third] = expected;
      expect(await call['library:position']({ view, id: second }), name).toBe(1);
      expect(await call['library:neighbour']({ view, id: second, step: 1 }), name).toBe(third);
    }
  });

  test('ends at its ends, and begins at its first for an article that is not in it', async () => {
    const { call } = await filled();
    const view = viewOf({ status: 'done' });
    const outside = idOf(0);
    const { rows } = await call['library:page']({ view, offset: 0, limit: 1 });
    expect(await call['library:position']({ view, id: outside })).toBeNull();
    expect(await call['library:neighbour']({ view, id: outside, step: 1 })).toBe(rows[0]?.id);
    expect(await call['library:neighbour']({ view, id: null, step: -1 })).toBe(rows[0]?.id);
    const past = await call['library:page']({ view, offset: 1000, limit: 10 });
    expect(past).toMatchObject({ rows: [], total: 133 });
    const empty = viewOf({ shelf: 'bin' });
    expect(await call['library:neighbour']({ view: empty, id: null, step: 1 })).toBeNull();
  });

  test('says of each article all that a row shows', async () => {
    const workspace = await openTestWorkspace();
    const id = await importText(workspace, 'Bridge reopens\n\nIt is safe 🚧.\n');
    await workspace.call['article:update']({
      id,
      fields: { publisher: 'Coastal Ledger', byline: 'By Tessa', publishedOn: '2024-05-14' },
    });
    await tagWords(workspace, id, 'safe');
    const { rows } = await workspace.call['library:page']({
      view: everything,
      offset: 0,
      limit: 9,
    });
    expect(rows).toMatchObject([
      {
        id,
        title: 'Bridge reopens',
        publisher: 'Coastal Ledger',
        byline: 'By Tessa',
        publishedOn: '2024-05-14',
        status: 'to-do',
        shelf: 'library',
        collections: [],
        annotations: 1,
        characters: 30,
      },
    ]);
  });

  test('follows an edited field, whatever the case and accents', async () => {
    const { call } = await filled();
    const view = viewOf({ sort: { by: 'title', descending: false } });
    const first = async () =>
      (await call['library:page']({ view, offset: 0, limit: 1 })).rows[0]?.id;
    expect(await first()).not.toBe(idOf(7));
    await call['article:update']({ id: idOf(7), fields: { title: '“Ábacus”' } });
    expect(await first()).toBe(idOf(7));
    await call['history:undo'](undefined);
    expect(await first()).not.toBe(idOf(7));
  });

  test('takes a blank publisher for none', async () => {
    const { call } = await filled();
    await call['article:update']({ id: idOf(1), fields: { publisher: ' ' } });
    const view = viewOf({ sort: { by: 'publisher', descending: false } });
    const position = await call['library:position']({ view, id: idOf(1) });
    expect(position).toBeGreaterThanOrEqual(articles * 0.8 - 1);
    const found = await call['library:facet']({ view, field: 'publisher' });
    expect(found.filter(({ value }) => value.trim() === '')).toEqual([]);
  });

  test('is up to date after a write of this program and of another', async () => {
    const mine = await filled();
    const view = viewOf({ status: 'done' });
    const total = async () =>
      (await mine.call['library:page']({ view, offset: 0, limit: 1 })).total;
    const done = { kind: 'set-status', status: 'done' } as const;
    const before = await total();
    await mine.call['library:act']({ target: { ids: [idOf(0)] }, act: done });
    expect(await total()).toBe(before + 1);
    const theirs = new Database(mine.path);
    onTestFinished(() => void theirs.close());
    keepRowSums(theirs, mine.path);
    theirs.prepare("UPDATE article SET status = 'done' WHERE id = ?").run(idOf(1));
    expect(await total()).toBe(before + 2);
  });

  test('of a whole shelf is read from an index in every order, not sorted', async () => {
    const workspace = await openTestWorkspace();
    const driver = new Database(workspace.path, { readonly: true });
    for (const sort of orders) {
      const plan = driver
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${shelfPageSql(sort)}`)
        .all('library', 100, 0)
        .map(({ detail }) => detail)
        .join('\n');
      expect(plan, JSON.stringify(sort)).toContain('USING INDEX article_by_');
      expect(plan, JSON.stringify(sort)).not.toMatch(/TEMP B-TREE|SCAN/);
    }
    driver.close();
  });
});

test('only a filter without any condition is a whole shelf', () => {
  const all = { shelf: 'library', status: null, collection: null, query: null } as const;
  expect(isWholeShelf(all)).toBe(true);
  expect(isWholeShelf({ ...all, status: 'to-do' })).toBe(false);
  expect(isWholeShelf({ ...all, query: { sql: '1', values: [], ownShelf: false } })).toBe(false);
});

test('a view whose query is wrong says where, shows nothing and cannot be acted on', async () => {
  const { call } = await filled();
  const view = viewOf({ query: '(bridge' });
  const page = await call['library:page']({ view, offset: 0, limit: 10 });
  expect(page).toMatchObject({ rows: [], total: 0 });
  expect(page.fault?.message).toMatch(/./);
  expect(await call['library:position']({ view, id: idOf(0) })).toBeNull();
  expect(await call['library:neighbour']({ view, id: null, step: 1 })).toBeNull();
  expect(await call['library:facet']({ view, field: 'year' })).toEqual([]);
  const act = () =>
    call['library:act']({ target: { view, except: [] }, act: { kind: 'move', shelf: 'bin' } });
  expect((await appErrorOf(act)).code).toBe('invalid-input');
});

test('a query narrows a list, its order stays, and an act takes what it shows', async () => {
  const { call } = await filled();
  const wanted = everyIndex.filter((index) => articleFields(index).language === 'pt');
  for (const sort of orders) {
    const view = viewOf({ query: 'lang:pt', sort });
    const page = await call['library:page']({ view, offset: 0, limit: 500 });
    expect(page.fault).toBeNull();
    expect(page.rows.map(({ id }) => id)).toEqual(expectedOrder(sort.by, sort.descending, wanted));
  }
  const view = viewOf({ query: 'lang:pt', status: 'done' });
  const except = [idOf(5)];
  const act = { kind: 'move', shelf: 'archive' } as const;
  await call['library:act']({ target: { view, except }, act });
  const left = await call['library:page']({ view, offset: 0, limit: 500 });
  expect(left.rows.map(({ id }) => id)).toEqual(except);
});

describe('counts', () => {
  test('say how many stand where, and follow every act', async () => {
    const { call } = await filled();
    const counts = () => call['library:counts'](undefined);
    expect(await counts()).toEqual({
      shelves: { library: 400, archive: 0, bin: 0 },
      statuses: { 'to-do': 134, 'in-progress': 133, done: 133 },
      collections: [],
    });
    const view = viewOf({ status: 'done' });
    await call['library:act']({
      target: { view, except: [] },
      act: { kind: 'move', shelf: 'bin' },
    });
    expect(await counts()).toMatchObject({
      shelves: { library: 267, archive: 0, bin: 133 },
      statuses: { 'to-do': 134, 'in-progress': 133, done: 0 },
    });
    await call['history:undo'](undefined);
    expect(await counts()).toMatchObject({ shelves: { library: 400, bin: 0 } });
  });

  test('hold for articles that are deleted from the file as well', async () => {
    const workspace = await filled();
    const driver = new Database(workspace.path);
    driver.pragma('foreign_keys = ON');
    driver.prepare('DELETE FROM article WHERE id = ?').run(idOf(0));
    driver.close();
    expect(await workspace.call['library:counts'](undefined)).toMatchObject({
      shelves: { library: 399 },
      statuses: { 'to-do': 133 },
    });
  });
});

describe('facets', () => {
  const count = (values: readonly (string | null)[]) => {
    const counts = new Map<string, number>();
    for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    return counts;
  };

  test.each([
    ['publisher', (index: number) => articleFields(index).publisher],
    ['byline', (index: number) => articleFields(index).byline],
    ['language', (index: number) => articleFields(index).language],
    ['kind', (index: number) => articleFields(index).kind],
    ['year', (index: number) => articleFields(index).publishedOn?.slice(0, 4) ?? null],
  ] as const)('of %s count the articles in the view, the commonest first', async (field, value) => {
    const { call } = await filled();
    for (const status of [null, 'done'] as const) {
      const inView = everyIndex.filter((index) => status === null || index % 3 === 2);
      const expected = count(inView.map(value));
      const found = await call['library:facet']({ view: viewOf({ status }), field });
      const numbers = found.map(({ articles: number }) => number);
      expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
      expect(found.length).toBe(Math.min(200, expected.size));
      for (const entry of found) expect(entry.articles).toBe(expected.get(entry.value));
    }
  });

  test('of marks count an article once for each tag and annotator', async () => {
    const workspace = await openTestWorkspace();
    const { call } = workspace;
    const first = await importText(workspace, 'One two three.');
    const second = await importText(workspace, 'Four five six.');
    for (const words of ['One', 'two', 'three']) await tagWords(workspace, first, words);
    await tagWords(workspace, second, 'Four');
    await tagWords(workspace, second, 'five', 'actor');
    const facet = (field: 'tag' | 'annotator') =>
      call['library:facet']({ view: everything, field });
    expect(await facet('tag')).toEqual([
      { value: 'claim', label: 'Claim', articles: 2 },
      { value: 'actor', label: 'Actor', articles: 1 },
    ]);
    expect(await facet('annotator')).toEqual([{ value: ana.name, label: ana.name, articles: 2 }]);
    await call['library:act']({
      target: { ids: [first] },
      act: { kind: 'move', shelf: 'archive' },
    });
    expect(await facet('tag')).toMatchObject([{ articles: 1 }, { articles: 1 }]);
  });

  test('say what people read', async () => {
    const { call } = await filled();
    const labels = async (field: 'language' | 'kind') => {
      const values = await call['library:facet']({ view: everything, field });
      return Object.fromEntries(values.map(({ value, label }) => [value, label]));
    };
    expect(await labels('language')).toEqual({ en: 'English', pt: 'Portuguese', de: 'German' });
    expect(await labels('kind')).toMatchObject({ html: 'Web page', pdf: 'PDF' });
  });

  test('count spellings that differ in case and accents together', async () => {
    const { call } = await filled();
    await call['article:update']({ id: idOf(1), fields: { publisher: 'AGENCIA 9001' } });
    await call['article:update']({ id: idOf(2), fields: { publisher: 'Agência 9001' } });
    const found = await call['library:facet']({ view: everything, field: 'publisher' });
    expect(found.find(({ value }) => value.endsWith('9001'))?.articles).toBe(2);
  });

  test('of a query that looks elsewhere say the values there', async () => {
    const { call } = await filled();
    const fields = { publisher: 'Only Here', byline: 'Nobody Else' };
    await call['article:update']({ id: idOf(1), fields });
    const archive = { kind: 'move', shelf: 'archive' } as const;
    await call['library:act']({ target: { ids: [idOf(1)] }, act: archive });
    const view = viewOf({ query: 'is:archived' });
    const facet = (field: 'publisher' | 'byline') => call['library:facet']({ view, field });
    expect(await facet('publisher')).toMatchObject([{ value: 'Only Here', articles: 1 }]);
    expect(await facet('byline')).toMatchObject([{ value: 'Nobody Else', articles: 1 }]);
  });

  test.each(facetFields)('of %s are empty where there are no articles', async (field) => {
    const { call } = await openTestWorkspace();
    expect(await call['library:facet']({ view: everything, field })).toEqual([]);
  });
});

test('what a mark adds to the count shows in the order by marks', async () => {
  const { call } = await filled();
  const view = viewOf({ sort: { by: 'marks', descending: true } });
  await call['annotation:create']({
    id: '0b0f2f0e-6a53-4e0e-9d0c-0f6f5b0c7a11' as AnnotationId,
    articleId: idOf(5),
    tag: 'claim' as TagId,
    segments: [{ startUtf16: 0, endUtf16: 4 }],
  });
  const { rows } = await call['library:page']({ view, offset: 0, limit: 1 });
  expect(rows[0]?.id).toBe(idOf(5));
});
