// What the whole window hangs on: version, settings, open workspace or why there is none.
// Settings change here at once and are written behind; a failed write is said, the change stays for this run.

import { create } from 'zustand';
import { call } from '../api.ts';
import type { Settings, SettingsPatch } from '../../shared/domain/settings.ts';
import { toErrorData, type AppErrorData } from '../../shared/ipc/result.ts';
import type { AppState } from '../../shared/ipc/types.ts';
import { showError } from './messages.ts';

interface AppStore {
  readonly app: AppState | null;
  /** The window could not even learn its state; only a reload helps. */
  readonly failure: AppErrorData | null;
}

export const useAppStore = create<AppStore>()(() => ({ app: null, failure: null }));

let writes = 0;

export function setAppState(app: AppState): void {
  useAppStore.setState({ app, failure: null });
}

export async function loadAppState(): Promise<AppState | null> {
  try {
    const app = await call('app:state');
    setAppState(app);
    return app;
  } catch (thrown) {
    useAppStore.setState({ failure: toErrorData(thrown) });
    return null;
  }
}

/** The settings now; throws before the app state has been loaded, which is a bug in the caller. */
export function settings(): Settings {
  const { app } = useAppStore.getState();
  if (app === null) throw new Error('settings were asked for before they were loaded');
  return app.settings;
}

export function useSettings(): Settings {
  return useAppStore((state) => {
    if (state.app === null) throw new Error('settings were asked for before they were loaded');
    return state.app.settings;
  });
}

function replaceSettings(next: Settings): void {
  useAppStore.setState(({ app }) => (app === null ? {} : { app: { ...app, settings: next } }));
}

export async function updateSettings(patch: SettingsPatch): Promise<void> {
  replaceSettings({ ...settings(), ...patch } as Settings);
  writes += 1;
  const mine = writes;
  try {
    const saved = await call('settings:update', patch);
    // A later change is already on its way; its own answer will be the newer one.
    if (mine === writes) replaceSettings(saved);
  } catch (thrown) {
    showError(thrown);
  }
}

/** Throws AppError so that the form can say what is wrong in place. */
export async function setAnnotatorName(name: string): Promise<void> {
  replaceSettings(await call('annotator:set-name', { name }));
}
