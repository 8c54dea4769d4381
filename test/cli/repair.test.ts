import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourcebench } from '../support/command-line.ts';
import { damagePage } from '../support/damage-page.ts';
import { secretWords, setPassphrase, workAt } from '../support/encrypted-workspace.ts';
import { filesThatSay } from '../support/plain-words.ts';
import { tamper } from '../support/tampering.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

interface RepairDocument {
  readonly workspace: string;
  readonly repaired: boolean;
  readonly setAside: string;
  readonly savedTo: string;
  readonly tables: readonly Readonly<Record<'name' | 'saved' | 'lost', unknown>>[];
  readonly articles: readonly Readonly<Record<'id' | 'title' | 'state' | 'said', unknown>>[];
}

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Every file of a folder with its SHA-256. */
const filesIn = (folder: string) =>
  readdirSync(folder)
    .toSorted()
    .map((name) => [name, sha256(join(folder, name))] as const);

/** A closed workspace alone in its folder, with two articles, of which one has a mark; and the command. */
async function closedWorkspace() {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  await tagWords(workspace, articleId, 'Monday');
  await importText(workspace, 'Ferry sunk\n\nNobody was aboard.');
  workspace.service.close();
  const { path, folder } = workspace;
  const elsewhere = tempFolder();
  const run = (...args: string[]) => sourcebench(elsewhere, args);
  return { path, folder, run, articleId };
}

/** Where the damaged one lies now. */
function setAsideIn(folder: string): string {
  const names = readdirSync(folder).filter((name) => name !== 'test.sourcebench');
  expect(names).toEqual([expect.stringMatching(/^test \(damaged [-\dTZ.]+\)\.sourcebench$/)]);
  return join(folder, names[0] ?? '');
}

describe('a damaged workspace', () => {
  test('is repaired from the log, verifies, and lies beside as it was', async () => {
    const { path, folder, run, articleId } = await closedWorkspace();
    damagePage(path, 'annotation');
    const damaged = sha256(path);
    const refused = await run('list', '--workspace', path);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('sourcebench repair');
    const { exitCode, stdout, stderr } = await run('repair', path);
    const aside = setAsideIn(folder);
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout.split('\n')).toEqual([
      `repaired  ${path}`,
      `the damaged workspace is kept as  ${aside}`,
      'articles  0 lost, 0 partly, 1 rebuilt, 1 whole',
      '  rebuilt  Bridge reopens',
      '  whole  Ferry sunk',
      'rows of the damaged file that could not be read',
      '  annotation  1 of 1',
      '  segment  1 of 1',
      '',
    ]);
    expect(sha256(aside)).toBe(damaged);
    expect(await run('verify', path)).toMatchObject({ exitCode: 0, stderr: '' });
    const list = await run('list', '--workspace', path, '--json');
    expect(JSON.parse(list.stdout)).toMatchObject({
      articles: [{ annotations: 0 }, { id: articleId, annotations: 1 }],
    });
    // The damaged one is there to be looked at again.
    expect((await run('verify', aside)).exitCode).toBe(1);
  });

  test('of which texts are lost says whose, before what was saved, and in JSON the same', async () => {
    const { path, folder, run, articleId } = await closedWorkspace();
    tamper(
      path,
      `UPDATE revision SET text = replace(text, 'Monday', 'Friday')
        WHERE article_key = (SELECT article_key FROM article WHERE id = '${articleId}')`,
    );
    const damaged = readFileSync(path);
    const printed = await run('repair', '--workspace', path);
    expect([printed.exitCode, printed.stderr]).toEqual([0, '']);
    expect(printed.stdout.split('\n').slice(2)).toEqual([
      'articles  1 lost, 0 partly, 0 rebuilt, 1 whole',
      '  lost  Bridge reopens',
      '    Its text could not be read.',
      '  whole  Ferry sunk',
      'rows of the damaged file that could not be read',
      '  revision  1 of 2',
      '',
    ]);
    expect((await run('verify', path)).exitCode).toBe(0);

    writeFileSync(path, damaged);
    const again = await run('repair', path, '--json');
    expect([again.exitCode, again.stderr]).toEqual([0, '']);
    const document = JSON.parse(again.stdout) as RepairDocument;
    expect(document).toMatchObject({ workspace: path, repaired: true, savedTo: path });
    expect(document.articles).toEqual([
      expect.objectContaining({ title: 'Ferry sunk', state: 'whole', said: [] }),
      {
        id: articleId,
        title: 'Bridge reopens',
        state: 'lost',
        said: ['Its text could not be read.'],
      },
    ]);
    expect(document.tables).toContainEqual({ name: 'revision', saved: 1, lost: 1 });
    expect(readFileSync(document.setAside).equals(damaged)).toBe(true);
    expect(dirname(document.setAside)).toBe(folder);
  });

  test('that lost its second half is repaired as far as it goes', async () => {
    const { path, run } = await closedWorkspace();
    truncateSync(path, Math.floor(readFileSync(path).length / 8192) * 4096);
    const { exitCode, stdout } = await run('repair', path);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('rows of the damaged file that could not be read');
    expect((await run('verify', path)).exitCode).toBe(0);
  });
});

describe('nothing is changed', () => {
  test('where the workspace is whole, which is said', async () => {
    const { path, folder, run } = await closedWorkspace();
    const before = filesIn(folder);
    expect(await run('repair', path)).toEqual({
      exitCode: 0,
      stdout: `The workspace ${path} is whole; there is nothing to repair.\n`,
      stderr: '',
    });
    const { stdout } = await run('repair', path, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ workspace: path, repaired: false });
    expect(filesIn(folder)).toEqual(before);
  });

  test('while another process has it open, which is named', async () => {
    const workspace = await openTestWorkspace();
    await importText(workspace);
    const names = readdirSync(workspace.folder).toSorted();
    const run = await sourcebench(tempFolder(), ['repair', workspace.path]);
    expect([run.exitCode, run.stdout]).toEqual([1, '']);
    expect(run.stderr).toMatch(/is open in Sourcebench, where Ana annotates, on this machine/);
    expect(readdirSync(workspace.folder).toSorted()).toEqual(names);
    // The holder goes on.
    await importText(workspace, 'Another one.');
  });

  test.each([
    ['a text', 'Bridge reopens\n', 'is not a Sourcebench workspace, or its beginning is lost'],
    ['an empty file', '', 'is not a Sourcebench workspace, or its beginning is lost'],
    [
      'a database of another program',
      `SQLite format 3\0${'\x01'.repeat(5000)}`,
      'is a database of another program',
    ],
  ])('of %s, and one line says what it is', async (_what, bytes, words) => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.sourcebench'), bytes);
    const before = filesIn(folder);
    const { exitCode, stdout, stderr } = await sourcebench(tempFolder(), [
      'repair',
      join(folder, 'a.sourcebench'),
    ]);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(filesIn(folder)).toEqual(before);
  });

  test('where there is no such file, or a folder', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'sub'));
    for (const [name, words] of [
      ['no-such.sourcebench', 'There is no workspace'],
      ['sub', 'is a folder, not a workspace file'],
    ] as const) {
      const run = await sourcebench(folder, ['repair', name]);
      expect([run.exitCode, run.stdout]).toEqual([1, '']);
      expect(run.stderr).toContain(words);
    }
    expect(readdirSync(folder)).toEqual(['sub']);
  });

  test('where nothing but the first bytes is left', async () => {
    const { path, folder, run } = await closedWorkspace();
    writeFileSync(path, readFileSync(path).fill(0xa5, 100));
    const before = filesIn(folder);
    const { exitCode, stdout, stderr } = await run('repair', path);
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Nothing could be read of the workspace');
    expect(stderr).toContain('Restore a backup.');
    expect(filesIn(folder)).toEqual(before);
  });
});

describe('an encrypted workspace', () => {
  test('wants its passphrase, and is as encrypted when it is repaired', async () => {
    const workspace = await openTestWorkspace();
    const { path, folder } = workspace;
    await workAt(workspace);
    await setPassphrase(workspace, 'one pass');
    workspace.service.close();
    damagePage(path, 'annotation', 'one pass');
    const before = filesIn(folder);
    const elsewhere = tempFolder();
    writeFileSync(join(elsewhere, 'one'), 'one pass\n');
    writeFileSync(join(elsewhere, 'two'), 'two pass\n');
    const run = (...args: string[]) => sourcebench(elsewhere, [...args, path]);

    const missing = await run('repair');
    expect([missing.exitCode, missing.stdout]).toEqual([1, '']);
    expect(missing.stderr).toMatch(/^sourcebench: .* is encrypted\. Give its passphrase/);
    const wrong = await run('repair', '--passphrase-file', 'two');
    expect([wrong.exitCode, wrong.stdout]).toEqual([1, '']);
    expect(wrong.stderr).toMatch(/^sourcebench: This passphrase does not open/);
    expect(filesIn(folder)).toEqual(before);

    const right = await run('repair', '--passphrase-file', 'one');
    expect([right.exitCode, right.stderr]).toEqual([0, '']);
    expect(right.stdout).toContain('articles  0 lost, 0 partly, 1 rebuilt, 0 whole');
    expect(sha256(setAsideIn(folder))).toBe(before[0]?.[1]);
    expect(filesThatSay(secretWords, [folder])).toEqual([]);
    expect((await run('verify', '--passphrase-file', 'one')).exitCode).toBe(0);
    expect((await run('verify', '--passphrase-file', 'two')).exitCode).toBe(1);
  }, 60_000);
});

test('repair --help names what it takes', async () => {
  const { stdout, exitCode } = await sourcebench(tempFolder(), ['repair', '--help']);
  expect(exitCode).toBe(0);
  for (const words of ['[workspace]', '--passphrase-file <file>', '--json']) {
    expect(stdout).toContain(words);
  }
});
