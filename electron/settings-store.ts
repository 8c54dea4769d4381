// The settings in memory and in their file. A damaged file gives the defaults field by field and is kept
// aside as `settings.json.damaged`, so that nothing the person had set is destroyed by starting.

import { existsSync, renameSync } from 'node:fs';
import { settingsSchema, type Settings } from '../shared/domain/settings.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

export interface SettingsStore {
  readonly current: () => Settings;
  /**
   * Takes effect at once. Throws AppError `file-unwritable` when the file cannot be written;
   * the change then holds until the program ends.
   */
  readonly change: (patch: Partial<Settings>) => Settings;
}

export function openSettings(path: string): SettingsStore {
  let settings = load(path);
  return {
    current: () => settings,
    change(patch) {
      const next = { ...settings, ...patch };
      const same = JSON.stringify(next) === JSON.stringify(settings);
      settings = next;
      if (!same) writeJsonFile(path, settings);
      return settings;
    },
  };
}

function load(path: string): Settings {
  const parsed = settingsSchema.safeParse(readJsonFile(path));
  if (parsed.success) return parsed.data;
  setAside(path);
  return settingsSchema.parse({});
}

function setAside(path: string): void {
  if (!existsSync(path)) return;
  try {
    renameSync(path, `${path}.damaged`);
  } catch {
    // Starting with the defaults matters more than the copy.
  }
}
