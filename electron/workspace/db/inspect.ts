// Looks at a file before SQLite is allowed to touch it, because opening alone can leave side files
// or replay a log. What is not a workspace of ours is refused here, from its first 100 bytes, unchanged.
// Header layout: https://www.sqlite.org/fileformat2.html#the_database_header

import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import { isCutOff, looksEncrypted } from './cipher.ts';
import { explained, workspaceError } from './errors.ts';
import { applicationId, newestVersion } from './migrations.ts';

const headerBytes = 100;
const userVersionAt = 60;
const applicationIdAt = 68;

const errorCode = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';

/**
 * Answers `new` when the file does not exist or is empty (0 bytes: a save dialog's placeholder), `workspace` when
 * the header says it is ours and not newer. Throws an {@link AppError} that names the file in every other case.
 */
export function inspectFile(path: string): 'new' | 'workspace' {
  const size = sizeOf(path);
  checkFolder(path);
  if (size === null || size === 0) {
    if (size === 0) checkWritable(path);
    return 'new';
  }
  checkFirstBytes(path);
  checkWritable(path);
  return 'workspace';
}

/** Throws an {@link AppError} that names the file unless its first bytes are those of a workspace of ours. */
export function checkHeader(path: string): void {
  if (sizeOf(path) === null) {
    throw new AppError('file-missing', `There is no workspace ${path}.`, {
      remedy: 'Check the name, or name another one.',
      file: path,
    });
  }
  checkFirstBytes(path);
}

function checkFirstBytes(path: string): void {
  const header = readHeader(path);
  if (looksEncrypted(header)) {
    // What the rest says needs the passphrase, and is looked at again when it has been given.
    if (isCutOff(header, statSync(path).size)) {
      throw workspaceError(explained.damaged, path, ' (It was cut off in its first page.)');
    }
    return;
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw workspaceError(explained.notSqlite, path);
  }
  checkIdentity(path, header.readUInt32BE(applicationIdAt), header.readUInt32BE(userVersionAt));
}

/** Throws unless the ids are those of a workspace that this version can open. */
export function checkIdentity(path: string, application: number, version: number): void {
  if (application !== applicationId) {
    throw new AppError(
      'workspace-foreign',
      `${path} is a database of another program, not a Sourcebench workspace.`,
      { remedy: 'Choose a .sourcebench file, or make a new workspace.', file: path },
    );
  }
  if (version > newestVersion) {
    throw new AppError(
      'workspace-newer',
      `The workspace ${path} has format ${version}; this Sourcebench reads up to format ${newestVersion}.`,
      {
        remedy: 'Open it with the newer Sourcebench that made it, or install that one.',
        file: path,
      },
    );
  }
}

/** Null when there is no such file. */
function sizeOf(path: string): number | null {
  let stats;
  try {
    stats = statSync(path);
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return null;
    throw unreadable(path, thrown);
  }
  if (stats.isDirectory()) {
    throw new AppError('file-is-directory', `${path} is a folder, not a workspace file.`, {
      remedy: 'Choose a .sourcebench file inside it, or another name for a new one.',
      file: path,
    });
  }
  if (!stats.isFile()) throw workspaceError(explained.notSqlite, path);
  return stats.size;
}

/** The write-ahead log lives beside the file, so its folder has to be writable too. */
function checkFolder(path: string): void {
  const folder = dirname(path);
  let isFolder: boolean;
  try {
    isFolder = statSync(folder).isDirectory();
  } catch (thrown) {
    if (errorCode(thrown) !== 'ENOENT' && errorCode(thrown) !== 'ENOTDIR') {
      throw unreadable(folder, thrown);
    }
    isFolder = false;
  }
  if (!isFolder) {
    throw new AppError('file-missing', `The folder ${folder} for the workspace does not exist.`, {
      remedy: 'Make the folder, or choose another place for the workspace.',
      file: path,
    });
  }
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw workspaceError(explained.readOnly, path, ` Its folder ${folder} is read-only.`);
  }
}

function checkWritable(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw workspaceError(explained.readOnly, path, ' The file is read-only.');
  }
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(headerBytes);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, header, 0, headerBytes, 0);
    } finally {
      closeSync(file);
    }
  } catch (thrown) {
    throw unreadable(path, thrown);
  }
  return header;
}

function unreadable(path: string, thrown: unknown): AppError {
  const code = errorCode(thrown);
  if (code === 'EBUSY') {
    return new AppError('workspace-locked', `The workspace ${path} is locked by another program.`, {
      remedy: 'Close the other program that uses it, then try again. Nothing was changed.',
      file: path,
    });
  }
  return new AppError(
    'file-unreadable',
    `${path} cannot be read${code === '' ? '' : ` (${code})`}.`,
    {
      remedy: 'Check that the file and its folder exist and that you are allowed to read them.',
      file: path,
    },
  );
}
