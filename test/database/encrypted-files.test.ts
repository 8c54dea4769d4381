// Files encrypted with age: what goes out comes back, for the own key and with a passphrase, and what is wrong is told.

import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { armor, Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ownKey, readIdentities } from '../../electron/workspace/age/identity-file.ts';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { exampleDocument, exampleFile } from '../support/sharing-example.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { exportChoice } from '../support/export-choice.ts';

async function start(folder: string, name = 'one') {
  const ownIdentity = join(folder, `${name}-identity.txt`);
  const service = createWorkspaceService({ keys: { ownIdentity } });
  await service.handlers['workspace:open']({
    path: join(folder, `${name}.sourcebench`),
    withSample: false,
  });
  return service;
}

const put = (folder: string, name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

async function sealed(content: string | Uint8Array, passphrase: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(10);
  return encrypter.encrypt(content);
}

async function sealedFor(content: string | Uint8Array, key: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  return encrypter.encrypt(content);
}

const importOne = async (service: ReturnType<typeof createWorkspaceService>, path: string) => {
  const [result] = await service.handlers['article:import-files']({
    paths: [path],
    wholePage: false,
  });
  if (result === undefined) throw new Error('no result');
  return result;
};

const folders = tempFolder;

describe('the own key', () => {
  test('is made once, for its user alone', async () => {
    const path = join(folders(), 'user-data', 'age-identity.txt');
    const first = await ownKey(path);
    expect(first.publicKey).toMatch(/^age1[0-9a-z]{58}$/);
    expect(await ownKey(path)).toStrictEqual(first);
    expect(readIdentities(path)).toHaveLength(1);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test('is never written over, whatever is in its file', async () => {
    const path = put(folders(), 'age-identity.txt', 'something else\n');
    await expect(ownKey(path)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(readFileSync(path, 'utf8')).toBe('something else\n');
  });

  test('is the same for two programs that make it at the same time', async () => {
    const path = join(folders(), 'age-identity.txt');
    const [one, other] = await Promise.all([ownKey(path), ownKey(path)]);
    expect(one).toStrictEqual(other);
    expect(readdirSync(join(path, '..'))).toStrictEqual(['age-identity.txt']);
  });

  test('is made where the disk was full the time before', async ({ skip }) => {
    const disk = mountSmallDisk(join(folders(), 'small'), 1);
    if (disk === null) return skip('this system does not let a file system be mounted');
    onTestFinished(() => disk.unmount());
    const path = join(disk.folder, 'age-identity.txt');
    disk.fill();
    await expect(ownKey(path)).rejects.toMatchObject({ code: 'disk-full' });
    disk.free();
    expect(readdirSync(disk.folder)).toStrictEqual([]);
    expect((await ownKey(path)).publicKey).toMatch(/^age1/);
  });
});

describe('an article that is exported for a colleague', () => {
  test('is opened with the colleague’s key, mark for mark, and with no other', async () => {
    const folder = folders();
    const [mine, theirs] = [await start(folder, 'mine'), await start(folder, 'theirs')];
    await importOne(mine, put(folder, 'a.annotated.json', exampleFile()));
    const { publicKey } = await theirs.handlers['keys:own'](undefined);
    const path = join(folder, 'for-you.annotated.json.age');
    const articleId = exampleDocument().article.id;
    await mine.handlers['export:annotated-json']({
      articleId,
      path,
      encryption: { recipients: [publicKey] },
    });
    const bytes = readFileSync(path);
    expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/);
    expect(bytes.includes('Ruiz')).toBe(false);

    const locked = await importOne(mine, path);
    expect(locked).toMatchObject({ status: 'failed', error: { code: 'file-encrypted' } });
    expect(await importOne(theirs, path)).toMatchObject({ status: 'imported', articleId });
    const got = await theirs.handlers['article:open']({ id: articleId });
    const had = await mine.handlers['article:open']({ id: articleId });
    expect(got.marks).toStrictEqual(had.marks);
    // What is kept is the file as it is once it is open.
    const { path: kept } = await theirs.handlers['original:save']({
      articleId,
      path: join(folder, 'kept.json'),
    });
    expect(JSON.parse(readFileSync(kept, 'utf8'))).toMatchObject({ article: { id: articleId } });
    mine.close();
    theirs.close();
  });

  test('is named by the passphrase that it needs, refuses a wrong one, and opens with the right one', async () => {
    const folder = folders();
    const service = await start(folder);
    const path = put(folder, 'a.annotated.json.age', await sealed(exampleFile(), 'right  one'));
    const { lockedToken = '' } = await importOne(service, path);
    const unlock = (passphrase: string) =>
      service.handlers['article:import-locked']({ token: lockedToken, passphrase });
    expect(await unlock('wrong one')).toMatchObject({ error: { code: 'passphrase-wrong' } });
    expect(await unlock('right  one')).toMatchObject({ status: 'imported' });
    // Files that are encrypted alike need not be asked for again.
    const other = put(folder, 'b.txt.age', await sealed('Another text.\n', 'right  one'));
    expect(await importOne(service, other)).toMatchObject({ status: 'imported', file: other });
    service.close();
  });
});

test('a dataset of several files comes back whole, and nothing of it lies about in the clear', async () => {
  const folder = folders();
  const service = await start(folder);
  await importOne(service, put(folder, 'a.annotated.json', exampleFile()));
  const { publicKey } = await service.handlers['keys:own'](undefined);
  const target = { ids: [exampleDocument().article.id] };
  const choice = exportChoice(target, 'brat', { each: 'per-article', card: true });
  const path = join(folder, 'out');
  const summary = await service.handlers['export:dataset']({
    choice,
    path,
    isFolder: true,
    encryption: { recipients: [publicKey] },
  });
  const names = readdirSync(path);
  expect(summary.files.every((file) => file.endsWith('.age'))).toBe(true);
  expect(names).toContain('manifest.json.age');
  expect(names.filter((name) => !name.endsWith('.age'))).toStrictEqual([]);
  for (const name of names) expect(readFileSync(join(path, name)).includes('Ruiz')).toBe(false);

  const open = async (name: string) => {
    const decrypter = new Decrypter();
    for (const key of readIdentities(join(folder, 'one-identity.txt'))) decrypter.addIdentity(key);
    return decrypter.decrypt(readFileSync(join(path, name)));
  };
  const manifest = JSON.parse(Buffer.from(await open('manifest.json.age')).toString('utf8')) as {
    files: { path: string; sha256: string; bytes: number }[];
  };
  const [text] = manifest.files.filter((file) => file.path.endsWith('.txt'));
  expect((await open(`${text?.path ?? ''}.age`)).length).toBe(text?.bytes);

  const other = createWorkspaceService({ keys: { ownIdentity: join(folder, 'one-identity.txt') } });
  await other.handlers['workspace:open']({
    path: join(folder, 'b.sourcebench'),
    withSample: false,
  });
  const results = await other.handlers['article:import-files']({ paths: [path], wholePage: false });
  expect(results.map(({ file, error }) => [file.slice(path.length), error])).toStrictEqual([
    ['/bridge-in-vell-reopens.ann.age', null],
  ]);
  const imported = results.filter(({ status }) => status === 'imported');
  expect(imported).toHaveLength(1);
  expect(imported[0]?.brought?.annotations).toBeGreaterThanOrEqual(3);
  service.close();
  other.close();
});

describe('what is wrong with an encrypted file is told:', () => {
  const cases: [string, (file: Uint8Array) => Uint8Array | Promise<Uint8Array>, string, RegExp][] =
    [
      [
        'cut off',
        (file) => file.subarray(0, file.length - 20),
        'file-invalid',
        /damaged or cut off/,
      ],
      [
        'cut off in its header',
        (file) => file.subarray(0, 60),
        'file-invalid',
        /damaged or cut off/,
      ],
      [
        'a byte changed',
        (file) => file.with(file.length - 5, (file.at(-5) ?? 0) ^ 1),
        'file-invalid',
        /damaged/,
      ],
      [
        'something added',
        (file) => Buffer.concat([file, Buffer.from('x')]),
        'file-invalid',
        /damaged/,
      ],
      [
        'asking for too much memory',
        (file) =>
          Buffer.from(
            Buffer.from(file)
              .toString('latin1')
              .replace(/^(.*\n-> scrypt \S+) 10\n/, '$1 21\n'),
            'latin1',
          ),
        'file-invalid',
        /more memory/,
      ],
      ['encrypted twice', (file) => sealed(file, 'words'), 'file-encrypted', /twice/],
    ];
  test.each(cases)('%s', async (_, spoil, code, message) => {
    const folder = folders();
    const service = createWorkspaceService({ keys: { passphrases: ['words'] } });
    await service.handlers['workspace:open']({
      path: join(folder, 'w.sourcebench'),
      withSample: false,
    });
    const file = await spoil(await sealed('A text.\n', 'words'));
    const result = await importOne(service, put(folder, 'a.txt.age', file));
    expect(result).toMatchObject({ status: 'failed', error: { code } });
    expect(result.error?.message).toMatch(message);
    service.close();
  });

  test('empty inside', async () => {
    const folder = folders();
    const service = createWorkspaceService({ keys: { passphrases: ['words'] } });
    await service.handlers['workspace:open']({
      path: join(folder, 'w.sourcebench'),
      withSample: false,
    });
    const result = await importOne(service, put(folder, 'a.txt.age', await sealed('', 'words')));
    expect(result.error).toMatchObject({ code: 'file-empty' });
    service.close();
  });

  test('a hostile page inside is read as a page, without what runs', async () => {
    const folder = folders();
    const service = createWorkspaceService({ keys: { passphrases: ['words'] } });
    await service.handlers['workspace:open']({
      path: join(folder, 'w.sourcebench'),
      withSample: false,
    });
    const page =
      '<!doctype html><title>T</title><article><p>Read me.<script>alert(1)</script></article>';
    const result = await importOne(service, put(folder, 'a.html.age', await sealed(page, 'words')));
    expect(result).toMatchObject({ status: 'imported', kind: 'html' });
    service.close();
  });
});

test('an armored file is read like a binary one, also from pasted text', async () => {
  const folder = folders();
  const service = await start(folder);
  const { publicKey } = await service.handlers['keys:own'](undefined);
  const armored = armor.encode(await sealedFor('Words in armor.\n', publicKey));
  const result = await importOne(service, put(folder, 'a.txt', `\n${armored}`));
  expect(result).toMatchObject({ status: 'imported', kind: 'plain-text' });
  const pasted = armor.encode(await sealedFor('Other words in armor.\n', publicKey));
  expect(await service.handlers['article:import-text']({ text: pasted })).toMatchObject({
    status: 'imported',
  });
  service.close();
});

test('a key that is none is refused in words, and a secret key is not repeated', async () => {
  const service = await start(folders());
  const check = (key: string) => service.handlers['keys:check']({ keys: [key] });
  await expect(check('age1nonsense')).rejects.toMatchObject({ code: 'invalid-input' });
  const secret = await generateIdentity();
  const failure = await Promise.resolve(check(secret)).catch((thrown: unknown) => thrown);
  expect(failure).toBeInstanceOf(Error);
  expect(String(failure)).not.toContain(secret.slice(15, 40));
  await expect(check(await identityToRecipient(secret))).resolves.toBeNull();
  service.close();
});

const program = 'age';
const hasAge = spawnSync(program, ['--version']).status === 0;

describe.skipIf(!hasAge)('with the program age (skipped where it is not installed)', () => {
  test('it opens what is exported here, and what it writes is opened here', async () => {
    const folder = folders();
    const service = await start(folder);
    await importOne(service, put(folder, 'a.annotated.json', exampleFile()));
    const { publicKey, path: identity } = await service.handlers['keys:own'](undefined);
    const path = join(folder, 'out.age');
    const articleId = exampleDocument().article.id;
    const encryption = { recipients: [publicKey] };
    await service.handlers['export:annotated-json']({ articleId, path, encryption });
    const plain = execFileSync(program, ['-d', '-i', identity, path], { encoding: 'utf8' });
    expect(JSON.parse(plain)).toMatchObject({ article: { id: articleId } });

    const large = 'A line of a long text.\n'.repeat(40_000);
    for (const flags of [[], ['-a']]) {
      const input = `${flags.length} ${large}`;
      const bytes = execFileSync(program, ['-r', publicKey, ...flags], { input, maxBuffer: 1e8 });
      const result = await importOne(service, put(folder, `l${flags.length}.txt.age`, bytes));
      expect(result).toMatchObject({ status: 'imported' });
    }
    service.close();
  });
});
