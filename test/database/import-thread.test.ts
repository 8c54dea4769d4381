import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ImporterOptions } from '../../electron/workspace/importers/run-importer.ts';
import type { Job } from '../../electron/workspace/job.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import type { ImportResult } from '../../shared/ipc/types.ts';
import { exampleFile } from '../support/example-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

const entry = new URL('../support/unruly-importers.ts', import.meta.url);
/** As in the support file, which cannot be imported outside its thread. */
const order = (words: string) => `<!doctype html>${words}`;

async function withImporters(importers: ImporterOptions = {}) {
  const folder = tempFolder();
  const service = createWorkspaceService({ importers: { entry, ...importers } });
  onTestFinished(() => service.close());
  const { handlers: call } = service;
  await call['workspace:open']({ path: join(folder, 'w.sourcebench'), withSample: false });
  const file = (name: string, words: string) => {
    const path = join(folder, name);
    writeFileSync(path, order(words));
    return path;
  };
  const importAll = (paths: readonly string[], job?: Job) =>
    call['article:import-files']({ paths: [...paths], wholePage: false }, job);
  async function importOne(words: string, name = 'page.html'): Promise<ImportResult> {
    const [result] = await importAll([file(name, words)]);
    if (result === undefined) throw new Error('no result');
    return result;
  }
  const titles = async () => (await call['article:list'](undefined)).map(({ title }) => title);
  return { service, call, file, importAll, importOne, titles };
}

const codes = (results: readonly ImportResult[]) =>
  results.map(({ error }) => error?.code ?? 'imported');

describe('a file that its importer does not survive is named, and the next one is read', () => {
  test.each<readonly [order: string, says: RegExp]>([
    ['hang', /took longer than 1 second to read/],
    ['wait', /took longer than 1 second to read/],
    ['memory', /needs more memory than 64 MB/],
    ['buffers', /needs more memory than 64 MB/],
    ['crash', /is damaged and cannot be read \(a library fell over\)/],
    ['exit', /is damaged and cannot be read/],
    ['throw', /is damaged and cannot be read \(Cannot read properties of null\)/],
    ['overflow', /is nested too deeply/],
    ['function', /is damaged and cannot be read/],
    ['script', /does not hold: a link has an address of a wrong kind/],
    ['outside', /does not hold: the blocks do not fit the text/],
    ['none', /does not hold: it has no article/],
    ['bad-book one\ntwo', /does not hold: article 3: the text is blank/],
  ])('%s', async (words, says) => {
    const { file, importAll, titles } = await withImporters({
      timeLimitMs: says.source.includes('took longer') ? 1000 : 25_000,
      memoryMegabytes: 64,
    });
    const paths = [file('bad.html', words), file('good.html', 'Good words.')];
    const [bad, good] = await importAll(paths);
    expect(bad).toMatchObject({ status: 'failed', articleId: null, articles: [] });
    expect(bad?.error?.message).toMatch(says);
    expect(bad?.error?.message).toContain(paths[0]);
    expect(bad?.error?.details.remedy).not.toBe('');
    expect(good).toMatchObject({ status: 'imported', title: 'Good words.' });
    expect(await titles()).toEqual(['Good words.']);
  });
});

test('a thread that cannot be started is not blamed on the file', async () => {
  const { importOne } = await withImporters({
    entry: new URL('./no-such-entry.ts', import.meta.url),
  });
  const { error } = await importOne('Words.');
  expect(error?.code).toBe('internal');
  expect(error?.message).toContain('the part of Sourcebench that reads files cannot be started');
});

test('a promise that a library forgot harms neither its file nor the next one', async () => {
  const { file, importAll } = await withImporters();
  const results = await importAll([file('a.html', 'reject'), file('b.html', 'Good words.')]);
  expect(codes(results)).toEqual(['imported', 'imported']);
});

test('one thread reads many files, and a new one follows after a crash', async () => {
  const { file, importAll, call } = await withImporters();
  const paths = ['Article a', 'Article b', 'crash', 'Article c', 'Article d'].map((words, index) =>
    file(`${index}.html`, words),
  );
  expect(codes(await importAll(paths))).toEqual([
    'imported',
    'imported',
    'file-invalid',
    'imported',
    'imported',
  ]);
  const threads = (await call['article:list'](undefined)).map(({ publisher }) => publisher);
  const [d, c, b, a] = threads;
  expect([a === b, c === d, b === c]).toEqual([true, true, false]);
});

test('an idle thread goes, and the next file gets another one', async () => {
  const { importOne, call } = await withImporters({ idleMs: 1 });
  await importOne('Article a', 'a.html');
  await setTimeout(50);
  await importOne('Article b', 'b.html');
  const [b, a] = await call['article:list'](undefined);
  expect(a?.publisher).not.toBe(b?.publisher);
});

describe('a stop', () => {
  test('in the middle of a file ends it and what comes after, and what was imported stays', async () => {
    const { file, importAll, importOne, titles } = await withImporters();
    const controller = new AbortController();
    const job: Job = {
      signal: controller.signal,
      progress({ done }) {
        if (done === 1) globalThis.setTimeout(() => controller.abort(), 50);
      },
    };
    const paths = ['Article a', 'hang', 'Article b'].map((words, index) =>
      file(`${index}.html`, words),
    );
    const results = await importAll(paths, job);
    expect(codes(results)).toEqual(['imported', 'cancelled', 'cancelled']);
    expect(results[1]?.error?.message).toBe(
      `${paths[1]} was not imported, because the import was stopped.`,
    );
    expect(await titles()).toEqual(['Article a']);
    expect((await importOne('Article c', 'c.html')).status).toBe('imported');
  });

  test('by import:cancel reaches every import that is running or waits for its turn', async () => {
    const { call, file, importAll } = await withImporters();
    const bytes = new TextEncoder().encode(order('hang'));
    const running = Promise.all([
      importAll([file('a.html', 'hang a')]),
      importAll([file('b.html', 'Article b')]),
      call['article:import-bytes']({ fileName: 'c.html', bytes, wholePage: false }),
    ]);
    await setTimeout(50);
    await call['import:cancel'](undefined);
    expect(codes((await running).flat())).toEqual(Array.from({ length: 3 }, () => 'cancelled'));
    expect(await call['article:list'](undefined)).toEqual([]);
  });

  test('comes with closing the workspace, and nothing goes into the next one', async () => {
    const { call, file, importAll, titles } = await withImporters();
    const running = importAll([file('a.html', 'hang')]);
    await setTimeout(50);
    await call['workspace:close'](undefined);
    await call['workspace:open']({
      path: file('w2.sourcebench', '').replace('w2', 'w3'),
      withSample: false,
    });
    expect(codes(await running)).toEqual(['cancelled']);
    expect(await titles()).toEqual([]);
  });
});

test('other calls are answered while a file is read', async () => {
  const { call, file, importAll } = await withImporters();
  let done = false;
  const running = (async () => {
    await importAll([file('a.html', 'hang')]);
    done = true;
  })();
  await setTimeout(50);
  const { articleId } = await call['article:import-text']({ text: 'Quick words.' });
  expect([articleId === null, done]).toEqual([false, false]);
  await call['import:cancel'](undefined);
  await running;
});

test('all chapters of a book come in, each with its place in the file, and known again together', async () => {
  const { importOne, call } = await withImporters();
  const book = await importOne('book one\ntwo\nthree');
  expect(book).toMatchObject({ status: 'imported', kind: 'html', title: 'book one' });
  expect(book.articles.map(({ title, status }) => [title, status])).toEqual([
    ['book one', 'imported'],
    ['two', 'imported'],
    ['three', 'imported'],
  ]);
  const again = await importOne('book one\ntwo\nthree', 'renamed.html');
  expect(again).toMatchObject({ status: 'exists', kind: 'html', encoding: 'UTF-8' });
  expect(again.articles.map(({ id }) => id)).toEqual(book.articles.map(({ id }) => id));
  expect(await call['history:state'](undefined)).toEqual({ undo: null, redo: null });
});

test('the caller keeps the bytes that it handed in', async () => {
  const { call } = await withImporters();
  const bytes = new TextEncoder().encode(order('Article'));
  const importIt = () =>
    call['article:import-bytes']({ fileName: 'a.html', bytes, wholePage: false });
  expect((await importIt()).status).toBe('imported');
  expect(bytes.length).toBeGreaterThan(0);
  expect((await importIt()).status).toBe('exists');
});

test('a large annotated article is read in the thread too, and loses nothing on the way', async () => {
  const { call, file, service } = await withImporters();
  const article = exampleFile();
  const text = `${article.article.text}\n\n${'word '.repeat(100_000)}end.`;
  const end = [...text].length;
  Object.assign(article.article, {
    text,
    textSha256: createHash('sha256').update(text).digest('hex'),
    blocks: [{ start: 0, end, type: 'paragraph', role: 'body' }],
    marks: [],
    extra: JSON.parse('{ "__proto__": { "polluted": true }, "kept": [1, null] }') as object,
  });
  const path = file('large.annotated.json', '');
  writeFileSync(path, JSON.stringify(article));
  const [result] = await call['article:import-files']({ paths: [path], wholePage: false });
  expect(result).toMatchObject({ status: 'imported', kind: 'annotated-json', problems: [] });
  const id = result?.articleId ?? ('' as never);
  const opened = await call['article:open']({ id });
  expect(opened.article.text).toBe(text);
  expect(opened.marks.ids).toHaveLength(article.annotations.length);
  expect(JSON.stringify(opened.article.extra)).toBe(
    '{"__proto__":{"polluted":true},"kept":[1,null]}',
  );
  expect(Object.keys(opened.article.extra)).toContain('__proto__');
  service.close();
});
