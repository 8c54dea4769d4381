import { createHash } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleArticle } from '../../electron/workspace/sample/sample-article.ts';
import type { Job } from '../../electron/workspace/job.ts';
import type { Progress } from '../../shared/ipc/types.ts';
import { importText, openTestWorkspace, sampleText, tagWords } from '../support/workspace.ts';

type Content = string | Uint8Array;

async function withFiles(files: Readonly<Record<string, Content>>) {
  const workspace = await openTestWorkspace();
  const path = (name: string) => join(workspace.folder, name);
  for (const [name, content] of Object.entries(files)) writeFileSync(path(name), content);
  const importAll = (...names: string[]) =>
    workspace.call['article:import-files']({ paths: names.map(path), wholePage: false });
  return { ...workspace, at: path, importAll };
}

/** One file, and what became of it. */
async function imported(name: string, content: Content) {
  const workspace = await withFiles({ [name]: content });
  const [result] = await workspace.importAll(name);
  if (result === undefined) throw new Error('no result');
  return { ...workspace, result };
}

describe('a plain text', () => {
  test('becomes an article whose text is the whole file', async () => {
    const bytes = Buffer.from(`\ufeffBridge reopens\r\n\r\nIt is safe, she said.\rReally.\n`);
    const { result, call } = await imported('bridge.txt', bytes);
    expect(result).toMatchObject({
      status: 'imported',
      title: 'Bridge reopens',
      encoding: 'UTF-8 with BOM',
      problems: [],
      error: null,
    });
    const { article, tagset, marks } = await call['article:open']({
      id: result.articleId ?? ('' as never),
    });
    expect(article.text).toBe('Bridge reopens\n\nIt is safe, she said.\nReally.\n');
    expect(article.textSha256).toBe(createHash('sha256').update(article.text).digest('hex'));
    expect(article.revision).toMatchObject({ number: 1, parentTextSha256: null, reason: null });
    expect(article.source).toMatchObject({
      fileName: 'bridge.txt',
      mediaType: 'text/plain',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(article.blocks.length).toBeGreaterThan(1);
    expect(tagset.tags.map(({ id }) => id)).toEqual(['claim', 'actor', 'location', 'quote']);
    expect(marks.ids).toEqual([]);
  });

  test('of the same bytes again is known, whatever the file is called', async () => {
    const { importAll, call } = await withFiles({ 'a.txt': sampleText, 'b.md': sampleText });
    const [first, second] = await importAll('a.txt', 'b.md');
    expect(first?.status).toBe('imported');
    expect(second).toMatchObject({ status: 'exists', articleId: first?.articleId, error: null });
    expect(await call['article:list'](undefined)).toHaveLength(1);
  });

  test('in another encoding is decoded, and which one is told', async () => {
    const text = 'قال رئيس البلدية إن الجسر سيفتح يوم الاثنين المقبل أمام حركة المرور بعد عامين.';
    const decoder = new TextDecoder('windows-1256');
    const byteOf = new Map(
      Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]),
    );
    const bytes = Uint8Array.from(text, (character) => byteOf.get(character) ?? 0x3f);
    const { result, call } = await imported('arabic.txt', bytes);
    expect(result.encoding).toBe('windows-1256 (detected)');
    const { article } = await call['article:open']({ id: result.articleId ?? ('' as never) });
    expect(article.text).toBe(text);
    expect(article.direction).toBe('rtl');
  });

  test('that is pasted or dropped comes in the same way', async () => {
    const { call } = await openTestWorkspace();
    const pasted = await call['article:import-text']({ text: 'Pasted words.' });
    expect(pasted).toMatchObject({ status: 'imported', title: 'Pasted words.' });
    const bytes = Buffer.from('Dropped words.');
    const dropped = await call['article:import-bytes']({
      fileName: '../../x/drop.txt',
      bytes,
      wholePage: false,
    });
    expect(dropped.status).toBe('imported');
    const { article } = await call['article:open']({ id: dropped.articleId ?? ('' as never) });
    expect(article.source.fileName).toBe('drop.txt');
  });

  test('with formatting is read from the clipboard’s HTML, without it from its text', async () => {
    const { call } = await openTestWorkspace();
    const html =
      '<meta charset="utf-8"><h1>Bridge reopens</h1><p>It is <b>safe</b>, she <script>alert(1)</script>said.</p>';
    const pasted = await call['article:import-paste']({ html, text: 'Bridge reopens' });
    expect(pasted).toMatchObject({ status: 'imported', kind: 'html', title: 'Bridge reopens' });
    const articleId = pasted.articleId ?? ('' as never);
    const { article } = await call['article:open']({ id: articleId });
    expect(article.text).toBe('Bridge reopens\n\nIt is safe, she said.');
    expect(article.marks.map(({ type }) => type)).toEqual(['bold']);
    expect(await call['original:read']({ articleId })).toMatchObject({ how: 'text', text: html });
    const withoutHtml = { html: '', text: 'Only words.' };
    const emptyHtml = { html: '<meta charset="utf-8"><p> </p>', text: 'Other words.' };
    for (const clipboard of [withoutHtml, emptyHtml]) {
      expect(await call['article:import-paste'](clipboard)).toMatchObject({
        status: 'imported',
        kind: 'plain-text',
        title: clipboard.text,
      });
    }
    expect(await call['article:import-paste']({ html: '', text: '' })).toMatchObject({
      error: { code: 'file-empty' },
    });
  });

  test('the sample article is recognised for what it is, and has no marks', async () => {
    const { result, call } = await imported('sample.txt', sampleArticle.text);
    const { article } = await call['article:open']({ id: result.articleId ?? ('' as never) });
    expect(article).toMatchObject({
      title: 'Lindholm reopens its river bridge two years after the flood',
      publisher: 'The Harrow Valley Courier',
      publishedOn: '2024-05-14',
      direction: 'ltr',
    });
    const roles = new Set(article.blocks.map(({ role }) => role));
    for (const role of ['headline', 'subtitle', 'byline', 'caption', 'body', 'boilerplate']) {
      expect(roles).toContain(role);
    }
  });
});

describe('a bad file is named with the remedy, and nothing is imported', () => {
  const big = (path: string) => {
    const file = openSync(path, 'w');
    ftruncateSync(file, 200 * 1024 * 1024);
    closeSync(file);
  };
  const cases: readonly (readonly [
    what: string,
    name: string,
    make: ((path: string) => unknown) | Content,
    code: string,
    says: RegExp,
  ])[] = [
    ['an empty file', 'empty.txt', '', 'file-empty', /is empty/],
    ['a file of white space', 'blank.txt', ' \n\t\r\n', 'file-empty', /no visible text/],
    [
      'a binary file',
      'x.txt',
      Buffer.from(Array.from({ length: 999 }, (_, i) => (i * 31) % 256)),
      'file-binary',
      /not a text file/,
    ],
    [
      'a picture called a text',
      'x.txt',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      'file-binary',
      /PNG picture/,
    ],
    [
      'a file of 200 MB',
      'big.txt',
      big,
      'file-too-large',
      /200 MB; Sourcebench reads files up to 64 MB/,
    ],
    [
      'a text of more lines than can be held',
      'lines.txt',
      '\n'.repeat(2_000_000) + 'end',
      'file-too-large',
      /2000001 lines/,
    ],
    ['a folder', 'folder.txt', (path) => mkdirSync(path), 'file-is-directory', /is a folder/],
    ['a missing file', 'missing.txt', () => {}, 'file-missing', /does not exist/],
    ['a broken JSON', 'x.json', '{"format": ', 'file-invalid', /not valid JSON/],
    ['a .json without JSON in it', 'x.json', 'words', 'file-invalid', /not valid JSON/],
    [
      'a foreign JSON',
      'x.json',
      '{"type":"FeatureCollection"}',
      'file-invalid',
      /not an annotated article/,
    ],
    [
      'a broken annotated article',
      'x.annotated.json',
      '{"format":"sourcebench.annotated-article","version":1',
      'file-invalid',
      /x\.annotated\.json/,
    ],
    [
      'a newer annotated article',
      'x.annotated.json',
      '{"format":"sourcebench.annotated-article","version":7}',
      'file-newer',
      /7/,
    ],
  ];

  test.each(cases)('%s', async (_what, name, make, code, says) => {
    const workspace = await withFiles({});
    if (typeof make === 'function') make(workspace.at(name));
    else writeFileSync(workspace.at(name), make);
    const [result] = await workspace.importAll(name);
    expect(result).toMatchObject({ status: 'failed', articleId: null, error: { code } });
    expect(result?.error?.message).toMatch(says);
    expect(result?.error?.message).toContain(workspace.at(name));
    expect(result?.error?.details.remedy).not.toBe('');
    expect(await workspace.call['article:list'](undefined)).toEqual([]);
  });

  test('JSON in a .txt is text like any other', async () => {
    const { result } = await imported('data.txt', '{"type":"FeatureCollection"}');
    expect(result.status).toBe('imported');
  });
});

describe('a batch', () => {
  test('goes on past what fails', async () => {
    const { importAll } = await withFiles({
      'a.txt': 'Good words.',
      'b.txt': '',
      'c.txt': 'More.',
    });
    const results = await importAll('a.txt', 'b.txt', 'nowhere.txt', 'c.txt');
    expect(results.map(({ status }) => status)).toEqual([
      'imported',
      'failed',
      'failed',
      'imported',
    ]);
  });

  test('tells how far it is, and stops between two files when asked to', async () => {
    const workspace = await withFiles({ 'a.txt': 'A.', 'b.txt': 'B.', 'c.txt': 'C.' });
    const controller = new AbortController();
    const seen: Progress[] = [];
    const job: Job = {
      signal: controller.signal,
      progress: (progress) => {
        seen.push(progress);
        if (progress.done === 1) controller.abort();
      },
    };
    const paths = ['a.txt', 'b.txt', 'c.txt'].map(workspace.at);
    const results = await workspace.call['article:import-files']({ paths, wholePage: false }, job);
    expect(results.map(({ error }) => error?.code ?? 'imported')).toEqual([
      'imported',
      'cancelled',
      'cancelled',
    ]);
    expect(seen[0]).toEqual({ label: 'Importing a.txt', done: 0, total: 3 });
  });

  test('ends with its workspace, and what is left does not come into the next one', async () => {
    const workspace = await withFiles({ 'a.txt': 'A.', 'b.txt': 'B.', 'c.txt': 'C.' });
    const next = workspace.at('next.sourcebench');
    const job: Job = {
      signal: new AbortController().signal,
      progress({ done }) {
        if (done === 1) void workspace.call['workspace:close'](undefined);
        if (done === 2) void workspace.call['workspace:open']({ path: next, withSample: false });
      },
    };
    const paths = ['a.txt', 'b.txt', 'c.txt'].map(workspace.at);
    const results = await workspace.call['article:import-files']({ paths, wholePage: false }, job);
    expect(results.map(({ error }) => error?.code ?? 'imported')).toEqual([
      'imported',
      'cancelled',
      'cancelled',
    ]);
    expect(await workspace.call['article:list'](undefined)).toEqual([]);
  });
});

describe('an annotated article', () => {
  async function exported() {
    const workspace = await openTestWorkspace();
    const articleId = await importText(workspace);
    await tagWords(workspace, articleId, '“It is safe 🚧,”', 'quote');
    await tagWords(workspace, articleId, 'Mayor Ana Ruiz', 'actor');
    const path = join(workspace.folder, 'out.annotated.json');
    await workspace.call['export:annotated-json']({ articleId, path });
    return { ...workspace, articleId, path, json: readFileSync(path, 'utf8') };
  }

  test('is known by its content, whatever the file is called', async () => {
    const { json } = await exported();
    const { result, call } = await imported('notes.txt', json);
    expect(result).toMatchObject({ status: 'imported', problems: [], encoding: 'UTF-8' });
    expect(await call['article:list'](undefined)).toMatchObject([{ annotations: 2 }]);
  });

  test('that is here in the same state exists, and in another state is a conflict', async () => {
    const { call, path, articleId, ...workspace } = await exported();
    const again = async () =>
      (await call['article:import-files']({ paths: [path], wholePage: false }))[0];
    expect(await again()).toMatchObject({ status: 'exists', articleId });
    await tagWords({ call, ...workspace }, articleId, 'Monday');
    const conflict = await again();
    expect(conflict).toMatchObject({ status: 'failed', error: { code: 'conflict' } });
    expect(conflict?.error?.message).toContain('Nothing was changed');
    expect(await call['article:list'](undefined)).toMatchObject([{ annotations: 3 }]);
  });

  test('with problems is refused with all of them, and what can be saved comes on request', async () => {
    const { json } = await exported();
    const bad = json.replace('"quote": "Mayor Ana Ruiz"', '"quote": "Mayor Ana Ruis"');
    expect(bad).not.toBe(json);
    const { result, call } = await imported('bad.annotated.json', bad);
    expect(result).toMatchObject({ status: 'failed', error: { code: 'file-invalid' } });
    expect(result.problems.length).toBeGreaterThan(0);
    expect(await call['article:list'](undefined)).toEqual([]);
    const token = result.salvageToken ?? '';
    const saved = await call['article:import-salvage']({ token });
    expect(saved.status).toBe('imported');
    expect(saved.problems.length).toBeGreaterThan(0);
    expect((await call['article:list'](undefined))[0]?.annotations).toBeGreaterThan(0);
    await expect(async () => call['article:import-salvage']({ token })).rejects.toThrow(
      'no longer at hand',
    );
  });

  test('whose offsets are in the other unit is read, and says so', async () => {
    const { json } = await exported();
    const swapped = json.replaceAll(
      /"start": (\d+),\s*"end": (\d+),\s*"startUtf16": (\d+),\s*"endUtf16": (\d+)/g,
      '"start": $3, "end": $4, "startUtf16": $1, "endUtf16": $2',
    );
    expect(swapped).not.toBe(json);
    const { result } = await imported('swapped.annotated.json', swapped);
    expect(result.status).toBe('imported');
    expect(result.problems.length).toBeGreaterThan(0);
  });

  test('another article may use the same mark ids; acts then need the article', async () => {
    const { json, call, folder, articleId: first } = await exported();
    const other = json.replace(/"id": "[0-9a-f-]{36}"/, '"id": "another-article"');
    const path = join(folder, 'other.annotated.json');
    writeFileSync(path, other);
    const [result] = await call['article:import-files']({ paths: [path], wholePage: false });
    expect(result).toMatchObject({ status: 'imported', articleId: 'another-article' });
    const articleId = result?.articleId ?? ('' as never);
    const { marks } = await call['article:open']({ id: articleId });
    const id = marks.ids[0] ?? ('' as never);
    await expect(async () => call['annotation:delete']({ id })).rejects.toThrow('2 articles');
    await expect(async () => call['annotation:details']({ ids: [id] })).rejects.toThrow(
      '2 articles',
    );
    await call['annotation:set-note']({ id, articleId, note: 'Only here.' });
    const noteIn = async (article: typeof articleId) =>
      (await call['annotation:details']({ ids: [id], articleId: article }))[0]?.note;
    expect(await noteIn(articleId)).toBe('Only here.');
    expect(await noteIn(first)).toBeNull();
    expect(await call['annotation:delete']({ id, articleId })).toMatchObject({ articleId });
    expect(await noteIn(first)).toBeNull();
  });
});
