// Which workspace is open and who annotates: one file at a time, held against every other session. A file that cannot
// be opened costs nothing, because the one before it is let go only afterwards.

import { basename, resolve } from 'node:path';
import type { Annotator } from '../../shared/domain/annotation.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { WorkspaceInfo } from '../../shared/ipc/types.ts';
import type { KnownKey } from './db/cipher.ts';
import { closeDatabase, dataVersion, type ReadDb } from './db/connection.ts';
import { fromSqlite } from './db/errors.ts';
import { realPathOf, takeHold, type Hold } from './db/hold.ts';
import { removeWithLogs } from './db/logs-beside.ts';
import { checkName, openDatabase } from './db/open.ts';
import { openForReading } from './db/open-for-reading.ts';
import type { OpeningLimits } from './db/soundness.ts';
import type { ThreadEvent } from './protocol.ts';
import { backupBeforeMigration } from './services/backup-at-once.ts';
import { checkWhole } from './services/check-whole.ts';
import { makeOpenWorkspace, type OpenWorkspace } from './services/open-workspace.ts';
import { finishPassphraseChange } from './services/passphrase-leftovers.ts';
import { sweepLeftovers } from './services/sweep-leftovers.ts';
import { moveOnFromVersion1 } from './services/tagset-move-on.ts';

export interface SessionOptions {
  /** How much is looked at when a workspace is opened; left out in the program. */
  readonly limits?: OpeningLimits;
  /** Milliseconds since 1970 UTC. */
  readonly clock?: () => number;
  /** How long to wait for another program's lock. */
  readonly busyTimeoutMs?: number;
  /** What others are told who want the same workspace, such as `sourcebench import`. */
  readonly program?: string;
  /** What nobody asked for: another program wrote to the workspace, it is damaged, a backup failed. */
  readonly onEvent?: (event: ThreadEvent) => void;
  /** How often to look for what other programs wrote. */
  readonly pollEveryMs?: number;
}

export interface OpenRequest {
  readonly path: string;
  readonly passphrase?: string | null;
  /** Fills a new file; when it throws, the workspace before stays open. */
  readonly prepare?: (fresh: OpenWorkspace) => void;
}

export interface OpenSession {
  readonly workspace: OpenWorkspace;
  /** Null for a plain workspace, also where one was given. */
  readonly passphrase: string | null;
  readonly key: KnownKey;
  /** It was too large for every row to be looked at when it was opened. */
  readonly isUnchecked: boolean;
}

export interface Session {
  /** Throws `workspace-closed` when none is open. */
  readonly current: () => OpenWorkspace;
  readonly isOpen: (workspace: OpenWorkspace) => boolean;
  /** Null when none is open. */
  readonly opened: () => OpenSession | null;
  /** What the workspace was opened with last; null for a plain one, or one that was never open here. */
  readonly passphraseOf: (path: string) => string | null;
  /** Opens or makes the file. */
  readonly open: (request: OpenRequest) => WorkspaceInfo;
  /** Opens a workspace that another session holds, to read it beside that; every write fails. */
  readonly openBeside: (request: OpenRequest) => WorkspaceInfo;
  readonly close: () => void;
  readonly setAnnotator: (annotator: Annotator | null) => void;
}

interface Opened extends OpenSession {
  readonly close: () => void;
  readonly nameAs: Hold['nameAs'];
}

export function createSession(options: SessionOptions): Session {
  let annotator: Annotator | null = null;
  let opened: Opened | null = null;
  const passphrases = new Map<string, string>();
  const clock = options.clock ?? Date.now;
  const wrap = (path: string, db: ReadDb, key: KnownKey) =>
    makeOpenWorkspace({ path, key, db, clock, annotator: () => annotator });

  function close(): void {
    const closing = opened;
    opened = null;
    closing?.close();
  }

  function replaceBy(next: Opened): WorkspaceInfo {
    close();
    opened = next;
    if (next.passphrase === null) passphrases.delete(realPathOf(next.workspace.path));
    else passphrases.set(realPathOf(next.workspace.path), next.passphrase);
    return infoOf(next);
  }

  return {
    close,
    isOpen: (workspace) => workspace === opened?.workspace,
    opened: () => opened,
    passphraseOf: (path) => passphrases.get(realPathOf(resolve(path))) ?? null,
    setAnnotator: (given) => {
      annotator = given;
      if (given !== null) opened?.nameAs(given.name);
    },
    current() {
      if (opened !== null) return opened.workspace;
      throw new AppError('workspace-closed', 'No workspace is open.', {
        remedy: 'Open a workspace, or make a new one.',
      });
    },
    open(request) {
      const path = resolve(request.path);
      checkName(path);
      // It is held by this very session, which would refuse itself.
      if (opened !== null && isStillAt(opened, path)) return infoOf(opened);
      const { program = 'Sourcebench' } = options;
      const who = { program, person: annotator?.name ?? null, sinceMs: clock() };
      return underHold(path, who, (hold) =>
        openHeld({ ...request, path }, options, { hold, wrap, clock }, replaceBy),
      );
    },
    openBeside: (request) => replaceBy(openedBeside(request, options, wrap)),
  };
}

function openedBeside(
  { path: given, passphrase = null }: OpenRequest,
  { limits }: SessionOptions,
  wrap: Held['wrap'],
): Opened {
  const path = resolve(given);
  const { db, key, looked } = openForReading(path, passphrase, limits);
  const workspace = wrap(path, db, key);
  workspace.checked.hasSoundIndexes = looked.indexes;
  return {
    workspace,
    passphrase: key.salt === null ? null : passphrase,
    key,
    isUnchecked: false,
    // The hold is somebody else's.
    nameAs: () => {},
    close: () => closeDatabase(db),
  };
}

/** The file under this very name is the open one, and is still there. */
function isStillAt({ workspace }: OpenSession, path: string): boolean {
  if (realPathOf(workspace.path) !== realPathOf(path)) return false;
  try {
    workspace.checkInPlace();
    return true;
  } catch {
    return false;
  }
}

interface Held {
  readonly hold: Hold;
  readonly clock: () => number;
  readonly wrap: (path: string, db: ReadDb, key: KnownKey) => OpenWorkspace;
}

/** Opens or makes the file; `ready` is told when nothing can fail any more. */
function openHeld<T>(
  { path, passphrase = null, prepare = () => {} }: OpenRequest,
  options: SessionOptions,
  { hold, wrap, clock }: Held,
  ready: (opened: Opened) => T,
): T {
  const { db, created, looked, key } = openDatabase(path, {
    ...options,
    passphrase,
    wasLeft: hold.wasLeft,
    checkAfterCrash: (unchecked) => checkWhole(unchecked, path),
    beforeMigration: (known) => backupBeforeMigration(path, known, clock()),
  });
  try {
    const workspace = wrap(path, db, key);
    workspace.checked.hasSoundIndexes = looked.indexes;
    if (created) prepare(workspace);
    else moveOnFromVersion1(workspace);
    if (hold.wasLeft) sweepLeftovers(realPathOf(path));
    finishPassphraseChange(realPathOf(path), key);
    const watching = watch(workspace, options);
    return ready({
      workspace,
      passphrase: key.salt === null ? null : passphrase,
      key,
      isUnchecked: !looked.rows,
      nameAs: hold.nameAs,
      close() {
        clearInterval(watching);
        closeDatabase(db);
        hold.release();
      },
    });
  } catch (thrown) {
    closeDatabase(db);
    // Half made it would pass for an old one the next time, and never be filled.
    if (created) removeWithLogs(path);
    throw fromSqlite(thrown, path);
  }
}

function infoOf({ workspace: { path }, passphrase }: OpenSession): WorkspaceInfo {
  const name = basename(path).replace(/(?<=.)\.[^.]*$/, '');
  return { path, name, isEncrypted: passphrase !== null };
}

/** Lets go of the file again where the work fails. */
function underHold<T>(
  path: string,
  who: Parameters<typeof takeHold>[1],
  work: (hold: Hold) => T,
): T {
  const hold = takeHold(path, who);
  try {
    return work(hold);
  } catch (thrown) {
    // Who comes next has to look at it again as closely.
    if (thrown instanceof AppError && thrown.code === 'workspace-damaged') hold.leave();
    // Nor is it looked through where, for example, its passphrase is still to be asked for.
    else hold.putBack();
    throw thrown;
  }
}

/** Looks at SQLite's change counter now and then; it costs microseconds and keeps nobody from exiting. */
function watch(
  { db }: OpenWorkspace,
  { onEvent, pollEveryMs = 1500 }: SessionOptions,
): NodeJS.Timeout | undefined {
  if (onEvent === undefined) return undefined;
  let seen = dataVersion(db);
  const timer = setInterval(() => {
    const version = versionOrNull(db);
    if (version === null || version === seen) return;
    seen = version;
    onEvent({ name: 'workspace:changed-outside', payload: null });
  }, pollEveryMs);
  return timer.unref();
}

/** Null while the file cannot be asked, for example because it is locked. */
function versionOrNull(db: OpenWorkspace['db']): number | null {
  try {
    return dataVersion(db);
  } catch {
    return null;
  }
}
