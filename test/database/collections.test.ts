import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { CollectionId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { everything, fillLibrary, idOf, viewOf } from '../support/library.ts';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

const newId = () => randomUUID() as string as CollectionId;

async function filled() {
  const workspace = await openTestWorkspace();
  fillLibrary(workspace.path, 30);
  return workspace;
}

async function make({ call }: TestWorkspace, name: string, numbers: readonly number[] = []) {
  const id = newId();
  const target = numbers.length === 0 ? null : { ids: numbers.map(idOf) };
  return { id, result: await call['collection:create']({ id, name, target }) };
}

const inside = async ({ call }: TestWorkspace, collection: CollectionId) => {
  const view = viewOf({ collection, sort: { by: 'title', descending: false } });
  const { rows } = await call['library:page']({ view, offset: 0, limit: 100 });
  return rows.map(({ id }) => id).toSorted();
};

describe('a collection', () => {
  test('is made with articles in one act', async () => {
    const workspace = await filled();
    const { id, result } = await make(workspace, 'Bridges', [1, 2, 3]);
    expect(result).toMatchObject({
      label: 'New collection “Bridges” with 3 articles',
      articleId: null,
      summary: null,
      libraryChanged: true,
    });
    expect(await inside(workspace, id)).toEqual([idOf(1), idOf(2), idOf(3)]);
    await workspace.call['history:undo'](undefined);
    expect((await workspace.call['library:counts'](undefined)).collections).toEqual([]);
    await workspace.call['history:redo'](undefined);
    expect(await inside(workspace, id)).toEqual([idOf(1), idOf(2), idOf(3)]);
  });

  test('takes articles in and lets them go, each once', async () => {
    const workspace = await filled();
    const { call } = workspace;
    const { id } = await make(workspace, 'Bridges', [1]);
    const act = (kind: 'collect' | 'uncollect', numbers: number[]) =>
      call['library:act']({ target: { ids: numbers.map(idOf) }, act: { kind, collection: id } });
    expect((await act('collect', [1, 2, 3])).label).toBe('Add 2 articles to “Bridges”');
    const one = await act('uncollect', [1, 5]);
    expect(one.label).toBe('Remove article from “Bridges”');
    expect(await inside(workspace, id)).toEqual([idOf(2), idOf(3)]);
    expect(await act('uncollect', [9])).toMatchObject({ libraryChanged: false });
    await call['history:undo'](undefined);
    await call['history:undo'](undefined);
    expect(await inside(workspace, id)).toEqual([idOf(1)]);
  });

  test('shows in the row of every article that is in it', async () => {
    const workspace = await filled();
    const first = await make(workspace, 'Bridges', [1]);
    const second = await make(workspace, 'Towns', [1, 2]);
    const { rows } = await workspace.call['library:page']({
      view: everything,
      offset: 0,
      limit: 50,
    });
    const collections = (number: number) =>
      rows.find(({ id }) => id === idOf(number))?.collections.toSorted();
    expect(collections(1)).toEqual([first.id, second.id].toSorted());
    expect(collections(2)).toEqual([second.id]);
    expect(collections(3)).toEqual([]);
  });

  test('is renamed, and undo gives the old name back', async () => {
    const workspace = await filled();
    const { call } = workspace;
    const { id } = await make(workspace, 'Bridges');
    const names = async () =>
      (await call['library:counts'](undefined)).collections.map(({ name }) => name);
    const { label } = await call['collection:rename']({ id, name: 'bridges' });
    expect(label).toBe('Rename collection “Bridges” to “bridges”');
    expect(await names()).toEqual(['bridges']);
    expect((await call['collection:rename']({ id, name: 'bridges' })).libraryChanged).toBe(false);
    await call['history:undo'](undefined);
    expect(await names()).toEqual(['Bridges']);
  });

  test('goes without its articles, and undo puts them back into it', async () => {
    const workspace = await filled();
    const { call } = workspace;
    const { id } = await make(workspace, 'Bridges', [1, 2]);
    const { label } = await call['collection:delete']({ id });
    expect(label).toBe('Delete collection “Bridges”');
    expect(await call['library:counts'](undefined)).toMatchObject({
      shelves: { library: 30 },
      collections: [],
    });
    await call['history:undo'](undefined);
    expect(await inside(workspace, id)).toEqual([idOf(1), idOf(2)]);
    expect((await call['library:counts'](undefined)).collections).toEqual([
      { id, name: 'Bridges', articles: 2 },
    ]);
  });

  test.each(['Bridges', 'BRIDGES', 'bridges'])(
    'cannot have a name that is taken: %s',
    async (name) => {
      const workspace = await filled();
      await make(workspace, 'Bridges');
      const other = await make(workspace, 'Towns');
      const error = await appErrorOf(() => make(workspace, name));
      expect(error.code).toBe('conflict');
      expect(error.message).toContain('“Bridges”');
      const rename = () => workspace.call['collection:rename']({ id: other.id, name });
      expect((await appErrorOf(rename)).code).toBe('conflict');
    },
  );

  test.each([
    ['Écoles', 'écoles'],
    ['Écoles', 'E\u0301coles'],
    ['ПРАВДА', 'правда'],
  ])('%s and %s are one name', async (first, second) => {
    const workspace = await filled();
    await make(workspace, first);
    expect((await appErrorOf(() => make(workspace, second))).code).toBe('conflict');
  });

  test('cannot have an id that is taken', async () => {
    const workspace = await filled();
    const { id } = await make(workspace, 'Bridges');
    const again = () => workspace.call['collection:create']({ id, name: 'Towns', target: null });
    expect((await appErrorOf(again)).code).toBe('conflict');
  });

  test('that is gone is named as such', async () => {
    const { call } = await filled();
    const id = newId();
    const calls = [
      () => call['collection:rename']({ id, name: 'Towns' }),
      () => call['collection:delete']({ id }),
      () =>
        call['library:act']({
          target: { ids: [idOf(1)] },
          act: { kind: 'collect', collection: id },
        }),
    ];
    for (const work of calls) expect((await appErrorOf(work)).code).toBe('not-found');
    const page = await call['library:page']({
      view: viewOf({ collection: id }),
      offset: 0,
      limit: 9,
    });
    expect(page).toMatchObject({ rows: [], total: 0, fault: null });
  });
});

test('collections come by name and count the articles in the library', async () => {
  const workspace = await filled();
  const { call } = workspace;
  await make(workspace, 'Zoo', [1]);
  await make(workspace, 'Église', [1, 2, 3]);
  await make(workspace, 'Part 10');
  await make(workspace, 'Part 9', [5]);
  const counts = async () =>
    (await call['library:counts'](undefined)).collections.map(({ name, articles }) => [
      name,
      articles,
    ]);
  expect(await counts()).toEqual([
    ['Église', 3],
    ['Part 9', 1],
    ['Part 10', 0],
    ['Zoo', 1],
  ]);
  const ids = [idOf(1), idOf(2)];
  await call['library:act']({ target: { ids }, act: { kind: 'move', shelf: 'archive' } });
  expect(await counts()).toEqual([
    ['Église', 1],
    ['Part 9', 1],
    ['Part 10', 0],
    ['Zoo', 0],
  ]);
  await call['history:undo'](undefined);
  expect((await counts())[0]).toEqual(['Église', 3]);
});
