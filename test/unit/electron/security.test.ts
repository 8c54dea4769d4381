// What is asked of Electron itself: the Chromium shell grants no permission, whatever a handler says, and its page
// has no Node to be given, so only the calls can show a handler that would allow or a window that is not confined.

import { EventEmitter } from 'node:events';
import type * as Electron from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { confineContents, lockDownBrowser, secureSession } from '../../../electron/security.ts';
import { openWindow } from '../../../electron/window.ts';
import { tempFolder } from '../../support/temp-folder.ts';

type Handler = (...args: unknown[]) => unknown;

const electron = vi.hoisted(() => ({
  /** The last function or value given to each setter. */
  given: new Map<string, unknown>(),
  switches: new Map<string, string | undefined>(),
  windowOptions: [] as unknown[],
  emitter: null as unknown,
}));

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  const keep = (name: string) => (value: unknown) => void electron.given.set(name, value);
  const defaultSession = Object.assign(new Emitter(), {
    setPermissionRequestHandler: keep('permissionRequest'),
    setPermissionCheckHandler: keep('permissionCheck'),
    setDevicePermissionHandler: keep('devicePermission'),
    setSpellCheckerEnabled: keep('spellChecker'),
    webRequest: { onBeforeRequest: keep('beforeRequest') },
  });
  electron.emitter = defaultSession;
  class BrowserWindow extends Emitter {
    webContents = Object.assign(new Emitter(), {
      setWebRTCIPHandlingPolicy: keep('webRtc'),
      setWindowOpenHandler: keep('windowOpen'),
    });
    constructor(options: unknown) {
      super();
      electron.windowOptions.push(options);
    }
    loadURL = (url: string) => Promise.resolve(keep('loaded')(url));
  }
  return {
    app: {
      isPackaged: true,
      enableSandbox: () => electron.given.set('sandbox', true),
      commandLine: {
        hasSwitch: (name: string) => electron.switches.has(name),
        appendSwitch: (name: string, value?: string) => electron.switches.set(name, value),
      },
    },
    BrowserWindow,
    dialog: {},
    nativeTheme: { shouldUseDarkColors: false },
    protocol: { registerSchemesAsPrivileged: keep('schemes'), handle: () => undefined },
    screen: { getAllDisplays: () => [] },
    session: { defaultSession },
  };
});

const handler = (name: string) => electron.given.get(name) as Handler;

/** Whether a listener of the event calls `preventDefault`. */
function isPrevented(emitter: EventEmitter, event: string, details: object): boolean {
  const preventDefault = vi.fn<() => void>();
  emitter.emit(event, { ...details, preventDefault });
  return preventDefault.mock.calls.length > 0;
}

beforeEach(() => {
  (electron.emitter as EventEmitter).removeAllListeners();
  electron.given.clear();
  electron.switches.clear();
  electron.windowOptions.length = 0;
});

describe('the browser', () => {
  test('runs every page in the sandbox and resolves no host name', () => {
    lockDownBrowser();
    expect(electron.given.get('sandbox')).toBe(true);
    expect(electron.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND');
  });

  test('is not asked for a sandbox where it was started without one', () => {
    electron.switches.set('no-sandbox', undefined);
    lockDownBrowser();
    expect(electron.given.has('sandbox')).toBe(false);
  });
});

describe('the session', () => {
  beforeEach(() => secureSession(tempFolder()));

  test.each(['media', 'geolocation', 'notifications', 'clipboard-read', 'fileSystem'])(
    'refuses the permission %s, asked for or looked up',
    (permission) => {
      const answer = vi.fn<(granted: boolean) => void>();
      handler('permissionRequest')({}, permission, answer);
      expect(answer.mock.calls).toEqual([[false]]);
      expect(handler('permissionCheck')({}, permission)).toBe(false);
      expect(handler('devicePermission')({ deviceType: 'usb' })).toBe(false);
    },
  );

  test.each([
    ['app://sourcebench/index.html', false],
    ['https://example.com/', true],
    ['http://127.0.0.1/', true],
    ['ws://127.0.0.1:9222/', true],
    ['file:///etc/passwd', true],
    ['devtools://devtools/bundled/x.js', true],
  ])('cancels the request to %s: %s', (url, cancel) => {
    const answer = vi.fn<(response: Electron.CallbackResponse) => void>();
    handler('beforeRequest')({ url }, answer);
    expect(answer.mock.calls).toEqual([[{ cancel }]]);
  });

  test('downloads nothing', () => {
    expect(isPrevented(electron.emitter as EventEmitter, 'will-download', {})).toBe(true);
  });
});

describe('the window', () => {
  test('is isolated, sandboxed and without Node', () => {
    openWindow({ preload: '/preload.cjs', windowState: `${tempFolder()}/state.json` } as never);
    expect(electron.windowOptions).toMatchObject([
      {
        webPreferences: {
          preload: '/preload.cjs',
          sandbox: true,
          contextIsolation: true,
          nodeIntegration: false,
          nodeIntegrationInWorker: false,
          nodeIntegrationInSubFrames: false,
          webSecurity: true,
          webviewTag: false,
        },
      },
    ]);
    expect(handler('windowOpen')({ url: 'https://example.com/' })).toEqual({ action: 'deny' });
    expect(electron.given.get('loaded')).toBe('app://sourcebench/index.html');
  });

  test('goes nowhere but to its own page', () => {
    const contents = Object.assign(new EventEmitter(), {
      setWebRTCIPHandlingPolicy: () => undefined,
      setWindowOpenHandler: () => undefined,
    });
    confineContents(contents as unknown as Electron.WebContents);
    const own = { url: 'app://sourcebench/index.html' };
    expect(isPrevented(contents, 'will-navigate', own)).toBe(false);
    for (const url of ['https://example.com/', 'file:///etc/passwd', `${own.url}x`]) {
      expect(isPrevented(contents, 'will-navigate', { url })).toBe(true);
    }
    expect(isPrevented(contents, 'will-frame-navigate', { ...own, isMainFrame: false })).toBe(true);
    expect(isPrevented(contents, 'will-frame-navigate', { ...own, isMainFrame: true })).toBe(false);
    expect(isPrevented(contents, 'will-redirect', {})).toBe(true);
    expect(isPrevented(contents, 'will-attach-webview', {})).toBe(true);
  });
});
