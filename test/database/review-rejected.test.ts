import { expect, test } from 'vitest';
import { loadDocument } from '../../electron/workspace/services/load-document.ts';
import { isActive } from '../../shared/domain/is-active.ts';
import type { TagId } from '../../shared/domain/ids.ts';
import { itemOf, pairReview, reviewText } from '../support/decided-review.ts';
import { viewOf } from '../support/library.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

// What a review rejected is in the file and the history, and counts as a mark nowhere else.

/** Ana's “river”, the only location, with a name and a note, rejected; and what there was before. */
async function withoutRiver() {
  const workspace = await openTestWorkspace();
  const setup = await pairReview(workspace);
  const { call, service } = workspace;
  const { articleId, reviewId } = setup;
  const { annotations } = loadDocument(service.current(), articleId);
  const river = annotations.find(({ tag }) => tag === 'location');
  if (river === undefined) throw new Error('no river');
  const one = { id: river.id, articleId };
  await call['annotation:set-note']({ ...one, note: 'unheard-of' });
  await call['annotation:set-attributes']({ ...one, values: { name: 'The Long River' } });
  const state = await call['review:read']({ reviewId });
  const item = state.items.find(({ mine }) => mine.includes(river.id))?.item ?? '';
  const reject = () =>
    call['review:decide']({ reviewId, items: [{ item, decision: 'reject-both' }], reason: null });
  return { ...workspace, ...setup, river, item, reject };
}

test('it is not opened, counted or listed, and comes back with undo', async () => {
  const { call, articleId, river, reject } = await withoutRiver();
  const before = await call['article:open']({ id: articleId });
  const { act } = await reject();
  expect(act.removed).toEqual([river.id]);
  expect(act.upserted).toEqual([]);
  expect(act.summary?.annotations).toBe(before.summary.annotations - 1);
  const after = await call['article:open']({ id: articleId });
  expect(after.marks.ids).not.toContain(river.id);
  expect(after.marks.ids).toHaveLength(before.marks.ids.length - 1);
  expect(after.summary.annotations).toBe(before.summary.annotations - 1);
  const undone = await call['history:undo'](undefined);
  expect(undone?.upserted.map(({ id }) => id)).toEqual([river.id]);
  expect((await call['article:open']({ id: articleId })).marks).toEqual(before.marks);
});

test.each(['tag:location', 'note:unheard-of', 'has:note', 'marks:>7'])(
  'the search %s finds it no more',
  async (query) => {
    const { call, reject } = await withoutRiver();
    const find = async () =>
      (await call['library:page']({ view: viewOf({ query }), offset: 0, limit: 9 })).total;
    await call['review:list']({ articleId: null });
    const had = await find();
    await reject();
    expect([had, await find()]).toEqual([1, query === 'has:note' ? 1 : 0]);
  },
);

test('figures, proposed texts and places to tag leave it out', async () => {
  const { call, articleId, reject } = await withoutRiver();
  const target = { ids: [articleId] };
  const figures = async () => (await call['stats:read']({ target, all: true })).marks;
  const texts = () =>
    call['annotation:text-values']({ tag: 'location' as TagId, attribute: 'name', limit: 9 });
  const tagged = () =>
    call['tag-all:find']({
      articleId,
      scope: { kind: 'article' },
      pattern: 'river',
      regex: false,
      matchCase: true,
      wholeWords: true,
      tag: 'location' as TagId,
    });
  const [marks, known, places] = [await figures(), await texts(), await tagged()];
  expect(known).toEqual(['The Long River']);
  await reject();
  expect(await figures()).toBe(marks - 1);
  expect(await texts()).toEqual([]);
  expect(await tagged()).not.toEqual(places);
});

test('a relation cannot be led to it from another article, and coverage does not see its claim', async () => {
  const workspace = await openTestWorkspace();
  const { articleId, reviewId } = await pairReview(workspace);
  const { call } = workspace;
  const other = await importText(workspace, 'The river again.');
  const { id: from } = await tagWords(workspace, other, 'river', 'actor');
  const candidates = () =>
    call['relation:candidates']({
      articleId: other,
      from,
      type: 'same-as',
      words: 'Ruiz',
      limit: 9,
    });
  const state = await call['review:read']({ reviewId });
  const items = [itemOf(state, 'boundary'), itemOf(state, 'tag')];
  const before = await call['article:open']({ id: articleId });
  const had = await candidates();
  const { act } = await call['review:decide']({
    reviewId,
    items: items.map((item) => ({ item, decision: 'reject-both' })),
    reason: null,
  });
  expect([had.length, (await candidates()).length]).toEqual([1, 0]);
  const after = await call['article:open']({ id: articleId });
  expect(act.coverage).not.toBeNull();
  expect(after.coverage).not.toEqual(before.coverage);
});

test('it is exported, and in what the article was then', async () => {
  const { call, service, articleId, river, reject, item } = await withoutRiver();
  await reject();
  const document = loadDocument(service.current(), articleId);
  const mark = document.annotations.find(({ id }) => id === river.id);
  expect(mark?.rejectedBy).toBe(item);
  expect(document.review?.decisions.map((each) => each.item)).toEqual([item]);
  const events = await call['history:of-mark']({ id: river.id, articleId });
  expect(JSON.stringify(events)).toContain('rejectedBy');
  const { entries } = await call['history:timeline']({ articleId, before: null, limit: 1 });
  expect(entries[0]?.label).toMatch(/^Reject both: /u);
  const then = await call['history:at']({ articleId, at: entries[0]?.seq ?? 0 });
  expect(then.opened.marks.ids).not.toContain(river.id);
  const earlier = await call['history:at']({ articleId, at: (entries[0]?.seq ?? 1) - 1 });
  expect(earlier.opened.marks.ids).toContain(river.id);
});

test('relations of an imported file that hang on a rejected mark are not shown', async () => {
  const workspace = await openTestWorkspace();
  const { articleId, service } = { ...(await pairReview(workspace)), service: workspace.service };
  const document = loadDocument(service.current(), articleId);
  const [relation] = document.relations;
  const marks = document.annotations.map((mark) =>
    mark.id === relation?.to ? { ...mark, rejectedBy: 'item' } : mark,
  );
  const review = {
    reviewer: { id: 'x' as never, name: 'X' },
    of: { fileSha256: '0'.repeat(64), annotators: [], textSha256: '0'.repeat(64) },
    base: null,
    startedAtMs: 0,
    finishedAtMs: null,
    decisions: [
      {
        item: 'item',
        kind: 'boundary',
        mine: [],
        theirs: [],
        decision: 'reject-both' as const,
        result: [],
        reason: null,
        decidedAtMs: 0,
      },
    ],
  };
  const { serialiseAnnotatedArticle } = await import('../../shared/annotation-file/serialise.ts');
  const json = serialiseAnnotatedArticle(
    {
      ...document,
      article: { ...document.article, id: 'another' as never },
      annotations: marks,
      review,
    },
    { exportedAtMs: 0, generatorVersion: '1.0.0' },
  );
  const result = await workspace.call['article:import-bytes']({
    fileName: 'reviewed.annotated.json',
    bytes: new TextEncoder().encode(json),
    wholePage: false,
  });
  const opened = await workspace.call['article:open']({ id: result.articleId ?? articleId });
  expect(opened.summary.annotations).toBe(marks.filter(isActive).length);
  expect(opened.marks.ids).toHaveLength(marks.length - 1);
  expect(opened.relations.own).toEqual([]);
  expect(loadDocument(service.current(), opened.article.id).relations).toHaveLength(1);
  expect(loadDocument(service.current(), opened.article.id).review).toEqual(review);
  expect(opened.article.text).toBe(reviewText);
});
