// Makes backups of the open workspace without being asked: on start, every hour, before acts on many things at once,
// each only when something was written since the last one. A backup that fails never stops work; it is told once.

import { toErrorData, type AppErrorData } from '../../../shared/ipc/result.ts';
import type { BackupEntry, BackupReason } from '../../../shared/ipc/safety-types.ts';
import { newestAct } from '../db/act.ts';
import type { KnownKey } from '../db/cipher.ts';
import { listBackups } from './backup-list.ts';
import { startBackup, startLook, type Look, type RunningBackup } from './backup-run.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export interface BackupSubject {
  readonly workspace: OpenWorkspace;
  /** Too large to be looked through when it was opened: done here, beside the work. */
  readonly isUnchecked: boolean;
  readonly key: KnownKey;
}

export interface BackupKeeperOptions {
  /** Null while none is open. */
  readonly subject: () => BackupSubject | null;
  /** Off for little work that is over at once; then only what is asked for is made. */
  readonly automatic: boolean;
  readonly onFailure: (error: AppErrorData) => void;
  readonly onDamage: (error: AppErrorData) => void;
}

export interface BackupKeeper {
  /** Another workspace is open. */
  readonly opened: () => void;
  /** Resolves once what follows cannot get into the backup any more; also when none could be made. */
  readonly beforeBulkAct: () => Promise<void>;
  /** Rejects with an {@link AppError}. */
  readonly make: (reason: BackupReason) => Promise<BackupEntry>;
  /** Stops what is being made; the workspace can then be closed or replaced. */
  readonly stop: () => Promise<void>;
  /** For good. */
  readonly close: () => void;
}

const hourMs = 3_600_000;
const lookEveryMs = 300_000;
const lookAfterMs = 3000;

export function createBackupKeeper(options: BackupKeeperOptions): BackupKeeper {
  return new Keeper(options);
}

type Running = RunningBackup & { readonly acts: number };

class Keeper implements BackupKeeper {
  private readonly options: BackupKeeperOptions;
  private running: Running | null = null;
  /** What the last one held; null where that is not known. */
  private last: { readonly acts: number; readonly madeAtMs: number } | null = null;
  private wasTold = false;
  private look: Look | null = null;
  private readonly timer: NodeJS.Timeout | undefined;

  constructor(options: BackupKeeperOptions) {
    this.options = options;
    this.timer = options.automatic
      ? setInterval(() => this.everyHour(), lookEveryMs).unref()
      : undefined;
  }

  opened(): void {
    this.cancel();
    this.last = null;
    this.wasTold = false;
    const subject = this.options.subject();
    if (subject === null) return;
    // Little work looks at what it reads, and is over before all was looked at.
    if (!this.options.automatic) return;
    if (subject.isUnchecked) this.lookSoon(subject);
    this.last = newestOf(subject.workspace.path);
    void this.automatically('start');
  }

  beforeBulkAct(): Promise<void> {
    return this.automatically('bulk-act');
  }

  async make(reason: BackupReason): Promise<BackupEntry> {
    const subject = this.options.subject();
    if (subject === null) throw new Error('a backup was asked for while no workspace is open');
    await this.settled();
    return this.start(subject, reason).made;
  }

  async stop(): Promise<void> {
    await this.look?.cancel();
    await this.running?.cancel();
    this.running = null;
  }

  close(): void {
    clearInterval(this.timer);
    this.cancel();
    this.running = null;
  }

  private cancel(): void {
    void this.look?.cancel();
    void this.running?.cancel();
  }

  /** Resolves once none is being made. */
  private async settled(): Promise<void> {
    for (let { running } = this; running !== null; { running } = this) {
      await running.made.catch(() => undefined);
    }
  }

  private start({ workspace, key }: BackupSubject, reason: BackupReason): RunningBackup {
    const { path, db, clock } = workspace;
    const acts = newestAct(db);
    const madeAtMs = clock();
    const started = startBackup({ path, reason, madeAtMs, passphrase: key });
    const mine = { ...started, acts };
    this.running = mine;
    const over = () => {
      if (this.running === mine) this.running = null;
    };
    started.made.then(() => {
      this.last = { acts, madeAtMs };
      this.wasTold = false;
      over();
    }, over);
    return started;
  }

  /** Starts one unless nothing was written since the last. Null then, and where it cannot even be told. */
  private async startIfChanged(reason: BackupReason): Promise<RunningBackup | null> {
    const subject = this.options.subject();
    if (subject === null) return null;
    const acts = newestAct(subject.workspace.db);
    if (acts === 0 || this.last?.acts === acts) return null;
    if (this.running?.acts === acts) return this.running;
    await this.settled();
    // Another one is open by now.
    if (this.options.subject() !== subject) return null;
    return this.start(subject, reason);
  }

  private async automatically(reason: BackupReason): Promise<void> {
    if (!this.options.automatic) return;
    try {
      const started = await this.startIfChanged(reason);
      started?.made.catch((thrown: unknown) => this.tell(thrown));
      await started?.begun;
    } catch (thrown) {
      this.tell(thrown);
    }
  }

  private tell(thrown: unknown): void {
    if (this.wasTold || this.options.subject() === null) return;
    const error = toErrorData(thrown);
    if (error.code === 'workspace-damaged') {
      this.options.onDamage(error);
      return;
    }
    this.wasTold = true;
    this.options.onFailure(error);
  }

  /** Not at once: what is opened for a moment, or is just being painted, is not to wait for it. */
  private lookSoon(subject: BackupSubject): void {
    const timer = setTimeout(() => {
      if (this.options.subject() === subject) this.lookAt(subject);
    }, lookAfterMs);
    timer.unref();
  }

  private lookAt(subject: BackupSubject): void {
    const mine = startLook({ path: subject.workspace.path, key: subject.key });
    this.look = mine;
    void mine.found.then((found) => {
      if (found === null || this.options.subject() !== subject) return;
      if (found !== 'sound') {
        this.options.onDamage(found);
        return;
      }
      const { checked } = subject.workspace;
      checked.isWhole = true;
      checked.hasSoundIndexes = true;
    });
  }

  private everyHour(): void {
    const subject = this.options.subject();
    if (subject === null) return;
    if (subject.workspace.clock() - (this.last?.madeAtMs ?? 0) < hourMs) return;
    void this.automatically('hourly');
  }
}

/** Null where there is none, or no telling; then one is made. */
function newestOf(path: string): { readonly acts: number; readonly madeAtMs: number } | null {
  try {
    const newest = listBackups(path).find(({ acts }) => acts !== null);
    return newest === undefined ? null : { acts: newest.acts ?? 0, madeAtMs: newest.madeAtMs };
  } catch {
    return null;
  }
}
