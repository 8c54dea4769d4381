import Database from 'better-sqlite3-multiple-ciphers';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BlockRole } from '../../shared/domain/article.ts';
import { appErrorOf } from '../support/app-error.ts';
import {
  importText,
  openBeside,
  openTestWorkspace,
  tagWords,
  type TestWorkspace,
} from '../support/workspace.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';

const text = 'First words.\n\nSecond paragraph.\n\nThird one.\n\nFourth and last.';
const at = (words: string) => text.indexOf(words);

async function imported() {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace, text);
  const set = (startUtf16: number, endUtf16: number, role: BlockRole) =>
    workspace.call['article:set-role']({ articleId, place: { startUtf16, endUtf16 }, role });
  for (const { startUtf16, endUtf16 } of await blocksOf(workspace, articleId)) {
    await set(startUtf16, endUtf16, 'body');
  }
  return { workspace, articleId, set, roles: () => rolesOf(workspace, articleId) };
}

const blocksOf = async ({ call }: Pick<TestWorkspace, 'call'>, id: ArticleId) =>
  (await call['article:open']({ id })).article.blocks;
const rolesOf = async (workspace: Pick<TestWorkspace, 'call'>, id: ArticleId) =>
  (await blocksOf(workspace, id)).map(({ role }) => role);

describe('setting a role', () => {
  test('takes every block that the selection touches and no other', async () => {
    const { set, roles } = await imported();
    const result = await set(at('paragraph'), at('Third') + 1, 'caption');
    expect(result).toMatchObject({ label: 'Set role: caption', textChanged: true, upserted: [] });
    expect(await roles()).toEqual(['body', 'caption', 'caption', 'body']);
  });

  test('takes the block of the caret, at its edges too', async () => {
    const { set, roles } = await imported();
    await set(0, 0, 'headline');
    await set(at('Second') - 2, at('Second') - 2, 'date');
    expect(await roles()).toEqual(['date', 'body', 'body', 'body']);
    await set(at('Second'), at('Second'), 'byline');
    await set(text.length, text.length, 'boilerplate');
    expect(await roles()).toEqual(['date', 'byline', 'body', 'boilerplate']);
  });

  test('does not take a block that the selection ends before', async () => {
    const { set, roles } = await imported();
    await set(0, at('Second'), 'subtitle');
    expect(await roles()).toEqual(['subtitle', 'body', 'body', 'body']);
  });

  test.each([
    ['between two blocks', 13, 13],
    ['past the end', 1000, 1000],
  ])('%s is refused', async (_where, start, end) => {
    const { set } = await imported();
    expect((await appErrorOf(() => set(start, end, 'date'))).code).toBe('invalid-input');
  });

  test('changes neither text, type, level, marks nor fields', async () => {
    const { workspace, articleId, set } = await imported();
    await tagWords(workspace, articleId, 'Second');
    const before = await workspace.call['article:open']({ id: articleId });
    await set(at('Second'), at('Second'), 'headline');
    const after = await workspace.call['article:open']({ id: articleId });
    const blocks = before.article.blocks.map((block, index) =>
      index === 1 ? { ...block, role: 'headline' } : block,
    );
    expect(after.article).toEqual({ ...before.article, blocks });
    expect(after.marks).toEqual(before.marks);
  });

  test('that is there already is no act', async () => {
    const { workspace, set } = await imported();
    await set(0, 0, 'date');
    const { undo } = await workspace.call['history:state'](undefined);
    const again = await set(0, 0, 'date');
    expect(again).toMatchObject({ textChanged: false, history: { undo } });
  });

  test('is undone and done again, block by block', async () => {
    const { workspace, set, roles } = await imported();
    await set(0, 0, 'headline');
    await set(0, text.length, 'boilerplate');
    await workspace.call['history:undo'](undefined);
    expect(await roles()).toEqual(['headline', 'body', 'body', 'body']);
    const undone = await workspace.call['history:undo'](undefined);
    expect(undone).toMatchObject({ label: 'Set role: headline', textChanged: true });
    expect(await roles()).toEqual(['body', 'body', 'body', 'body']);
    await workspace.call['history:redo'](undefined);
    await workspace.call['history:redo'](undefined);
    expect(await roles()).toEqual(['boilerplate', 'boilerplate', 'boilerplate', 'boilerplate']);
  });

  test('logs the blocks that it changed and nothing else', async () => {
    const { workspace, set } = await imported();
    await set(0, 0, 'headline');
    await set(0, at('Second') + 1, 'headline');
    const driver = new Database(workspace.path, { readonly: true });
    const last = driver
      .prepare(
        "SELECT entity_id, before, after FROM change WHERE entity = 'roles' ORDER BY change_seq DESC",
      )
      .get();
    driver.close();
    expect(last).toEqual({
      entity_id: '1',
      before: '[{"startUtf16":14,"role":"body"}]',
      after: '[{"startUtf16":14,"role":"headline"}]',
    });
  });

  test('shows at once to whoever reads beside', async () => {
    const { workspace, articleId, set } = await imported();
    const beside = { call: (await openBeside(workspace)).handlers };
    expect(await rolesOf(beside, articleId)).toEqual(['body', 'body', 'body', 'body']);
    await set(0, 0, 'headline');
    expect(await rolesOf(beside, articleId)).toEqual(['headline', 'body', 'body', 'body']);
    await workspace.call['history:undo'](undefined);
    expect(await rolesOf(beside, articleId)).toEqual(['body', 'body', 'body', 'body']);
  });

  test('is what an export says', async () => {
    const { workspace, articleId, set } = await imported();
    await set(at('Third'), at('Third'), 'caption');
    const path = join(workspace.folder, 'out.annotated.json');
    await workspace.call['export:annotated-json']({ articleId, path });
    const file = JSON.parse(readFileSync(path, 'utf8')) as {
      article: { blocks: { role: string }[] };
    };
    expect(file.article.blocks.map(({ role }) => role)).toEqual([
      'body',
      'body',
      'caption',
      'body',
    ]);
  });
});
