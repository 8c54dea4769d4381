import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourcebench } from '../support/command-line.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

async function closedWorkspace() {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  workspace.service.close();
  return { ...workspace, articleId };
}

describe('backup and restore', () => {
  test('a backup is made, listed and restored, and what was there is kept', async () => {
    const { path, folder, articleId } = await closedWorkspace();
    const made = await sourcebench(folder, ['backup', path]);
    expect(made).toMatchObject({ exitCode: 0, stderr: '' });
    expect(made.stdout).toMatch(/ asked 1 acts 1 articles\.sourcebench {2}\(1 article, 1 act\)\n$/);
    await sourcebench(folder, [
      'tag',
      articleId,
      '--workspace',
      path,
      '--tag',
      'claim',
      '--quote',
      'Monday',
      '--annotator',
      'Ana',
    ]);
    const restored = await sourcebench(folder, ['restore', path, '--latest', '--json']);
    expect(restored.exitCode).toBe(0);
    expect(JSON.parse(restored.stdout)).toMatchObject({
      workspace: path,
    });
    expect(restored.stdout).toContain('before-restore 2 acts 1 articles');
    const { stdout } = await sourcebench(folder, ['list', '--workspace', path, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ articles: [{ annotations: 0 }] });
    const list = await sourcebench(folder, ['backup', path, '--list', '--json']);
    expect(JSON.parse(list.stdout)).toMatchObject({
      backups: [{ reason: 'before-restore' }, { reason: 'asked' }],
    });
  });

  test('with --out nothing but the named file is written, and never over one that is there', async () => {
    const { path, folder } = await closedWorkspace();
    const out = join(tempFolder(), 'copy.sourcebench');
    const before = readFileSync(path);
    expect(await sourcebench(folder, ['backup', path, '--out', out])).toMatchObject({
      exitCode: 0,
    });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('test.sourcebench-'))).toEqual([]);
    const again = await sourcebench(folder, ['backup', path, '--out', out]);
    expect(again).toMatchObject({ exitCode: 1, stdout: '' });
    expect(again.stderr).toContain('is there already');
    await sourcebench(folder, ['backup', path]);
    const other = join(tempFolder(), 'other.sourcebench');
    expect(await sourcebench(folder, ['restore', path, '--latest', '--out', other])).toMatchObject({
      exitCode: 0,
    });
    expect(existsSync(other)).toBe(true);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test.each([
    ['no backup is named', ['restore'], 2, 'No backup is named'],
    ['there are none', ['restore', '--latest'], 1, 'There are no backups'],
    ['there is none of that name', ['restore', '--backup', '../x'], 1, 'There is no backup “../x”'],
    [
      'both a name and the latest',
      ['restore', '--backup', 'a', '--latest'],
      2,
      'cannot be used with',
    ],
  ] as const)(
    'restoring is refused where %s',
    async (_why, [command, ...options], exitCode, words) => {
      const { path, folder } = await closedWorkspace();
      const run = await sourcebench(folder, [command, path, ...options]);
      expect(run).toMatchObject({ exitCode, stdout: '' });
      expect(run.stderr).toContain(words);
    },
  );
});

describe('beside a session that has the workspace open', () => {
  test('commands that read go on, and see what was saved last', async () => {
    const workspace = await openTestWorkspace();
    const articleId = await importText(workspace);
    await tagWords(workspace, articleId, 'Monday');
    const at = ['--workspace', workspace.path];
    const list = await sourcebench(workspace.folder, ['list', ...at, '--json']);
    expect(JSON.parse(list.stdout)).toMatchObject({ articles: [{ annotations: 1 }] });
    for (const args of [
      ['stats', ...at],
      ['export', '--out', join(workspace.folder, 'a.json'), ...at],
      ['verify', workspace.path],
      ['backup', workspace.path],
    ]) {
      expect(await sourcebench(workspace.folder, args), args[0]).toMatchObject({
        exitCode: 0,
        stderr: '',
      });
    }
    await tagWords(workspace, articleId, 'bridge');
  });

  test('commands that write are refused with the holder’s name', async () => {
    const workspace = await openTestWorkspace();
    const articleId = await importText(workspace);
    const at = ['--workspace', workspace.path];
    for (const args of [
      ['import', workspace.path, ...at],
      ['tag', articleId, '--tag', 'claim', '--quote', 'Monday', ...at],
      ['restore', workspace.path, '--backup', 'x'],
    ]) {
      if (args[0] === 'restore') {
        const { id } = await workspace.call['backup:make'](undefined);
        args[3] = id;
      }
      const run = await sourcebench(workspace.folder, args);
      expect(run.exitCode, args[0]).toBe(1);
      expect(run.stderr, args[0]).toMatch(
        /is open in Sourcebench, where Ana annotates, on this machine/,
      );
    }
  });
});
