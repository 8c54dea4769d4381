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
}

export class WorkspaceOpener {
  /** The open workspace; null while there is none. */
  workspace: WorkspaceInfo | null = null;
  /** Why no workspace is open. */
  problem: AppErrorData | null = null;
  private readonly options: WorkspaceOpenerOptions;
  private wanted: Wanted;
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
    if (failure !== null && this.workspace !== null) throw AppError.from(failure);
    this.wanted = next;
    this.problem = failure;
    if (failure === null) this.remember(next.path);
  }

  private async tryToOpen({ path, mayCreate }: Wanted): Promise<AppErrorData | null> {
    if (!mayCreate && !existsSync(path)) return missing(path);
    const withSample = path === this.options.defaultWorkspace;
    const result = await this.options.client.call('workspace:open', { path, withSample });
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
