// Keeps what is written for the user from replacing the workspace it comes from.

import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** A file over the open workspace would destroy every mark in it. */
export function refuseWorkspaceFile(workspace: OpenWorkspace, path: string): void {
  const own = ['', '-wal', '-shm', '-journal'].map((suffix) => real(workspace.path) + suffix);
  if (!own.includes(real(path))) return;
  throw new AppError('conflict', `${path} is the open workspace itself.`, {
    remedy: 'Choose another name for the file.',
    file: path,
  });
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
