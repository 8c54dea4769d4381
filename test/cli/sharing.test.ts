// Encrypted files and sharing copies on the command line.

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourcebench } from '../support/command-line.ts';
import { exampleDocument, exampleFile } from '../support/sharing-example.ts';
import { tempFolder } from '../support/temp-folder.ts';

const id = exampleDocument().article.id;

const keyIn = async (folder: string, name: string): Promise<string> => {
  const env = { SOURCEBENCH_USER_DATA: join(folder, name) };
  return (await sourcebench(folder, ['key'], env)).stdout.trim();
};

describe('encrypted files', () => {
  test('a colleague’s key encrypts, and only the colleague reads it, in every command', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.annotated.json'), exampleFile());
    const theirs = await keyIn(folder, 'theirs');
    expect(theirs).toMatch(/^age1[0-9a-z]{58}$/);
    expect(await keyIn(folder, 'theirs')).toBe(theirs);

    await sourcebench(folder, ['import', 'a.annotated.json']);
    const out = [
      'export',
      '--article',
      id,
      '--out',
      'b.annotated.json.age',
      '--encrypt-to',
      theirs,
    ];
    expect(await sourcebench(folder, out)).toMatchObject({ exitCode: 0 });
    const bytes = readFileSync(join(folder, 'b.annotated.json.age'));
    expect(bytes.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n/);

    const refused = await sourcebench(folder, ['validate', 'b.annotated.json.age']);
    expect(refused).toMatchObject({ exitCode: 1 });
    expect(refused.stderr).toContain('encrypted for somebody else’s key');
    const identity = ['--identity', join('theirs', 'age-identity.txt')];
    for (const line of [
      ['validate', 'b.annotated.json.age'],
      ['compare', 'a.annotated.json', 'b.annotated.json.age'],
      ['merge', 'a.annotated.json', 'b.annotated.json.age', '--out', 'm.annotated.json'],
      ['convert', 'b.annotated.json.age', '--to', 'conll', '--out', 'c.conll'],
      ['import', 'b.annotated.json.age', '--workspace', 'new.sourcebench'],
    ]) {
      const run = await sourcebench(folder, [...line, ...identity]);
      expect([line[0], run.exitCode, run.stderr]).toStrictEqual([line[0], 0, expect.anything()]);
    }
  });

  test('a passphrase comes from the first line of a file', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.annotated.json'), exampleFile());
    writeFileSync(join(folder, 'words.txt'), 'many short words\r\n');
    const convert = ['convert', 'a.annotated.json', '--to', 'jsonl', '--out', 'a.jsonl.age'];
    const words = ['--encrypt-passphrase-file', 'words.txt'];
    expect(await sourcebench(folder, [...convert, ...words])).toMatchObject({ exitCode: 0 });
    const check = ['validate', 'a.jsonl.age'];
    expect((await sourcebench(folder, check)).stderr).toContain('--file-passphrase-file');
    const given = ['--file-passphrase-file', 'words.txt'];
    expect(await sourcebench(folder, [...check, ...given])).toMatchObject({ exitCode: 0 });
    expect(
      await sourcebench(folder, [...convert, ...words, '--encrypt-to', 'age1x']),
    ).toMatchObject({
      exitCode: 2,
    });
  });

  test('what is no key is refused before anything is written', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.annotated.json'), exampleFile());
    await sourcebench(folder, ['import', 'a.annotated.json']);
    const run = await sourcebench(folder, [
      'export',
      '--out',
      'x.age',
      '--encrypt-to',
      'age1nonsense',
    ]);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('is not a public key');
    expect(statSync(join(folder, 'x.age'), { throwIfNoEntry: false })).toBeUndefined();
  });

  test('a colleague of the address book can be named', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.annotated.json'), exampleFile());
    const key = await keyIn(folder, 'theirs');
    mkdirSync(join(folder, 'user-data'), { recursive: true });
    writeFileSync(
      join(folder, 'user-data', 'settings.json'),
      JSON.stringify({ colleagues: [{ name: 'Jon', key }] }),
    );
    await sourcebench(folder, ['import', 'a.annotated.json']);
    const out = ['export', '--out', 'b.age', '--encrypt-to', 'Jon'];
    expect(await sourcebench(folder, out)).toMatchObject({ exitCode: 0 });
  });
});

describe('sourcebench share', () => {
  test('writes the copy and, where it is asked for, the list, and says what may still tell', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.annotated.json'), exampleFile());
    await sourcebench(folder, ['import', 'a.annotated.json']);
    const run = await sourcebench(folder, [
      'share',
      id,
      '--out',
      's.annotated.json',
      '--hide',
      'actor',
      '--hide-parts',
      '--hide-notes',
      '--hide-annotators',
      '--list',
      'list.csv',
    ]);
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.stdout).toContain('the article can be found on the web');
    const copy = readFileSync(join(folder, 's.annotated.json'), 'utf8');
    expect(copy).not.toMatch(/ruiz|called by|Jon/i);
    expect(copy).toContain('Vell');
    expect(readFileSync(join(folder, 'list.csv'), 'utf8')).toContain('name,Ana Ruiz,');
    expect(await sourcebench(folder, ['validate', 's.annotated.json'])).toMatchObject({
      exitCode: 0,
    });
  });

  test('a tag that no mark has is named with those that there are', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'a.annotated.json'), exampleFile());
    await sourcebench(folder, ['import', 'a.annotated.json']);
    const run = await sourcebench(folder, ['share', id, '--out', 's.json', '--hide', 'person']);
    expect(run.exitCode).toBe(1);
    expect(run.stderr).toContain('Name one of actor, location.');
  });
});
