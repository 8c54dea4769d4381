// Splitting and merging marks on a real file: what each part keeps, what becomes of relations, and one undo for all.

import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import {
  importText,
  openTestWorkspace,
  tagWords,
  type TestWorkspace,
} from '../support/workspace.ts';

const text =
  'Bridge reopens\n\nThe new bridge is safe. The old bridge fell into the harbour in May.';

async function filled() {
  const workspace = await openTestWorkspace();
  return { ...workspace, workspace, articleId: await importText(workspace, text) };
}

async function state(
  { call }: TestWorkspace,
  articleId: ArticleId,
): Promise<readonly Annotation[]> {
  const { marks } = await call['article:open']({ id: articleId });
  return call['annotation:details']({ ids: [...marks.ids], articleId });
}

const quotesOf = (annotations: readonly Annotation[]) =>
  annotations.map(({ segments }) => segments.map(({ quote }) => quote));

const newId = () => randomUUID() as string as AnnotationId;

test('a split mark is two: note and id stay with the first, and one undo makes it whole', async () => {
  const { workspace, call, articleId } = await filled();
  const { id } = await tagWords(workspace, articleId, 'The new bridge is safe.');
  await call['annotation:set-note']({ id, articleId, note: 'Checked.' });
  const before = await state(workspace, articleId);
  const second = newId();
  const at = text.indexOf(' is safe');
  const result = await call['annotation:split']({ id, articleId, at, newId: second });
  expect(result.label).toBe('Split claim');
  const after = await state(workspace, articleId);
  expect(quotesOf(after)).toEqual([['The new bridge'], ['is safe.']]);
  expect(after.map((each) => [each.id, each.note])).toEqual([
    [id, 'Checked.'],
    [second, null],
  ]);
  expect(after[1]).toMatchObject({ annotator: before[0]?.annotator, origin: 'manual' });
  await call['history:undo'](undefined);
  expect(await state(workspace, articleId)).toEqual(before);
  await call['history:redo'](undefined);
  expect(quotesOf(await state(workspace, articleId))).toEqual(quotesOf(after));
});

test('a split that would leave a part empty, or takes an id that is there, changes nothing', async () => {
  const { workspace, call, articleId } = await filled();
  const { id } = await tagWords(workspace, articleId, 'harbour');
  const start = text.indexOf('harbour');
  for (const at of [start, start + 'harbour'.length, 3]) {
    const error = await appErrorOf(() =>
      call['annotation:split']({ id, articleId, at, newId: newId() }),
    );
    expect(error).toMatchObject({ code: 'invalid-input' });
    expect(error.message).toContain('one part would be empty');
  }
  const error = await appErrorOf(() =>
    call['annotation:split']({ id, articleId, at: start + 4, newId: id }),
  );
  expect(error.code).toBe('conflict');
  expect(quotesOf(await state(workspace, articleId))).toEqual([['harbour']]);
});

test('merging takes over text, notes and segments, and closes white space between what was split', async () => {
  const { workspace, call, articleId } = await filled();
  const first = await tagWords(workspace, articleId, 'The new');
  const second = await tagWords(workspace, articleId, 'bridge is safe.');
  const third = await tagWords(workspace, articleId, 'in May');
  await call['annotation:set-note']({ id: first.id, articleId, note: 'One.' });
  await call['annotation:set-note']({ id: third.id, articleId, note: 'Two.' });
  const before = await state(workspace, articleId);
  await call['annotation:merge']({ ids: [third.id, first.id, second.id], articleId });
  const after = await state(workspace, articleId);
  expect(quotesOf(after)).toEqual([['The new bridge is safe.', 'in May']]);
  expect(after[0]).toMatchObject({ id: third.id, note: 'Two.\n\nOne.' });
  await call['history:undo'](undefined);
  expect(await state(workspace, articleId)).toEqual(before);
});

test('marks of different tags, or one mark with itself, are not merged', async () => {
  const { workspace, call, articleId } = await filled();
  const claim = await tagWords(workspace, articleId, 'The new bridge');
  const actor = await tagWords(workspace, articleId, 'old bridge', 'actor');
  const different = await appErrorOf(() =>
    call['annotation:merge']({ ids: [claim.id, actor.id], articleId }),
  );
  expect(different.message).toBe('Marks with different tags cannot be merged.');
  const same = await appErrorOf(() =>
    call['annotation:merge']({ ids: [claim.id, claim.id], articleId }),
  );
  expect(same.message).toContain('with itself');
});

test('marks by different people are not merged', async () => {
  const { workspace, call, articleId } = await filled();
  const one = await tagWords(workspace, articleId, 'The new');
  await call['workspace:set-annotator']({
    annotator: { id: randomUUID() as never, name: 'Bo' },
  });
  const other = await tagWords(workspace, articleId, 'bridge is safe.');
  const error = await appErrorOf(() =>
    call['annotation:merge']({ ids: [one.id, other.id], articleId }),
  );
  expect(error.message).toBe('Marks by different annotators cannot be merged.');
  expect(await state(workspace, articleId)).toHaveLength(2);
});

test('a mark gets and loses segments through respan, each with its own name in the history', async () => {
  const { workspace, call, articleId } = await filled();
  const { id } = await tagWords(workspace, articleId, 'The new bridge');
  const span = (words: string) => {
    const startUtf16 = text.indexOf(words);
    return { startUtf16, endUtf16: startUtf16 + words.length };
  };
  const both = [span('in May'), span('The new bridge')];
  expect((await call['annotation:respan']({ id, articleId, segments: both })).label).toBe(
    'Add segment',
  );
  expect(quotesOf(await state(workspace, articleId))).toEqual([['The new bridge', 'in May']]);
  const one = [span('in May')];
  expect((await call['annotation:respan']({ id, articleId, segments: one })).label).toBe(
    'Remove segment',
  );
  await call['history:undo'](undefined);
  expect(quotesOf(await state(workspace, articleId))).toEqual([['The new bridge', 'in May']]);
});

test('white space alone is no mark', async () => {
  const { call, articleId } = await filled();
  const error = await appErrorOf(() =>
    call['annotation:create']({
      id: newId(),
      articleId,
      tag: 'claim' as never,
      segments: [{ startUtf16: 14, endUtf16: 16 }],
    }),
  );
  expect(error.message).toBe('The selected passage has only white space.');
});

test('relations follow the mark that stays; those between merged marks go, and undo brings all back', async () => {
  const { workspace, call, articleId } = await filled();
  const quote = await tagWords(workspace, articleId, 'The new bridge', 'quote');
  const rest = await tagWords(workspace, articleId, 'is safe.', 'quote');
  const actor = await tagWords(workspace, articleId, 'harbour', 'actor');
  const relate = (from: AnnotationId, to: AnnotationId) =>
    call['relation:create']({
      id: randomUUID() as never,
      articleId,
      type: 'said-by',
      from,
      to,
    });
  await relate(quote.id, actor.id);
  await relate(rest.id, actor.id);
  const before = (await call['article:open']({ id: articleId })).relations.own;
  const { label } = await call['annotation:merge']({ ids: [rest.id, quote.id], articleId });
  expect(label).toBe('Merge 2 marks: quote and delete 1 relation');
  const after = (await call['article:open']({ id: articleId })).relations.own;
  expect(after.map(({ from, to }) => [from, to])).toEqual([[rest.id, actor.id]]);
  await call['history:undo'](undefined);
  expect((await call['article:open']({ id: articleId })).relations.own).toEqual(before);
});
