// Values of attributes and accepted places: what is said, refused, undone and left alone, in a real file.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnnotationId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import { appErrorOf } from '../support/app-error.ts';
import { exampleFile, type ExampleFile, type Json } from '../support/example-file.ts';
import { openTestWorkspace } from '../support/workspace.ts';

const quote = 'a1' as AnnotationId;
const actor = 'a2' as AnnotationId;

const attributes: Json[] = [
  {
    id: 'verdict',
    label: 'Verdict',
    type: 'choice',
    options: [
      { id: 'supported', label: 'Supported' },
      { id: 'refuted', label: 'Refuted' },
    ],
    required: true,
  },
  {
    id: 'kinds',
    label: 'Kinds',
    type: 'choices',
    options: [
      { id: 'money', label: 'Money' },
      { id: 'NATO', label: 'NATO' },
    ],
    required: false,
  },
  { id: 'name', label: 'Name', type: 'text', required: false },
  { id: 'count', label: 'Count', type: 'number', required: false },
  { id: 'sure', label: 'Sure', type: 'boolean', required: false },
  { id: 'seen', label: 'Seen', type: 'date', required: false },
  { id: 'link', label: 'Link', type: 'url', required: false },
];

async function withFile(change: (file: ExampleFile) => void = () => undefined) {
  const workspace = await openTestWorkspace();
  const file = exampleFile();
  const [tag] = file.tagset.tags;
  if (tag !== undefined) tag.attributes = attributes;
  change(file);
  const path = join(workspace.folder, 'bridge.annotated.json');
  writeFileSync(path, JSON.stringify(file));
  const [imported] = await workspace.call['article:import-files']({
    paths: [path],
    wholePage: false,
  });
  const articleId = imported?.articleId;
  if (articleId == null) throw new Error(imported?.error?.message ?? 'not imported');
  const { call } = workspace;
  const detailsOf = async (id: AnnotationId) =>
    (await call['annotation:details']({ ids: [id], articleId }))[0];
  const say = (values: Record<string, string | number | boolean | string[] | null>, id = quote) =>
    call['annotation:set-attributes']({ id, articleId, values });
  return { ...workspace, articleId, detailsOf, say };
}

describe('saying something about a mark', () => {
  test('keeps a value of every type and leaves what is not named', async () => {
    const { say, detailsOf } = await withFile();
    await say({ name: 'Emily Carter', verdict: 'refuted' });
    await say({ link: 'https://example.org/report', seen: '2023-04-01', sure: false, count: 0 });
    await say({ kinds: ['NATO', 'money'] });
    const found = (await detailsOf(quote))?.attributes;
    expect(found).toEqual({
      verdict: 'refuted',
      kinds: ['money', 'NATO'],
      name: 'Emily Carter',
      count: 0,
      sure: false,
      seen: '2023-04-01',
      link: 'https://example.org/report',
    });
    expect(Object.keys(found ?? {})).toEqual(attributes.map((each) => (each as { id: string }).id));
  });

  test('calls the act by the words of the attribute and the option', async () => {
    const { say } = await withFile();
    expect((await say({ verdict: 'refuted' })).label).toBe('Verdict: refuted');
    expect((await say({ kinds: ['NATO', 'money'] })).label).toBe('Kinds: money, NATO');
    expect((await say({ name: 'Emily Carter' })).label).toBe('Name: Emily Carter');
    expect((await say({ sure: true })).label).toBe('Sure: yes');
    expect((await say({ verdict: null })).label).toBe('Clear verdict');
    expect((await say({ count: 1, sure: false })).label).toBe('Attributes of quote');
  });

  test('is one act, taken back and made again as a whole', async () => {
    const { say, call, detailsOf } = await withFile();
    await say({ verdict: 'supported' });
    await say({ verdict: 'refuted', name: 'Emily' });
    expect((await call['history:undo'](undefined))?.label).toBe('Attributes of quote');
    expect((await detailsOf(quote))?.attributes).toEqual({ verdict: 'supported' });
    await call['history:redo'](undefined);
    expect((await detailsOf(quote))?.attributes).toEqual({ verdict: 'refuted', name: 'Emily' });
  });

  test.each([
    { what: 'the same value', values: { verdict: 'refuted' } },
    { what: 'nothing where nothing was', values: { name: null } },
    { what: 'white space where nothing was', values: { name: ' \n' } },
    { what: 'no options where none were', values: { kinds: [] } },
  ])('$what changes nothing and is no act', async ({ values }) => {
    const { say } = await withFile();
    await say({ verdict: 'refuted' });
    const again = await say(values);
    expect(again.upserted).toEqual([]);
    expect(again.history.undo).toBe('Verdict: refuted');
  });

  test.each([
    { values: { verdict: 'true' }, named: 'Verdict', remedy: 'supported, refuted' },
    { values: { kinds: ['money', 'money'] }, named: 'Kinds', remedy: 'different' },
    { values: { count: 'many' }, named: 'Count', remedy: 'a number' },
    { values: { seen: '2023-02-30' }, named: 'Seen', remedy: '2023-04-01' },
    { values: { link: 'example.org' }, named: 'Link', remedy: 'https://' },
    { values: { truth: 'no' }, named: 'truth', remedy: 'verdict, kinds, name' },
  ])('refuses $values, naming what and what would be right', async ({ values, named, remedy }) => {
    const { say, detailsOf } = await withFile();
    const error = await appErrorOf(() => say({ name: 'Not kept', ...values }));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain(named);
    expect(error.details.remedy).toContain(remedy);
    expect((await detailsOf(quote))?.attributes).toEqual({});
  });

  test('refuses a mark that is gone', async () => {
    const { say } = await withFile();
    const gone = await appErrorOf(() => say({ verdict: 'refuted' }, 'gone' as AnnotationId));
    expect(gone.code).toBe('not-found');
  });

  test('knows the texts that were given before, most used first, of that attribute alone', async () => {
    const { call, say } = await withFile((file) => {
      for (const tag of file.tagset.tags) tag.attributes = attributes;
    });
    await say({ name: 'Ana Ruiz', link: 'https://example.org' }, actor);
    await say({ name: 'Emily Carter' });
    const values = (tag: string, limit = 10) =>
      call['annotation:text-values']({ tag: tag as TagId, attribute: 'name', limit });
    expect(await values('quote')).toEqual(['Emily Carter']);
    expect(await values('actor')).toEqual(['Ana Ruiz']);
    expect(await values('claim')).toEqual([]);
  });
});

describe('accepting places', () => {
  async function withWaiting() {
    const made = await withFile((file) => {
      const [first, second] = file.annotations;
      if (first !== undefined) first.anchoring = { state: 'fuzzy', score: 0.8 };
      if (second !== undefined) second.anchoring = { state: 'moved', score: 1 };
    });
    const accept = (ids: readonly AnnotationId[], articleId: ArticleId = made.articleId) =>
      made.call['annotation:accept-places']({ ids: [...ids], articleId });
    const states = async () =>
      Promise.all([quote, actor].map(async (id) => (await made.detailsOf(id))?.anchoring.state));
    return { ...made, accept, states };
  }

  test('makes a mark exact where it is; its words and place stay', async () => {
    const { accept, detailsOf, states } = await withWaiting();
    const before = await detailsOf(quote);
    expect((await accept([quote])).label).toBe('Accept place of quote');
    expect(await states()).toEqual(['exact', 'moved']);
    const after = await detailsOf(quote);
    expect(after?.segments).toEqual(before?.segments);
    expect(after?.anchoring).toEqual({ state: 'exact', score: 1 });
  });

  test('accepts many in one act, which one undo takes back', async () => {
    const { accept, call, states } = await withWaiting();
    expect((await accept([quote, actor, quote])).label).toBe('Accept places of 2 marks');
    expect(await states()).toEqual(['exact', 'exact']);
    await call['history:undo'](undefined);
    expect(await states()).toEqual(['fuzzy', 'moved']);
  });

  test('leaves alone what is exact already', async () => {
    const { accept } = await withWaiting();
    await accept([actor]);
    const again = await accept([actor]);
    expect(again.upserted).toEqual([]);
    expect(again.history.undo).toBe('Accept place of actor');
  });

  test('refuses a mark that has no place, by its words, and changes none of the others', async () => {
    const { call, articleId, detailsOf } = await withFile((file) => {
      const [first, second] = file.annotations;
      if (first !== undefined) {
        first.anchoring = { state: 'orphan', score: 0, textSha256: 'b'.repeat(64) };
      }
      if (second !== undefined) second.anchoring = { state: 'moved', score: 1 };
    });
    const error = await appErrorOf(() =>
      call['annotation:accept-places']({ ids: [actor, quote], articleId }),
    );
    expect(error.code).toBe('conflict');
    expect(error.message).toContain('It is safe');
    expect((await detailsOf(actor))?.anchoring.state).toBe('moved');
  });

  test('an orphan that is given a place is exact there, and the act says so', async () => {
    const { call, articleId, detailsOf } = await withFile((file) => {
      const [first] = file.annotations;
      if (first !== undefined) {
        first.anchoring = { state: 'orphan', score: 0, textSha256: 'b'.repeat(64) };
      }
    });
    const segments = [{ startUtf16: 16, endUtf16: 23 }];
    const act = await call['annotation:respan']({ id: quote, articleId, segments });
    expect(act.label).toBe('Place mark');
    expect((await detailsOf(quote))?.anchoring).toEqual({ state: 'exact', score: 1 });
  });
});
