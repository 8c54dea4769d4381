import { expect, test } from 'vitest';
import { loadDocument } from '../../electron/workspace/services/load-document.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { isActive } from '../../shared/domain/is-active.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotatedArticle } from '../../shared/annotation-file/model.ts';
import type { ReviewDecisionKind } from '../../shared/annotation-file/model.ts';
import { itemOf, jon, pairReview, type ReviewSetup } from '../support/decided-review.ts';
import { parseWritten } from '../support/parse-written.ts';
import { ana, openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

const document = ({ service }: TestWorkspace, { articleId }: ReviewSetup): AnnotatedArticle =>
  loadDocument(service.current(), articleId);

/** Tag and words of each mark that counts, in text order. */
const saying = ({ annotations }: AnnotatedArticle): string[] =>
  annotations.filter(isActive).map(words);
const rejected = ({ annotations }: AnnotatedArticle): string[] =>
  annotations.filter((mark) => !isActive(mark)).map(words);
const words = ({ tag, segments, annotator }: Annotation): string =>
  `${annotator === ana.id ? 'Ana' : 'Jon'} ${tag} ${segments.map(({ quote }) => quote).join('…')}`;

async function decided(kind: Parameters<typeof itemOf>[1], decision: ReviewDecisionKind | null) {
  const workspace = await openTestWorkspace();
  const setup = await pairReview(workspace);
  const { call } = workspace;
  const before = document(workspace, setup);
  const state = await call['review:read']({ reviewId: setup.reviewId });
  const item = itemOf(state, kind);
  const result = await call['review:decide']({
    reviewId: setup.reviewId,
    items: [{ item, decision }],
    reason: 'because',
  });
  return { workspace, setup, before, state, item, result, after: document(workspace, setup) };
}

test('a review has every kind of difference that the marks have', async () => {
  const workspace = await openTestWorkspace();
  const { reviewId } = await pairReview(workspace);
  const { head, items } = await workspace.call['review:read']({ reviewId });
  const kinds = items.map(({ kind }) => kind).toSorted();
  expect(new Set(kinds)).toEqual(
    new Set([
      'agreed',
      'attribute',
      'boundary',
      'note',
      'only-mine',
      'only-theirs',
      'relation',
      'segments',
      'tag',
    ]),
  );
  expect(head.differences).toBe(items.filter(({ kind }) => kind !== 'agreed').length);
  expect(head.decided).toBe(0);
});

test('keeping mine brings theirs in as rejected', async () => {
  const { before, after, result, item } = await decided('boundary', 'keep-mine');
  expect(saying(after)).toEqual(saying(before));
  expect(rejected(after)).toEqual(['Jon actor Ruiz']);
  expect(after.annotations.find((mark) => !isActive(mark))?.rejectedBy).toBe(item);
  expect(result.act).toMatchObject({ label: 'Keep mine: Boundary', upserted: [], removed: [] });
  expect(result.head.decided).toBe(1);
  expect(result.decisions).toMatchObject([{ item, decision: 'keep-mine', reason: 'because' }]);
});

test('taking theirs rejects mine, and what hung on mine hangs on theirs', async () => {
  const { before, after, result } = await decided('boundary', 'accept-theirs');
  expect(rejected(after)).toEqual(['Ana actor Mayor Ruiz']);
  expect(saying(after)).toContain('Jon actor Ruiz');
  expect(result.act.label).toBe('Take Jon’s: Boundary');
  const mine = before.annotations.find(({ tag }) => tag === 'actor');
  const theirs = after.annotations.find(
    ({ tag, annotator }) => tag === 'actor' && annotator === jon.id,
  );
  expect(result.act.removed).toEqual([mine?.id]);
  expect(result.act.upserted.map(({ id }) => id)).toEqual([theirs?.id]);
  expect(before.relations.map(({ to }) => to)).toEqual([mine?.id]);
  expect(after.relations.map(({ to, id }) => [to, id])).toEqual([
    [theirs?.id, before.relations[0]?.id],
  ]);
});

test('taking both leaves both, rejecting both leaves none', async () => {
  const both = await decided('tag', 'accept-both');
  expect(rejected(both.after)).toEqual([]);
  expect(saying(both.after)).toHaveLength(both.before.annotations.length + 1);
  const none = await decided('tag', 'reject-both');
  expect(rejected(none.after).toSorted()).toEqual([
    'Ana claim opened on Monday',
    'Jon quote opened on Monday',
  ]);
});

test('what hangs on a rejected mark goes with it and comes back with it', async () => {
  const { workspace, setup, before, after, item } = await decided('boundary', 'reject-both');
  expect(before.relations).toHaveLength(1);
  expect(after.relations).toEqual([]);
  await workspace.call['review:decide']({
    reviewId: setup.reviewId,
    items: [{ item, decision: null }],
    reason: null,
  });
  expect(document(workspace, setup)).toEqual({ ...before, review: expect.anything() as unknown });
});

test('a mark on one side only is kept or rejected', async () => {
  const kept = await decided('only-theirs', 'accept-theirs');
  expect(saying(kept.after)).toHaveLength(kept.before.annotations.length + 1);
  const refused = await decided('only-theirs', 'keep-mine');
  expect(rejected(refused.after)).toHaveLength(1);
  expect(saying(refused.after)).toEqual(saying(refused.before));
  const given = await decided('only-mine', 'accept-theirs');
  expect(rejected(given.after)).toHaveLength(1);
  expect(rejected(given.after)[0]).toMatch(/^Ana/u);
});

test('an edit is a mark of the reviewer’s, and both others are rejected', async () => {
  const workspace = await openTestWorkspace();
  const setup = await pairReview(workspace);
  const { reviewId } = setup;
  const item = itemOf(await workspace.call['review:read']({ reviewId }), 'note');
  const ask = (verdict: string) =>
    workspace.call['review:decide']({
      reviewId,
      reason: null,
      items: [
        {
          item,
          decision: 'edit',
          edited: {
            tag: 'claim' as never,
            segments: [{ startUtf16: 0, endUtf16: 6 }],
            attributes: { verdict },
            note: 'between',
          },
        },
      ],
    });
  await expect(async () => ask('maybe')).rejects.toThrow('Verdict');
  expect(rejected(document(workspace, setup))).toEqual([]);
  await ask('supported');
  const after = document(workspace, setup);
  expect(rejected(after).toSorted()).toEqual(['Ana claim ten million', 'Jon claim ten million']);
  expect(after.annotations.find(({ note }) => note === 'between')).toMatchObject({
    annotator: ana.id,
    attributes: { verdict: 'supported' },
  });
});

test('a relation waits for its marks', async () => {
  const { workspace, setup, result, state } = await decided('relation', 'accept-theirs');
  const { reviewId } = setup;
  const theirs = state.items.filter(
    ({ kind, theirs: ids }) => kind === 'relation' && ids.length > 0,
  );
  const [relation] = theirs;
  expect(result.act.upserted).toEqual([]);
  const marks = state.items.filter(({ subject, kind }) => subject === 'mark' && kind !== 'agreed');
  const { skipped } = await workspace.call['review:decide']({
    reviewId,
    items: [
      { item: relation?.item ?? '', decision: 'accept-theirs' },
      ...marks.map(({ item }) => ({ item, decision: 'accept-theirs' as const })),
    ],
    reason: null,
  });
  expect(skipped).toEqual([]);
  const after = document(workspace, setup);
  const ids = new Set(after.annotations.filter(isActive).map(({ id }) => id));
  expect(after.relations.length).toBeGreaterThan(0);
  for (const { from, to } of after.relations) expect(ids.has(from) && ids.has(to)).toBe(true);
});

test.each(['keep-mine', 'accept-theirs', 'accept-both', 'reject-both'] as const)(
  'deciding everything with %s can be undone, redone, read back by our own reader, and never changes the items',
  async (decision) => {
    const workspace = await openTestWorkspace();
    const setup = await pairReview(workspace);
    const { call, service } = workspace;
    const { reviewId } = setup;
    const before = document(workspace, setup);
    const state = await call['review:read']({ reviewId });
    const items = state.items
      .filter(({ kind }) => kind !== 'agreed')
      .map(({ item }) => ({ item, decision }));
    await call['review:decide']({ reviewId, items, reason: null });
    const after = document(workspace, setup);
    const then = await call['review:read']({ reviewId });
    expect(then.items).toEqual(state.items);
    expect(then.sides).toEqual(state.sides);
    expect(parseWritten(after).problems).toEqual([]);
    expect(parseWritten(after).document?.review?.decisions.length).toBe(then.decisions.length);
    expect(verifyWorkspace(service.current().db)).toMatchObject({ ok: true, problems: [] });
    await call['history:undo'](undefined);
    expect(document(workspace, setup)).toEqual(before);
    expect(await call['review:read']({ reviewId })).toEqual(state);
    await call['history:redo'](undefined);
    expect(document(workspace, setup)).toEqual(after);
    expect(await call['review:read']({ reviewId })).toEqual(then);
    const reopened = await workspace.reopen();
    expect(await reopened.call['review:read']({ reviewId })).toEqual(then);
  },
);
