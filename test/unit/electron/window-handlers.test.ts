import { expect, test, vi } from 'vitest';
import type { AppModel } from '../../../electron/app-model.ts';
import type { Dialogs } from '../../../electron/dialogs.ts';
import { createWindowHandlers } from '../../../electron/window-handlers.ts';
import type { WorkspaceClient } from '../../../electron/workspace-client.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';

const electron = vi.hoisted(() => ({ shown: [] as string[] }));
vi.mock('electron', () => ({
  shell: { showItemInFolder: (path: string) => void electron.shown.push(path) },
}));

const articleId = 'article-1' as ArticleId;

/** Handlers whose save dialog answers `path`, and what they asked of the workspace. */
function setUp(path: string | null) {
  const asked: string[] = [];
  const client = {
    async call(channel: string) {
      asked.push(channel);
      return { ok: true, value: channel.endsWith(':file-name') ? 'a.annotated.json' : { path } };
    },
  } as unknown as WorkspaceClient;
  const handlers = createWindowHandlers({
    model: {} as AppModel,
    dialogs: {
      placeForExport: async () => path,
      placeForOriginal: async () => path,
      articlesToImport: async (from: string) => (path === null ? null : [`${from} ${path}`]),
    } as unknown as Dialogs,
    client,
    importFiles: async (paths, wholePage) => {
      asked.push(`import ${paths.join(' ')} ${wholePage ? 'whole' : 'article'}`);
      return [];
    },
    tell: () => {},
    openLink: async () => true,
    onSettingsChanged: () => {},
    onWindowReady: () => {},
  });
  return { handlers, asked };
}

test('a cancelled export answers null, writes nothing and leaves nothing to show', async () => {
  const { handlers, asked } = setUp(null);
  expect(await handlers['dialog:export']({ articleId })).toBeNull();
  expect(asked).toEqual(['export:file-name']);
  expect(() => handlers['export:show-last']()).toThrow('Nothing has been saved');
});

test('an export is written where the dialog said and can be shown', async () => {
  const { handlers, asked } = setUp('/exports/a.annotated.json');
  await handlers['dialog:export']({ articleId });
  expect(asked).toEqual(['export:file-name', 'export:annotated-json']);
  handlers['export:show-last']();
  expect(electron.shown).toEqual(['/exports/a.annotated.json']);
});

test('a saved original is written where the dialog said and can be shown', async () => {
  const { handlers, asked } = setUp('/originals/page.html');
  expect(await handlers['dialog:save-original']({ articleId, revision: 2 })).toEqual({
    path: '/originals/page.html',
  });
  expect(asked).toEqual(['original:file-name', 'original:save']);
  handlers['export:show-last']();
  expect(electron.shown.at(-1)).toBe('/originals/page.html');
});

test('a cancelled original answers null and writes nothing', async () => {
  const { handlers, asked } = setUp(null);
  expect(await handlers['dialog:save-original']({ articleId })).toBeNull();
  expect(asked).toEqual(['original:file-name']);
});

test('files and a folder are asked for and imported as the window says; cancelling imports nothing', async () => {
  const { handlers, asked } = setUp('/in/a');
  await handlers['dialog:import']({ from: 'folder', wholePage: true });
  await handlers['dialog:import']({ from: 'files', wholePage: false });
  expect(asked).toEqual(['import folder /in/a whole', 'import files /in/a article']);
  const cancelled = setUp(null);
  expect(await cancelled.handlers['dialog:import']({ from: 'files', wholePage: false })).toBeNull();
  expect(cancelled.asked).toEqual([]);
});
