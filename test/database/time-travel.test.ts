import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateFile } from '../../electron/workspace/services/validate-file.ts';
import { unpackMarks } from '../../shared/domain/mark-table.ts';
import { act, type RandomAct } from '../support/log-model.ts';
import { appErrorOf } from '../support/app-error.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

const step = (name: RandomAct['do'], which = 1): RandomAct => ({
  do: name,
  which,
  start: 0,
  length: 6,
});

/** Import (1), tag (2), note (3), tag (4), title (5), role (6), text (7), delete (8), undo of that (9). */
async function worked() {
  const workspace = await openTestWorkspace();
  const { call, service } = workspace;
  const articleId = await importText(workspace);
  const { id } = await tagWords(workspace, articleId, 'Monday');
  await call['annotation:set-note']({ id, articleId, note: 'Who says so?' });
  await tagWords(workspace, articleId, 'Mayor Ana Ruiz', 'actor');
  await call['article:update']({ id: articleId, fields: { title: 'The bridge' } });
  await act(service, articleId, step('role', 2), 0);
  await act(service, articleId, step('text'), 0);
  await call['annotation:delete']({ id, articleId });
  await call['history:undo'](undefined);
  return { ...workspace, articleId, id };
}

describe('the timeline', () => {
  test('tells what happened to the article, newest first, page by page', async () => {
    const { call, articleId, id } = await worked();
    const first = await call['history:timeline']({ articleId, before: null, limit: 4 });
    expect(first.more).toBe(true);
    expect(first.entries.map(({ seq, kind, label }) => [seq, kind, label])).toEqual([
      [9, 'undo', 'Delete claim'],
      [8, 'act', 'Delete claim'],
      [7, 'act', 'New revision 2'],
      [6, 'act', 'Set role: caption'],
    ]);
    expect(first.entries[1]).toMatchObject({
      who: 'Ana',
      changes: 1,
      markId: id,
      quote: 'Monday',
      revision: null,
    });
    expect(first.entries[2]).toMatchObject({ revision: 2 });
    const rest = await call['history:timeline']({ articleId, before: 6, limit: 100 });
    expect(rest.more).toBe(false);
    expect(rest.entries.map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1]);
    expect(rest.entries.at(-1)).toMatchObject({ kind: 'import', revision: 1, markId: null });
  });

  test('leaves out what happened to other articles', async () => {
    const workspace = await worked();
    const other = await importText(workspace, 'Another text.');
    const { entries } = await workspace.call['history:timeline']({
      articleId: other,
      before: null,
      limit: 10,
    });
    expect(entries.map(({ seq }) => seq)).toEqual([10]);
  });
});

test('a mark’s history tells every change of it, also of one that is deleted', async () => {
  const { call, articleId, id } = await worked();
  await call['annotation:delete']({ id, articleId });
  const events = await call['history:of-mark']({ id, articleId });
  expect(
    events.map(({ seq, kind, before, after }) => [seq, kind, before?.note, after?.note]),
  ).toEqual([
    [2, 'act', undefined, null],
    [3, 'act', null, 'Who says so?'],
    [7, 'act', 'Who says so?', 'Who says so?'],
    [8, 'act', 'Who says so?', undefined],
    [9, 'undo', undefined, 'Who says so?'],
    [10, 'act', 'Who says so?', undefined],
  ]);
  expect(events[0]).toMatchObject({ label: 'Tag claim', who: 'Ana' });
});

describe('an article as it was', () => {
  test('has the text, roles, fields, marks and notes of then, and says what differs from now', async () => {
    const { call, articleId, id } = await worked();
    const past = await call['history:at']({ articleId, at: 2 });
    expect(past).toMatchObject({ seq: 2, label: 'Tag claim' });
    expect(past.opened.article).toMatchObject({
      title: 'Bridge reopens',
      revision: { number: 1 },
    });
    expect(past.opened.article.blocks.every(({ role }) => role !== 'caption')).toBe(true);
    expect(past.annotations).toMatchObject([{ id, note: null }]);
    expect(unpackMarks(past.opened.marks)).toMatchObject([{ id, hasNote: false }]);
    expect(past.difference).toEqual({
      marksOnlyThen: 0,
      marksOnlyNow: 1,
      marksChanged: 1,
      textChanged: true,
    });
    const later = await call['history:at']({ articleId, at: 6 });
    expect(later.opened.article.blocks.some(({ role }) => role === 'caption')).toBe(true);
    expect((await call['history:at']({ articleId, at: 8 })).annotations).toHaveLength(1);
  });

  test('is not there before its arrival', async () => {
    const workspace = await worked();
    const other = await importText(workspace, 'Another text.');
    const error = await appErrorOf(() => workspace.call['history:at']({ articleId: other, at: 9 }));
    expect(error.code).toBe('not-found');
  });

  test('an act elsewhere does not count: the last one on the article does', async () => {
    const workspace = await worked();
    await importText(workspace, 'Another text.');
    const past = await workspace.call['history:at']({ articleId: workspace.articleId, at: 10 });
    expect(past.seq).toBe(9);
  });

  test('is exported as a valid file with the revision and the marks of then', async () => {
    const { call, articleId, folder } = await worked();
    const path = join(folder, 'then.annotated.json');
    const result = await call['export:annotated-json']({ articleId, path, at: 4 });
    expect(result.annotations).toBe(2);
    expect(await validateFile(path, 1_000_000, null)).toMatchObject({ valid: true, problems: [] });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      article: { title: 'Bridge reopens', revision: { number: 1 } },
      annotators: [{ name: 'Ana' }],
      annotations: [{ tag: 'actor' }, { tag: 'claim', note: 'Who says so?' }],
    });
  });
});
