import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandPath, sourcebench } from '../support/command-line.ts';
import { exampleFile } from '../support/example-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

const lines = (output: string) => output.split('\n').filter((line) => line !== '');

/** A folder with the example imported into `w.sourcebench`, and a way to run commands in it. */
async function withExample() {
  const folder = tempFolder();
  const inWorkspace = (name: string, ...args: string[]) =>
    sourcebench(folder, [name, '--workspace', 'w.sourcebench', ...args]);
  const at = (name: string) => join(folder, name);
  writeFileSync(at('example.json'), JSON.stringify(exampleFile()));
  await inWorkspace('import', 'example.json');
  return { folder, inWorkspace, at, id: exampleFile().article.id };
}

describe('sizes', () => {
  const mebibyte = 1024 * 1024;

  test('--max-size moves the limit of import and validate, both ways', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'large.txt'), 'a word '.repeat((65 * mebibyte) / 7));
    const file = exampleFile();
    const padded = JSON.stringify(file).padEnd(1.5 * mebibyte);
    writeFileSync(join(folder, 'padded.json'), padded);
    const run = (...args: string[]) => sourcebench(folder, args);
    const workspace = ['--workspace', 'w.sourcebench'];

    const refused = await run('import', ...workspace, 'large.txt');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(/large\.txt has 65 MB.* up to 64 MB.*--max-size/);
    const taken = await run('import', ...workspace, '--max-size', '66', 'large.txt');
    expect([taken.exitCode, taken.stderr]).toEqual([0, '']);

    expect((await run('validate', 'padded.json')).exitCode).toBe(0);
    const lower = await run('validate', '--max-size', '1', 'padded.json');
    expect([lower.exitCode, lower.stderr]).toEqual([1, expect.stringContaining('up to 1 MB')]);
  });

  test.each(['0', '1.5', 'many', '100000', ''])('--max-size %j is bad usage', async (size) => {
    const { exitCode, stdout, stderr } = await sourcebench(tempFolder(), [
      'validate',
      '--max-size',
      size,
      'a.json',
    ]);
    expect([exitCode, stdout, lines(stderr).length]).toEqual([2, '', 1]);
  });
});

test('an error is one line, whatever the name of the file is', async () => {
  const { exitCode, stderr } = await sourcebench(tempFolder(), ['validate', 'no\nsuch\tfile.json']);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/^sourcebench: .*no such file\.json does not exist\. .*\n$/);
});

describe('salvage', () => {
  test('saves what can be saved of any number of files', async () => {
    const folder = tempFolder();
    const names = Array.from({ length: 12 }, (_, index) => `${index}.json`);
    for (const name of names) {
      const file = exampleFile();
      Object.assign(file.article, { id: name });
      Object.assign(file.annotations[1] ?? {}, { tag: 'rumour' });
      writeFileSync(join(folder, name), JSON.stringify(file));
    }
    const args = ['import', '--salvage', '--json', '--workspace', 'w.sourcebench', ...names];
    const { exitCode, stdout, stderr } = await sourcebench(folder, args);
    const { results } = JSON.parse(stdout) as { results: { status: string }[] };
    expect(results.map(({ status }) => status)).toEqual(names.map(() => 'imported'));
    expect([exitCode, stderr]).toEqual([0, '']);
  });
});

describe('export', () => {
  test('of an article that is not there makes no folder', async () => {
    const { inWorkspace, at } = await withExample();
    const { exitCode } = await inWorkspace('export', '--out', 'new/', '--article', 'none');
    expect([exitCode, existsSync(at('new'))]).toEqual([1, false]);
  });

  test('below a file that is no folder says so', async () => {
    const { inWorkspace } = await withExample();
    const { exitCode, stderr } = await inWorkspace('export', '--out', 'example.json/out.json');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/example\.json\/out\.json lies in a folder that does not exist/);
    expect(lines(stderr)).toHaveLength(1);
  });

  test.skipIf(process.getuid?.() === 0)('does not replace a file that is read-only', async () => {
    const { inWorkspace, at } = await withExample();
    writeFileSync(at('own.json'), 'mine', { mode: 0o444 });
    const { exitCode, stderr } = await inWorkspace('export', '--out', 'own.json');
    expect([exitCode, readFileSync(at('own.json'), 'utf8')]).toEqual([1, 'mine']);
    expect(stderr).toContain('own.json cannot be written');
  });

  test.skipIf(process.platform === 'win32')('can go through a pipe', async () => {
    const { folder } = await withExample();
    // A pipe of the shell: those that Node makes are sockets, which have no name to open.
    const command =
      '"$0" "$1" export --workspace w.sourcebench --out /dev/stderr 2>&1 >/dev/null | cat';
    const args = ['-c', command, process.execPath, commandPath];
    const piped = execFileSync('sh', args, { cwd: folder, encoding: 'utf8' });
    expect(JSON.parse(piped)).toMatchObject({ format: 'sourcebench.annotated-article' });
  });
});

describe('one line on stderr and exit code 2', () => {
  test.each([
    [[]],
    [['--json']],
    [['help', 'bogus']],
    [['list', '--workspace', '']],
    [['export', '--workspace', 'w.sourcebench', '--out', '']],
    [['import', '--workspace', 'w.sourcebench', '']],
    [['validate', '']],
    [['tag', 'id', '--workspace', 'w.sourcebench', '--tag', 'claim', '--quote', '']],
    [['tag', 'id', '--workspace', 'w.sourcebench', '--tag', 'claim', '--quote', ' \n']],
    [['tag', 'id', '--tag', 'claim', '--quote', 'x', '--occurrence', '0']],
    [['tag', 'id', '--tag', 'claim', '--quote', 'x', '--occurrence', 'abc']],
  ])('for %j', async (args) => {
    const { folder } = await withExample();
    const { exitCode, stdout, stderr } = await sourcebench(folder, args);
    expect([exitCode, stdout, lines(stderr).length]).toEqual([2, '', 1]);
  });
});

describe('validate', () => {
  test('says where JSON breaks without repeating the file', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'broken.json'), '{"secret words": hello}');
    const { stderr } = await sourcebench(folder, ['validate', 'broken.json']);
    expect(stderr).toContain('broken.json is not valid JSON: unexpected token');
    expect(stderr).not.toContain('secret');
  });
});

test('a terminal obeys nothing that stands in a title or in the name of a file', async () => {
  const folder = tempFolder();
  const escape = '\u001b[31m';
  const name = process.platform === 'win32' ? 'red.txt' : `red\n${escape}.txt`;
  writeFileSync(join(folder, name), `Bridge ${escape}reopens \u202egpj.exe\n\nIt is safe.`);
  for (const args of [['import', name], ['list']]) {
    const { exitCode, stdout } = await sourcebench(folder, [
      ...args,
      '--workspace',
      'w.sourcebench',
    ]);
    expect([exitCode, lines(stdout).length]).toEqual([0, 1]);
    expect(stdout).toMatch(/Bridge \ufffd\[31mreopens \ufffdgpj\.exe/);
    expect(stdout.trimEnd()).not.toMatch(/[\p{Cc}\u202e]/u);
  }
});
