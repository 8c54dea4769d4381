import Database from 'better-sqlite3-multiple-ciphers';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../electron/workspace/db/open.ts';
import { applicationId, newestVersion } from '../../electron/workspace/db/migrations.ts';
import { closeDatabase, readOne } from '../../electron/workspace/db/connection.ts';
import { listArticles } from '../../electron/workspace/db/article.ts';
import { readDatabase } from '../../electron/workspace/db/open-for-reading.ts';
import { verifyWorkspace } from '../../electron/workspace/services/verify.ts';
import { createSession } from '../../electron/workspace/session.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { appErrorOf } from '../support/app-error.ts';
import { damagePage } from '../support/damage-page.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

/** Name, size and content of everything in the folder. */
const stateOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      return `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
    })
    .toSorted((a, b) => a.localeCompare(b));

const open = (path: string) =>
  appErrorOf(() => closeDatabase(openDatabase(path, { busyTimeoutMs: 200 }).db));

/** A closed workspace with an article and many marks in it. */
async function filledWorkspace(folder: string): Promise<string> {
  const workspace = await openTestWorkspace({ folder });
  const articleId = await importText(
    workspace,
    `Headline\n\n${'A sentence of the text. '.repeat(4000)}`,
  );
  for (let index = 0; index < 50; index += 1) await tagWords(workspace, articleId, 'sentence');
  workspace.service.close();
  return workspace.path;
}

describe('a new workspace', () => {
  test('is made where no file is, with identity, version, WAL and full durability', () => {
    const path = join(tempFolder(), 'new.sourcebench');
    const { db, created } = openDatabase(path);
    onTestFinished(() => closeDatabase(db));
    expect(created).toBe(true);
    expect(readOne(db, 'PRAGMA application_id')).toEqual({ application_id: applicationId });
    expect(readOne(db, 'PRAGMA user_version')).toEqual({ user_version: newestVersion });
    expect(readOne(db, 'PRAGMA journal_mode')).toEqual({ journal_mode: 'wal' });
    expect(readOne(db, 'PRAGMA synchronous')).toEqual({ synchronous: 2 });
    expect(readOne(db, 'PRAGMA foreign_keys')).toEqual({ foreign_keys: 1 });
    expect(readOne(db, 'PRAGMA trusted_schema')).toEqual({ trusted_schema: 0 });
    expect(readOne(db, 'PRAGMA cell_size_check')).toEqual({ cell_size_check: 1 });
    expect(readOne(db, 'PRAGMA busy_timeout')).toEqual({ timeout: 5000 });
  });

  test('carries its identity in its first page even before it is closed', () => {
    const path = join(tempFolder(), 'new.sourcebench');
    const { db } = openDatabase(path);
    onTestFinished(() => closeDatabase(db));
    const header = readFileSync(path).subarray(0, 100);
    expect(header.readUInt32BE(68)).toBe(applicationId);
    expect(header.readUInt32BE(60)).toBe(newestVersion);
  });

  test('is made in a file of 0 bytes, as a save dialog leaves it', () => {
    const path = join(tempFolder(), 'placeholder.sourcebench');
    writeFileSync(path, '');
    const { db, created } = openDatabase(path);
    closeDatabase(db);
    expect(created).toBe(true);
    expect(openAgain(path)).toBe(false);
  });

  test('has the sample article only when asked for, and only when new', async () => {
    const path = join(tempFolder(), 'new.sourcebench');
    const { handlers, close } = createWorkspaceService();
    onTestFinished(close);
    for (const withSample of [true, true]) {
      await handlers['workspace:open']({ path, withSample });
      const articles = await handlers['article:list'](undefined);
      expect(articles).toHaveLength(1);
      expect(articles[0]?.annotations).toBe(0);
      expect(articles[0]?.title).toBe(
        'Lindholm reopens its river bridge two years after the flood',
      );
    }
  });

  test('leaves nothing behind but its one file once it is closed', () => {
    const folder = tempFolder();
    closeDatabase(openDatabase(join(folder, 'new.sourcebench')).db);
    expect(readdirSync(folder)).toEqual(['new.sourcebench']);
  });
});

function openAgain(path: string): boolean {
  const { db, created } = openDatabase(path);
  closeDatabase(db);
  return created;
}

describe('a file that is no workspace of this version is refused unchanged', () => {
  const cases: readonly (readonly [
    what: string,
    code: string,
    says: RegExp,
    make: (path: string) => unknown,
  ])[] = [
    [
      'a text file',
      'workspace-not-sqlite',
      /not an SQLite file/,
      (path) => writeFileSync(path, 'words '.repeat(100)),
    ],
    [
      'a file of one byte',
      'workspace-not-sqlite',
      /not an SQLite file/,
      (path) => writeFileSync(path, 'S'),
    ],
    [
      'a database of another program',
      'workspace-foreign',
      /another program/,
      (path) => foreign(path, 0x12345678),
    ],
    [
      'a database without any identity',
      'workspace-foreign',
      /another program/,
      (path) => foreign(path, 0),
    ],
    [
      'a newer workspace',
      'workspace-newer',
      new RegExp(
        `format ${newestVersion + 1}; this Sourcebench reads up to format ${newestVersion}`,
      ),
      (path) => newer(path),
    ],
    ['a folder', 'file-is-directory', /is a folder/, (path) => mkdirSync(path)],
    [
      'a header of ours with nothing behind it',
      'workspace-damaged',
      /damaged/,
      (path) => headerOnly(path),
    ],
  ];

  test.each(cases)('%s', async (_what, code, says, make) => {
    const folder = tempFolder();
    const path = join(folder, 'bad.sourcebench');
    make(path);
    const before = stateOf(folder);
    const error = await open(path);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(says);
    expect(error.message).toContain(path);
    expect(error.details.remedy).not.toBe('');
    expect(stateOf(folder)).toEqual(before);
  });

  test('a file in a folder that does not exist, and the folder is not made', async () => {
    const folder = tempFolder();
    const error = await open(join(folder, 'nowhere', 'x.sourcebench'));
    expect(error.code).toBe('file-missing');
    expect(error.message).toContain(join(folder, 'nowhere'));
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a name that SQLite would trim to another file', async () => {
    const folder = tempFolder();
    expect((await open(join(folder, 'x.sourcebench '))).code).toBe('invalid-input');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a damaged workspace is refused unchanged', () => {
  test('when pages in its middle were overwritten', async () => {
    const folder = tempFolder();
    const path = await filledWorkspace(folder);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096, Math.floor(bytes.length / 2));
    writeFileSync(path, bytes);
    const before = stateOf(folder);
    const error = await open(path);
    expect(error.code).toBe('workspace-damaged');
    expect(error.message).toContain(path);
    expect(stateOf(folder)).toEqual(before);
  });

  test.each(['segment', 'act', 'revision'])(
    'when only one page, of the table %s, was overwritten and the schema still reads',
    async (table) => {
      const folder = tempFolder();
      const path = await filledWorkspace(folder);
      damagePage(path, table);
      const before = stateOf(folder);
      const error = await open(path);
      expect(error.code).toBe('workspace-damaged');
      // What SQLite says stands apart from the sentence for people, without its own banner.
      expect(error.message).toMatch(/is damaged: parts of it cannot be read\.$/u);
      expect(error.details.sqlite).toMatch(/^Tree \d+ page \d+/u);
      expect(stateOf(folder)).toEqual(before);
    },
  );

  test('when its end is missing', async () => {
    const folder = tempFolder();
    const path = await filledWorkspace(folder);
    truncateSync(path, Math.floor(statSync(path).size / 4096 / 2) * 4096);
    const before = stateOf(folder);
    expect((await open(path)).code).toBe('workspace-damaged');
    expect(stateOf(folder)).toEqual(before);
  });
});

describe('a workspace that another program has locked', () => {
  test('is refused by name, and opens once the lock is gone', async () => {
    const folder = tempFolder();
    const path = await filledWorkspace(folder);
    const holder = await lockFromAnotherProcess(path);
    const error = await open(path);
    expect(error.code).toBe('workspace-locked');
    expect(error.message).toContain(path);
    await holder.release();
    expect(openAgain(path)).toBe(false);
  });

  test('is still there when it was an empty file that could not be made one', async () => {
    const path = join(tempFolder(), 'empty.sourcebench');
    writeFileSync(path, '');
    const holder = await lockFromAnotherProcess(path);
    expect((await open(path)).code).toBe('workspace-locked');
    expect(statSync(path).size).toBe(0);
    await holder.release();
  });
});

describe.runIf(process.getuid?.() === 0)('without the right to write', () => {
  // Root may write anything, so another user's process tries.
  test.each([
    ['file', (path: string, folder: string) => [path, 0o444, folder, 0o777] as const],
    ['folder', (path: string, folder: string) => [path, 0o666, folder, 0o555] as const],
  ])('a read-only %s is named and not changed', async (what, modes) => {
    const folder = tempFolder();
    const path = await filledWorkspace(folder);
    const [file, fileMode, parent, folderMode] = modes(path, folder);
    chmodSync(file, fileMode);
    chmodSync(parent, folderMode);
    const before = stateOf(folder);
    const { stdout } = await runAsNobody(`
      import { openDatabase } from ${JSON.stringify(new URL('../../electron/workspace/db/open.ts', import.meta.url).href)};
      try { openDatabase(${JSON.stringify(path)}); console.log('opened'); }
      catch (error) { console.log(JSON.stringify([error.code, error.message])); }
    `);
    const [code, message] = JSON.parse(stdout) as [string, string];
    expect(code).toBe('workspace-read-only');
    expect(message).toContain(path);
    expect(message).toContain(`${what === 'file' ? 'The file' : folder} is read-only`);
    expect(stateOf(folder)).toEqual(before);
  });
});

test.each([
  ['is missing', (path: string) => rmSync(path)],
  ['is empty', (path: string) => truncateSync(path)],
])(
  'a workspace that %s beside its log is not made anew, which would remove the log',
  async (what, lose) => {
    const made = await openTestWorkspace();
    const articleId = await importText(made);
    const folder = tempFolder();
    const path = join(folder, 'lost.sourcebench');
    copyFileSync(made.path, path);
    copyFileSync(`${made.path}-wal`, `${path}-wal`);
    lose(path);
    const before = stateOf(folder);
    const refused = await open(path);
    expect(refused.code).toBe('workspace-gone');
    expect(refused.message).toContain(what);
    expect(refused.details.remedy).toContain('lost.sourcebench-wal');
    expect(stateOf(folder)).toEqual(before);
    // What the remedy says helps.
    renameSync(made.path, path);
    const { call } = await openTestWorkspace({ path });
    expect(await call['article:list'](undefined)).toMatchObject([{ id: articleId }]);
  },
);

test('what a killed program had begun is taken back where a file is only read, and nothing is changed', async () => {
  const folder = tempFolder();
  const path = await filledWorkspace(tempFolder());
  const cut = join(folder, 'cut.sourcebench');
  const db = new Database(path);
  db.pragma('journal_mode = DELETE');
  // Pages that do not fit go to the file while the act is not done.
  db.pragma('cache_size = 5');
  db.exec('BEGIN; UPDATE annotation SET note = hex(randomblob(2000))');
  for (const suffix of ['', '-journal']) copyFileSync(`${path}${suffix}`, `${cut}${suffix}`);
  db.exec('ROLLBACK');
  db.close();
  expect(statSync(`${cut}-journal`).size).toBeGreaterThan(0);
  const before = stateOf(folder);
  expect(readDatabase(cut, (read) => verifyWorkspace(read))).toMatchObject({ ok: true });
  expect(stateOf(folder)).toEqual(before);
});

test('a file that cannot be opened leaves the open workspace as it was', async () => {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  const bad = join(workspace.folder, 'bad.sourcebench');
  writeFileSync(bad, 'not a database');
  await appErrorOf(() => workspace.call['workspace:open']({ path: bad, withSample: true }));
  await tagWords(workspace, articleId, 'Monday');
  expect(await workspace.call['article:list'](undefined)).toMatchObject([{ annotations: 1 }]);
});

test('a new workspace that cannot be filled leaves the open one open and usable', () => {
  const folder = tempFolder();
  const session = createSession({});
  onTestFinished(() => session.close());
  const path = join(folder, 'first.sourcebench');
  session.open({ path });
  const first = session.current();
  const cannotFill = () => {
    throw new Error('no sample');
  };
  const second = join(folder, 'second.sourcebench');
  expect(() => session.open({ path: second, prepare: cannotFill })).toThrow('no sample');
  // Half made, it would never be filled.
  expect(existsSync(second)).toBe(false);
  expect(session.current()).toBe(first);
  expect(session.isOpen(first)).toBe(true);
  expect(listArticles(session.current().db)).toEqual([]);
});

test('an act on a workspace that was moved away fails instead of writing where nobody looks', async () => {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  await tagWords(workspace, articleId, 'bridge');
  renameSync(workspace.path, `${workspace.path}.elsewhere`);
  for (const act of [
    () => tagWords(workspace, articleId, 'Monday'),
    () => workspace.call['history:undo'](undefined),
    () => importText(workspace, 'Another text.').then(() => undefined),
  ]) {
    await expect(async () => act()).rejects.toThrow(workspace.path);
  }
  writeFileSync(workspace.path, 'another file in its place');
  await expect(async () => tagWords(workspace, articleId, 'Monday')).rejects.toThrow(/replaced/);
  renameSync(`${workspace.path}.elsewhere`, workspace.path);
  expect(await workspace.call['article:list'](undefined)).toMatchObject([{ annotations: 1 }]);
});

function foreign(path: string, id: number): void {
  const driver = new Database(path);
  driver.pragma(`application_id = ${id}`);
  driver.exec('CREATE TABLE article (id TEXT); INSERT INTO article VALUES (1);');
  driver.close();
}

function newer(path: string): void {
  closeDatabase(openDatabase(path).db);
  const driver = new Database(path);
  driver.pragma('user_version = ' + String(newestVersion + 1));
  driver.close();
}

function headerOnly(path: string): void {
  const driver = new Database(path);
  driver.pragma(`application_id = ${applicationId}`);
  driver.pragma('user_version = 1');
  driver.close();
}

async function lockFromAnotherProcess(path: string) {
  const child = spawn(
    process.execPath,
    [
      '-e',
      `const db = new (require('better-sqlite3-multiple-ciphers'))(${JSON.stringify(path)});
       db.pragma('locking_mode = EXCLUSIVE'); db.exec('BEGIN EXCLUSIVE');
       console.log('locked'); process.stdin.resume(); process.stdin.on('end', () => process.exit());`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return {
    async release() {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

async function runAsNobody(script: string): Promise<{ stdout: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    uid: 65_534,
    gid: 65_534,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  await once(child, 'close');
  return { stdout };
}
