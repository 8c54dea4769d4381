// `sourcebench restore [WORKSPACE]`: a backup takes the place of the workspace, which is kept as a backup itself; or it is
// copied to another file.

import { resolve } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import { findBackup, listBackups } from '../../workspace/services/backup-list.ts';
import { copyBackup, restoreBackup } from '../../workspace/services/backup-restore.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export interface RestoreInput {
  readonly backup?: string;
  readonly latest?: boolean;
  readonly out?: string;
}

export async function restoreCommand(
  context: Context,
  workspace: string | undefined,
  { backup, latest = false, out }: RestoreInput,
): Promise<Outcome> {
  const path = workspace === undefined ? context.path : resolve(workspace);
  const id = backup ?? (latest ? newestOf(path) : undefined);
  if (id === undefined) {
    throw new AppError('bad-usage', 'No backup is named.', {
      remedy: 'Name one with --backup NAME, as `sourcebench backup --list` does, or give --latest.',
    });
  }
  // Of the workspace, or of the backup where that one is gone.
  const passphrase =
    (await context.passphraseOf(path)) ?? (await context.passphraseOf(findBackup(path, id).file));
  if (out !== undefined) {
    const file = resolve(out);
    copyBackup(path, id, file, passphrase);
    return {
      document: { workspace: path, backup: id, file },
      lines: [`copied  ${id}  to  ${file}`],
      errors: [],
    };
  }
  const { kept } = restoreBackup({
    path,
    id,
    program: 'sourcebench restore',
    nowMs: Date.now(),
    passphrase,
  });
  return {
    document: { workspace: path, backup: id, kept },
    lines: [
      `restored  ${id}  as  ${path}`,
      ...(kept === null ? [] : [`the workspace that was there is kept as  ${kept}`]),
    ],
    errors: [],
  };
}

function newestOf(path: string): string {
  const [newest] = listBackups(path);
  if (newest !== undefined) return newest.id;
  throw new AppError('not-found', `There are no backups of ${path}.`, {
    remedy: 'Make one with `sourcebench backup`.',
    file: path,
  });
}
