// `sourcebench repair`: what is printed, what lies there afterwards, and that whatever is refused stays as it was.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { takeHold } from '../../electron/workspace/db/hold.ts';
import { sourcebench } from '../support/command-line.ts';
import { damagePage } from '../support/damage-page.ts';
import { encryptedWorkspace } from '../support/encrypted-workspace.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

async function closedWorkspace() {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  await tagWords(workspace, articleId, 'Monday');
  workspace.service.close();
  const { path, folder } = workspace;
  const repair = (...args: string[]) => sourcebench(folder, ['repair', path, ...args]);
  return { path, folder, articleId, repair };
}

/** A refusal changes nothing. */
async function refused(path: string, run: () => ReturnType<typeof sourcebench>) {
  const before = readFileSync(path);
  const result = await run();
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(result).toMatchObject({ exitCode: 1, stdout: '' });
  expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
  return result.stderr;
}

describe('a damaged workspace', () => {
  test('is repaired: it says what was saved and lost, keeps the damaged file and verifies', async () => {
    const { path, folder, articleId, repair } = await closedWorkspace();
    damagePage(path, 'annotation');
    const damaged = readFileSync(path);
    const { exitCode, stdout, stderr } = await repair();
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^repaired {2}.*test\.sourcebench$/mu);
    expect(stdout).toContain('  annotation  saved 0, lost 1');
    expect(stdout).toMatch(/^ {2}rebuilt {2}/mu);
    const aside = /kept as {2}(.*)$/mu.exec(stdout)?.[1] ?? '';
    expect(readFileSync(aside).equals(damaged)).toBe(true);
    expect(await sourcebench(folder, ['verify', '--workspace', path])).toMatchObject({
      exitCode: 0,
    });
    const { stdout: list } = await sourcebench(folder, ['list', '--workspace', path, '--json']);
    expect(JSON.parse(list)).toMatchObject({ articles: [{ id: articleId, annotations: 1 }] });
  });

  test('is told as one document with --json', async () => {
    const { path, articleId, repair } = await closedWorkspace();
    damagePage(path, 'annotation');
    const { exitCode, stdout } = await repair('--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      workspace: path,
      repaired: true,
      savedTo: path,
      articles: [{ id: articleId, state: 'rebuilt' }],
    });
  });

  test('that another program has open is left to it, which is named', async () => {
    const { path, repair } = await closedWorkspace();
    damagePage(path, 'annotation');
    const hold = takeHold(path, { program: 'Sourcebench', person: 'Noor', sinceMs: Date.now() });
    onTestFinished(() => hold.release());
    expect(await refused(path, () => repair())).toMatch(/Noor/u);
  });
});

test('a whole workspace is said to be whole, and not touched', async () => {
  const { path, folder, repair } = await closedWorkspace();
  const before = readFileSync(path);
  const { exitCode, stdout } = await repair();
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('nothing to repair')]);
  expect(JSON.parse((await repair('--json')).stdout)).toEqual({ workspace: path, repaired: false });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(folder).filter((name) => name.includes('damaged'))).toEqual([]);
});

test('what is no workspace, or is not there, is refused in one line', async () => {
  const folder = tempFolder();
  const other = join(folder, 'notes.txt');
  writeFileSync(
    other,
    'These are notes and no workspace, of some length all the same.\n'.repeat(20),
  );
  const said = await refused(other, () => sourcebench(folder, ['repair', other]));
  expect(said).toContain('notes.txt');
  const missing = await sourcebench(folder, ['repair', join(folder, 'missing.sourcebench')]);
  expect(missing).toMatchObject({ exitCode: 1, stdout: '' });
  expect(missing.stderr).toContain('missing.sourcebench');
  expect(readdirSync(folder)).toEqual(['notes.txt']);
});

test('an encrypted one wants its passphrase, and keeps it', async () => {
  const { path, folder, service } = await encryptedWorkspace('the right one');
  service.close();
  const bytes = readFileSync(path);
  // A page that is not the first: without that one nothing can be told of a file.
  bytes.fill(0, 4096 * 8, 4096 * 9);
  writeFileSync(path, bytes);
  const withPassphrase = (passphrase: string) =>
    sourcebench(folder, ['repair', path, '--json'], { SOURCEBENCH_PASSPHRASE: passphrase });
  expect(await refused(path, () => sourcebench(folder, ['repair', path]))).toContain('encrypted');
  expect(await refused(path, () => withPassphrase('the wrong one'))).toContain('passphrase');
  const { exitCode, stdout } = await withPassphrase('the right one');
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ repaired: true });
  const env = { SOURCEBENCH_PASSPHRASE: 'the right one' };
  expect(await sourcebench(folder, ['verify', '--workspace', path], env)).toMatchObject({
    exitCode: 0,
  });
});
