// A file is written aside, forced to the disk and only then given its name: the order of the calls is what makes
// that hold through a power cut, which no test can make happen.

import type * as Fs from 'node:fs';
import { chmodSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { writeJsonFile } from '../../electron/json-file.ts';
import { writeFileDurably } from '../../electron/workspace/services/write-file.ts';
import { tempFolder } from '../support/temp-folder.ts';

const done = vi.hoisted(() => ({
  steps: [] as string[],
  names: new Map<number, string>(),
  failing: null as string | null,
}));

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof Fs>();
  const note = (step: string, path: string) => {
    done.steps.push(`${step} ${path}`);
    if (done.failing === step)
      throw Object.assign(new Error('no'), { code: 'ENOSPC', syscall: step });
  };
  return {
    ...fs,
    openSync(path: string, ...rest: [Fs.OpenMode, Fs.Mode?]) {
      const file = fs.openSync(path, ...rest);
      done.names.set(file, path);
      return file;
    },
    accessSync(path: string, mode?: number) {
      if (done.failing === 'access')
        throw Object.assign(new Error('no'), { code: 'EACCES', syscall: 'access' });
      fs.accessSync(path, mode);
    },
    fsyncSync(file: number) {
      note('sync', done.names.get(file) ?? '?');
      fs.fsyncSync(file);
    },
    renameSync(from: string, to: string) {
      note('rename', to);
      fs.renameSync(from, to);
    },
  };
});

beforeEach(() => {
  done.steps.length = 0;
  done.failing = null;
});

const writers = [
  ['an export', (path: string) => writeFileDurably(path, '"new"\n')],
  ['the settings', (path: string) => writeJsonFile(path, 'new')],
] as const;

describe.each(writers)('%s', (what, write) => {
  test('is on the disk before it takes its name', () => {
    const folder = tempFolder();
    const path = join(folder, 'out.json');
    write(path);
    const [first, second, third] = done.steps;
    expect(first).toMatch(/^sync .*\.(?:part|tmp)$/);
    expect(second).toBe(`rename ${path}`);
    expect(third).toBe(what === 'an export' ? `sync ${folder}` : undefined);
    expect(readFileSync(path, 'utf8')).toBe('"new"\n');
  });

  test.each(['sync', 'rename'])(
    'that fails at the %s leaves the older one and nothing beside it',
    (step) => {
      const folder = tempFolder();
      const path = join(folder, 'out.json');
      writeFileSync(path, 'older');
      done.failing = step;
      expect(() => write(path)).toThrow(path);
      expect(readFileSync(path, 'utf8')).toBe('older');
      expect(readdirSync(folder)).toEqual(['out.json']);
    },
  );

  test('that fails makes no file where there was none', () => {
    const path = join(tempFolder(), 'out.json');
    done.failing = 'sync';
    expect(() => write(path)).toThrow(path);
    expect(existsSync(path)).toBe(false);
  });
});

describe('an export over a file', () => {
  test('that somebody has protected leaves it', () => {
    const path = join(tempFolder(), 'out.json');
    writeFileSync(path, 'older');
    done.failing = 'access';
    expect(() => writeFileDurably(path, 'new')).toThrow(path);
    expect(readFileSync(path, 'utf8')).toBe('older');
  });

  test.skipIf(process.platform === 'win32')('keeps who may read it', () => {
    const path = join(tempFolder(), 'out.json');
    writeFileSync(path, 'older');
    chmodSync(path, 0o600);
    writeFileDurably(path, 'new');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});
