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
      return { ok: true, value: channel === 'export:file-name' ? 'a.annotated.json' : { path } };
    },
  } as unknown as WorkspaceClient;
  const handlers = createWindowHandlers({
    model: {} as AppModel,
    dialogs: { placeForExport: async () => path } as unknown as Dialogs,
    client,
    onSettingsChanged: () => {},
    onWindowReady: () => {},
  });
  return { handlers, asked };
}

test('a cancelled export answers null, writes nothing and leaves nothing to show', async () => {
  const { handlers, asked } = setUp(null);
  expect(await handlers['dialog:export']({ articleId })).toBeNull();
  expect(asked).toEqual(['export:file-name']);
  expect(() => handlers['export:show-last']()).toThrow('Nothing has been exported');
});

test('an export is written where the dialog said and can be shown', async () => {
  const { handlers, asked } = setUp('/exports/a.annotated.json');
  await handlers['dialog:export']({ articleId });
  expect(asked).toEqual(['export:file-name', 'export:annotated-json']);
  handlers['export:show-last']();
  expect(electron.shown).toEqual(['/exports/a.annotated.json']);
});
