// Datasets of other programs through the workspace, on brat's pairs of files: found beside one another, read together,
// refused as a whole, and kept as they came.

import { unzipSync } from 'fflate';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { AnnotationId, ArticleId } from '../../shared/domain/ids.ts';
import type { ImportResult } from '../../shared/ipc/types.ts';
import { openTestWorkspace } from '../support/workspace.ts';
import { exportChoice } from '../support/export-choice.ts';

const text = 'Ana 🚧 Ruiz said the bridge is safe.\n';
const ann =
  'T1\tActor 0 10\tAna 🚧 Ruiz\nT2\tClaim 16 34\tthe bridge is safe\nR1\tMade-by Arg1:T2 Arg2:T1\n';
const pair = { 'a.txt': text, 'a.ann': ann };

async function withFiles(files: Readonly<Record<string, string>>) {
  const workspace = await openTestWorkspace();
  const path = (name: string) => join(workspace.folder, 'in', name);
  mkdirSync(path(''), { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(path(name), content);
  const importAll = (...names: string[]) =>
    workspace.call['article:import-files']({ paths: names.map(path), wholePage: false });
  return { ...workspace, importAll };
}

const first = ([result]: readonly ImportResult[]): ImportResult => {
  if (result === undefined) throw new Error('no result');
  return result;
};
const idOf = ({ articleId }: ImportResult): ArticleId => {
  if (articleId === null) throw new Error('no article');
  return articleId;
};

describe('files that belong together', () => {
  test('are found by one of them, and are one article with its marks and relations', async () => {
    const { importAll, call } = await withFiles(pair);
    const result = first(await importAll('a.ann'));
    expect(result).toMatchObject({
      status: 'imported',
      kind: 'brat',
      problems: [],
      companions: ['a.txt'],
      brought: { annotations: 2, relations: 1 },
    });
    const { article, marks, relations, tagset } = await call['article:open']({ id: idOf(result) });
    expect(article.text).toBe(text);
    expect(tagset.tags.map(({ id }) => id)).toEqual(['Actor', 'Claim']);
    expect(marks.ids).toHaveLength(2);
    const details = await call['annotation:details']({ ids: marks.ids as AnnotationId[] });
    expect(details.map(({ segments, origin }) => [segments[0]?.quote, origin])).toEqual([
      ['Ana 🚧 Ruiz', 'imported'],
      ['the bridge is safe', 'imported'],
    ]);
    expect(relations.own).toHaveLength(1);
  });

  test('are taken once where all of them or their folder is chosen', async () => {
    const { importAll, call } = await withFiles({ ...pair, 'b.txt': 'Another text.' });
    const results = await importAll('');
    expect(results.map(({ kind }) => kind)).toEqual(['brat', 'plain-text']);
    const again = await importAll('a.ann', 'a.txt');
    expect(again.map(({ status }) => status)).toEqual(['exists']);
    expect(await call['article:list'](undefined)).toHaveLength(2);
  });

  test('are kept as an archive of all of them, byte for byte', async () => {
    const { importAll, call, folder } = await withFiles(pair);
    const articleId = idOf(first(await importAll('a.ann')));
    expect(await call['original:file-name']({ articleId })).toBe('a.zip');
    const path = join(folder, 'saved.zip');
    await call['original:save']({ articleId, path });
    const files = unzipSync(readFileSync(path));
    expect(Object.keys(files).toSorted()).toEqual(['a.ann', 'a.txt']);
    expect(Buffer.from(files['a.ann'] ?? []).toString()).toBe(ann);
    expect(await call['original:read']({ articleId })).toMatchObject({
      how: 'parts',
      parts: [{ name: 'a.ann' }, { name: 'a.txt' }],
    });
  });

  test('may say nothing: an empty file of marks beside a text is a text without marks', async () => {
    const { importAll, call } = await withFiles({ 'a.ann': '', 'a.txt': text, 'lone.ann': '' });
    const [result, lone] = await importAll('a.ann', 'lone.ann');
    expect(result).toMatchObject({ status: 'imported', brought: { annotations: 0 } });
    expect(lone?.error?.code).toBe('file-empty');
    expect((await call['article:open']({ id: idOf(result ?? first([])) })).article.text).toBe(text);
  });

  test('come in from a drop as well, where they were dropped together', async () => {
    const { call } = await openTestWorkspace();
    const bytesOf = (content: string) => new TextEncoder().encode(content);
    const dropped = { fileName: 'a.ann', bytes: bytesOf(ann), wholePage: false };
    const alone = await call['article:import-bytes'](dropped);
    expect(alone.error?.code).toBe('file-invalid');
    expect(alone.problems[0]?.remedy).toMatch(/a\.txt/);
    const together = await call['article:import-bytes']({
      ...dropped,
      companions: [{ fileName: 'a.txt', bytes: bytesOf(text) }],
    });
    expect(together).toMatchObject({ status: 'imported', brought: { annotations: 2 } });
  });

  test('may have a name that means something to JavaScript', async () => {
    const { call } = await openTestWorkspace();
    const bytesOf = (content: string) => new TextEncoder().encode(content);
    const { status, articleId } = await call['article:import-bytes']({
      fileName: 'a.txt',
      bytes: bytesOf(text),
      companions: [{ fileName: '__proto__', bytes: bytesOf('kept') }],
      wholePage: false,
    });
    expect(status).toBe('imported');
    expect(articleId).not.toBeNull();
  });
});

describe('a dataset with problems', () => {
  const broken = { 'a.txt': text, 'a.ann': `${ann}T3\tClaim 900 910\tnowhere to be found\n` };

  test('is refused as a whole, with every problem and its remedy', async () => {
    const { importAll, call } = await withFiles(broken);
    const { status, kind, error, problems, salvageToken } = first(await importAll('a.ann'));
    expect([status, kind, error?.code]).toEqual(['failed', 'brat', 'file-invalid']);
    expect(problems).toMatchObject([{ path: 'line 4' }]);
    expect(salvageToken).not.toBeNull();
    expect(await call['article:list'](undefined)).toEqual([]);
  });

  test('gives its valid part when that is asked for', async () => {
    const { importAll, call } = await withFiles(broken);
    const { salvageToken } = first(await importAll('a.ann'));
    const result = await call['article:import-salvage']({ token: salvageToken ?? '' });
    expect(result).toMatchObject({ status: 'imported', brought: { relations: 1 } });
    expect(result.problems).toMatchObject([{ path: 'line 4' }]);
  });
});

test('a folder that was exported comes in again without its card, manifest and loss report', async () => {
  const { importAll, call, folder } = await withFiles(pair);
  await importAll('a.ann');
  const view = { query: '', shelf: 'library', status: null, collection: null } as const;
  const sort = { by: 'imported', descending: true } as const;
  const path = join(folder, 'out');
  await call['export:dataset']({
    choice: exportChoice({ view: { ...view, sort }, except: [] }, 'conll', { card: true }),
    path,
    isFolder: true,
  });
  const other = await openTestWorkspace();
  const results = await other.call['article:import-files']({ paths: [path], wholePage: false });
  expect(results.map(({ kind, error }) => [kind, error])).toEqual([['conll', null]]);
});

test('a foreign scheme that the workspace’s tagset covers becomes that tagset', async () => {
  const { importAll, call } = await withFiles({
    'a.txt': text,
    'a.ann':
      'T1\tactor 0 10\tAna 🚧 Ruiz\nT2\tclaim 16 34\tthe bridge is safe\nR1\tmade-by Arg1:T2 Arg2:T1\n',
  });
  const { tagset } = await call['article:open']({ id: idOf(first(await importAll('a.ann'))) });
  expect(tagset.id).toBe('fact-checking');
});

const fixtures = fileURLToPath(new URL('../../../shared/fixtures/', import.meta.url));

describe.skipIf(!existsSync(fixtures))('files of other tools', () => {
  test('come in, and a second time they are known', async () => {
    const { call } = await openTestWorkspace();
    const paths = ['brat', 'conll', 'doccano', 'webanno-tsv', 'w3c'].map((name) =>
      join(fixtures, name),
    );
    const results = await call['article:import-files']({ paths, wholePage: false });
    const failures = results.filter(({ error }) => error !== null);
    expect(failures.map(({ file, error }) => [file, error?.message])).toEqual([]);
    expect(new Set(results.map(({ kind }) => kind))).toEqual(
      new Set(['brat', 'conll', 'doccano', 'webanno-tsv', 'w3c']),
    );
    const again = await call['article:import-files']({ paths, wholePage: false });
    expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['exists']));
  });
});
