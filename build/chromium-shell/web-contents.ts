// `webContents`: the page of the window, its loading, its messages and its end.

import type * as Electron from 'electron';
import type { ShellBrowser } from './browser.ts';
import { interceptRequests, toShownUrl } from './interception.ts';
import { invokeHandler } from './ipc-main.ts';
import { connectPage, type PageWire } from './page-wire.ts';
import { answerScheme, isCancelled } from './session.ts';
import { eventsOf, StrictEmitter, shellEvent, strict } from './strict.ts';

const events = eventsOf<Electron.WebContents>()(
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'did-start-navigation',
  'render-process-gone',
);

type Member =
  | 'forcefullyCrashRenderer'
  | 'isCrashed'
  | 'reload'
  | 'send'
  | 'setWebRTCIPHandlingPolicy'
  | 'setWindowOpenHandler';

type Bounds = readonly [number, number, number, number];

export class WebContents extends StrictEmitter implements Pick<Electron.WebContents, Member> {
  private readonly mainFrame = strict('webFrameMain', { url: '', parent: null } satisfies Pick<
    Electron.WebFrameMain,
    'url' | 'parent'
  >);
  private readonly browser: ShellBrowser;
  private readonly onBounds: (bounds: Bounds) => void;
  private wire: PageWire | null = null;
  private expectNavigation: () => void = () => undefined;
  private crashed = false;

  constructor(browser: ShellBrowser, onBounds: (bounds: Bounds) => void) {
    super('webContents', events);
    this.browser = browser;
    this.onBounds = onBounds;
    browser.page.on('crash', () => {
      this.crashed = true;
      console.error('The page has crashed.');
      const details = { reason: 'crashed', exitCode: 1 } as const;
      this.emit('render-process-gone', shellEvent({}), details);
    });
  }

  /** Loads the page and resolves once it has been loaded. */
  async load(url: string, preload: string): Promise<void> {
    const { cdp, mainFrameId } = this.browser;
    const { protocol, host } = new URL(url);
    const appOrigin = `${protocol}//${host}`;
    this.wire = await connectPage(this.browser, {
      preload,
      onBounds: this.onBounds,
      onInvoke: (channel, args) => invokeHandler(this.invokeEvent(), channel, args),
    });
    const navigations = await interceptRequests({
      cdp,
      mainFrameId,
      appOrigin,
      handle: answerScheme,
      isCancelled,
      mayNavigate: (to, isMainFrame) => this.mayNavigate(to, isMainFrame),
      onNavigation: (to) => {
        this.mainFrame.url = to;
        this.emit('did-start-navigation', shellEvent({ isMainFrame: true, isSameDocument: false }));
      },
    });
    this.expectNavigation = navigations.expect;
    const loaded = this.nextLoad();
    await this.show(toShownUrl(url, appOrigin));
    await loaded;
    this.putBack(toShownUrl(url, appOrigin));
  }

  private async show(shownUrl: string): Promise<void> {
    this.expectNavigation();
    await this.browser.cdp.send('Page.navigate', { url: shownUrl });
  }

  /** A page without a request, such as about:blank, cannot be refused beforehand; the app's is shown again. */
  private putBack(shownUrl: string): void {
    const { cdp, mainFrameId } = this.browser;
    cdp.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id !== mainFrameId || frame.url.startsWith(new URL(shownUrl).origin)) return;
      void this.show(shownUrl).catch(() => undefined);
    });
  }

  private nextLoad(): Promise<void> {
    return new Promise((resolve) => this.browser.cdp.once('Page.loadEventFired', () => resolve()));
  }

  /** The browser has said which world called: only the main frame's preload can. */
  private invokeEvent(): Electron.IpcMainInvokeEvent {
    return strict('event', {
      sender: this,
      senderFrame: this.mainFrame,
    }) as unknown as Electron.IpcMainInvokeEvent;
  }

  private mayNavigate(url: string, isMainFrame: boolean): boolean {
    const frame = shellEvent({ url, isMainFrame });
    this.emit('will-frame-navigate', frame);
    const main = shellEvent({ url });
    if (isMainFrame) this.emit('will-navigate', main);
    return !frame.defaultPrevented && !main.defaultPrevented;
  }

  send(channel: string, ...args: unknown[]): void {
    this.wire?.send(channel, args);
  }

  reload(): void {
    this.crashed = false;
    this.expectNavigation();
    void this.browser.cdp.send('Page.reload').catch(() => undefined);
  }

  isCrashed(): boolean {
    return this.crashed;
  }

  forcefullyCrashRenderer(): void {
    // Never answered: the page that would answer is gone.
    void this.browser.cdp.send('Page.crash').catch(() => undefined);
  }

  /** The browser has the strictest policy by its flags. */
  setWebRTCIPHandlingPolicy(policy: string): void {
    if (policy !== 'disable_non_proxied_udp') throw new Error('The Chromium shell denies all UDP.');
  }

  /** The page world answers every `window.open` with null, so only a handler that denies can be honoured. */
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    const details = strict('details', {}) as Electron.HandlerDetails;
    if (handler(details).action !== 'deny')
      throw new Error('The Chromium shell opens no second window.');
  }
}
