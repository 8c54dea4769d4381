// `BrowserWindow`: the app-mode window of the browser. There is one; closing it is how a person quits.

import { readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import { currentBrowser } from './current.ts';
import { eventsOf, StrictEmitter, strict } from './strict.ts';
import { WebContents } from './web-contents.ts';

type Bounds = Pick<Electron.Rectangle, 'x' | 'y' | 'width' | 'height'>;
type WindowState = 'normal' | 'minimized' | 'maximized' | 'fullscreen';

const events = eventsOf<Electron.BrowserWindow>()(
  'ready-to-show',
  'resize',
  'move',
  'close',
  'closed',
  'unresponsive',
);

type Member =
  | 'close'
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'show';

const closeLimitMs = 3000;

let openWindow: ShellWindow | null = null;
let whenClosed: () => void = () => undefined;

/** Resolves once no window is open; a page that does not answer is not waited for. */
export async function closeWindow(): Promise<void> {
  const window = openWindow;
  if (window === null) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, closeLimitMs).unref();
    window.once('closed', () => resolve());
    window.close();
  });
}

/** What happens when the last window has gone. */
export function onLastWindowClosed(action: () => void): void {
  whenClosed = action;
}

class ShellWindow extends StrictEmitter implements Pick<Electron.BrowserWindow, Member> {
  readonly webContents: WebContents;
  private readonly browser = currentBrowser();
  private readonly preload: string;
  private bounds: Bounds;
  private state: WindowState = 'normal';
  private destroyed = false;
  private windowId: Promise<number>;

  constructor(options: Electron.BrowserWindowConstructorOptions) {
    super('BrowserWindow', events);
    if (openWindow !== null) throw new Error('The Chromium shell has one window.');
    const { x = 0, y = 0, width = 1440, height = 900, webPreferences } = options;
    this.bounds = { x, y, width, height };
    if (webPreferences?.preload === undefined || webPreferences.sandbox !== true) {
      throw new Error('The Chromium shell runs sandboxed preloads only.');
    }
    this.preload = readFileSync(webPreferences.preload, 'utf8');
    this.webContents = strict(
      'webContents',
      new WebContents(this.browser, (reported) => void this.learnBounds(reported)),
    );
    this.windowId = this.place(options);
    this.browser.page.once('close', () => this.gone());
  }

  private async place(options: Electron.BrowserWindowConstructorOptions): Promise<number> {
    const { cdp } = this.browser;
    const { windowId, bounds } = await cdp.send('Browser.getWindowForTarget');
    const { width, height } = this.bounds;
    const { x = bounds.left ?? 0, y = bounds.top ?? 0 } = options;
    this.bounds = { x, y, width, height };
    const corner = { left: x, top: y };
    await cdp.send('Browser.setWindowBounds', { windowId, bounds: { ...corner, width, height } });
    return windowId;
  }

  private async learnBounds([x, y, width, height]: readonly [number, number, number, number]) {
    // While the window is closing nobody can be asked any more, and what is known stays.
    const state = await this.browser.cdp
      .send('Browser.getWindowForTarget')
      .then(({ bounds }) => bounds.windowState ?? 'normal')
      .catch(() => this.state);
    this.state = state;
    if (state === 'normal') this.bounds = { x, y, width, height };
    if (!this.destroyed) this.emit('resize');
  }

  private gone(): void {
    if (this.destroyed) return;
    this.emit('close');
    this.destroyed = true;
    openWindow = null;
    this.emit('closed');
    whenClosed();
  }

  private async setState(windowState: 'normal' | 'maximized'): Promise<void> {
    this.state = windowState;
    const windowId = await this.windowId;
    const bounds = { windowState };
    await this.browser.cdp
      .send('Browser.setWindowBounds', { windowId, bounds })
      .catch(() => undefined);
  }

  async loadURL(url: string): Promise<void> {
    await this.windowId;
    await this.webContents.load(url, this.preload);
    this.emit('ready-to-show');
  }

  /** The window is on the screen since the browser was started. */
  show(): void {}

  focus(): void {
    void this.browser.cdp.send('Page.bringToFront').catch(() => undefined);
  }

  maximize(): void {
    void this.setState('maximized');
  }

  restore(): void {
    void this.setState('normal');
  }

  close(): void {
    void this.browser.cdp.send('Page.close').catch(() => undefined);
  }

  isMaximized(): boolean {
    return this.state === 'maximized';
  }

  isMinimized(): boolean {
    return this.state === 'minimized';
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  getNormalBounds(): Bounds {
    return this.bounds;
  }
}

export const BrowserWindow = new Proxy(ShellWindow, {
  construct(target, args: [Electron.BrowserWindowConstructorOptions]) {
    openWindow = new target(...args);
    return strict('BrowserWindow', openWindow);
  },
});
