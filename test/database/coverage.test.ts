import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { coverageStates, type CoverageState } from '../../shared/domain/coverage.ts';
import type { AnnotationId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { openTestWorkspace, type TestWorkspace } from '../support/workspace.ts';

const text =
  'Harbour bridge\n\nIt is safe. It cost nine. Nobody asked.\n\nThe office closed. It reopened.';
const claim = 'claim' as TagId;

async function withArticle() {
  const workspace = await openTestWorkspace();
  const { articleId } = await workspace.call['article:import-text']({ text });
  if (articleId === null) throw new Error('the article was not imported');
  return { ...workspace, articleId };
}

type Opened = Awaited<ReturnType<typeof withArticle>>;

const caret = (words: string) => {
  const startUtf16 = text.indexOf(words);
  return { startUtf16, endUtf16: startUtf16 };
};
const span = (words: string) => ({ ...caret(words), endUtf16: text.indexOf(words) + words.length });

async function states({ call, articleId }: Pick<Opened, 'call' | 'articleId'>) {
  const { coverage, summary } = await call['article:open']({ id: articleId });
  const names = [...coverage.states].map((index) => coverageStates[index]);
  expect(summary.coverage).toEqual({
    sentences: names.length,
    unseen: names.filter((name) => name === 'unseen').length,
  });
  return names;
}

const set = async ({ call, articleId }: Opened, words: string, state: CoverageState) =>
  call['coverage:set']({ articleId, place: caret(words), state });

const tag = ({ call, articleId }: Opened, words: string, id = randomUUID() as string) =>
  call['annotation:create']({
    id: id as AnnotationId,
    articleId,
    tag: claim,
    segments: [span(words)],
  });

test('sentences of the body are unseen until somebody looks', async () => {
  const opened = await withArticle();
  expect((await opened.call['article:list'](undefined))[0]?.coverage).toBeNull();
  expect(await states(opened)).toEqual(Array.from({ length: 5 }, () => 'unseen'));
});

test('a key sets the sentence at the caret, and one undo takes it back', async () => {
  const opened = await withArticle();
  await states(opened);
  const result = await set(opened, 'cost', 'seen');
  expect(result.label).toBe('Mark sentence seen');
  expect(result.summary?.coverage).toEqual({ sentences: 5, unseen: 4 });
  expect(await states(opened)).toEqual(['unseen', 'seen', 'unseen', 'unseen', 'unseen']);
  const undone = await opened.call['history:undo'](undefined);
  expect(undone?.summary?.coverage).toEqual({ sentences: 5, unseen: 5 });
  expect(await states(opened)).not.toContain('seen');
});

test('a selection sets all its sentences in one act', async () => {
  const opened = await withArticle();
  const place = { ...caret('safe'), endUtf16: text.length };
  const { label } = await opened.call['coverage:set']({
    articleId: opened.articleId,
    place,
    state: 'opinion',
  });
  expect(label).toBe('Mark 5 sentences opinion');
  expect(new Set(await states(opened))).toEqual(new Set(['opinion']));
});

test('tagging a claim sets its sentence, deleting it brings back what was set by hand', async () => {
  const opened = await withArticle();
  await set(opened, 'safe', 'seen');
  const id = randomUUID() as string as AnnotationId;
  await tag(opened, 'It is safe', id);
  expect((await states(opened))[0]).toBe('checkable');
  await opened.call['annotation:delete']({ id });
  expect((await states(opened))[0]).toBe('seen');
});

test('a second claim in a sentence that was done is work to do', async () => {
  const opened = await withArticle();
  await tag(opened, 'It cost');
  await set(opened, 'cost', 'checked');
  expect((await states(opened))[1]).toBe('checked');
  await tag(opened, 'nine');
  expect((await states(opened))[1]).toBe('checkable');
});

test('other tags do not count as having looked at a claim', async () => {
  const opened = await withArticle();
  await opened.call['annotation:create']({
    id: randomUUID() as string as AnnotationId,
    articleId: opened.articleId,
    tag: 'actor' as TagId,
    segments: [span('office')],
  });
  expect(await states(opened)).not.toContain('checkable');
});

test('a place without a sentence of the body is refused', async () => {
  const opened = await withArticle();
  await expect(set(opened, 'Harbour', 'seen')).rejects.toThrow('no sentence of the body');
});

test('another role counts other sentences', async () => {
  const opened = await withArticle();
  await states(opened);
  const { summary } = await opened.call['article:set-role']({
    articleId: opened.articleId,
    place: caret('office'),
    role: 'boilerplate',
  });
  expect(summary?.coverage).toEqual({ sentences: 3, unseen: 3 });
  expect(await states(opened)).toHaveLength(3);
});

test('what acts say of sentences adds up to what the file says', async () => {
  const places = ['safe', 'cost', 'Nobody', 'office', 'reopened'];
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('set' as const),
      at: fc.nat(4),
      state: fc.constantFrom(...coverageStates),
    }),
    fc.record({
      kind: fc.constant('tag' as const),
      at: fc.nat(60),
      length: fc.integer({ min: 3, max: 30 }),
    }),
    fc.record({ kind: fc.constant('delete' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const opened = await withArticle();
      const { coverage } = await opened.call['article:open']({ id: opened.articleId });
      const table = coverage.states.slice();
      const ids: AnnotationId[] = [];
      for (const each of steps) {
        const result = await perform(opened, opened.articleId, each, { places, ids });
        for (const [at, sentence] of (result?.coverage?.sentences ?? []).entries()) {
          table[sentence] = result?.coverage?.states[at] ?? 0;
        }
      }
      expect([...table].map((index) => coverageStates[index])).toEqual(await states(opened));
      opened.service.close();
    }),
    { numRuns: 25 },
  );
});

type Step =
  | { readonly kind: 'set'; readonly at: number; readonly state: CoverageState }
  | { readonly kind: 'tag'; readonly at: number; readonly length: number }
  | { readonly kind: 'delete'; readonly at: number }
  | { readonly kind: 'undo' | 'redo' };

async function perform(
  { call }: TestWorkspace,
  articleId: ArticleId,
  step: Step,
  { places, ids }: { readonly places: readonly string[]; readonly ids: AnnotationId[] },
): Promise<ActResult | null> {
  switch (step.kind) {
    case 'set':
      return call['coverage:set']({
        articleId,
        place: caret(places[step.at] ?? ''),
        state: step.state,
      });
    case 'tag': {
      const id = randomUUID() as string as AnnotationId;
      ids.push(id);
      const startUtf16 = 16 + step.at;
      const endUtf16 = Math.min(text.length, startUtf16 + step.length);
      return call['annotation:create']({
        id,
        articleId,
        tag: claim,
        segments: [{ startUtf16, endUtf16 }],
      });
    }
    case 'delete': {
      const id = ids[step.at];
      const known = id === undefined ? [] : await call['annotation:details']({ ids: [id] });
      return id === undefined || known.length === 0 ? null : call['annotation:delete']({ id });
    }
    case 'undo':
      return call['history:undo'](undefined);
    case 'redo':
      return call['history:redo'](undefined);
  }
}
