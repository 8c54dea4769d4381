// Who may call, as Electron names the caller: the main frame of our own window while it is there, and nobody else. What
// becomes of the call after that is router.test.ts.

import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { appUrl, isAppUrl } from '../../../electron/app-protocol.ts';
import { registerChannels } from '../../../electron/ipc/register.ts';
import { createRouter } from '../../../electron/ipc/router.ts';
import { rendererChannelNames } from '../../../shared/ipc/channel-names.ts';
import { windowChannels, type Handlers } from '../../../shared/ipc/contract.ts';

interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}
type Handler = (event: { sender: object; senderFrame: Frame | null }, input?: unknown) => unknown;

const electron = vi.hoisted(() => ({ handlers: new Map<string, unknown>() }));

vi.mock('electron', () => ({
  ipcMain: {
    handle: (channel: string, handler: unknown) => electron.handlers.set(channel, handler),
  },
}));

const ours = {};
const main: Frame = { url: appUrl, parent: null };

/** The answer to `app:state`, and how often anything was really done. */
async function called(
  sender: object,
  senderFrame: Frame | null,
  window: BrowserWindow | null = { webContents: ours } as BrowserWindow,
) {
  const done = vi.fn<() => string>(() => 'answered');
  const windowHandlers = Object.fromEntries(
    Object.keys(windowChannels).map((name) => [name, done]),
  ) as unknown as Handlers<typeof windowChannels>;
  const route = createRouter({
    isTrustedUrl: isAppUrl,
    windowHandlers,
    callWorkspace: async () => ({ ok: true, value: done() }),
  });
  registerChannels(route, () => window);
  const handler = electron.handlers.get('app:state') as Handler;
  const answer = await handler({ sender, senderFrame });
  return { answer, done: done.mock.calls.length };
}

beforeEach(() => electron.handlers.clear());

const refused = { answer: { ok: false, error: { code: 'invalid-input' } }, done: 0 };

describe('a message', () => {
  test('of the main frame of our window is answered', async () => {
    expect(await called(ours, main)).toMatchObject({ answer: { ok: true }, done: 1 });
  });

  test('is heard on the channels of the contract and on no other', async () => {
    await called(ours, main);
    expect([...electron.handlers.keys()].toSorted()).toEqual(rendererChannelNames.toSorted());
  });

  test.each<[string, object, Frame | null]>([
    ['a frame inside our page', ours, { url: appUrl, parent: main }],
    ['a frame inside a frame', ours, { url: appUrl, parent: { url: appUrl, parent: main } }],
    ['another window with our page', {}, main],
    [
      'our window after it went somewhere else',
      ours,
      { url: 'https://example.org/', parent: null },
    ],
    ['an empty frame', ours, { url: 'about:blank', parent: main }],
    ['our window while it shows an empty page', ours, { url: 'about:blank', parent: null }],
    ['a page of text', ours, { url: 'data:text/html,x', parent: null }],
    ['a file', ours, { url: 'file:///home/index.html', parent: null }],
    ['a frame that is gone', ours, null],
  ])('of %s is refused', async (_who, sender, frame) => {
    expect(await called(sender, frame)).toMatchObject(refused);
  });

  test('is refused while there is no window', async () => {
    expect(await called(ours, main, null)).toMatchObject(refused);
  });
});
