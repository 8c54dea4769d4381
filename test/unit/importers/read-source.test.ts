import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSource, sourceFromBytes } from '../../../electron/workspace/importers/read-source.ts';
import { appErrorOf } from '../../support/app-error.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a file of exactly the limit is read, one byte more is refused', async () => {
  const path = join(tempFolder(), 'a.txt');
  writeFileSync(path, '12345');
  expect((await readSource(path, 5)).bytes).toHaveLength(5);
  expect((await appErrorOf(() => readSource(path, 4))).code).toBe('file-too-large');
});

test('bytes that were dropped or pasted have the same limit', async () => {
  const bytes = Buffer.from('12345');
  expect(sourceFromBytes('a.txt', bytes, 5).bytes).toHaveLength(5);
  expect((await appErrorOf(() => sourceFromBytes('a.txt', bytes, 4))).code).toBe('file-too-large');
});

test('the size is looked at first: a file that could not even be read is refused as too large', async () => {
  const path = join(tempFolder(), 'huge.txt');
  const file = openSync(path, 'w');
  // A hole, which takes no room; more than Node reads into memory at once.
  ftruncateSync(file, 3 * 1024 ** 3);
  closeSync(file);
  const { code, message } = await appErrorOf(() => readSource(path, 1024));
  expect(code).toBe('file-too-large');
  expect(message).toContain('3 GB');
});

test.skipIf(process.platform === 'win32')(
  'a named pipe is refused at once, whoever may write into it',
  async () => {
    const path = join(tempFolder(), 'pipe');
    execFileSync('mkfifo', [path]);
    expect((await appErrorOf(() => readSource(path, 1024))).message).toContain(
      'is not an ordinary file',
    );
  },
);

test('bytes that were dropped are copied, because reading may take them away', () => {
  const bytes = Buffer.from('12345');
  const source = sourceFromBytes('a.txt', bytes, 5);
  bytes.fill(0);
  expect(Buffer.from(source.bytes).toString()).toBe('12345');
});
