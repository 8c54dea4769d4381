import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createIncomingFiles, fileArguments } from '../../../electron/incoming-files.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';

const imported = (file: string): ImportResult => ({
  file,
  status: 'imported',
  kind: 'plain-text',
  articles: [],
  articleId: null,
  title: file,
  encoding: 'UTF-8',
  problems: [],
  error: null,
  salvageToken: null,
});

function incoming(fail: { imports?: boolean; workspaces?: boolean } = {}) {
  const log: string[] = [];
  const delivered: (readonly ImportResult[])[] = [];
  const problem = new AppError('file-missing', 'gone', { remedy: 'find it' });
  const files = createIncomingFiles({
    async importFiles(paths) {
      log.push(`import ${paths.join(' ')}`);
      if (fail.imports === true) throw problem;
      return paths.map(imported);
    },
    async openWorkspace(path) {
      log.push(`open ${path}`);
      if (fail.workspaces === true) throw problem;
    },
    deliver: (results) => delivered.push(results),
  });
  const settled = () => new Promise((done) => setTimeout(done, 0));
  return { files, log, delivered, settled };
}

test('arguments become absolute files; switches and empty ones are left out', () => {
  const here = resolve('/tmp/here');
  const argv = ['/opt/sourcebench', 'a.txt', '--no-sandbox', '-x', '', '/b/c.json'];
  expect(fileArguments(argv, true, here)).toEqual([resolve(here, 'a.txt'), resolve('/b/c.json')]);
});

test('before packaging the app’s own folder is no file, wherever the switches stand', () => {
  for (const argv of [
    ['electron', '/the/app', '--no-sandbox', '/a.txt'],
    ['electron', '--no-sandbox', '/the/app', '/a.txt'],
  ]) {
    expect(fileArguments(argv, false, '/tmp')).toEqual([resolve('/a.txt')]);
  }
  expect(fileArguments(['electron', '.'], false, '/tmp')).toEqual([]);
});

test('file addresses, as Linux desktops hand them over, become paths', () => {
  const path = resolve('/tmp/Été 1 & 2.annotated.json');
  expect(fileArguments(['sourcebench', pathToFileURL(path).href], true, '/')).toEqual([path]);
  expect(fileArguments(['sourcebench', 'file://%zz'], true, '/')).toHaveLength(1);
});

test('files wait until the window listens, then arrive in order', async () => {
  const { files, log, delivered, settled } = incoming();
  files.accept(['/1.txt']);
  files.accept(['/2.txt']);
  await settled();
  expect(log).toEqual([]);
  files.windowReady();
  await settled();
  expect(log).toEqual(['import /1.txt /2.txt']);
  expect(delivered).toEqual([[imported('/1.txt'), imported('/2.txt')]]);
  files.accept(['/3.txt']);
  await settled();
  expect(log).toEqual(['import /1.txt /2.txt', 'import /3.txt']);
});

test('while the page loads again files wait, and none is handled twice', async () => {
  const { files, log, settled } = incoming();
  files.windowReady();
  files.windowGone();
  files.accept(['/1.txt']);
  await settled();
  expect(log).toEqual([]);
  files.windowReady();
  files.windowReady();
  await settled();
  expect(log).toEqual(['import /1.txt']);
});

test('a workspace file is opened and not imported', async () => {
  const { files, log, delivered, settled } = incoming();
  files.windowReady();
  files.accept(['/Case.SOURCEBENCH', '/a.txt']);
  await settled();
  expect(log).toEqual(['open /Case.SOURCEBENCH', 'import /a.txt']);
  expect(delivered).toEqual([[imported('/a.txt')]]);
});

test('what fails is reported by file and does not stop the rest', async () => {
  const { files, log, delivered, settled } = incoming({ imports: true, workspaces: true });
  files.windowReady();
  files.accept(['/w.sourcebench', '/a.txt']);
  await settled();
  expect(log).toEqual(['open /w.sourcebench', 'import /a.txt']);
  expect(delivered.flat().map(({ file, status, error }) => [file, status, error?.code])).toEqual([
    ['/w.sourcebench', 'failed', 'file-missing'],
    ['/a.txt', 'failed', 'file-missing'],
  ]);
});
