import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AnnotationId, ArticleId, TagId } from '../../shared/domain/ids.ts';
import { unpackMarks } from '../../shared/domain/mark-table.ts';
import { appErrorOf } from '../support/app-error.ts';
import { exampleFile } from '../support/example-file.ts';
import { ana, importText, openTestWorkspace, sampleText, tagWords } from '../support/workspace.ts';

const claim = 'claim' as TagId;
const actor = 'actor' as TagId;

async function tagged(words = 'Mayor Ana Ruiz', tag = 'actor') {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  const act = await tagWords(workspace, articleId, words, tag);
  const details = async () => (await workspace.call['annotation:details']({ ids: [act.id] }))[0];
  return { ...workspace, articleId, act, id: act.id, details };
}

describe('tagging', () => {
  test('stores the words, their surroundings, who and when', async () => {
    const { act, id, details } = await tagged('“It is safe 🚧,”', 'quote');
    expect(act).toMatchObject({ label: 'Tag quote', removed: [], metadata: null });
    expect(act.upserted).toEqual([
      {
        id,
        tag: 'quote',
        segments: [{ startUtf16: 16, endUtf16: 32, quote: '“It is safe 🚧,”' }],
        prefix: 'Bridge reopens\n\n',
        suffix: ' Mayor Ana Ruiz said. The bridge',
        attributes: {},
        note: null,
        annotator: ana.id,
        origin: 'manual',
        createdAtMs: act.savedAtMs,
        updatedAtMs: act.savedAtMs,
        anchoring: { state: 'exact', score: 1 },
        extra: {},
      },
    ]);
    expect(await details()).toEqual(act.upserted[0]);
    expect(act.summary?.annotations).toBe(1);
    expect(act.history).toEqual({ undo: 'Tag quote', redo: null });
    expect(act).toMatchObject({ textChanged: false, libraryChanged: false });
  });

  test('leaves the status as it is: only people say how far they are', async () => {
    const { act } = await tagged();
    expect(act.summary?.status).toBe('to-do');
  });

  test('puts spans in order and joins those that overlap or touch', async () => {
    const { call, articleId } = await tagged();
    const { upserted } = await call['annotation:create']({
      id: randomUUID() as string as AnnotationId,
      articleId,
      tag: claim,
      segments: [
        { startUtf16: 30, endUtf16: 36 },
        { startUtf16: 0, endUtf16: 6 },
        { startUtf16: 6, endUtf16: 10 },
        { startUtf16: 8, endUtf16: 14 },
      ],
    });
    expect(upserted[0]?.segments.map(({ quote }) => quote)).toEqual([
      'Bridge reopens',
      sampleText.slice(30, 36),
    ]);
  });

  test.each([
    ['past the end of the text', 0, 10_000],
    ['through the middle of an emoji', 16, 29],
    ['of white space alone', 14, 16],
  ])('refuses a span %s and writes nothing', async (_what, startUtf16, endUtf16) => {
    const { call, articleId } = await tagged();
    const create = () =>
      call['annotation:create']({
        id: randomUUID() as string as AnnotationId,
        articleId,
        tag: claim,
        segments: [{ startUtf16, endUtf16 }],
      });
    expect((await appErrorOf(create)).code).toBe('invalid-input');
    expect(await call['article:list'](undefined)).toMatchObject([{ annotations: 1 }]);
  });

  test('refuses a tag that the tagset lacks and names those it has', async () => {
    const { call, articleId } = await tagged();
    const error = await appErrorOf(() => tagWords({ call }, articleId, 'Monday', 'rumour'));
    expect(error.code).toBe('invalid-input');
    expect(error.message).toContain('“rumour”');
    expect(error.details.remedy).toContain('claim, actor, location, quote');
  });

  test('refuses an id that is taken', async () => {
    const { call, articleId, id } = await tagged();
    const again = () =>
      call['annotation:create']({
        id,
        articleId,
        tag: claim,
        segments: [{ startUtf16: 0, endUtf16: 6 }],
      });
    expect((await appErrorOf(again)).code).toBe('conflict');
  });

  test('refuses an article that is not there', async () => {
    const { call } = await tagged();
    const create = () =>
      call['annotation:create']({
        id: randomUUID() as string as AnnotationId,
        articleId: 'nowhere' as ArticleId,
        tag: claim,
        segments: [{ startUtf16: 0, endUtf16: 6 }],
      });
    expect((await appErrorOf(create)).code).toBe('not-found');
  });

  test('asks who annotates before the first act', async () => {
    const workspace = await openTestWorkspace({ annotator: null });
    const articleId = await importText(workspace);
    const error = await appErrorOf(() => tagWords(workspace, articleId, 'Monday'));
    expect(error.code).toBe('no-annotator');
  });
});

describe('changing a mark', () => {
  test('retagging keeps everything else and its first time', async () => {
    const { call, id, act, details } = await tagged();
    const result = await call['annotation:retag']({ id, tag: claim });
    expect(result.label).toBe('Change tag to Claim');
    expect(await details()).toEqual({
      ...act.upserted[0],
      tag: claim,
      updatedAtMs: result.savedAtMs,
    });
    expect(result.savedAtMs).toBeGreaterThan(act.savedAtMs);
  });

  test('moving an edge takes the new words and surroundings', async () => {
    const { call, id, details } = await tagged();
    const startUtf16 = sampleText.indexOf('Ana Ruiz');
    await call['annotation:respan']({ id, segments: [{ startUtf16, endUtf16: startUtf16 + 8 }] });
    expect(await details()).toMatchObject({
      segments: [{ startUtf16, endUtf16: startUtf16 + 8, quote: 'Ana Ruiz' }],
      suffix: ' said. The bridge opened on Mond',
    });
  });

  test('a mark that was found again is exact once somebody has put its edges where they are', async () => {
    const workspace = await openTestWorkspace();
    const file = exampleFile();
    for (const annotation of file.annotations) annotation.anchoring = { state: 'moved', score: 1 };
    const bytes = Buffer.from(JSON.stringify(file));
    await workspace.call['article:import-bytes']({
      fileName: 'a.annotated.json',
      bytes,
      wholePage: false,
    });
    const id = 'a2' as AnnotationId;
    const segments = [{ startUtf16: 39, endUtf16: 47 }];
    const { upserted } = await workspace.call['annotation:respan']({ id, segments });
    expect(upserted).toMatchObject([{ id, anchoring: { state: 'exact', score: 1 } }]);
    const again = await workspace.call['annotation:respan']({ id, segments });
    expect(again.upserted).toEqual([]);
  });

  test('a note is added, edited and deleted, and blank is no note', async () => {
    const { call, id, details } = await tagged();
    const note = async (text: string | null) =>
      (await call['annotation:set-note']({ id, note: text })).label;
    expect(await note('Ask the town.')).toBe('Add note');
    expect((await details())?.note).toBe('Ask the town.');
    expect(await note('Ask the town hall.')).toBe('Edit note');
    expect(await note('  \n')).toBe('Delete note');
    expect((await details())?.note).toBeNull();
  });

  test('deleting removes it and lowers the count', async () => {
    const { call, id, details } = await tagged();
    const result = await call['annotation:delete']({ id });
    expect(result).toMatchObject({ label: 'Delete actor', removed: [id], upserted: [] });
    expect(result.summary?.annotations).toBe(0);
    expect(await details()).toBeUndefined();
    expect((await appErrorOf(() => call['annotation:delete']({ id }))).code).toBe('not-found');
  });

  test('an act that changes nothing is not an act', async () => {
    const { call, id, act, articleId } = await tagged();
    const results = [
      await call['annotation:retag']({ id, tag: actor }),
      await call['annotation:respan']({ id, segments: act.upserted[0]?.segments.slice() ?? [] }),
      await call['annotation:set-note']({ id, note: null }),
      await call['article:update']({ id: articleId, fields: { title: 'Bridge reopens' } }),
    ];
    for (const result of results) {
      expect(result).toMatchObject({ upserted: [], removed: [], metadata: null });
      expect(result.history.undo).toBe('Tag actor');
      expect(result.savedAtMs).toBe(act.savedAtMs);
    }
  });
});

describe('editing an article', () => {
  test('changes the fields given and names the act after them', async () => {
    const { call, articleId } = await tagged();
    const one = await call['article:update']({ id: articleId, fields: { title: 'The bridge' } });
    expect(one.label).toBe('Edit headline');
    expect(one.metadata?.title).toBe('The bridge');
    expect(one).toMatchObject({ textChanged: false, libraryChanged: true });
    expect(one.summary?.title).toBe('The bridge');
    const fields = { byline: 'By Tessa', publishedOn: '2024-05-14', direction: 'rtl' } as const;
    const many = await call['article:update']({ id: articleId, fields });
    expect(many.label).toBe('Edit article details');
    const { article } = await call['article:open']({ id: articleId });
    expect(article).toMatchObject({ title: 'The bridge', ...fields });
    expect(article.text).toBe(sampleText);
  });

  test('null clears a field, and one that is left out stays', async () => {
    const { call, articleId } = await tagged();
    const fields = { byline: 'By Tessa', publisher: 'Coastal Ledger' };
    await call['article:update']({ id: articleId, fields });
    await call['article:update']({ id: articleId, fields: { byline: null } });
    const { article } = await call['article:open']({ id: articleId });
    expect(article).toMatchObject({ byline: null, publisher: 'Coastal Ledger' });
  });
});

test('marks come in text order: first start, then last end descending, then id', async () => {
  const { call, articleId } = await tagged();
  for (const words of ['The bridge opened on Monday.', 'The bridge', 'Monday', 'Bridge reopens']) {
    await tagWords({ call }, articleId, words);
  }
  const { marks, article } = await call['article:open']({ id: articleId });
  const quotes = unpackMarks(marks).map(({ segments }) =>
    article.text.slice(segments[0]?.startUtf16, segments.at(-1)?.endUtf16),
  );
  expect(quotes).toEqual([
    'Bridge reopens',
    'Mayor Ana Ruiz',
    'The bridge opened on Monday.',
    'The bridge',
    'Monday',
  ]);
});

test('somebody who works on under a new name is spelled the new way in the article', async () => {
  const { call, articleId } = await tagged();
  await call['workspace:set-annotator']({ annotator: { ...ana, name: 'Ana Ruiz' } });
  await tagWords({ call }, articleId, 'Monday');
  const { annotators } = await call['article:open']({ id: articleId });
  expect(annotators).toEqual([{ id: ana.id, name: 'Ana Ruiz' }]);
});

test('without a workspace every call says that none is open', async () => {
  const { call } = await tagged();
  await call['workspace:close'](undefined);
  expect((await appErrorOf(() => call['article:list'](undefined))).code).toBe('workspace-closed');
});
