// Which workspace is open, and why none is. Opening another one either succeeds or leaves everything as it was;
// requests are served one at a time, in the order they came.

import { existsSync } from 'node:fs';
import { AppError, toErrorData, type AppErrorData } from '../shared/ipc/result.ts';
import type { WorkspaceInfo } from '../shared/ipc/types.ts';
import type { SettingsStore } from './settings-store.ts';
import type { WorkspaceClient } from './workspace-client.ts';

export interface WorkspaceOpenerOptions {
  readonly defaultWorkspace: string;
  readonly settings: SettingsStore;
  readonly client: WorkspaceClient;
}

interface Wanted {
  readonly path: string;
  readonly mayCreate: boolean;
  /** Of an encrypted workspace; forgotten when another one is wanted. */
  readonly passphrase?: string;
}

/** Puts something else in the place of the workspace, which is closed; the passphrase opens what is there. */
export type ReplaceWork = (path: string, passphrase: string | null) => Promise<void>;

export class WorkspaceOpener {
  /** The open workspace; null while there is none. */
  workspace: WorkspaceInfo | null = null;
  /** Why no workspace is open. */
  problem: AppErrorData | null = null;
  private readonly options: WorkspaceOpenerOptions;
  private wanted: Wanted;
  /** The encrypted one that was to be opened last; not the wanted one while another stays open. */
  private locked: Wanted | null = null;
  private queue: Promise<unknown>;
  private recovering = false;

  /** Begins with the workspace of the last run once `ready` has settled. */
  constructor(options: WorkspaceOpenerOptions, ready: Promise<unknown>) {
    this.options = options;
    const remembered = options.settings.current().workspacePath;
    this.wanted = { path: remembered ?? options.defaultWorkspace, mayCreate: remembered === null };
    this.queue = ready;
    this.enqueue(() => this.wanted).catch(() => undefined);
  }

  /** Resolves once no opening is under way. */
  async settled(): Promise<void> {
    await this.queue.catch(() => undefined);
  }

  /** The methods below throw AppError when they fail while another workspace is open; that one stays open. */
  openDefault(): Promise<void> {
    return this.enqueue(() => ({ path: this.options.defaultWorkspace, mayCreate: true }));
  }

  open(path: string): Promise<void> {
    return this.enqueue(() => ({ path, mayCreate: false }));
  }

  create(path: string): Promise<void> {
    return this.enqueue(() => ({ path, mayCreate: true }));
  }

  /** Tries the workspace again that could not be opened. */
  retry(): Promise<void> {
    return this.enqueue(() => this.wanted);
  }

  /** The open workspace, or the one that was wanted last. */
  wantedPath(): string {
    return this.workspace?.path ?? this.wanted.path;
  }

  /** Opens the encrypted workspace that was wanted. Throws where the passphrase is wrong; it can be tried again. */
  async unlock(passphrase: string): Promise<void> {
    await this.enqueue(() => ({ ...(this.locked ?? this.wanted), mayCreate: false, passphrase }));
    if (this.problem?.code === 'passphrase-wrong') {
      const { wanted, problem } = this;
      this.wanted = { path: wanted.path, mayCreate: wanted.mayCreate };
      throw AppError.from(problem);
    }
  }

  /** Closes the workspace, lets `work` put something else in its place, and opens what is there then, also on failure. */
  async replace(work: ReplaceWork): Promise<void> {
    const mine = this.queue
      .catch(() => undefined)
      .then(async () => {
        const wanted = { ...this.wanted, path: this.wantedPath(), mayCreate: false };
        await this.options.client.call('workspace:close', undefined);
        this.workspace = null;
        try {
          await work(wanted.path, wanted.passphrase ?? null);
        } finally {
          await this.attempt(wanted);
        }
      });
    this.queue = mine;
    return mine;
  }

  /** The passphrase of the open workspace was set, changed or removed; `info` is what it is now. */
  rekeyed(info: WorkspaceInfo, passphrase: string | null): void {
    this.workspace = info;
    const { path } = this.wanted;
    this.wanted = { path, mayCreate: false, ...(passphrase === null ? {} : { passphrase }) };
  }

  /** The thread died: opens the same workspace in a new one. A thread that dies of that is not tried again. */
  async recover(): Promise<void> {
    if (this.recovering) return;
    this.recovering = true;
    this.workspace = null;
    await this.enqueue(() => ({ ...this.wanted, mayCreate: false })).catch((thrown: unknown) => {
      this.problem = toErrorData(thrown);
    });
    this.recovering = false;
  }

  private enqueue(next: () => Wanted): Promise<void> {
    const mine = this.queue.catch(() => undefined).then(() => this.attempt(next()));
    this.queue = mine;
    return mine;
  }

  private async attempt(next: Wanted): Promise<void> {
    const failure = await this.tryToOpen(next);
    // Whatever kept it from being opened with a passphrase: the question is still about this one.
    const stays = failure?.code === 'passphrase-needed' || next.passphrase !== undefined;
    this.locked = failure !== null && stays ? { path: next.path, mayCreate: false } : null;
    if (failure !== null && this.workspace !== null) throw AppError.from(failure);
    this.wanted = next;
    this.problem = failure;
    if (failure === null) this.remember(next.path);
  }

  private async tryToOpen({ path, mayCreate, passphrase }: Wanted): Promise<AppErrorData | null> {
    if (!mayCreate && !existsSync(path)) return missing(path);
    const withSample = path === this.options.defaultWorkspace;
    const result = await this.options.client.call('workspace:open', {
      path,
      withSample,
      ...(passphrase === undefined ? {} : { passphrase }),
    });
    if (!result.ok) return result.error;
    this.workspace = result.value;
    return null;
  }

  private remember(path: string): void {
    const { defaultWorkspace, settings } = this.options;
    try {
      settings.change({ workspacePath: path === defaultWorkspace ? null : path });
    } catch {
      // The workspace is open; that it is not found by itself next time is the smaller trouble.
    }
  }
}

function missing(path: string): AppErrorData {
  return {
    code: 'file-missing',
    message: `The workspace ${path} is not there.`,
    details: {
      remedy: 'Reconnect the drive or move the file back and try again, or open another workspace.',
      file: path,
    },
  };
}
