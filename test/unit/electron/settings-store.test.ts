import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { settingsSchema } from '../../../shared/domain/settings.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { openSettings } from '../../../electron/settings-store.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const defaults = settingsSchema.parse({});

test('a first start has the defaults and writes nothing by itself', () => {
  const folder = tempFolder();
  expect(openSettings(join(folder, 'settings.json')).current()).toEqual(defaults);
  expect(readdirSync(folder)).toEqual([]);
});

test('a change is on disk at once, whole, and found by the next start', () => {
  const folder = tempFolder();
  const file = join(folder, 'deeper', 'settings.json');
  const changed = openSettings(file).change({ theme: 'dark', keys: { 'file.open': 'Ctrl+J' } });
  expect(changed).toEqual({ ...defaults, theme: 'dark', keys: { 'file.open': 'Ctrl+J' } });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(changed);
  expect(openSettings(file).current()).toEqual(changed);
  expect(readdirSync(join(folder, 'deeper'))).toEqual(['settings.json']);
});

test('a damaged file gives the defaults and is kept aside', () => {
  for (const content of ['', '{"theme":', '[]', '"dark"', '\u0000\u0001']) {
    const file = join(tempFolder(), 'settings.json');
    writeFileSync(file, content);
    const store = openSettings(file);
    expect(store.current()).toEqual(defaults);
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content);
    store.change({ theme: 'light' });
    expect(openSettings(file).current().theme).toBe('light');
  }
});

test('a damaged field falls back alone', () => {
  const file = join(tempFolder(), 'settings.json');
  writeFileSync(file, JSON.stringify({ theme: 'dark', readerFontPx: 'huge', keys: 7 }));
  expect(openSettings(file).current()).toEqual({ ...defaults, theme: 'dark' });
  expect(existsSync(`${file}.damaged`)).toBe(false);
});

test('a folder in the file’s place does not keep the program from starting', () => {
  const file = join(tempFolder(), 'settings.json');
  mkdirSync(file);
  expect(openSettings(file).current()).toEqual(defaults);
});

test('when the file cannot be written the change holds for this run and the error names the file', () => {
  const blocker = join(tempFolder(), 'a-file');
  writeFileSync(blocker, '');
  const file = join(blocker, 'settings.json');
  const store = openSettings(file);
  let thrown: unknown;
  try {
    store.change({ theme: 'dark' });
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(AppError);
  expect(thrown).toMatchObject({ code: 'file-unwritable', details: { file } });
  expect((thrown as AppError).message).toContain(file);
  expect(store.current().theme).toBe('dark');
});
