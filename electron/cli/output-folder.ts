// `--out` as a folder: when it is one, or ends like one.

import { mkdirSync, statSync } from 'node:fs';
import { AppError } from '../../shared/ipc/result.ts';

export function isFolder(path: string): boolean {
  return /[/\\]$/.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (thrown) {
    const reason = thrown instanceof Error && 'code' in thrown ? ` (${String(thrown.code)})` : '';
    throw new AppError('file-unwritable', `The folder ${path} cannot be made${reason}.`, {
      remedy: 'Choose another place, or check that you are allowed to write there.',
      file: path,
    });
  }
}
