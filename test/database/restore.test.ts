import { expect, test } from 'vitest';
import { pastDocument } from '../../electron/workspace/services/past-article.ts';
import { performAct } from '../../electron/workspace/services/act.ts';
import { requireArticle } from '../../electron/workspace/services/lookup.ts';
import type { AnnotationId, ArticleId, RelationId } from '../../shared/domain/ids.ts';
import { act, recordNow, type RandomAct } from '../support/log-model.ts';
import {
  ana,
  importText,
  openTestWorkspace,
  tagWords,
  type TestWorkspace,
} from '../support/workspace.ts';

const step = (name: RandomAct['do'], which = 1): RandomAct => ({
  do: name,
  which,
  start: 0,
  length: 6,
});

async function worked() {
  const workspace = await openTestWorkspace();
  const { call, service } = workspace;
  const articleId = await importText(workspace);
  const { id } = await tagWords(workspace, articleId, 'Monday');
  await tagWords(workspace, articleId, 'Mayor Ana Ruiz', 'actor');
  await act(service, articleId, step('relate'), 0);
  await act(service, articleId, step('cover'), 0);
  const was = recordNow(service, articleId);
  await call['annotation:delete']({ id, articleId });
  await tagWords(workspace, articleId, 'bridge', 'location');
  await call['article:update']({ id: articleId, fields: { title: 'The bridge' } });
  for (const name of ['cover', 'tagset', 'role', 'text'] as const) {
    await act(service, articleId, step(name, 2), 0);
  }
  return { workspace, articleId, was };
}

test('restoring brings back text, marks, relations, fields, tagset and coverage in one act', async () => {
  const { workspace, articleId, was } = await worked();
  const { call, service } = workspace;
  const before = recordNow(service, articleId);
  const result = await call['history:restore']({ articleId, at: 5 });
  expect(result).toMatchObject({
    label: 'Restore the state after “cover”',
    articleId,
    textChanged: true,
    history: { undo: 'Restore the state after “cover”' },
  });
  expect(recordNow(service, articleId)).toEqual(was);
  await call['history:undo'](undefined);
  expect(recordNow(service, articleId)).toEqual(before);
  await call['history:redo'](undefined);
  expect(recordNow(service, articleId)).toEqual(was);
  expect(await call['history:verify'](undefined)).toMatchObject({ ok: true });
});

test('the state before a restoration stays in reach, after a restart too', async () => {
  const { workspace, articleId } = await worked();
  const before = recordNow(workspace.service, articleId);
  const { entries } = await workspace.call['history:timeline']({
    articleId,
    before: null,
    limit: 1,
  });
  await workspace.call['history:restore']({ articleId, at: 5 });
  const again = await workspace.reopen();
  const at = entries[0]?.seq ?? 0;
  expect(pastDocument(again.service.current(), { articleId, at })).toEqual(before.document);
  await again.call['history:undo'](undefined);
  expect(recordNow(again.service, articleId)).toEqual(before);
});

test('relations that a merge moved go back to their marks, and to the merged one by undo', async () => {
  const workspace = await openTestWorkspace();
  const { call, service } = workspace;
  const articleId = await importText(workspace);
  const { id: to } = await tagWords(workspace, articleId, 'Ana Ruiz', 'actor');
  const { id: first } = await tagWords(workspace, articleId, 'The bridge', 'actor');
  const { id: second } = await tagWords(workspace, articleId, 'Monday', 'actor');
  const id = '11111111-1111-4111-8111-111111111111' as RelationId;
  await call['relation:create']({ id, articleId, type: 'same-as', from: second, to });
  const apart = recordNow(service, articleId);
  await call['annotation:merge']({ articleId, ids: [first, second] });
  const merged = recordNow(service, articleId);
  await call['history:restore']({ articleId, at: 5 });
  expect(recordNow(service, articleId)).toEqual(apart);
  await call['history:undo'](undefined);
  expect(recordNow(service, articleId)).toEqual(merged);
  await call['history:redo'](undefined);
  expect(recordNow(service, articleId)).toEqual(apart);

  await call['history:restore']({ articleId, at: 6 });
  expect(recordNow(service, articleId)).toEqual(merged);
  await call['history:undo'](undefined);
  expect(recordNow(service, articleId)).toEqual(apart);
  expect(await call['history:verify'](undefined)).toMatchObject({ ok: true });
});

test('restoring what is so already writes nothing', async () => {
  const { workspace, articleId } = await worked();
  const { acts } = await workspace.call['history:verify'](undefined);
  await workspace.call['history:restore']({ articleId, at: acts });
  expect((await workspace.call['history:verify'](undefined)).acts).toBe(acts);
});

test('restoring leaves the article where it is filed', async () => {
  const { workspace, articleId } = await worked();
  await act(workspace.service, articleId, step('status', 2), 0);
  await workspace.call['history:restore']({ articleId, at: 5 });
  const [row] = await workspace.call['article:list'](undefined);
  expect(row?.status).toBe('done');
});

function relate(
  { service }: TestWorkspace,
  articleId: ArticleId,
  from: AnnotationId,
  to: { readonly id: AnnotationId; readonly articleId: ArticleId },
): RelationId {
  const id = `relation-${from.slice(0, 8)}` as RelationId;
  performAct(service.current(), (db, _annotator, atMs) => ({
    label: 'Relate',
    head: requireArticle(db, articleId),
    changes: [
      {
        entity: 'relation',
        articleId,
        id,
        before: null,
        after: {
          id,
          type: 'same-as',
          from,
          to: to.id,
          toArticle: to.articleId,
          note: null,
          annotator: ana.id,
          createdAtMs: atMs,
          updatedAtMs: atMs,
          extra: {},
        },
      },
    ],
  }));
  return id;
}

async function twoArticles() {
  const workspace = await openTestWorkspace();
  const here = await importText(workspace);
  const there = await importText(workspace, 'Another text about the bridge.');
  const far = { id: (await tagWords(workspace, there, 'bridge', 'location')).id, articleId: there };
  const near = await tagWords(workspace, here, 'bridge', 'location');
  return { workspace, here, there, far, near };
}

test('a relation whose other end is gone from another article is left out, and the label says so', async () => {
  const { workspace, here, far, near } = await twoArticles();
  relate(workspace, here, near.id, far);
  const { acts: at } = await workspace.call['history:verify'](undefined);
  await workspace.call['annotation:delete'](far);
  await workspace.call['annotation:delete']({ id: near.id, articleId: here });
  const { label, upserted } = await workspace.call['history:restore']({ articleId: here, at });
  expect(upserted).toMatchObject([{ id: near.id }]);
  expect(label).toBe('Restore the state after “Relate”, without a relation to marks that are gone');
  expect(await workspace.call['history:verify'](undefined)).toMatchObject({ ok: true });
});

test('a relation from another article goes with the mark that it ends at, and comes back with undo', async () => {
  const { workspace, here, there, far, near } = await twoArticles();
  relate(workspace, there, far.id, { id: near.id, articleId: here });
  await workspace.call['history:restore']({ articleId: here, at: 1 });
  expect(recordNow(workspace.service, there).document.relations).toEqual([]);
  expect(await workspace.call['history:verify'](undefined)).toMatchObject({ ok: true });
  await workspace.call['history:undo'](undefined);
  expect(recordNow(workspace.service, there).document.relations).toHaveLength(1);
  expect(recordNow(workspace.service, here).document.annotations).toHaveLength(1);
});
