import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, test } from 'vitest';
import type { TagId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

describe('undo and redo', () => {
  test('take back and do again every kind of act, exactly', async () => {
    const workspace = await openTestWorkspace();
    const { call } = workspace;
    const articleId = await importText(workspace);
    const { id } = await tagWords(workspace, articleId, 'Mayor Ana Ruiz', 'actor');
    await call['annotation:set-note']({ id, note: 'Since 2019.' });
    await call['annotation:retag']({ id, tag: 'claim' as TagId });
    await call['annotation:respan']({ id, segments: [{ startUtf16: 0, endUtf16: 6 }] });
    await call['article:update']({ id: articleId, fields: { title: 'The bridge' } });
    await call['annotation:delete']({ id });

    const state = async () => ({
      details: await call['annotation:details']({ ids: [id] }),
      title: (await call['article:open']({ id: articleId })).article.title,
      count: (await call['article:list'](undefined))[0]?.annotations,
    });
    const labels = [
      'Delete claim',
      'Edit headline',
      'Move edge',
      'Change tag to Claim',
      'Add note',
      'Tag actor',
    ];
    const states = [await state()];
    for (const label of labels) {
      expect((await call['history:state'](undefined)).undo).toBe(label);
      expect((await call['history:undo'](undefined))?.label).toBe(label);
      states.push(await state());
    }
    expect(await call['history:undo'](undefined)).toBeNull();
    expect(await call['history:state'](undefined)).toEqual({ undo: null, redo: 'Tag actor' });
    for (const label of labels.toReversed()) {
      expect(await state()).toEqual(states.pop());
      expect((await call['history:redo'](undefined))?.label).toBe(label);
    }
    expect(await state()).toEqual(states.pop());
    expect(await call['history:redo'](undefined)).toBeNull();
  });

  test('answer with what the window has to change', async () => {
    const workspace = await openTestWorkspace();
    const articleId = await importText(workspace);
    const { id, upserted } = await tagWords(workspace, articleId, 'Monday');
    expect(await workspace.call['history:undo'](undefined)).toMatchObject({
      articleId,
      removed: [id],
      upserted: [],
      summary: { annotations: 0 },
      history: { undo: null, redo: 'Tag claim' },
    });
    expect(await workspace.call['history:redo'](undefined)).toMatchObject({
      removed: [],
      upserted,
      history: { undo: 'Tag claim', redo: null },
    });
  });

  test('a new act after an undo leaves nothing to redo', async () => {
    const workspace = await openTestWorkspace();
    const { call } = workspace;
    const articleId = await importText(workspace);
    await tagWords(workspace, articleId, 'Monday');
    await call['history:undo'](undefined);
    await tagWords(workspace, articleId, 'bridge', 'location');
    expect(await call['history:state'](undefined)).toEqual({ undo: 'Tag location', redo: null });
    await call['history:undo'](undefined);
    expect(await call['history:state'](undefined)).toEqual({ undo: null, redo: 'Tag location' });
  });

  test('survive a restart, in both directions', async () => {
    const first = await openTestWorkspace();
    const articleId = await importText(first);
    await tagWords(first, articleId, 'Monday');
    await tagWords(first, articleId, 'bridge', 'location');
    await first.call['history:undo'](undefined);
    const second = await first.reopen();
    expect(await second.call['history:state'](undefined)).toEqual({
      undo: 'Tag claim',
      redo: 'Tag location',
    });
    await second.call['history:redo'](undefined);
    const third = await second.reopen();
    await third.call['history:undo'](undefined);
    await third.call['history:undo'](undefined);
    expect(await third.call['article:list'](undefined)).toMatchObject([{ annotations: 0 }]);
  });

  test('importing an article neither clears nor joins them', async () => {
    const workspace = await openTestWorkspace();
    const { call } = workspace;
    const articleId = await importText(workspace);
    await tagWords(workspace, articleId, 'Monday');
    await call['history:undo'](undefined);
    await importText(workspace, 'Another article.');
    expect(await call['history:state'](undefined)).toEqual({ undo: null, redo: 'Tag claim' });
    expect((await call['history:redo'](undefined))?.articleId).toBe(articleId);
  });

  test('need to know who acts', async () => {
    const workspace = await openTestWorkspace();
    const { call } = workspace;
    const articleId = await importText(workspace);
    await tagWords(workspace, articleId, 'Monday');
    await call['workspace:set-annotator']({ annotator: null });
    expect((await appErrorOf(() => call['history:undo'](undefined))).code).toBe('no-annotator');
  });
});

describe('the log', () => {
  test('holds every act with what was before and after, undo and redo included', async () => {
    const workspace = await openTestWorkspace();
    const articleId = await importText(workspace);
    const { id, upserted } = await tagWords(workspace, articleId, 'Monday');
    await workspace.call['history:undo'](undefined);
    await workspace.call['history:redo'](undefined);
    const reader = new Database(workspace.path, { readonly: true });
    const acts = reader.prepare('SELECT seq, kind, label, target_seq FROM act ORDER BY seq').all();
    const changes = reader
      .prepare(
        "SELECT act_seq, before, after FROM change WHERE entity = 'annotation' ORDER BY change_seq",
      )
      .all();
    reader.close();
    expect(acts).toEqual([
      { seq: 1, kind: 'import', label: 'Import pasted text.txt', target_seq: null },
      { seq: 2, kind: 'act', label: 'Tag claim', target_seq: null },
      { seq: 3, kind: 'undo', label: 'Tag claim', target_seq: 2 },
      { seq: 4, kind: 'redo', label: 'Tag claim', target_seq: 2 },
    ]);
    const after = JSON.stringify(upserted[0]);
    expect(JSON.parse(after)).toMatchObject({ id });
    expect(changes).toEqual([
      { act_seq: 2, before: null, after },
      { act_seq: 3, before: after, after: null },
      { act_seq: 4, before: null, after },
    ]);
  });

  test.each([
    'UPDATE act SET label = 1',
    'DELETE FROM act',
    'UPDATE change SET after = 1',
    'DELETE FROM change',
  ])('refuses %s', async (sql) => {
    const workspace = await openTestWorkspace();
    const articleId = await importText(workspace);
    await tagWords(workspace, articleId, 'Monday');
    const driver = new Database(workspace.path);
    expect(() => driver.exec(sql)).toThrow('append-only');
    driver.close();
  });
});
