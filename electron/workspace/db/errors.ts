// SQLite's failures in the user's words: what is the matter with which file, and what can be done.
// Anything that is not a known failure of the file passes through unchanged, because it is a bug.

import Database from 'better-sqlite3-multiple-ciphers';
import { AppError, type ErrorCode } from '../../../shared/ipc/result.ts';

interface Explanation {
  readonly code: ErrorCode;
  readonly message: (path: string) => string;
  readonly remedy: string;
}

const locked: Explanation = {
  code: 'workspace-locked',
  message: (path) => `The workspace ${path} is locked by another program.`,
  remedy: 'Close the other program that uses it, then try again. Nothing was changed.',
};
const damaged: Explanation = {
  code: 'workspace-damaged',
  message: (path) => `The workspace ${path} is damaged: parts of it cannot be read.`,
  remedy:
    'Repair it (Workspace: Repair…, or sourcebench repair) or restore a backup. Sourcebench did not change it.',
};
const readOnly: Explanation = {
  code: 'workspace-read-only',
  message: (path) => `The workspace ${path} cannot be written to.`,
  remedy:
    'Allow writing to the file and its folder, or copy it to a folder of yours and open that.',
};
const full: Explanation = {
  code: 'disk-full',
  message: (path) => `The disk that holds ${path} is full; the last act was not saved.`,
  remedy: 'Free some space on that disk, then do it again. Everything saved before is intact.',
};
const notSqlite: Explanation = {
  code: 'workspace-not-sqlite',
  message: (path) => `${path} is not a Sourcebench workspace: it is not an SQLite file.`,
  remedy: 'Choose a .sourcebench file, or import this file as an article.',
};
const unreachable: Explanation = {
  code: 'file-unreadable',
  message: (path) => `The workspace ${path} cannot be opened by SQLite.`,
  remedy: 'Check that the file and its folder can be read and written, and that the disk is there.',
};
const failing: Explanation = {
  code: 'file-unreadable',
  message: (path) => `Reading or writing the workspace ${path} failed.`,
  remedy: 'Check the disk or the network drive that holds it, then try again.',
};

/** By SQLite's primary result code; extended codes begin with it. */
const explanations: readonly (readonly [prefix: string, explanation: Explanation])[] = [
  ['SQLITE_BUSY', locked],
  ['SQLITE_LOCKED', locked],
  ['SQLITE_CORRUPT', damaged],
  ['SQLITE_READONLY', readOnly],
  ['SQLITE_PERM', readOnly],
  ['SQLITE_FULL', full],
  ['SQLITE_NOTADB', notSqlite],
  ['SQLITE_CANTOPEN', unreachable],
  ['SQLITE_IOERR', failing],
];

export function workspaceError(explanation: Explanation, path: string, detail = ''): AppError {
  return new AppError(explanation.code, `${explanation.message(path)}${detail}`, {
    remedy: explanation.remedy,
    file: path,
  });
}

/** As {@link workspaceError}, with what SQLite said beside it. */
export function explainedBySqlite(explanation: Explanation, path: string, said: string): AppError {
  const { code, message, details } = workspaceError(explanation, path);
  const sqlite = said.replace(/^\*{3} in database \w+ \*{3}\s*/u, '');
  return new AppError(code, message, { ...details, sqlite });
}

/** An {@link AppError} for what SQLite threw about the file at `path`; anything else as it came. */
export function fromSqlite(thrown: unknown, path: string): unknown {
  if (!(thrown instanceof Database.SqliteError)) return thrown;
  const { code, message } = thrown;
  const known = explanations.find(([prefix]) => code.startsWith(prefix));
  if (known === undefined) return thrown;
  const [, explanation] = known;
  return explainedBySqlite(explanation, path, message);
}

/** What was found: one clause that names it. From here on the workspace takes no acts. */
export const damagedWorkspace = (path: string, found: string): AppError =>
  new AppError('workspace-damaged', `The workspace ${path} is damaged: ${found}`, {
    remedy: 'Repair the workspace (Workspace: Repair…) or restore a backup.',
    file: path,
  });

export const explained = { damaged, readOnly, notSqlite } as const;
