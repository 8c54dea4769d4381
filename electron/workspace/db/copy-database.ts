// A copy of a whole workspace as it was at one moment, while others write: one file without a log beside it, looked
// through before anybody relies on it. Nothing is done to the workspace.

import { closeSync, fsyncSync, openSync } from 'node:fs';
import { knownKeyOf, type KnownKey, type Unlocking } from './cipher.ts';
import { connect } from './connect.ts';
import { readOne, wrapDriver, type Driver, type ReadDb } from './connection.ts';
import { explained, workspaceError } from './errors.ts';
import { applicationId } from './migrations.ts';
import { requireSound } from './soundness.ts';

/** What tells one state of a workspace from another. */
export interface StateOf {
  /** The newest act's number; 0 where there is none. */
  readonly acts: number;
  /** Its seal; null where there is none, or in a format that has no seals yet. */
  readonly head: string | null;
  readonly articles: number;
}

export interface CopyRequest {
  readonly path: string;
  /** Must not be there yet. */
  readonly target: string;
  readonly passphrase: string | KnownKey | null;
}

export interface CopyBeginning {
  /** What is written from now on is not in the copy. */
  readonly begun: () => void;
  /** The same from the moment on at which the target has its first byte, which only another thread can see. */
  readonly begunAtFirstByte: () => void;
}

/** Pages that are copied before anything else gets a turn. */
const pagesAtOnce = 2000;

/** As the cache of a single statement's copy: the target has its first byte once so much was read. */
const cacheKibibytes = 256;

/**
 * Copies what the workspace holds now. Encrypted ones are copied by a single statement, for which this thread waits; it
 * reads one state of the file, and does so before it writes anything. Throws what SQLite throws.
 */
export async function copyDatabase(
  request: CopyRequest,
  { begun, begunAtFirstByte }: CopyBeginning,
): Promise<StateOf> {
  const { path, target, passphrase } = request;
  if (knownKeyOf(path, passphrase).salt !== null) return copyAtOnce(request, begunAtFirstByte);
  const source = connect(path, { passphrase });
  try {
    source.pragma('query_only = ON');
    source.exec('BEGIN');
    const before = stateOf(source);
    begun();
    await source.backup(target, { progress: () => pagesAtOnce });
    source.exec('COMMIT');
    return checkCopy({ path, target, passphrase }, before);
  } finally {
    source.close();
  }
}

/** The same in one go, for when nothing else may happen before it is there. `begins` is called right before. */
export function copyAtOnce(request: CopyRequest, begins: () => void = () => {}): StateOf {
  const { path, target, passphrase } = request;
  const source = connect(path, { passphrase });
  try {
    source.pragma(`cache_size = -${cacheKibibytes}`);
    begins();
    source.prepare('VACUUM INTO ?').run(target);
  } finally {
    source.close();
  }
  return checkCopy(request, null);
}

/** Throws `workspace-damaged` unless the copy is sound, and in the state that was meant; then forces it to the disk. */
function checkCopy({ path, target, passphrase }: CopyRequest, meant: StateOf | null): StateOf {
  const copy = connect(target, { passphrase, namedAs: path });
  try {
    // The copy says that it has a log, as the workspace does; it is to be one file.
    copy.pragma('journal_mode = DELETE');
    requireSound(copy, path, 'quick_check');
    const state = stateOf(copy);
    if (meant !== null && (state.acts !== meant.acts || state.head !== meant.head)) {
      throw workspaceError(
        explained.damaged,
        path,
        ' (A copy of it does not end with its newest act.)',
      );
    }
    return state;
  } finally {
    copy.close();
    syncFile(target);
  }
}

export function syncFile(file: string): void {
  // Windows forces only what is open for writing to the disk.
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What a closed workspace file holds, and whether all of it is sound. Throws what SQLite throws. */
export function checkFile(request: CopyRequest): StateOf {
  const driver = connect(request.target, {
    passphrase: request.passphrase,
    namedAs: request.path,
  });
  try {
    driver.pragma('journal_mode = DELETE');
    requireSound(driver, request.path, 'integrity_check');
    const application = Number(driver.pragma('application_id', { simple: true }));
    if (application !== applicationId) throw workspaceError(explained.damaged, request.path);
    return stateOf(driver);
  } finally {
    driver.close();
    syncFile(request.target);
  }
}

/**
 * Looks through a workspace that is open, without waiting for its writer: all that SQLite can see, then what `check`
 * looks at. Throws `workspace-damaged`.
 */
export function lookThrough(path: string, key: KnownKey, check: (db: ReadDb) => void): void {
  const driver = connect(path, { passphrase: key });
  try {
    driver.pragma('query_only = ON');
    requireSound(driver, path, 'integrity_check');
    check(wrapDriver(driver));
  } finally {
    driver.close();
  }
}

/** Whether all of a file can be read; it is not changed by a byte, also where a log lies beside it. */
export function isSound(path: string, passphrase: Unlocking): boolean {
  let driver: Driver | null = null;
  try {
    driver = connect(path, { passphrase, readonly: true });
    return driver.pragma('integrity_check(1)', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    driver?.close();
  }
}

/** Folds the log of a workspace that nobody has open into it, so that it is one file. Throws what SQLite throws. */
export function foldLog(path: string, passphrase: Unlocking): void {
  const driver = connect(path, { passphrase });
  try {
    driver.pragma('journal_mode = DELETE');
  } finally {
    driver.close();
  }
}

function stateOf(driver: Driver): StateOf {
  const db = wrapDriver(driver);
  const count = (sql: string) => readOne<{ n: number }>(db, sql)?.n ?? 0;
  const hasSeals = count(
    "SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name = 'seal'",
  );
  return {
    acts: count('SELECT coalesce(max(seq), 0) AS n FROM act'),
    articles: count('SELECT count(*) AS n FROM article'),
    head:
      hasSeals === 0
        ? null
        : (readOne<{ head: string }>(
            db,
            'SELECT sha256 AS head FROM seal ORDER BY seq DESC LIMIT 1',
          )?.head ?? null),
  };
}
