// The dialog programs of Linux, played by scripts that note their arguments and answer.

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { afterEach, expect, test, describe } from 'vitest';
import { askForFiles, askYesNo } from '../../../build/chromium-shell/native-dialogs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const { PATH } = process.env;

afterEach(() => {
  process.env['PATH'] = PATH;
});

/** Puts a program of that name before all others; it prints `answer` and ends with `code`. */
function play(program: string, answer: string, code = 0): () => string[] {
  const folder = join(tempFolder(), 'bin');
  mkdirSync(folder);
  const log = join(folder, 'arguments');
  const path = join(folder, program);
  writeFileSync(
    path,
    `#!/bin/sh\nfor each in "$@"; do printf '%s\\n' "$each" >> '${log}'; done\nprintf '%s' '${answer}'\nexit ${code}\n`,
  );
  chmodSync(path, 0o755);
  process.env['PATH'] = `${folder}${delimiter}/usr/bin${delimiter}/bin`;
  return () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []);
}

const open = {
  kind: 'open',
  title: 'Open "$(touch x)" articles',
  start: '/tmp/a folder/',
  several: true,
  extensions: ['txt', 'json'],
} as const;

describe.skipIf(process.platform !== 'linux')('on Linux', () => {
  test('zenity is asked with plain arguments, and gives every chosen file', async () => {
    const asked = play('zenity', '/tmp/a b.txt\n/tmp/é.json\n');
    expect(await askForFiles(open)).toEqual(['/tmp/a b.txt', '/tmp/é.json']);
    expect(asked()).toContain('--title=Open "$(touch x)" articles');
    expect(asked()).toContain('--filename=/tmp/a folder/');
    expect(asked()).toContain('--file-filter=*.txt *.json');
  });

  test('cancelling chooses nothing', async () => {
    play('zenity', '', 1);
    expect(await askForFiles(open)).toEqual([]);
  });

  test('a folder is asked for as a folder', async () => {
    const asked = play('zenity', '/tmp/a folder\n');
    expect(await askForFiles({ ...open, kind: 'open-folder', several: false })).toEqual([
      '/tmp/a folder',
    ]);
    expect(asked()).toContain('--directory');
  });

  test('saving asks before it replaces a file', async () => {
    const asked = play('zenity', '/tmp/out.json\n');
    expect(await askForFiles({ ...open, kind: 'save', several: false })).toEqual(['/tmp/out.json']);
    expect(asked()).toEqual(expect.arrayContaining(['--save', '--confirm-overwrite']));
  });

  test('a question is true for its first button only', async () => {
    play('zenity', '');
    expect(await askYesNo('The window stopped working.', ['Reload', 'Quit'])).toBe(true);
    play('zenity', '', 1);
    expect(await askYesNo('The window stopped working.', ['Reload', 'Quit'])).toBe(false);
  });

  test('without any such program the error says what to install', async () => {
    process.env['PATH'] = join(tempFolder(), 'nothing');
    await expect(askForFiles(open)).rejects.toThrow('zenity or kdialog');
  });
});
