// Which workspace is open and who annotates: one file at a time. A file that cannot be opened costs nothing,
// because the one before it is let go only afterwards.

import { rmSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Annotator } from '../../shared/domain/annotation.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { WorkspaceInfo } from '../../shared/ipc/types.ts';
import { closeDatabase, dataVersion } from './db/connection.ts';
import { openDatabase } from './db/open.ts';
import { makeOpenWorkspace, type OpenWorkspace } from './services/open-workspace.ts';
import { moveOnFromVersion1 } from './services/tagset-move-on.ts';

export interface SessionOptions {
  /** Milliseconds since 1970 UTC. */
  readonly clock?: () => number;
  /** How long to wait for another program's lock. */
  readonly busyTimeoutMs?: number;
  /** Another program, or another window of this one, has written to the open workspace. */
  readonly onChangedOutside?: () => void;
  /** How often to look for that. */
  readonly pollEveryMs?: number;
}

export interface Session {
  /** Throws `workspace-closed` when none is open. */
  readonly current: () => OpenWorkspace;
  readonly isOpen: (workspace: OpenWorkspace) => boolean;
  /** Opens or makes the file; `prepare` fills a new one, and when it throws, the one before stays open. */
  readonly open: (path: string, prepare: (fresh: OpenWorkspace) => void) => WorkspaceInfo;
  readonly close: () => void;
  readonly setAnnotator: (annotator: Annotator | null) => void;
}

export function createSession(options: SessionOptions): Session {
  let annotator: Annotator | null = null;
  let opened: OpenWorkspace | null = null;
  let poll: NodeJS.Timeout | undefined;

  function close(): void {
    clearInterval(poll);
    const closing = opened;
    opened = null;
    if (closing !== null) closeDatabase(closing.db);
  }

  return {
    close,
    isOpen: (workspace) => workspace === opened,
    setAnnotator: (given) => {
      annotator = given;
    },
    current() {
      if (opened !== null) return opened;
      throw new AppError('workspace-closed', 'No workspace is open.', {
        remedy: 'Open a workspace, or make a new one.',
      });
    },
    open(given, prepare) {
      const path = resolve(given);
      const { db, created } = openDatabase(path, options);
      try {
        const clock = options.clock ?? Date.now;
        const workspace = makeOpenWorkspace({ path, db, clock, annotator: () => annotator });
        if (created) prepare(workspace);
        else moveOnFromVersion1(workspace);
        const watching = watch(workspace, options);
        close();
        opened = workspace;
        poll = watching;
      } catch (thrown) {
        closeDatabase(db);
        // Half made it would pass for an old one the next time, and never be filled.
        if (created) rmSync(path, { force: true });
        throw thrown;
      }
      return { path, name: basename(path).replace(/(?<=.)\.[^.]*$/, '') };
    },
  };
}

/** Looks at SQLite's change counter now and then; it costs microseconds and keeps nobody from exiting. */
function watch(
  { db }: OpenWorkspace,
  { onChangedOutside, pollEveryMs = 1500 }: SessionOptions,
): NodeJS.Timeout | undefined {
  if (onChangedOutside === undefined) return undefined;
  let seen = dataVersion(db);
  const timer = setInterval(() => {
    const version = versionOrNull(db);
    if (version === null || version === seen) return;
    seen = version;
    onChangedOutside();
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
