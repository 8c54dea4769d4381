import { expect, test } from 'vitest';
import { loadDocument } from '../../electron/workspace/services/load-document.ts';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { AnnotationId } from '../../shared/domain/ids.ts';
import { isActive } from '../../shared/domain/is-active.ts';
import { appErrorOf } from '../support/app-error.ts';
import {
  addMine,
  documentBy,
  itemOf,
  jon,
  mia,
  pairReview,
  reviewText,
  sourceOf,
  startReview,
  theirsMarked,
  type ReviewSetup,
} from '../support/decided-review.ts';
import { importText, openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

const newer = (
  { service }: TestWorkspace,
  { articleId, reviewId, theirs }: ReviewSetup,
  change: (given: AnnotatedArticle) => AnnotatedArticle,
) =>
  startReview(service, {
    articleId,
    mode: 'pair',
    sources: [sourceOf(change(theirs))],
    base: null,
    continues: reviewId,
  });

async function keptAll() {
  const workspace = await openTestWorkspace();
  const setup = await pairReview(workspace);
  const { call } = workspace;
  const { reviewId } = setup;
  const state = await call['review:read']({ reviewId });
  const items = state.items.filter(({ kind }) => kind !== 'agreed');
  await call['review:decide']({
    reviewId,
    items: items.map(({ item }) => ({ item, decision: 'keep-mine' })),
    reason: 'mine',
  });
  return { workspace, setup, state, read: () => call['review:read']({ reviewId }) };
}

test('the same file again keeps every decision and asks about nothing', async () => {
  const { workspace, setup, read } = await keptAll();
  const before = await read();
  newer(workspace, setup, (same) => same);
  const after = await read();
  expect(after.decisions).toEqual(before.decisions);
  expect(after.changedSince).toEqual([]);
  expect(after.head.decided).toBe(after.head.differences);
});

test('the same marks under new ids keep their decisions', async () => {
  const { workspace, setup, read } = await keptAll();
  const before = await read();
  const fresh = (id: string) => `new-${id}` as AnnotationId;
  newer(workspace, setup, (given) => ({
    ...given,
    annotations: given.annotations.map((mark) => ({ ...mark, id: fresh(mark.id) })),
    relations: given.relations.map((each) => ({
      ...each,
      from: fresh(each.from),
      to: fresh(each.to),
    })),
  }));
  const after = await read();
  expect(after.head).toMatchObject({
    decided: before.head.decided,
    differences: before.head.differences,
  });
  expect(after.changedSince).toEqual([]);
});

test('what changed in a newer file is asked about again, and the rest stays decided', async () => {
  const { workspace, setup, state, read } = await keptAll();
  const item = itemOf(state, 'note');
  newer(workspace, setup, (given) => ({
    ...given,
    annotations: given.annotations.map((mark) =>
      mark.note === 'low' ? { ...mark, note: 'lower', updatedAtMs: 9000 } : mark,
    ),
  }));
  const after = await read();
  expect(after.changedSince).toEqual([item]);
  expect(after.head.decided).toBe(after.head.differences - 1);
  // The one that was rejected stays so, with the decision that its item names.
  const document = loadDocument(workspace.service.current(), setup.articleId);
  const low = document.annotations.find(({ note }) => note === 'low');
  expect(low?.rejectedBy).toBe(item);
  expect(document.review?.decisions.map((each) => each.item)).toContain(item);
  await workspace.call['review:decide']({
    reviewId: setup.reviewId,
    items: [{ item, decision: 'accept-theirs' }],
    reason: null,
  });
  const { annotations } = loadDocument(workspace.service.current(), setup.articleId);
  expect(annotations.filter(isActive).map(({ note }) => note)).toContain('lower');
  expect(annotations.find(({ note }) => note === 'low')?.rejectedBy).toBe(item);
  expect((await read()).changedSince).toEqual([]);
  for (let step = 0; step < 2; step += 1) await workspace.call['history:undo'](undefined);
  expect((await read()).head.decided).toBe(after.head.differences);
});

test('a mark of mine that changed since is asked about again', async () => {
  const { workspace, setup, state, read } = await keptAll();
  const item = state.items.find(({ kind }) => kind === 'tag');
  const id = item?.mine[0] as AnnotationId;
  await workspace.call['annotation:set-note']({ id, articleId: setup.articleId, note: 'hm' });
  expect((await read()).changedSince).toEqual([item?.item]);
});

test('finishing is an act, and going on too', async () => {
  const { workspace, setup, read } = await keptAll();
  const { call } = workspace;
  const { reviewId } = setup;
  const act = await call['review:finish']({ reviewId, finished: true });
  expect(act.label).toBe('Finish review');
  expect((await read()).head.finishedAtMs).not.toBeNull();
  const { items, decisions } = await read();
  const item = items.find(({ kind }) => kind === 'tag')?.item ?? '';
  expect(() =>
    call['review:decide']({ reviewId, items: [{ item, decision: null }], reason: null }),
  ).toThrow('This review is finished.');
  expect((await read()).decisions).toEqual(decisions);
  await call['history:undo'](undefined);
  expect((await read()).head.finishedAtMs).toBeNull();
  expect(await call['review:list']({ articleId: null })).toEqual([(await read()).head]);
});

test('what several agree on becomes marks of the adjudicated set, and nobody’s own marks change', async () => {
  const workspace = await openTestWorkspace();
  const { call, service } = workspace;
  const articleId = await importText(workspace, reviewText);
  addMine(service, articleId);
  const before = loadDocument(service.current(), articleId);
  const reviewId = startReview(service, {
    articleId,
    mode: 'panel',
    sources: [jon, mia].map((by) => sourceOf(documentBy(service, articleId, by, theirsMarked), by)),
    base: null,
    continues: null,
  });
  const state = await call['review:read']({ reviewId });
  expect(state.sides.map(({ name }) => name)).toEqual(['Ana', 'Jon', 'Mia']);
  const wanted = state.panel.filter(({ variants }) => (variants[0]?.votes ?? 0) >= 2);
  const { act, skipped, head } = await call['review:decide']({
    reviewId,
    items: wanted.map(({ item, variants }) => ({
      item,
      decision: 'accept-theirs',
      take: variants[0]?.marks.slice(0, 1) ?? [],
    })),
    reason: null,
  });
  expect(skipped).toEqual([]);
  const { annotations, relations } = loadDocument(service.current(), articleId);
  const set = annotations.filter(({ annotator }) => annotator === head.adjudicator?.id);
  expect(head.adjudicator?.name).toBe('Adjudicated by Ana');
  expect(set).toHaveLength(wanted.filter(({ subject }) => subject === 'mark').length);
  expect(set).toHaveLength(theirsMarked.length);
  expect(act.upserted).toHaveLength(set.length);
  expect(annotations.filter((mark) => !set.includes(mark))).toEqual(before.annotations);
  const ids = new Set(set.map(({ id }) => id));
  const linked = relations.filter(({ annotator }) => annotator === head.adjudicator?.id);
  expect(linked.map(({ from, to }) => ids.has(from) && ids.has(to))).toEqual([true]);
  const refused = await appErrorOf(() =>
    call['review:decide']({
      reviewId,
      items: [
        { item: wanted[0]?.item ?? '', decision: 'accept-both', take: [{ source: 2, id: 'none' }] },
      ],
      reason: null,
    }),
  );
  expect(refused.code).toBe('conflict');
  expect(loadDocument(service.current(), articleId).annotations).toEqual(annotations);
});

test('agreement is measured on what was compared, whatever was decided', async () => {
  const { workspace, setup } = await keptAll();
  const { call } = workspace;
  const measure = () =>
    call['review:agreement']({
      of: { target: { ids: [setup.articleId] } },
      unit: 'character',
      gamma: false,
    });
  const after = await measure();
  await call['history:undo'](undefined);
  const before = await measure();
  expect(before).toEqual(after);
  expect(before.documents).toBe(1);
  expect(before.overall.figures.percent).toBeGreaterThan(0.5);
  expect(before.annotators).toHaveLength(2);
});

test('a review, an item or an article that is not there is named, and nothing changes', async () => {
  const { workspace, setup } = await keptAll();
  const { call } = workspace;
  const before = loadDocument(workspace.service.current(), setup.articleId);
  const decide = (reviewId: string, item: string) =>
    appErrorOf(() =>
      call['review:decide']({ reviewId, items: [{ item, decision: 'keep-mine' }], reason: null }),
    );
  expect((await decide(setup.reviewId, 'nothing')).code).toBe('conflict');
  expect((await decide('11111111-1111-4111-8111-111111111111', 'x')).code).toBe('not-found');
  const other = await importText(workspace, 'Without any review.');
  const none = await appErrorOf(() =>
    call['review:agreement']({
      of: { target: { ids: [other] } },
      unit: 'token',
      gamma: false,
    }),
  );
  expect(none.code).toBe('not-found');
  expect(loadDocument(workspace.service.current(), setup.articleId)).toEqual(before);
});
