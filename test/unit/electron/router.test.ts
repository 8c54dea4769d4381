import { describe, expect, test } from 'vitest';
import { isAppUrl, appUrl } from '../../../electron/app-protocol.ts';
import { createRouter, type Sender } from '../../../electron/ipc/router.ts';
import { rendererChannelNames } from '../../../shared/ipc/channel-names.ts';
import { rendererChannels, windowChannels, type Handlers } from '../../../shared/ipc/contract.ts';
import { AppError } from '../../../shared/ipc/result.ts';

const own: Sender = { url: appUrl, isOwnMainFrame: true };

function router() {
  const calls: [string, unknown][] = [];
  const windowHandlers = Object.fromEntries(
    Object.keys(windowChannels).map((name) => [
      name,
      (input: unknown) => {
        calls.push([name, input]);
        if (name === 'export:show-last')
          throw new AppError('not-found', 'nothing', { remedy: 'export' });
        if (name === 'workspace:retry') throw new Error('a bug');
        return `${name} answered`;
      },
    ]),
  ) as unknown as Handlers<typeof windowChannels>;
  const route = createRouter({
    isTrustedUrl: isAppUrl,
    windowHandlers,
    async callWorkspace(channel, input) {
      calls.push([channel, input]);
      return { ok: true, value: `${channel} from the thread` };
    },
  });
  return { route, calls };
}

describe('a call from the window', () => {
  test('goes to main or to the workspace thread, with its parsed input', async () => {
    const { route, calls } = router();
    expect(await route('settings:update', own, { theme: 'dark' })).toEqual({
      ok: true,
      value: 'settings:update answered',
    });
    expect(await route('article:open', own, { id: 'a1' })).toEqual({
      ok: true,
      value: 'article:open from the thread',
    });
    expect(calls).toEqual([
      ['settings:update', { theme: 'dark' }],
      ['article:open', { id: 'a1' }],
    ]);
  });

  test('comes through as the contract reads it, not as it was written', async () => {
    const { route, calls } = router();
    await route('annotator:set-name', own, { name: '  Ana  ' });
    expect(calls).toEqual([['annotator:set-name', { name: 'Ana' }]]);
  });

  test.each<[string, Sender]>([
    ['another page', { url: 'https://example.com/', isOwnMainFrame: true }],
    ['a page with a similar address', { url: 'app://sourcebench.example/', isOwnMainFrame: true }],
    ['a frame inside our page', { url: appUrl, isOwnMainFrame: false }],
    ['a frame that is gone', { url: null, isOwnMainFrame: true }],
  ])('from %s is refused on every channel', async (_words, sender) => {
    const { route, calls } = router();
    for (const channel of rendererChannelNames) {
      expect(await route(channel, sender, undefined)).toMatchObject({
        ok: false,
        error: { code: 'invalid-input' },
      });
    }
    expect(calls).toEqual([]);
  });

  test.each<[(typeof rendererChannelNames)[number], unknown]>([
    ['article:open', undefined],
    ['article:open', { id: '' }],
    ['article:open', { id: 'a', path: '/etc/passwd' }],
    ['article:import-bytes', { fileName: 'a.txt', bytes: [1, 2] }],
    ['annotation:create', { id: 'x', articleId: 'a', tag: 'claim', segments: [] }],
    ['annotation:respan', { id: 'x', segments: [{ startUtf16: 5, endUtf16: 5 }] }],
    ['annotation:respan', { id: 'x', segments: [{ startUtf16: -1, endUtf16: 5 }] }],
    ['settings:update', { workspacePath: '/etc' }],
    ['app:state', 'anything'],
    ['history:undo', null],
  ])('%s with %j is refused before anything is asked', async (channel, input) => {
    const { route, calls } = router();
    const result = await route(channel, own, input);
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect(JSON.stringify(result)).toContain(channel);
    expect(calls).toEqual([]);
  });

  test('an offset of zero and a whole span pass', async () => {
    const { route } = router();
    const input = { id: 'x', segments: [{ startUtf16: 0, endUtf16: 5 }] };
    expect(await route('annotation:respan', own, input)).toMatchObject({ ok: true });
  });

  test('an AppError crosses with its code and remedy', async () => {
    expect(await router().route('export:show-last', own, undefined)).toEqual({
      ok: false,
      error: { code: 'not-found', message: 'nothing', details: { remedy: 'export' } },
    });
  });

  test('a bug crosses as an internal error and never as an exception', async () => {
    expect(await router().route('workspace:retry', own, undefined)).toMatchObject({
      ok: false,
      error: { code: 'internal', message: expect.stringContaining('a bug') as string },
    });
  });
});

test('the list of channel names is the contract’s, without repeats', () => {
  expect(rendererChannelNames.toSorted()).toEqual(Object.keys(rendererChannels).toSorted());
});
