// What the window is told about the app as a whole: settings, the open workspace, or why none is open.

import { randomUUID } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { AnnotatorId } from '../shared/domain/ids.ts';
import type { Settings, SettingsPatch } from '../shared/domain/settings.ts';
import { AppError } from '../shared/ipc/result.ts';
import type { AppState, WorkspaceInfo } from '../shared/ipc/types.ts';
import type { SettingsStore } from './settings-store.ts';
import type { WorkspaceClient } from './workspace-client.ts';
import { WorkspaceOpener, type ReplaceWork } from './workspace-opener.ts';

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
  /** For whom files can be encrypted. */
  setColleagues(colleagues: Settings['colleagues']): Settings;
  setAnnotatorName(name: string): Promise<Settings>;
  /** The four ways to open throw AppError when they fail while another workspace is open; that one stays open. */
  openDefaultWorkspace(): Promise<AppState>;
  openWorkspace(path: string): Promise<AppState>;
  createWorkspace(path: string): Promise<AppState>;
  /** Tries the workspace again that could not be opened. */
  retry(): Promise<AppState>;
  /** The open workspace, or the one that was wanted last. */
  wantedPath(): Promise<string>;
  /** Opens the encrypted workspace that was wanted; throws `passphrase-wrong`. */
  unlock(passphrase: string): Promise<AppState>;
  /** Closes the workspace, lets `work` put something else in its place, and opens that. */
  replaceWorkspace(work: ReplaceWork): Promise<AppState>;
  /** The passphrase of the open workspace is another one from now on. */
  rekeyed(info: WorkspaceInfo, passphrase: string | null): AppState;
  /** The thread died: opens the workspace again in a new one. */
  recover(): Promise<AppState>;
}

export function createAppModel(options: AppModelOptions): AppModel {
  const { settings, client } = options;
  const opener = new WorkspaceOpener(options, tellAnnotator(client, settings.current()));

  const snapshot = (): AppState => stateOf(options, opener);
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
    setColleagues: (colleagues) => settings.change({ colleagues }),
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
    async wantedPath() {
      await opener.settled();
      return opener.wantedPath();
    },
    unlock: (passphrase) => changed(opener.unlock(passphrase)),
    async replaceWorkspace(work) {
      try {
        await opener.replace(work);
      } finally {
        options.onChange(snapshot());
      }
      return snapshot();
    },
    rekeyed(info, passphrase) {
      opener.rekeyed(info, passphrase);
      options.onChange(snapshot());
      return snapshot();
    },
    recover: () => changed(opener.recover()),
  };
}

function stateOf(
  { version, platform, settings, defaultWorkspace }: AppModelOptions,
  { workspace, problem }: WorkspaceOpener,
): AppState {
  return {
    version,
    platform,
    settings: settings.current(),
    workspace,
    problem,
    defaultWorkspace: {
      path: defaultWorkspace,
      name: basename(defaultWorkspace, extname(defaultWorkspace)),
      // Not known before it is opened.
      isEncrypted: false,
    },
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
