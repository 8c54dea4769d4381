import Database from 'better-sqlite3-multiple-ciphers';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { UndoableChange } from '../../electron/workspace/db/change.ts';
import { subjectOf } from '../../electron/workspace/services/act-result.ts';
import type { ArticleMetadata } from '../../shared/domain/article.ts';
import type { ArticleId, CollectionId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { everything, fillLibrary, idOf, viewOf } from '../support/library.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const done = { kind: 'set-status', status: 'done' } as const;
const toArchive = { kind: 'move', shelf: 'archive' } as const;
const toBin = { kind: 'move', shelf: 'bin' } as const;
const back = { kind: 'move', shelf: 'library' } as const;

async function filled(count = 30) {
  const workspace = await openTestWorkspace();
  fillLibrary(workspace.path, count);
  return workspace;
}

const acts = (path: string) => {
  const driver = new Database(path, { readonly: true });
  const counted = driver.prepare('SELECT count(*) FROM act').pluck().get();
  driver.close();
  return counted;
};

describe('an act on one article', () => {
  test('answers with its row and says that lists have changed', async () => {
    const workspace = await openTestWorkspace();
    const { call } = workspace;
    const id = await importText(workspace);
    const result = await call['library:act']({ target: { ids: [id] }, act: done });
    expect(result).toMatchObject({
      label: 'Mark as done',
      articleId: id,
      upserted: [],
      removed: [],
      metadata: null,
      summary: { id, status: 'done', shelf: 'library' },
      textChanged: false,
      libraryChanged: true,
      history: { undo: 'Mark as done', redo: null },
    });
    const undone = await call['history:undo'](undefined);
    expect(undone).toMatchObject({
      articleId: id,
      summary: { status: 'to-do' },
      libraryChanged: true,
    });
  });

  test.each([
    [done, 'Mark as done'],
    [{ kind: 'set-status', status: 'in-progress' } as const, 'Mark as in progress'],
    [toArchive, 'Move article to the archive'],
    [toBin, 'Move article to the bin'],
  ])('is called in the user’s words', async (act, label) => {
    const { call } = await filled(1);
    expect((await call['library:act']({ target: { ids: [idOf(0)] }, act })).label).toBe(label);
  });

  test('does not count as changing the article', async () => {
    const workspace = await openTestWorkspace();
    const id = await importText(workspace);
    const before = (await workspace.call['article:list'](undefined))[0]?.updatedAtMs;
    const { summary } = await workspace.call['library:act']({ target: { ids: [id] }, act: done });
    expect(summary?.updatedAtMs).toBe(before);
  });
});

describe('an act on several articles', () => {
  test('is one step of undo and redo', async () => {
    const { call } = await filled();
    const ids = [idOf(0), idOf(3), idOf(6)];
    const result = await call['library:act']({ target: { ids }, act: done });
    expect(result).toMatchObject({
      label: 'Mark 3 articles as done',
      articleId: null,
      summary: null,
      libraryChanged: true,
    });
    const standing = async () => (await call['library:counts'](undefined)).statuses;
    expect(await standing()).toEqual({ 'to-do': 7, 'in-progress': 10, done: 13 });
    const undone = await call['history:undo'](undefined);
    expect(undone).toMatchObject({ articleId: null, summary: null, libraryChanged: true });
    expect(await standing()).toEqual({ 'to-do': 10, 'in-progress': 10, done: 10 });
    await call['history:redo'](undefined);
    expect(await standing()).toEqual({ 'to-do': 7, 'in-progress': 10, done: 13 });
  });

  test('counts those that it changed, each once', async () => {
    const { call } = await filled();
    const ids = [idOf(0), idOf(0), idOf(1), idOf(2), idOf(5)];
    const { label } = await call['library:act']({ target: { ids }, act: done });
    expect(label).toBe('Mark 2 articles as done');
  });

  test('takes all of a view but some', async () => {
    const { call } = await filled();
    const view = viewOf({ status: 'to-do' });
    const except = [idOf(0), idOf(3), idOf(1)];
    const result = await call['library:act']({ target: { view, except }, act: toArchive });
    expect(result.label).toBe('Move 8 articles to the archive');
    const rest = await call['library:page']({ view, offset: 0, limit: 50 });
    expect(rest.rows.map(({ id }) => id).toSorted()).toEqual([idOf(0), idOf(3)]);
    const archived = viewOf({ shelf: 'archive' });
    expect((await call['library:page']({ view: archived, offset: 0, limit: 50 })).total).toBe(8);
  });

  test('deletes into the bin and restores from it with the status that was there', async () => {
    const { call } = await filled();
    const target = { view: everything, except: [] };
    expect((await call['library:act']({ target, act: toBin })).label).toBe(
      'Move 30 articles to the bin',
    );
    expect((await call['library:counts'](undefined)).shelves).toEqual({
      library: 0,
      archive: 0,
      bin: 30,
    });
    const bin = { view: viewOf({ shelf: 'bin', status: 'done' }), except: [] };
    expect((await call['library:act']({ target: bin, act: back })).label).toBe(
      'Restore 10 articles',
    );
    expect(await call['library:counts'](undefined)).toMatchObject({
      shelves: { library: 10, bin: 20 },
      statuses: { done: 10 },
    });
  });

  test('keeps one small row of the log for each', async () => {
    const { call, path } = await filled();
    await call['library:act']({ target: { view: everything, except: [] }, act: toBin });
    const driver = new Database(path, { readonly: true });
    const rows = driver
      .prepare<[], { entity: string; article_id: string; before: string; after: string }>(
        'SELECT entity, article_id, before, after FROM change ORDER BY change_seq',
      )
      .all();
    driver.close();
    expect(rows).toHaveLength(30);
    expect(rows[0]).toEqual({
      entity: 'standing',
      article_id: idOf(0),
      before: '{"status":"to-do","shelf":"library"}',
      after: '{"status":"to-do","shelf":"bin"}',
    });
  });

  test('mixes with marks in one history', async () => {
    const workspace = await openTestWorkspace();
    const { call } = workspace;
    const first = await importText(workspace, 'One two three.');
    const second = await importText(workspace, 'Four five six.');
    await tagWords(workspace, first, 'One');
    await call['library:act']({ target: { ids: [first, second] }, act: done });
    await tagWords(workspace, second, 'Four');
    const labels = [];
    for (let index = 0; index < 3; index += 1) {
      labels.push((await call['history:undo'](undefined))?.label);
    }
    expect(labels).toEqual(['Tag claim', 'Mark 2 articles as done', 'Tag claim']);
    expect(await call['article:list'](undefined)).toMatchObject([
      { annotations: 0, status: 'to-do' },
      { annotations: 0, status: 'to-do' },
    ]);
  });
});

test('an act is about the article whose text or marks it changes, whatever it files besides', () => {
  const [first, second] = [idOf(1), idOf(2)];
  const [before, after] = [{ title: 'x' }, { title: 'y' }] as unknown as ArticleMetadata[];
  const edit = (id: ArticleId): UndoableChange => ({
    entity: 'metadata',
    articleId: id,
    id,
    before: before ?? null,
    after: after ?? null,
  });
  const file = (id: ArticleId): UndoableChange => ({
    entity: 'standing',
    articleId: id,
    id,
    before: { status: 'to-do', shelf: 'library' },
    after: { status: 'to-do', shelf: 'bin' },
  });
  expect(subjectOf([edit(first), file(second)])).toBe(first);
  expect(subjectOf([file(second)])).toBe(second);
  expect(subjectOf([edit(first), edit(second)])).toBeNull();
  expect(subjectOf([file(first), file(second)])).toBeNull();
  expect(subjectOf([])).toBeNull();
});

describe('an act that changes nothing', () => {
  test('writes nothing and is no step of undo', async () => {
    const { call, path } = await filled(3);
    await call['library:act']({ target: { ids: [idOf(0), idOf(1)] }, act: done });
    const before = acts(path);
    const again = await call['library:act']({ target: { ids: [idOf(0), idOf(1)] }, act: done });
    expect(again).toMatchObject({
      label: 'Mark 2 articles as done',
      libraryChanged: false,
      history: { undo: 'Mark 2 articles as done' },
    });
    const empty = { view: viewOf({ shelf: 'bin' }), except: [] };
    expect((await call['library:act']({ target: empty, act: done })).libraryChanged).toBe(false);
    expect(acts(path)).toBe(before);
  });
});

describe('an act on what is not there', () => {
  test('changes nothing, not even the rest', async () => {
    const { call, path } = await filled(3);
    const ids = [idOf(0), 'nowhere' as ArticleId];
    const act = () => call['library:act']({ target: { ids }, act: done });
    expect((await appErrorOf(act)).code).toBe('not-found');
    const collection = randomUUID() as string as CollectionId;
    const collect = () =>
      call['library:act']({ target: { ids: [idOf(0)] }, act: { kind: 'collect', collection } });
    expect((await appErrorOf(collect)).code).toBe('not-found');
    expect(acts(path)).toBe(0);
  });

  test('asks who acts before the first one', async () => {
    const { call } = await filled(1);
    await call['workspace:set-annotator']({ annotator: null });
    const act = () => call['library:act']({ target: { ids: [idOf(0)] }, act: done });
    expect((await appErrorOf(act)).code).toBe('no-annotator');
  });
});
