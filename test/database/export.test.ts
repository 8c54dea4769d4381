import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { exportTime } from '../../electron/workspace/services/export-annotated-article.ts';
import { generatorVersion } from '../../electron/workspace/version.ts';
import { appErrorOf } from '../support/app-error.ts';
import { importText, openTestWorkspace, tagWords } from '../support/workspace.ts';

async function tagged() {
  const workspace = await openTestWorkspace();
  const articleId = await importText(workspace);
  await tagWords(workspace, articleId, '“It is safe 🚧,”', 'quote');
  await tagWords(workspace, articleId, 'safe', 'claim');
  const exportTo = (name: string) =>
    workspace.call['export:annotated-json']({ articleId, path: join(workspace.folder, name) });
  return { ...workspace, articleId, exportTo };
}

const withoutTime = (json: string) => json.replace(/"exportedAt": "[^"]*"/, '');

describe('the exported file', () => {
  test('has the same bytes for the same state but for the time, which can be set', async () => {
    const { exportTo, folder } = await tagged();
    await exportTo('a.json');
    await exportTo('b.json');
    const [a, b] = ['a.json', 'b.json'].map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(a).not.toBe(b);
    expect(withoutTime(a ?? '')).toBe(withoutTime(b ?? ''));
    vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000');
    await exportTo('c.json');
    await exportTo('d.json');
    vi.unstubAllEnvs();
    expect(readFileSync(join(folder, 'c.json'))).toEqual(readFileSync(join(folder, 'd.json')));
    expect(readFileSync(join(folder, 'c.json'), 'utf8')).toContain('2023-11-14T22:13:20.000Z');
  });

  test('an act and its undo leave no trace in it', async () => {
    vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000');
    const workspace = await tagged();
    await workspace.exportTo('before.json');
    await workspace.call['workspace:set-annotator']({
      annotator: { id: 'other' as never, name: 'Jon' },
    });
    await tagWords(workspace, workspace.articleId, 'Monday');
    await workspace.call['history:undo'](undefined);
    await workspace.exportTo('after.json');
    vi.unstubAllEnvs();
    const [before, after] = ['before.json', 'after.json'].map((name) =>
      readFileSync(join(workspace.folder, name)),
    );
    expect(after).toEqual(before);
  });

  test('replaces the one before it and leaves nothing beside it', async () => {
    const { exportTo, folder } = await tagged();
    writeFileSync(join(folder, 'out.json'), 'older');
    const result = await exportTo('out.json');
    expect(result).toMatchObject({ annotations: 2 });
    expect(readFileSync(join(folder, 'out.json')).length).toBe(result.bytes);
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([]);
  });

  test('through a link replaces what the link names', async () => {
    const { exportTo, folder } = await tagged();
    writeFileSync(join(folder, 'real.json'), 'older');
    symlinkSync(join(folder, 'real.json'), join(folder, 'link.json'));
    await exportTo('link.json');
    expect(readFileSync(join(folder, 'real.json'), 'utf8')).toContain('sourcebench');
  });

  test('names the version of this program', () => {
    expect(generatorVersion).toBe(packageJson.version);
  });
});

describe('a place that cannot be written is named', () => {
  test.each([
    ['a missing folder', 'nowhere/out.json', 'file-missing'],
    ['a folder', 'folder', 'file-is-directory'],
    ['the open workspace itself', 'test.sourcebench', 'conflict'],
    ['the log of the open workspace', 'test.sourcebench-wal', 'conflict'],
  ])('%s', async (_what, name, code) => {
    const { exportTo, folder, call } = await tagged();
    mkdirSync(join(folder, 'folder'));
    const error = await appErrorOf(() => exportTo(name));
    expect(error.code).toBe(code);
    expect(error.message).toContain(join(folder, name));
    expect(await call['article:list'](undefined)).toMatchObject([{ annotations: 2 }]);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  });

  test('a SOURCE_DATE_EPOCH that is no time', async () => {
    for (const epoch of ['soon', '-1', '1.5', '9e99']) {
      expect((await appErrorOf(() => exportTime(Date.now, epoch))).code).toBe('bad-usage');
    }
    expect(exportTime(() => 5, '')).toBe(5);
    expect(exportTime(() => 5, '0')).toBe(0);
  });
});
