// `app`: the life of the process, from the single-instance lock to the orderly end.

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type * as Electron from 'electron';
import { closeWindow, onLastWindowClosed } from './browser-window.ts';
import { browserIfLaunched } from './current.ts';
import { takeInstanceLock } from './single-instance.ts';
import { eventsOf, StrictEmitter, shellEvent, strict } from './strict.ts';

const events = eventsOf<Electron.App>()(
  'second-instance',
  'open-file',
  'window-all-closed',
  'before-quit',
  'will-quit',
  'quit',
);

type Member =
  | 'enableSandbox'
  | 'exit'
  | 'getPath'
  | 'getVersion'
  | 'isPackaged'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setName'
  | 'setPath'
  | 'whenReady';

class ShellApp extends StrictEmitter implements Pick<Electron.App, Member> {
  readonly isPackaged = false;
  /** Meant for Electron's own Chromium; the browser gets the shell's flags instead. */
  readonly commandLine = strict('app.commandLine', {
    appendSwitch: () => undefined,
    hasSwitch: () => false,
  } satisfies Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch'>);
  private readonly ready = Promise.withResolvers<void>();
  private readonly paths = new Map([['documents', join(homedir(), 'Documents')]]);
  private quitting = false;
  private ending = false;

  constructor() {
    super('app', events);
    onLastWindowClosed(() => {
      if (!this.quitting) this.emit('window-all-closed');
    });
  }

  whenReady(): Promise<void> {
    return this.ready.promise;
  }

  /** Called by the shell once the browser runs. */
  becomeReady(): void {
    this.ready.resolve();
  }

  /** The app has decided to end before there was a window. */
  isQuitting(): boolean {
    return this.quitting;
  }

  getVersion(): string {
    const manifest = JSON.parse(
      readFileSync(join(process.argv[1] ?? '.', 'package.json'), 'utf8'),
    ) as { version: string };
    return manifest.version;
  }

  setName(): void {}

  setAppUserModelId(): void {}

  /** The browser sandboxes its pages by itself. */
  enableSandbox(): void {}

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  getPath(name: string): string {
    const path = this.paths.get(name);
    if (path === undefined) throw new Error(`The Chromium shell knows no path '${name}'.`);
    return path;
  }

  requestSingleInstanceLock(data: Record<string, unknown> = {}): boolean {
    const message = JSON.stringify({ argv: process.argv, folder: process.cwd(), data });
    return takeInstanceLock(this.getPath('userData'), message, (received) => {
      const other = JSON.parse(received) as { argv: string[]; folder: string; data: unknown };
      this.emit('second-instance', shellEvent({}), other.argv, other.folder, other.data);
    });
  }

  /** As in Electron the window goes first, and its page can still save what was being typed. */
  quit(): void {
    if (!this.quitting) this.emit('before-quit', shellEvent({}));
    this.quitting = true;
    void closeWindow().then(() => this.quitWithoutWindow());
  }

  private quitWithoutWindow(): void {
    const event = shellEvent({});
    this.emit('will-quit', event);
    if (!event.defaultPrevented) void this.end();
  }

  exit(code = 0): never {
    process.exit(code);
  }

  private async end(): Promise<void> {
    if (this.ending) return;
    this.ending = true;
    this.emit('quit', shellEvent({}), 0);
    await browserIfLaunched()
      ?.close()
      .catch(() => undefined);
    process.exit(0);
  }
}

/** For the shell itself; the app gets the strict one. */
export const shellApp = new ShellApp();
export const app = strict('app', shellApp);
