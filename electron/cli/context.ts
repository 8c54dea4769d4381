// What the commands share: which workspace, and who annotates. The workspace is opened when a command asks for it.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { settingsSchema, type Settings } from '../../shared/domain/settings.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { defaultWorkspacePath, settingsPath, userDataFolder } from '../default-paths.ts';
import { limits, mebibyte } from '../workspace/limits.ts';
import { createWorkspaceService, type WorkspaceService } from '../workspace/workspace.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface CommonOptions {
  readonly workspace?: string;
  readonly json?: boolean;
  /** In MiB. */
  readonly maxSize?: number;
}

export interface Context {
  /** The file's absolute path. */
  readonly path: string;
  /** The largest file that is read. */
  readonly maxFileBytes: number;
  /** Opens the workspace; throws `file-missing` when there is none. */
  readonly open: () => Promise<WorkspaceService>;
  /** Opens the workspace, or makes it. */
  readonly openOrCreate: () => Promise<WorkspaceService>;
  /** What is set in the window; defaults where nothing is. */
  readonly settings: () => Settings;
  readonly close: () => void;
}

export function makeContext(env: Environment, options: CommonOptions): Context {
  const userData = userDataFolder(process.platform, env);
  const path = resolve(options.workspace ?? defaultWorkspacePath(userData));
  const maxFileBytes =
    options.maxSize === undefined ? limits.maxFileBytes : options.maxSize * mebibyte;
  const service = createWorkspaceService({ maxFileBytes });

  async function openOrCreate(): Promise<WorkspaceService> {
    if (options.workspace === undefined) mkdirSync(userData, { recursive: true });
    await service.handlers['workspace:open']({ path, withSample: false });
    return service;
  }

  return {
    path,
    maxFileBytes,
    openOrCreate,
    open() {
      if (existsSync(path)) return openOrCreate();
      throw new AppError('file-missing', `There is no workspace ${path}.`, {
        remedy: 'Import an article first, or name another one with --workspace FILE.',
        file: path,
      });
    },
    settings: () => readSettings(settingsPath(userData)),
    close: service.close,
  };
}

/** A missing or damaged file means the defaults, as in the window. */
function readSettings(path: string): Settings {
  try {
    return settingsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return settingsSchema.parse({});
  }
}
