// Who may write to a workspace: one process, for as long as it has it open. `<file>-lock` beside the workspace is a small
// SQLite file with one row that names the holder, and the holder keeps a write transaction open on it: the system lets
// go of that when the process dies, however it dies, and a row that nobody keeps tells of a session that did not end.
// Two names of one file (symbolic links) have one hold, because its place goes by the real path. Who says their name only
// while they hold it is named in `<file>-lock-person`: nothing can be written to the row without letting go of it.

import Database from 'better-sqlite3-multiple-ciphers';
import { readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/ipc/result.ts';
import type { Holder } from '../../../shared/ipc/safety-types.ts';
import type { Driver } from './connection.ts';

export interface Hold {
  /** The session before this one did not let go by itself. */
  readonly wasLeft: boolean;
  /** Lets others in. Twice does no harm. */
  readonly release: () => void;
  /** Lets others in, who will find that the session did not end well. */
  readonly leave: () => void;
  /** Lets others in, who will find what was found here: for whoever did not look through the workspace. */
  readonly putBack: () => void;
  /** Whoever is refused is told this name from now on. */
  readonly nameAs: (person: string) => void;
}

export interface HoldOptions {
  /** Such as `Sourcebench` or `sourcebench import`. */
  readonly program: string;
  readonly person: string | null;
  readonly sinceMs: number;
}

const attempts = 20;

/** A connection that nobody refers to is closed, and would let go. */
const held = new Set<Driver>();

/** Throws `workspace-held`, which names the holder, when another session has the workspace open. */
export function takeHold(path: string, options: HoldOptions): Hold {
  const file = `${realPathOf(path)}-lock`;
  const me: Holder = { ...options, host: hostname(), pid: process.pid };
  let wasLeft = false;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const taken = attemptAt(path, file, { me, wasLeft });
    if (taken === 'again') continue;
    if (taken === 'unreadable') {
      // Cut off while it was made, or written over: nobody can be holding what SQLite cannot read.
      wasLeft = true;
      rmSync(file, { force: true });
      rmSync(`${file}-journal`, { force: true });
      continue;
    }
    return taken;
  }
  throw heldBy(path, null);
}

/** The name that all links to the file share; of a file that is not there yet, by its folder. */
export function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path));
    } catch {
      return path;
    }
  }
}

interface Attempt {
  readonly me: Holder;
  /** Known from the attempt before. */
  readonly wasLeft: boolean;
}

function attemptAt(path: string, file: string, attempt: Attempt): Hold | 'again' | 'unreadable' {
  let driver: Driver | null = null;
  try {
    driver = new Database(file, { timeout: 0 });
    // Made now, if it was not there: afterwards it is either this one or no longer the one of that name.
    const inode = inodeOf(file);
    driver.pragma('trusted_schema = OFF');
    driver.exec('BEGIN IMMEDIATE');
    if (inode === undefined || inodeOf(file) !== inode) {
      driver.close();
      return 'again';
    }
    const wasLeft = attempt.wasLeft || findHolder(driver) !== null;
    writeHolder(driver, attempt.me);
    discard(personFile(file));
    driver.exec('COMMIT');
    driver.exec('BEGIN IMMEDIATE');
    return { wasLeft, ...endings(driver, file, wasLeft) };
  } catch (thrown) {
    const code = thrown instanceof Database.SqliteError ? thrown.code : '';
    if (code.startsWith('SQLITE_BUSY')) {
      const holder = driver === null ? null : findHolder(driver);
      driver?.close();
      throw heldBy(path, withPerson(holder, file));
    }
    driver?.close();
    if (/^SQLITE_(NOTADB|CORRUPT|ERROR|CONSTRAINT)/.test(code)) return 'unreadable';
    if (code === 'SQLITE_READONLY_DBMOVED') return 'again';
    throw cannotHold(path, file, thrown);
  }
}

/** Undefined where there is no such file. */
const inodeOf = (file: string): number | undefined =>
  statSync(file, { throwIfNoEntry: false })?.ino;

function writeHolder(driver: Driver, { program, person, host, pid, sinceMs }: Holder): void {
  driver.exec(
    'CREATE TABLE IF NOT EXISTS holder (program TEXT, person TEXT, host TEXT, pid INTEGER, since_ms INTEGER) STRICT',
  );
  driver.exec('DELETE FROM holder');
  driver
    .prepare('INSERT INTO holder VALUES (?, ?, ?, ?, ?)')
    .run(program, person, host, pid, sinceMs);
}

const personFile = (file: string): string => `${file}-person`;

/** Nothing depends on it, so that what is in the way of it is in nobody else's. */
function writePerson(file: string, person: string): void {
  try {
    writeFileSync(personFile(file), JSON.stringify({ pid: process.pid, person }));
  } catch {
    // The program and the machine are named all the same.
  }
}

/** One that another process left is not the holder's. */
function withPerson(holder: Holder | null, file: string): Holder | null {
  if (holder === null) return null;
  try {
    const said: unknown = JSON.parse(readFileSync(personFile(file), 'utf8'));
    const { pid, person } = said as { readonly pid?: unknown; readonly person?: unknown };
    return pid === holder.pid && typeof person === 'string' ? { ...holder, person } : holder;
  } catch {
    return holder;
  }
}

/** Null where there is none, or where it cannot be read. */
function findHolder(driver: Driver): Holder | null {
  try {
    const sql = 'SELECT program, person, host, pid, since_ms AS sinceMs FROM holder';
    return driver.prepare<[], Holder>(sql).get() ?? null;
  } catch {
    return null;
  }
}

function endings(driver: Driver, file: string, wasLeft: boolean): Omit<Hold, 'wasLeft'> {
  held.add(driver);
  const leave = () => {
    held.delete(driver);
    driver.close();
  };
  const release = () => {
    if (!driver.open) return;
    discard(personFile(file));
    if (process.platform === 'win32') {
      // An open file cannot be removed there; a row that is gone says the same.
      driver.exec('DELETE FROM holder; COMMIT');
      leave();
      discard(file);
      return;
    }
    // Removed while it is still held, so that nobody can have begun to hold what is removed.
    discard(file);
    leave();
  };
  const nameAs = (person: string) => {
    if (driver.open) writePerson(file, person);
  };
  return { leave, release, nameAs, putBack: wasLeft ? leave : release };
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // It then tells the next session to look twice, which is the safe side.
  }
}

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** The words for a refusal. Null where the holder is only just coming or going. */
function heldBy(path: string, holder: Holder | null): AppError {
  if (holder === null) {
    return new AppError('workspace-held', `The workspace ${path} is being opened elsewhere.`, {
      remedy: 'Try again in a moment.',
      file: path,
    });
  }
  const { program, person, host, pid, sinceMs } = holder;
  const where = host === hostname() ? 'on this machine' : `on ${host}`;
  const who = person === null ? program : `${program}, where ${person} annotates,`;
  return new AppError(
    'workspace-held',
    `The workspace ${path} is open in ${who} ${where} (process ${pid}) since ${time.format(sinceMs)}.`,
    { remedy: 'Close it there, then try again. Nothing was changed.', file: path, holder },
  );
}

function cannotHold(path: string, file: string, thrown: unknown): AppError {
  const why = thrown instanceof Error ? ` (${thrown.message})` : '';
  const isFolder = statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;
  return new AppError(
    'file-unwritable',
    isFolder
      ? `${file} is a folder, where the workspace ${path} has to keep who has it open.`
      : `Who has the workspace ${path} open cannot be kept in ${file}${why}.`,
    {
      remedy: isFolder
        ? 'Move the folder away, then try again.'
        : 'Check that its folder can be written to and, on a network drive, that it can lock files; or copy the workspace to a folder of this machine.',
      file: path,
    },
  );
}
