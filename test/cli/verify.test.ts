import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourcebench } from '../support/command-line.ts';
import { tamper } from '../support/tampering.ts';
import { tempFolder } from '../support/temp-folder.ts';

interface VerifyDocument {
  readonly ok: boolean;
  readonly acts: number;
  readonly head: string;
  readonly notedAct?: number | null;
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

async function withLog() {
  const folder = tempFolder();
  writeFileSync(join(folder, 'bridge.txt'), 'Bridge reopens\n\nThe bridge opened on Monday.\n');
  const run = (...args: string[]) => sourcebench(folder, args);
  const imported = await run('import', 'bridge.txt', '--workspace', 'w.sourcebench', '--json');
  const [result] = (
    JSON.parse(imported.stdout) as { readonly results: readonly { readonly articleId: string }[] }
  ).results;
  const id = result?.articleId ?? '';
  const tag = () =>
    run('tag', id, '--workspace', 'w.sourcebench', '--tag', 'claim', '--quote', 'Monday');
  await tag();
  const verify = async (...args: string[]) => {
    const answer = await run('verify', 'w.sourcebench', '--json', ...args);
    return { ...answer, document: JSON.parse(answer.stdout) as VerifyDocument };
  };
  return { path: join(folder, 'w.sourcebench'), run, tag, verify };
}

test('verify exits 0 on a whole log, prints its head, and says what it cannot show', async () => {
  const { run, verify } = await withLog();
  const { exitCode, stdout, stderr } = await run('verify', 'w.sourcebench');
  expect([exitCode, stderr]).toEqual([0, '']);
  const { document } = await verify();
  expect(document).toMatchObject({ ok: true, acts: 2, problems: [] });
  expect(stdout).toMatch(/^whole {2}.*w\.sourcebench {2}\(2 acts, 2 changes\)$/m);
  expect(stdout).toContain(`head  ${document.head}`);
  expect(stdout).toContain('can also write a new log from its beginning');
});

test('verify takes the workspace as an option too', async () => {
  const { run } = await withLog();
  expect((await run('verify', '--workspace', 'w.sourcebench')).exitCode).toBe(0);
});

test('verify names the first act that does not fit and exits 1', async () => {
  const { path, verify, run } = await withLog();
  tamper(path, "UPDATE act SET label = 'Tag quote' WHERE seq = 2");
  const { exitCode, stderr, document } = await verify();
  expect(exitCode).toBe(1);
  expect(document.problems).toMatchObject([{ path: 'act 2' }]);
  expect(stderr).toMatch(
    /^sourcebench: .*w\.sourcebench is not what was written: Act 2, “Tag quote”/,
  );
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect((await run('verify', 'w.sourcebench')).stdout).toMatch(/^not whole {2}/);
});

test('a head that was noted stays part of the log as acts are added, and shows a log made anew', async () => {
  const { verify, tag } = await withLog();
  const { head } = (await verify()).document;
  await tag();
  const later = await verify('--head', head);
  expect([later.exitCode, later.document.notedAct]).toEqual([0, 2]);
  const other = await verify('--head', 'a'.repeat(64));
  expect([other.exitCode, other.document.notedAct]).toEqual([1, null]);
  expect(other.stderr).toContain('No act has the noted seal');
});

test.each([
  [['no-such.sourcebench'], 1, 'There is no workspace'],
  [['bridge.txt'], 1, 'is not a Sourcebench workspace'],
  [['w.sourcebench', '--head', 'abc'], 2, '--head is no seal'],
])('verify %j says on one line what is wrong', async (args, code, said) => {
  const { run } = await withLog();
  const { exitCode, stdout, stderr } = await run('verify', ...args);
  expect([exitCode, stdout]).toEqual([code, '']);
  expect(stderr).toContain(said);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('verify --help names what it takes', async () => {
  const { run } = await withLog();
  const { stdout, exitCode } = await run('verify', '--help');
  expect(exitCode).toBe(0);
  for (const words of ['[workspace]', '--head <seal>', '--json']) expect(stdout).toContain(words);
});
