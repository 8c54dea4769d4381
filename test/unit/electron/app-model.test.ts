import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createAppModel } from '../../../electron/app-model.ts';
import { openSettings } from '../../../electron/settings-store.ts';
import type { WorkspaceClient } from '../../../electron/workspace-client.ts';
import type { AppState } from '../../../shared/ipc/types.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A model whose thread opens everything, what that was asked, and what the window was told. */
async function setUp() {
  const folder = tempFolder();
  const asked: [channel: string, input: unknown][] = [];
  const told: AppState[] = [];
  const client = {
    async call(channel: string, input: { path?: string }) {
      asked.push([channel, input]);
      return { ok: true, value: { path: input.path, name: 'name' } };
    },
  } as unknown as WorkspaceClient;
  const settings = openSettings(join(folder, 'settings.json'));
  const model = createAppModel({
    version: '1',
    platform: 'linux',
    defaultWorkspace: join(folder, 'Library.sourcebench'),
    settings,
    client,
    onChange: (state) => told.push(state),
  });
  await model.state();
  return { model, settings, asked, told, folder };
}

test('a new name keeps the id, so that older marks stay the same person’s', async () => {
  const { model, settings, asked } = await setUp();
  const { annotator: first } = await model.setAnnotatorName('Ana');
  const { annotator: second } = await model.setAnnotatorName('Ana Ruiz');
  expect(first?.id).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toEqual({ id: first?.id, name: 'Ana Ruiz' });
  expect(settings.current().annotator).toEqual(second);
  expect(asked.at(-1)).toEqual(['workspace:set-annotator', { annotator: second }]);
});

test('the workspace knows who annotates before it is opened', async () => {
  const { asked } = await setUp();
  expect(asked.map(([channel]) => channel)).toEqual(['workspace:set-annotator', 'workspace:open']);
});

test('a setting that is present but undefined stays as it was', async () => {
  const { model } = await setUp();
  model.updateSettings({ theme: 'dark' });
  expect(model.updateSettings({ theme: undefined, trimWhitespace: false })).toMatchObject({
    theme: 'dark',
    trimWhitespace: false,
  });
});

test('the window is told which workspace has been opened', async () => {
  const { model, told, folder } = await setUp();
  const path = join(folder, 'Case.sourcebench');
  const state = await model.createWorkspace(path);
  expect(state.workspace?.path).toBe(path);
  expect(told).toEqual([state]);
});
