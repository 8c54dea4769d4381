import { expect, test } from 'vitest';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { openTestWorkspace, tagWords, type TestWorkspace } from '../support/workspace.ts';

const first = [
  'Old bridge reopens',
  'The town opened the old bridge on Monday after two years of work on its piers.',
  'Some 3,000 people crossed it within the first hour, the town police said in a statement.',
].join('\n\n');
const second = first.replace('Some 3,000', 'About 2,500');
const third = second.replace('on Monday', 'on Sunday');

async function importAs({ call }: TestWorkspace, fileName: string, content: string) {
  const bytes = new TextEncoder().encode(content);
  const { articles, error } = await call['article:import-bytes']({
    fileName,
    bytes,
    wholePage: false,
  });
  const [ref] = articles;
  if (ref === undefined) throw new Error(`not imported: ${error?.message}`);
  return ref;
}

const shelfOf = async ({ call }: TestWorkspace, id: ArticleId) =>
  (await call['article:open']({ id })).summary.shelf;

const toBin = ({ call }: TestWorkspace, id: ArticleId) =>
  call['library:act']({ target: { ids: [id] }, act: { kind: 'move', shelf: 'bin' } });

test('a third version is like the article that has the second as a revision, not like what went to the bin', async () => {
  const workspace = await openTestWorkspace();
  const { id } = await importAs(workspace, 'a.txt', first);
  const newer = await importAs(workspace, 'b.txt', second);
  await workspace.call['article:make-revision']({ id: newer.id, of: id });
  const newest = await importAs(workspace, 'c.txt', third);
  expect(newest.similar).toMatchObject({ id, shelf: 'library' });
  const same = await importAs(workspace, 'd.txt', `\ufeff${second}`);
  expect(same.similar).toMatchObject({ id, shelf: 'library', similarity: 1 });
});

test('after many revisions, all earlier versions of which are in the bin, the article itself is named', async () => {
  const workspace = await openTestWorkspace();
  const { id } = await importAs(workspace, 'v0.txt', first);
  for (let version = 1; version <= 8; version += 1) {
    const text = first.replace('3,000', String(3000 + version));
    const newer = await importAs(workspace, `v${version}.txt`, text);
    expect(newer.similar?.id).toBe(id);
    await workspace.call['article:make-revision']({ id: newer.id, of: id });
  }
});

test('a revision of an article in the bin brings it back, and one undo takes that back as well', async () => {
  const workspace = await openTestWorkspace();
  const { id } = await importAs(workspace, 'a.txt', first);
  await tagWords(workspace, id, 'the old bridge');
  await toBin(workspace, id);
  const newer = await importAs(workspace, 'b.txt', second);
  expect(newer.similar).toMatchObject({ id, shelf: 'bin' });
  await workspace.call['article:make-revision']({ id: newer.id, of: id });
  expect([await shelfOf(workspace, id), await shelfOf(workspace, newer.id)]).toEqual([
    'library',
    'bin',
  ]);
  await workspace.call['history:undo'](undefined);
  expect([await shelfOf(workspace, id), await shelfOf(workspace, newer.id)]).toEqual([
    'bin',
    'library',
  ]);
});

test('the bytes of a revision that was undone lead to the article that shows them', async () => {
  const workspace = await openTestWorkspace();
  const { id } = await importAs(workspace, 'a.txt', first);
  const newer = await importAs(workspace, 'b.txt', second);
  await workspace.call['article:make-revision']({ id: newer.id, of: id });
  expect(await importAs(workspace, 'again.txt', second)).toMatchObject({ id, status: 'exists' });
  await workspace.call['history:undo'](undefined);
  const again = await importAs(workspace, 'again.txt', second);
  expect(again).toMatchObject({ id: newer.id, status: 'exists' });
});

test('roles that were given by hand stay with blocks that say the same, through several revisions', async () => {
  const workspace = await openTestWorkspace();
  const { call } = workspace;
  const { id } = await importAs(workspace, 'a.txt', first);
  const rolesOf = async () =>
    (await call['article:open']({ id })).article.blocks.map(({ role }) => role);
  const unchanged = first.indexOf('The town');
  const changed = first.indexOf('Some 3,000');
  for (const startUtf16 of [unchanged, changed]) {
    const place = { startUtf16, endUtf16: startUtf16 };
    await call['article:set-role']({ articleId: id, place, role: 'caption' });
  }
  expect(await rolesOf()).toEqual(['headline', 'caption', 'caption']);
  for (const text of [second, `Another first line\n\n${second}\n\nA last line.`]) {
    const newer = await importAs(workspace, 'newer.txt', text);
    await call['article:make-revision']({ id: newer.id, of: id });
  }
  const { article } = await call['article:open']({ id });
  const roleOf = (words: string) =>
    article.blocks.find(({ startUtf16 }) => startUtf16 === article.text.indexOf(words))?.role;
  expect([roleOf('The town'), roleOf('About 2,500')]).toEqual(['caption', 'body']);
  for (let undone = 0; undone < 2; undone += 1) await call['history:undo'](undefined);
  expect(await rolesOf()).toEqual(['headline', 'caption', 'caption']);
  for (let redone = 0; redone < 2; redone += 1) await call['history:redo'](undefined);
  expect((await call['article:open']({ id })).article).toEqual(article);
});
