import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { describe, expect, test } from 'vitest';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { openingLimits } from '../../electron/workspace/db/soundness.ts';
import { listUnsound } from '../../electron/workspace/db/row-check.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import type { TagId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { edit } from '../support/edited-text.ts';
import { tamper } from '../support/tampering.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { makeOldFile } from '../torture/support/old-files.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

async function marked() {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  const { id } = await tagWords(workspace, articleId, 'Monday');
  await tagWords(workspace, articleId, 'safe');
  return { ...workspace, articleId, id };
}

test('what the program writes, changes, undoes and deletes fits its sums and tallies', async () => {
  const { call, path, service, articleId, id } = await marked();
  await call['annotation:set-note']({ id, articleId, note: 'as the mayor says' });
  await call['annotation:delete']({ id, articleId });
  await call['history:undo'](undefined);
  service.close();
  expect(readDatabase(path, listUnsound)).toEqual([]);
});

describe.each([
  ['a mark that says something else', "UPDATE annotation SET tag = 'actor'"],
  ['a mark that lies elsewhere', 'UPDATE segment SET start_utf16 = start_utf16 + 1'],
  ['a mark that is gone', 'DELETE FROM segment; DELETE FROM annotation'],
  ['a title that was never given', "UPDATE article SET title = 'Another'"],
  ['a text that was never written', "UPDATE revision SET text = replace(text, 'Monday', 'Friday')"],
  ['a file that it never came from', "UPDATE source SET file_name = 'other.txt'"],
  ['sentences that were never found', "UPDATE sentence_list SET states = x'01'"],
])('%s', (_name, sql) => {
  test('is found while the workspace is opened', async () => {
    const { path, service, reopen } = await marked();
    service.close();
    tamper(path, sql);
    expect((await appErrorOf(() => reopen())).code).toBe('workspace-damaged');
  });

  test('is not shown of a large workspace, is told once, and no act is taken any more', async () => {
    const { path, service, reopen, articleId } = await marked();
    service.close();
    tamper(path, sql);
    const { call } = await reopen({ ...openingLimits, rows: 0 });
    expect((await appErrorOf(() => call['article:open']({ id: articleId }))).code).toBe(
      'workspace-damaged',
    );
    expect((await appErrorOf(() => call['text:discard-draft']({ articleId }))).code).toBe(
      'workspace-damaged',
    );
  });

  test('is found by a check of the whole workspace', async () => {
    const { path, service } = await marked();
    service.close();
    tamper(path, sql);
    const { problems } = readDatabase(path, (db) => verifyWorkspace(db));
    expect(problems.map(({ message }) => message).join(' ')).toMatch(/Rows of \w+/);
  });
});

test('an act does not make a row whole that is not what was written', async () => {
  const { path, service, call, articleId } = await marked();
  const driver = new Database(path);
  driver.exec("UPDATE article SET title = 'Another'");
  driver.close();
  const target = { ids: [articleId] };
  const refused = await appErrorOf(() =>
    call['library:act']({ target, act: { kind: 'set-status', status: 'done' } }),
  );
  expect(refused.code).toBe('workspace-damaged');
  service.close();
});

test('a damaged workspace of an earlier version is not brought up to date, and stays as it is', async () => {
  const path = join(tempFolder(), 'old.sourcebench');
  makeOldFile(path, 8, 3);
  tamper(path, "UPDATE annotation SET tag = 'actor' WHERE id = 'mark-2'");
  const before = readFileSync(path);
  const error = await appErrorOf(() => openTestWorkspace({ path }));
  expect(error.code).toBe('workspace-damaged');
  expect(error.message).toContain('annotation');
  expect(readFileSync(path).equals(before)).toBe(true);
});

test.each([
  ['annotation', 'history:of-mark'],
  ['revision', 'text:revisions'],
] as const)(
  'a change whose kind (%s) is damaged makes %s fail, and is not left out',
  async (entity, ask) => {
    const { call, path, service, articleId, id, reopen } = await marked();
    const { article } = await call['article:open']({ id: articleId });
    const edited = edit(article, { words: 'Monday', by: 'Mondays' });
    await call['text:commit']({ articleId, edited, reason: 'A slip' });
    service.close();
    tamper(path, `UPDATE change SET entity = 'x' || entity WHERE entity = '${entity}'`);
    const again = await reopen();
    const asked =
      ask === 'history:of-mark'
        ? () => again.call[ask]({ articleId, id })
        : () => again.call[ask]({ articleId });
    expect((await appErrorOf(asked)).code).toBe('workspace-damaged');
  },
);

test('values of marks that are not what was written are not suggested', async () => {
  const { call, path, service, articleId, id, reopen } = await marked();
  await call['annotation:set-attributes']({ id, articleId, values: { topic: 'harbour' } });
  const asked = { tag: 'claim' as TagId, attribute: 'topic', limit: 10 };
  expect(await call['annotation:text-values'](asked)).toEqual(['harbour']);
  service.close();
  tamper(path, "UPDATE annotation SET attributes = replace(attributes, 'harbour', 'harbors')");
  const again = await reopen({ ...openingLimits, rows: 0 });
  const error = await appErrorOf(() => again.call['annotation:text-values'](asked));
  expect(error.code).toBe('workspace-damaged');
});
