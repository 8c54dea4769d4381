// What the window is told about the app as a whole: settings, the open workspace, or why none is open.

import { randomUUID } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { AnnotatorId } from '../shared/domain/ids.ts';
import type { Settings, SettingsPatch } from '../shared/domain/settings.ts';
import { AppError } from '../shared/ipc/result.ts';
import type { AppState } from '../shared/ipc/types.ts';
import type { SettingsStore } from './settings-store.ts';
import type { WorkspaceClient } from './workspace-client.ts';
import { WorkspaceOpener } from './workspace-opener.ts';

export interface AppModelOptions {
  readonly version: string;
  readonly platform: AppState['platform'];
  readonly defaultWorkspace: string;
  readonly settings: SettingsStore;
  readonly client: WorkspaceClient;
  /** Called when another workspace is open, or none any more. */
  readonly onChange: (state: AppState) => void;
}

export interface AppModel {
  /** Waits for an opening that is under way. */
  state(): Promise<AppState>;
  updateSettings(patch: SettingsPatch): Settings;
  setAnnotatorName(name: string): Promise<Settings>;
  /** The four ways to open throw AppError when they fail while another workspace is open; that one stays open. */
  openDefaultWorkspace(): Promise<AppState>;
  openWorkspace(path: string): Promise<AppState>;
  createWorkspace(path: string): Promise<AppState>;
  /** Tries the workspace again that could not be opened. */
  retry(): Promise<AppState>;
  /** The thread died: opens the workspace again in a new one. */
  recover(): Promise<AppState>;
}

export function createAppModel(options: AppModelOptions): AppModel {
  const { settings, client, defaultWorkspace } = options;
  const opener = new WorkspaceOpener(options, tellAnnotator(client, settings.current()));

  const snapshot = (): AppState => ({
    version: options.version,
    platform: options.platform,
    settings: settings.current(),
    workspace: opener.workspace,
    problem: opener.problem,
    defaultWorkspace: {
      path: defaultWorkspace,
      name: basename(defaultWorkspace, extname(defaultWorkspace)),
    },
  });
  const changed = async (opening: Promise<void>): Promise<AppState> => {
    await opening;
    const state = snapshot();
    options.onChange(state);
    return state;
  };

  return {
    async state() {
      await opener.settled();
      return snapshot();
    },
    updateSettings: (patch) => settings.change(definedFields(patch)),
    async setAnnotatorName(name) {
      const id = settings.current().annotator?.id ?? randomUUID();
      const next = settings.change({ annotator: { id, name } });
      await tellAnnotator(client, next);
      return next;
    },
    openDefaultWorkspace: () => changed(opener.openDefault()),
    openWorkspace: (path) => changed(opener.open(path)),
    createWorkspace: (path) => changed(opener.create(path)),
    retry: () => changed(opener.retry()),
    recover: () => changed(opener.recover()),
  };
}

async function tellAnnotator(client: WorkspaceClient, { annotator }: Settings): Promise<void> {
  const known = annotator && { id: annotator.id as AnnotatorId, name: annotator.name };
  const result = await client.call('workspace:set-annotator', { annotator: known });
  if (!result.ok) throw AppError.from(result.error);
}

/** Fields that are present but undefined change nothing. */
function definedFields(patch: SettingsPatch): Partial<Settings> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
