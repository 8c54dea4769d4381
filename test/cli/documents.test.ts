import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { startProgress } from '../../electron/cli/progress.ts';
import { sourcebench } from '../support/command-line.ts';
import { exampleFile } from '../support/example-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

interface Result {
  readonly file: string;
  readonly status: string;
  readonly articleId: string;
  readonly title: string;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

function inFolder() {
  const folder = tempFolder();
  const at = (...names: string[]) => join(folder, ...names);
  const run = (name: string, ...args: string[]) =>
    sourcebench(folder, [name, '--workspace', 'w.sourcebench', ...args]);
  async function importAll(...args: string[]) {
    const { stdout, ...rest } = await run('import', '--json', ...args);
    return { ...rest, results: (JSON.parse(stdout) as { results: Result[] }).results };
  }
  return { folder, at, run, importAll };
}

/** A dataset of so many copies of the example, each an article of its own. */
const dataset = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const file = exampleFile();
    Object.assign(file.article, { id: `article-${index}`, title: `Article ${index}` });
    return `${JSON.stringify(file)}\n`;
  }).join('');

describe('import', () => {
  test('takes folders, tells one result a file, and prints nothing else where nobody watches', async () => {
    const { at, importAll } = inFolder();
    mkdirSync(at('in', 'sub'), { recursive: true });
    writeFileSync(at('in', 'b.md'), '# Bridge reopens\n\nIt is *safe*, she said.\n');
    writeFileSync(at('in', 'sub', 'a.txt'), 'Plain words.');
    writeFileSync(at('in', 'empty.txt'), '');
    writeFileSync(at('in', '.hidden'), 'Hidden words.');
    const { results, exitCode, stderr } = await importAll('in');
    expect(results.map(({ file, status }) => [file, status])).toEqual([
      [join('in', 'b.md'), 'imported'],
      [join('in', 'empty.txt'), 'failed'],
      [join('in', 'sub', 'a.txt'), 'imported'],
    ]);
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      `sourcebench: ${join('in', 'empty.txt')} is empty. Choose a file that has text in it.\n`,
    );
  });

  test('of a file with many articles prints one entry for each, and knows them again', async () => {
    const { at, importAll, run } = inFolder();
    writeFileSync(at('all.jsonl'), dataset(3));
    const { results, exitCode } = await importAll('all.jsonl');
    expect(
      results.map(({ file, status, articleId, title }) => [file, status, articleId, title]),
    ).toEqual([0, 1, 2].map((n) => ['all.jsonl', 'imported', `article-${n}`, `Article ${n}`]));
    const again = await importAll('all.jsonl');
    expect(again.results.map(({ status }) => status)).toEqual(['exists', 'exists', 'exists']);
    expect([exitCode, again.exitCode]).toEqual([0, 0]);
    const { stdout } = await run('import', 'all.jsonl');
    expect(stdout.split('\n')[2]).toBe('exists  article-2  Article 2  (all.jsonl, UTF-8)');
  });

  test('of a dataset with bad lines takes none of it, or with --salvage what can be saved', async () => {
    const { at, importAll, run } = inFolder();
    const [first, , third] = dataset(3).split('\n');
    writeFileSync(at('bad.jsonl'), [first, '{"format": "sourcebench', third, ''].join('\n'));
    const refused = await importAll('bad.jsonl');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(
      /bad\.jsonl has problems in 1 of 3 lines, first in line 2: .*--salvage/,
    );
    expect(refused.results[0]?.problems[0]?.path).toMatch(/^line 2/);
    expect(JSON.parse((await run('list', '--json')).stdout)).toEqual({ articles: [] });
    const saved = await importAll('--salvage', 'bad.jsonl');
    expect(saved.results.map(({ articleId, status }) => [articleId, status])).toEqual([
      ['article-0', 'imported'],
      ['article-2', 'imported'],
    ]);
    expect(saved.results[0]?.problems[0]?.path).toMatch(/^line 2/);
  });

  test('leaves an article alone that is here in another state, and says which', async () => {
    const { at, importAll, run } = inFolder();
    writeFileSync(at('two.jsonl'), dataset(2));
    await importAll('two.jsonl');
    const tagged = await run('tag', 'article-1', '--tag', 'actor', '--quote', 'Mayor');
    expect(tagged.stderr).toBe('');
    writeFileSync(at('three.jsonl'), dataset(3));
    const { results } = await importAll('three.jsonl');
    expect(results.map(({ articleId, status }) => [articleId, status])).toEqual([
      ['article-0', 'exists'],
      ['article-2', 'imported'],
    ]);
    const [problem, ...more] = results[0]?.problems ?? [];
    expect([problem?.path, more]).toEqual(['line 2', []]);
    expect(problem?.message).toContain('holds another state of “Article 1”');
  });

  test('names an article that has nearly the same text, in lines and in the document', async () => {
    const { at, run, importAll } = inFolder();
    const text =
      'Bridge reopens\n\nThe town opened the old bridge after two years of work on its piers. Some 3,000 people crossed it within the first hour, the police said.';
    writeFileSync(at('a.txt'), text);
    writeFileSync(at('b.txt'), text.replace('3,000', '2,500'));
    writeFileSync(at('c.txt'), text.replace('3,000', '2,700'));
    const { results } = await importAll('a.txt', 'b.txt');
    const [first, second] = results;
    expect(first?.problems).toEqual([]);
    expect(second?.problems[0]?.message).toContain(`% the same as ${first?.articleId}`);
    const { stdout } = await run('import', 'c.txt');
    expect(stdout).toMatch(/\n {2}\d\d % the same as \S+ “Bridge reopens”\.\n/);
  });

  test('of a picture says what it is', async () => {
    const { at, run } = inFolder();
    writeFileSync(at('a.txt'), Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]));
    const { exitCode, stderr } = await run('import', 'a.txt');
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('a JPEG picture')]);
  });
});

describe('original', () => {
  const bytes = Buffer.from('\ufeffBridge reopens\r\n\r\nIt is safe.\r\n');

  async function withOriginal() {
    const { at, run, importAll } = inFolder();
    writeFileSync(at('bridge.txt'), bytes);
    const { results } = await importAll('bridge.txt');
    return { at, run, id: results[0]?.articleId ?? '' };
  }

  test('saves the file as it came in, under a name or into a folder', async () => {
    const { at, run, id } = await withOriginal();
    const named = await run('original', id, '--out', 'out.txt', '--json');
    expect(JSON.parse(named.stdout)).toEqual({
      original: { articleId: id, path: 'out.txt', bytes: bytes.length },
    });
    expect(readFileSync(at('out.txt'))).toEqual(bytes);
    const inFolderRun = await run('original', id, '--out', 'new/', '--revision', '1');
    expect([inFolderRun.exitCode, inFolderRun.stderr]).toEqual([0, '']);
    expect(readFileSync(at('new', 'bridge.txt'))).toEqual(bytes);
  });

  test('of a revision or an article that is not there is an error and makes nothing', async () => {
    const { run, id, at } = await withOriginal();
    for (const args of [
      [id, '--revision', '2'],
      ['nobody', '--revision', '1'],
    ]) {
      const { exitCode, stderr } = await run('original', ...args, '--out', 'new/');
      expect(exitCode).toBe(1);
      expect(stderr).toMatch(/^sourcebench: .*\n$/);
      expect(() => readFileSync(at('new', 'bridge.txt'))).toThrow();
    }
  });
});

describe('the progress line', () => {
  const watched = (isTTY: boolean) => {
    const written: string[] = [];
    const write = (text: string) => written.push(text) > 0;
    return { written, stream: { isTTY, columns: 20, write } };
  };

  test('fits the terminal, bears any name, and is wiped at the end', () => {
    const { written, stream } = watched(true);
    const progress = startProgress(3, stream);
    progress.tell(0, 'a\u001b[31m very long name of a file.txt');
    progress.end();
    expect(written).toEqual(['\r\u001b[2K1 of 3  a [31m very', '\r\u001b[2K']);
  });

  test('is not there where nobody watches', () => {
    const { written, stream } = watched(false);
    startProgress(3, stream).tell(0, 'a.txt');
    expect(written).toEqual([]);
  });
});
