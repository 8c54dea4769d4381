// Tagging every occurrence on a real file: what is found where, what is left alone, one act and one undo for all.

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { ArticleId, CollectionId, TagId } from '../../shared/domain/ids.ts';
import type { TagAllFindings } from '../../shared/ipc/mark-types.ts';
import { appErrorOf } from '../support/app-error.ts';
import { storeText } from '../support/arrived-article.ts';
import { openTestWorkspace, tagWords, type TestWorkspace } from '../support/workspace.ts';

const actor = 'actor' as TagId;
const text = 'Ana Ruiz spoke. Then Ruiz left; RUIZ came back. Ruizes stayed. “Ruiz 🚧” it said.';
const plain = { regex: false, matchCase: true, wholeWords: true };

async function filled() {
  const workspace = await openTestWorkspace();
  const articleId = storeText(workspace, text);
  return { workspace, call: workspace.call, articleId };
}

type Asked = Partial<Parameters<TestWorkspace['call']['tag-all:find']>[0]>;

function find({ call }: Pick<TestWorkspace, 'call'>, articleId: ArticleId, asked: Asked = {}) {
  return call['tag-all:find']({
    articleId,
    scope: { kind: 'article' },
    pattern: 'Ruiz',
    ...plain,
    tag: actor,
    ...asked,
  });
}

const everything = ({ groups }: TagAllFindings) =>
  groups.map(({ articleId, textSha256, matches }) => ({
    articleId,
    textSha256,
    spans: matches.map(({ startUtf16, endUtf16 }) => ({ startUtf16, endUtf16 })),
  }));

async function marksOf({ call }: Pick<TestWorkspace, 'call'>, articleId: ArticleId) {
  const { marks } = await call['article:open']({ id: articleId });
  return call['annotation:details']({ ids: [...marks.ids], articleId });
}

test('occurrences come with their context, and with what is tagged there already', async () => {
  const { workspace, articleId } = await filled();
  await tagWords(workspace, articleId, 'Ana Ruiz', 'actor');
  await tagWords(workspace, articleId, 'Ruiz left', 'claim');
  const { groups, total, truncated, fault } = await find(workspace, articleId);
  expect([total, truncated, fault]).toEqual([3, false, null]);
  const [group] = groups;
  expect(group).toMatchObject({ articleId, canTag: true });
  expect(group?.matches.map(({ before, match, after }) => [before, match, after])).toEqual([
    ['Ana ', 'Ruiz', ' spoke. Then Ruiz left; RUIZ came back. Ruizes stayed. “Ruiz'],
    ['Ana Ruiz spoke. Then ', 'Ruiz', ' left; RUIZ came back. Ruizes stayed. “Ruiz 🚧” it said.'],
    ['Ruiz spoke. Then Ruiz left; RUIZ came back. Ruizes stayed. “', 'Ruiz', ' 🚧” it said.'],
  ]);
  expect(group?.matches.map(({ tagged, overlapped }) => [tagged, overlapped])).toEqual([
    [null, true],
    [null, false],
    [null, false],
  ]);
  const found = await find(workspace, articleId, { matchCase: false, wholeWords: false });
  expect(found.total).toBe(5);
});

test('all are tagged in one act and undone in one; what has the tag already is left alone', async () => {
  const { workspace, call, articleId } = await filled();
  const own = await tagWords(workspace, articleId, 'RUIZ', 'actor');
  const found = await find(workspace, articleId, { matchCase: false });
  expect(found.groups[0]?.matches.map(({ tagged }) => tagged)).toEqual([null, null, 'actor', null]);
  const result = await call['tag-all:apply']({
    tag: actor,
    like: null,
    articles: everything(found),
  });
  expect(result).toMatchObject({ label: 'Tag 3 passages as actor', articleId });
  expect(result.upserted).toHaveLength(3);
  const marks = await marksOf(workspace, articleId);
  expect(marks.map(({ segments: [segment] }) => segment?.quote)).toEqual([
    'Ruiz',
    'Ruiz',
    'RUIZ',
    'Ruiz',
  ]);
  expect(marks.filter(({ origin }) => origin === 'propagated')).toHaveLength(3);
  await call['history:undo'](undefined);
  expect((await marksOf(workspace, articleId)).map(({ id }) => id)).toEqual([own.id]);
  await call['history:redo'](undefined);
  expect(await marksOf(workspace, articleId)).toEqual(marks);
});

test('the attributes of the mark it began with are taken over', async () => {
  const { workspace, call, articleId } = await filled();
  const like = await tagWords(workspace, articleId, 'Ruiz', 'actor');
  await call['annotation:set-attributes']({
    id: like.id,
    articleId,
    values: { kind: 'person', name: 'Ana Ruiz' },
  });
  const found = await find(workspace, articleId);
  await call['tag-all:apply']({
    tag: actor,
    like: { id: like.id, articleId },
    articles: everything(found),
  });
  const marks = await marksOf(workspace, articleId);
  expect(marks).toHaveLength(3);
  for (const { attributes } of marks) {
    expect(attributes).toEqual({ kind: 'person', name: 'Ana Ruiz' });
  }
});

test('the library and a collection are searched with the article asked from first', async () => {
  const { workspace, call, articleId } = await filled();
  const second = storeText(workspace, 'Nothing here.');
  const third = storeText(workspace, 'Ruiz was there too.');
  const all = await find(workspace, articleId, { scope: { kind: 'library' } });
  expect(all.groups.map((group) => group.articleId)).toEqual([articleId, third]);
  const parts = await find(workspace, articleId, {
    scope: { kind: 'library' },
    wholeWords: false,
    pattern: 'ther',
  });
  expect(parts.groups.map((group) => group.articleId)).toEqual([third]);
  const collection = randomUUID() as string as CollectionId;
  const target = { ids: [articleId, second] };
  await call['collection:create']({ id: collection, name: 'Bridge', target });
  const some = await find(workspace, articleId, { scope: { kind: 'collection', collection } });
  expect(some.groups.map((group) => group.articleId)).toEqual([articleId]);
  const result = await call['tag-all:apply']({
    tag: actor,
    like: null,
    articles: everything(all),
  });
  expect(result).toMatchObject({
    label: 'Tag 4 passages as actor in 2 articles',
    articleId: null,
    articles: [articleId, third],
  });
  await call['history:undo'](undefined);
  expect(await marksOf(workspace, third)).toEqual([]);
});

test('another text than the one that was searched is refused, and nothing is tagged anywhere', async () => {
  const { workspace, call, articleId } = await filled();
  const other = storeText(workspace, 'Ruiz was there too.');
  const found = await find(workspace, articleId, { scope: { kind: 'library' } });
  const articles = everything(found).map((article) =>
    article.articleId === other ? { ...article, textSha256: '0'.repeat(64) } : article,
  );
  const error = await appErrorOf(() => call['tag-all:apply']({ tag: actor, like: null, articles }));
  expect(error).toMatchObject({ code: 'conflict' });
  expect(error.message).toContain('was changed after the search');
  expect(await marksOf(workspace, articleId)).toEqual([]);
});

test('an expression that would take for ever is stopped and named', async () => {
  const workspace = await openTestWorkspace();
  const articleId = storeText(workspace, `${'a'.repeat(60)}!`);
  const { fault, groups } = await find(workspace, articleId, {
    pattern: '(a+)+$',
    regex: true,
    wholeWords: false,
  });
  expect(fault).toContain('took longer than 2 seconds');
  expect(groups).toEqual([]);
  const broken = await find(workspace, articleId, { pattern: '(a', regex: true });
  expect(broken.fault).toContain('not a regular expression');
});

test('empty matches and white space are never found, also where the pattern allows them', async () => {
  const { workspace, articleId } = await filled();
  const loose = { regex: true, wholeWords: false };
  expect((await find(workspace, articleId, { ...loose, pattern: 'x*' })).total).toBe(0);
  expect((await find(workspace, articleId, { ...loose, pattern: String.raw`\s+` })).total).toBe(0);
});

test('a new search stops the one before it', async () => {
  const { workspace, articleId } = await filled();
  const first = appErrorOf(() => find(workspace, articleId));
  const second = await find(workspace, articleId, { pattern: 'Ana' });
  expect(second.total).toBe(1);
  expect((await first).code).toBe('cancelled');
});
