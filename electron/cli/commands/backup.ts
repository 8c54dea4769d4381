// `sourcebench backup [WORKSPACE]`: a checked copy beside the workspace or elsewhere, also while it is open in a window;
// or the list of those there are.

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import type { BackupEntry } from '../../../shared/ipc/safety-types.ts';
import { checkHeader } from '../../workspace/db/inspect.ts';
import { backupAtOnce, copyWorkspace } from '../../workspace/services/backup-at-once.ts';
import { listBackups } from '../../workspace/services/backup-list.ts';
import { backupFolderOf } from '../../workspace/services/backup-names.ts';
import type { Context } from '../context.ts';
import type { Outcome } from '../outcome.ts';

export interface BackupInput {
  readonly out?: string;
  readonly list?: boolean;
}

export async function backupCommand(
  context: Context,
  workspace: string | undefined,
  { out, list = false }: BackupInput,
): Promise<Outcome> {
  const path = workspace === undefined ? context.path : resolve(workspace);
  const folder = backupFolderOf(path);
  if (list) {
    const backups = listBackups(path);
    return { document: { workspace: path, folder, backups }, lines: backups.map(line), errors: [] };
  }
  checkHeader(path);
  const passphrase = await context.passphraseOf(path);
  const request = { path, reason: 'asked', madeAtMs: Date.now(), passphrase } as const;
  if (out === undefined) {
    const backup = backupAtOnce(request);
    return { document: { workspace: path, folder, backup }, lines: [line(backup)], errors: [] };
  }
  const file = resolve(out);
  if (existsSync(file)) {
    throw new AppError('conflict', `${file} is there already.`, {
      remedy: 'Name a file that is not there yet.',
      file,
    });
  }
  if (!existsSync(dirname(file))) {
    throw new AppError('file-missing', `The folder ${dirname(file)} does not exist.`, {
      remedy: 'Make the folder, or name another one.',
      file,
    });
  }
  const { acts, articles } = copyWorkspace(request, file);
  return {
    document: { workspace: path, file, acts, articles },
    lines: [`${file}  ${counts({ acts, articles })}`],
    errors: [],
  };
}

const line = (backup: BackupEntry): string => `${backup.id}  ${counts(backup)}`;

function counts({ acts, articles }: Pick<BackupEntry, 'acts' | 'articles'>): string {
  if (acts === null || articles === null) return '(not made by Sourcebench)';
  const plural = (count: number, noun: string) => `${count} ${count === 1 ? noun : `${noun}s`}`;
  return `(${plural(articles, 'article')}, ${plural(acts, 'act')})`;
}
