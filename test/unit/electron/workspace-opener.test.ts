import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openSettings } from '../../../electron/settings-store.ts';
import type { WorkspaceClient } from '../../../electron/workspace-client.ts';
import { WorkspaceOpener } from '../../../electron/workspace-opener.ts';
import type { AppErrorData } from '../../../shared/ipc/result.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const broken: AppErrorData = {
  code: 'workspace-not-sqlite',
  message: 'no database',
  details: { remedy: 'open another one' },
};

const error = (code: AppErrorData['code']): AppErrorData => ({ ...broken, code });

interface Asked {
  readonly path: string;
  readonly withSample: boolean;
  readonly passphrase?: string;
}

/**
 * An opener whose thread opens everything but what is in `unopenable`, what is in `locks` with its passphrase only, and
 * the log of what it was asked.
 */
function setUp(options: { remembered?: string } = {}) {
  const folder = tempFolder();
  const file = (name: string) => join(folder, name);
  const settings = openSettings(file('settings.json'));
  if (options.remembered !== undefined) {
    settings.change({ workspacePath: file(options.remembered) });
  }
  const unopenable = new Set<string>();
  const locks = new Map<string, string>();
  const asked: Asked[] = [];
  const client = {
    async call(_channel: string, input: Asked) {
      asked.push(input);
      await new Promise((done) => setTimeout(done, 1));
      if (unopenable.has(input.path)) return { ok: false, error: broken };
      const lock = locks.get(input.path);
      if (lock !== undefined && input.passphrase !== lock) {
        const code = input.passphrase === undefined ? 'passphrase-needed' : 'passphrase-wrong';
        return { ok: false, error: error(code) };
      }
      return { ok: true, value: { path: input.path, name: 'name' } };
    },
    async close() {},
  } as unknown as WorkspaceClient;
  const defaultWorkspace = file('Library.sourcebench');
  const opener = () =>
    new WorkspaceOpener({ defaultWorkspace, settings, client }, Promise.resolve());
  return { opener, file, settings, unopenable, locks, asked, defaultWorkspace };
}

describe('at the start', () => {
  test('the default workspace is opened, with the sample for a new one', async () => {
    const { opener, asked, defaultWorkspace } = setUp();
    const it = opener();
    await it.settled();
    expect(asked).toEqual([{ path: defaultWorkspace, withSample: true }]);
    expect([it.workspace?.path, it.problem]).toEqual([defaultWorkspace, null]);
  });

  test('the workspace of the last run is opened, without a sample', async () => {
    const { opener, asked, file } = setUp({ remembered: 'case.sourcebench' });
    writeFileSync(file('case.sourcebench'), '');
    await opener().settled();
    expect(asked).toEqual([{ path: file('case.sourcebench'), withSample: false }]);
  });

  test('one that has gone is a problem and is not made anew', async () => {
    const { opener, asked } = setUp({ remembered: 'case.sourcebench' });
    const it = opener();
    await it.settled();
    expect([asked.length, it.workspace, it.problem?.code]).toEqual([0, null, 'file-missing']);
  });
});

describe('another workspace', () => {
  test('is remembered for the next start; going back to the default one is too', async () => {
    const { opener, settings, file } = setUp();
    const it = opener();
    await it.create(file('new.sourcebench'));
    expect(settings.current().workspacePath).toBe(file('new.sourcebench'));
    await it.openDefault();
    expect(settings.current().workspacePath).toBeNull();
  });

  test('that cannot be opened leaves everything as it was', async () => {
    const { opener, settings, unopenable, file, defaultWorkspace } = setUp();
    const it = opener();
    unopenable.add(file('bad.sourcebench'));
    await expect(it.create(file('bad.sourcebench'))).rejects.toMatchObject({ code: broken.code });
    expect([it.workspace?.path, it.problem]).toEqual([defaultWorkspace, null]);
    expect(settings.current().workspacePath).toBeNull();
  });

  test('is a problem to be retried when none is open, and opens once it can', async () => {
    const { opener, unopenable, defaultWorkspace } = setUp();
    unopenable.add(defaultWorkspace);
    const it = opener();
    await it.settled();
    expect([it.workspace, it.problem]).toEqual([null, broken]);
    await it.retry();
    expect(it.problem).toEqual(broken);
    unopenable.clear();
    await it.retry();
    expect([it.workspace?.path, it.problem]).toEqual([defaultWorkspace, null]);
  });

  test('asked for in a row, they are opened one after the other and the last one stays', async () => {
    const { opener, asked, file, defaultWorkspace } = setUp();
    const it = opener();
    await Promise.all(['1', '2', '3'].map((name) => it.create(file(name))));
    expect(asked.map(({ path }) => path)).toEqual([defaultWorkspace, ...['1', '2', '3'].map(file)]);
    expect(it.workspace?.path).toBe(file('3'));
  });
});

describe('an encrypted workspace', () => {
  /** One that is encrypted beside the default one, which is open. */
  async function besideAnOpenOne() {
    const parts = setUp();
    const path = parts.file('case.sourcebench');
    writeFileSync(path, '');
    parts.locks.set(path, 'four words');
    const it = parts.opener();
    await expect(it.open(path)).rejects.toMatchObject({ code: 'passphrase-needed' });
    return { ...parts, path, it };
  }

  test('wanted at the start is a problem until the passphrase is right, and a wrong one can be tried again', async () => {
    const { opener, locks, asked, defaultWorkspace } = setUp();
    locks.set(defaultWorkspace, 'four words');
    writeFileSync(defaultWorkspace, '');
    const it = opener();
    await it.settled();
    expect([it.workspace, it.problem?.code]).toEqual([null, 'passphrase-needed']);
    await expect(it.unlock('five words')).rejects.toMatchObject({ code: 'passphrase-wrong' });
    await it.retry();
    // The wrong one is not tried again by itself.
    expect([asked.at(-1)?.passphrase, it.problem?.code]).toEqual([undefined, 'passphrase-needed']);
    await it.unlock('four words');
    expect([it.workspace?.path, it.problem]).toEqual([defaultWorkspace, null]);
  });

  test('wanted while another one is open: the passphrase is for it, not for the open one', async () => {
    const { it, path, settings, defaultWorkspace } = await besideAnOpenOne();
    await expect(it.unlock('five words')).rejects.toMatchObject({ code: 'passphrase-wrong' });
    expect([it.workspace?.path, it.problem]).toEqual([defaultWorkspace, null]);
    await it.unlock('four words');
    expect([it.workspace?.path, it.problem]).toEqual([path, null]);
    expect(settings.current().workspacePath).toBe(path);
  });

  test('that something else keeps closed is still the one the next passphrase is for', async () => {
    const { it, path, unopenable, defaultWorkspace } = await besideAnOpenOne();
    unopenable.add(path);
    await expect(it.unlock('four words')).rejects.toMatchObject({ code: broken.code });
    expect(it.workspace?.path).toBe(defaultWorkspace);
    unopenable.clear();
    await it.unlock('four words');
    expect(it.workspace?.path).toBe(path);
  });

  test('that was given up for another one gets no passphrase any more', async () => {
    const { it, file, asked, path } = await besideAnOpenOne();
    writeFileSync(file('new.sourcebench'), '');
    await it.create(file('new.sourcebench'));
    await it.unlock('four words');
    expect(asked.at(-1)?.path).toBe(file('new.sourcebench'));
    expect(asked.filter((call) => call.path === path)).toHaveLength(1);
  });

  test('is opened again with its passphrase after the thread has died', async () => {
    const { it, path, asked } = await besideAnOpenOne();
    await it.unlock('four words');
    await it.recover();
    expect([it.workspace?.path, it.problem]).toEqual([path, null]);
    expect(asked.at(-1)).toEqual({ path, withSample: false, passphrase: 'four words' });
  });
});

describe('after the thread has died', () => {
  test('the same workspace is opened again', async () => {
    const { opener, asked, file } = setUp();
    const it = opener();
    writeFileSync(file('case.sourcebench'), '');
    await it.open(file('case.sourcebench'));
    await it.recover();
    expect(asked.at(-1)?.path).toBe(file('case.sourcebench'));
    expect(it.workspace?.path).toBe(file('case.sourcebench'));
  });

  test('a thread that dies of opening it is not started for ever', async () => {
    const { opener, asked, unopenable, file } = setUp();
    const it = opener();
    writeFileSync(file('case.sourcebench'), '');
    await it.open(file('case.sourcebench'));
    unopenable.add(file('case.sourcebench'));
    const before = asked.length;
    await Promise.all([it.recover(), it.recover(), it.recover()]);
    expect(asked.length).toBe(before + 1);
    expect([it.workspace, it.problem]).toEqual([null, broken]);
  });
});
