// What the commands share: which workspace, and who annotates. The workspace is opened when a command asks for it.

import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { settingsSchema, type Settings } from '../../shared/domain/settings.ts';
import { AppError } from '../../shared/ipc/result.ts';
import {
  defaultWorkspacePath,
  ownIdentityPath,
  settingsPath,
  userDataFolder,
} from '../default-paths.ts';
import { createFileKeys } from '../workspace/age/file-keys.ts';
import { opensWith, type OpenSource } from '../workspace/age/open-sealed.ts';
import { readPassphrase } from './encryption-options.ts';
import { limits, mebibyte } from '../workspace/limits.ts';
import { passphraseSource } from './workspace-passphrase.ts';
import { createWorkspaceService, type WorkspaceService } from '../workspace/workspace.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface CommonOptions {
  readonly workspace?: string;
  readonly json?: boolean;
  /** In MiB. */
  readonly maxSize?: number;
  readonly identity?: readonly string[];
  readonly filePassphraseFile?: readonly string[];
  readonly passphraseFile?: string;
}

export interface Context {
  /** The file's absolute path. */
  readonly path: string;
  /** The largest file that is read. */
  readonly maxFileBytes: number;
  /** Opens files that are encrypted, with the own key and those that were named. */
  readonly openSource: OpenSource;
  /** Of the workspace or backup at a path; null for a plain one, and where there is none. */
  readonly passphraseOf: (path: string) => Promise<string | null>;
  /** Opens the workspace to write to it; throws `file-missing` when there is none, `workspace-held` when it is open. */
  readonly open: () => Promise<WorkspaceService>;
  /** Opens the workspace to read it, also beside a window that has it open. */
  readonly openToRead: () => Promise<WorkspaceService>;
  /** Opens the workspace, or makes it. */
  readonly openOrCreate: () => Promise<WorkspaceService>;
  /** What is set in the window; defaults where nothing is. */
  readonly settings: () => Settings;
  readonly close: () => void;
}

export function makeContext(env: Environment, options: CommonOptions, command: string): Context {
  const userData = userDataFolder(process.platform, env);
  const path = resolve(options.workspace ?? defaultWorkspacePath(userData));
  const maxFileBytes =
    options.maxSize === undefined ? limits.maxFileBytes : options.maxSize * mebibyte;
  const keys = {
    ownIdentity: ownIdentityPath(userData),
    identityFiles: options.identity ?? [],
    passphrases: (options.filePassphraseFile ?? []).map(readPassphrase),
  };
  const service = createWorkspaceService({
    keys,
    maxFileBytes,
    program: `sourcebench ${command}`,
    // Many files come in at once; everything else is little and over at once.
    automaticBackups: command === 'import',
  });

  const passphraseOf = passphraseSource(env, options);

  async function openOrCreate(): Promise<WorkspaceService> {
    if (options.workspace === undefined) mkdirSync(userData, { recursive: true });
    const passphrase = (await passphraseOf(path)) ?? undefined;
    await service.handlers['workspace:open']({ path, withSample: false, passphrase });
    return service;
  }

  async function open(): Promise<WorkspaceService> {
    if (existsSync(path)) return openOrCreate();
    throw new AppError('file-missing', `There is no workspace ${path}.`, {
      remedy: 'Import an article first, or name another one with --workspace FILE.',
      file: path,
    });
  }

  return {
    path,
    maxFileBytes,
    openSource: opensWith(createFileKeys(keys), maxFileBytes),
    passphraseOf,
    openOrCreate,
    open,
    async openToRead() {
      try {
        return await open();
      } catch (thrown) {
        if (!(thrown instanceof AppError) || thrown.code !== 'workspace-held') throw thrown;
        service.openBeside({ path, passphrase: await passphraseOf(path) });
        return service;
      }
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
