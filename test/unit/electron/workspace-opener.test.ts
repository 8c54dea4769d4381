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

/** An opener whose thread opens everything but what is in `unopenable`, and the log of what it was asked. */
function setUp(options: { remembered?: string } = {}) {
  const folder = tempFolder();
  const file = (name: string) => join(folder, name);
  const settings = openSettings(file('settings.json'));
  if (options.remembered !== undefined) {
    settings.change({ workspacePath: file(options.remembered) });
  }
  const unopenable = new Set<string>();
  const asked: { path: string; withSample: boolean }[] = [];
  const client = {
    async call(_channel: string, input: { path: string; withSample: boolean }) {
      asked.push(input);
      await new Promise((done) => setTimeout(done, 1));
      if (unopenable.has(input.path)) return { ok: false, error: broken };
      return { ok: true, value: { path: input.path, name: 'name' } };
    },
    async close() {},
  } as unknown as WorkspaceClient;
  const defaultWorkspace = file('Library.sourcebench');
  const opener = () =>
    new WorkspaceOpener({ defaultWorkspace, settings, client }, Promise.resolve());
  return { opener, file, settings, unopenable, asked, defaultWorkspace };
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
