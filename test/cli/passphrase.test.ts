import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { askHidden } from '../../electron/cli/ask-hidden.ts';
import { sourcebench } from '../support/command-line.ts';
import { filesThatSay } from '../support/plain-words.ts';
import { tempFolder } from '../support/temp-folder.ts';

const words = ['Kestrelmeadow'];

/** A workspace with one article, and files with passphrases. */
async function made() {
  const folder = tempFolder();
  const text = join(folder, 'texts');
  mkdirSync(text);
  writeFileSync(join(text, 'bridge.txt'), `${words.join()} reopens\n\nIt opened on Monday.\n`);
  for (const name of ['one', 'two']) writeFileSync(join(folder, name), `${name} pass\r\nnot this`);
  const inWorkspace = join(folder, 'w');
  mkdirSync(inWorkspace);
  const run = (...args: string[]) => sourcebench(folder, args);
  const at = (...args: string[]) => run(...args, '--workspace', 'w/w.sourcebench');
  await at('import', 'texts/bridge.txt');
  await at('backup');
  const set = (...args: string[]) =>
    run('passphrase', 'set', 'w/w.sourcebench', '--new-passphrase-file', 'one', ...args);
  return { folder, inWorkspace, run, at, set };
}

describe('sourcebench passphrase', () => {
  test(
    'set says that a lost one is final, and without a terminal wants --yes',
    { timeout: 30_000 },
    async () => {
      const { set, inWorkspace } = await made();
      const refused = await set();
      expect([refused.exitCode, refused.stderr]).toEqual([
        2,
        expect.stringContaining('A lost passphrase is final'),
      ]);
      expect(filesThatSay(words, [inWorkspace]).length).toBeGreaterThan(0);
      const done = await set('--yes');
      expect([done.exitCode, done.stderr]).toEqual([0, '']);
      expect(done.stdout).toContain('(and 1 backup)');
      expect(done.stdout).toContain('free blocks of the disk');
      expect(filesThatSay(words, [inWorkspace])).toEqual([]);
      expect((await set('--yes')).stderr).toContain('has a passphrase already');
    },
  );

  test(
    'every command opens with it, from a file, from stdin, from the environment, and says when it is missing or wrong',
    { timeout: 60_000 },
    async () => {
      const { folder, set, at, run } = await made();
      await set('--yes');
      for (const command of [['list'], ['verify'], ['restore', '--latest']]) {
        const [name = ''] = command;
        const missing = await at(...command);
        expect([name, missing.exitCode]).toEqual([name, 1]);
        expect(missing.stderr).toMatch(/^sourcebench: .* is encrypted\. Give its passphrase/);
        const wrong = await at(...command, '--passphrase-file', 'two');
        expect([name, wrong.exitCode]).toEqual([name, 1]);
        expect(wrong.stderr).toMatch(/^sourcebench: This passphrase does not open/);
        expect(wrong.stderr).not.toContain('two pass');
      }
      for (const command of [
        ['list'],
        ['stats'],
        ['verify'],
        ['backup'],
        ['backup', '--out', 'copy.sourcebench'],
        ['export', '--out', 'out/'],
        ['restore', '--latest'],
        ['import', 'texts/bridge.txt'],
      ]) {
        const right = await at(...command, '--passphrase-file', 'one');
        expect([command.join(' '), right.exitCode, right.stderr]).toEqual([
          command.join(' '),
          0,
          '',
        ]);
      }
      const secret = { SOURCEBENCH_PASSPHRASE: 'one pass' };
      expect(
        (await sourcebench(folder, ['list', '--workspace', 'w/w.sourcebench'], secret)).exitCode,
      ).toBe(0);
      const piped = await sourcebench(
        folder,
        ['list', '--workspace', 'w/w.sourcebench', '--passphrase-file', '-'],
        {},
        'one pass\n',
      );
      expect([piped.exitCode, piped.stderr]).toEqual([0, '']);
      expect((await run('verify', 'copy.sourcebench', '--passphrase-file', 'one')).exitCode).toBe(
        0,
      );
    },
  );

  test('change and remove want the one that is set', { timeout: 60_000 }, async () => {
    const { at, run, set, inWorkspace } = await made();
    await set('--yes');
    const wrong = await run('passphrase', 'remove', 'w/w.sourcebench', '--passphrase-file', 'two');
    expect(wrong.stderr).toContain('does not open');
    const changed = await run(
      'passphrase',
      'change',
      'w/w.sourcebench',
      '--passphrase-file',
      'one',
      '--new-passphrase-file',
      'two',
      '--json',
    );
    expect([changed.exitCode, changed.stderr]).toEqual([0, '']);
    expect(JSON.parse(changed.stdout)).toMatchObject({
      isEncrypted: true,
      backups: { removed: [], left: [] },
    });
    expect((await at('verify', '--passphrase-file', 'one')).exitCode).toBe(1);
    expect((await at('verify', '--passphrase-file', 'two')).exitCode).toBe(0);
    const removed = await at('passphrase', 'remove', '--passphrase-file', 'two');
    expect([removed.exitCode, removed.stderr]).toEqual([0, '']);
    expect((await at('verify')).exitCode).toBe(0);
    expect(filesThatSay(words, [inWorkspace]).length).toBeGreaterThan(0);
    expect((await at('passphrase', 'remove')).stderr).toContain('has no passphrase');
  });

  test(
    'a workspace that is made with one is encrypted from the start',
    { timeout: 30_000 },
    async () => {
      const { folder, run } = await made();
      const other = join(folder, 'other');
      mkdirSync(other);
      await run(
        'import',
        'texts/bridge.txt',
        '--workspace',
        'other/o.sourcebench',
        '--passphrase-file',
        'one',
      );
      expect(filesThatSay(words, [other])).toEqual([]);
      expect(readFileSync(join(other, 'o.sourcebench')).toString('latin1', 0, 6)).not.toBe(
        'SQLite',
      );
    },
  );

  test('says on one line what is wrong', { timeout: 60_000 }, async () => {
    const { run } = await made();
    const wrongs: readonly (readonly [args: string[], code: number, said: string])[] = [
      [['set', 'no-such.sourcebench', '--yes'], 1, 'There is no workspace'],
      [['set', 'texts/bridge.txt', '--yes'], 1, 'not a Sourcebench workspace'],
      [['set', 'w/w.sourcebench', '--yes'], 2, 'There is no new passphrase'],
      [['lose', 'w/w.sourcebench'], 2, 'set, change, remove'],
      [['set', 'w/w.sourcebench', '--yes', '--new-passphrase-file', 'none'], 1, 'cannot be read'],
    ];
    for (const [args, code, said] of wrongs) {
      const { exitCode, stderr } = await run('passphrase', ...args);
      expect([args, exitCode, stderr.trimEnd().split('\n').length]).toEqual([args, code, 1]);
      expect(stderr).toContain(said);
    }
  });
});

describe('on a terminal', () => {
  test('what is typed is not shown', async () => {
    const input = new PassThrough();
    const shown: string[] = [];
    const answer = askHidden(
      { input, output: { write: (text) => shown.push(text) } },
      'Passphrase: ',
    );
    input.write('secreX\u007ft\r');
    expect(await answer).toBe('secret');
    expect(shown.join('')).toBe('Passphrase: \n');
  });

  test('an input that ends is no empty passphrase', async () => {
    const input = new PassThrough();
    const answer = askHidden({ input, output: { write: () => undefined } }, 'Passphrase: ');
    input.end();
    await expect(answer).rejects.toThrow('Nothing was typed');
  });
});
