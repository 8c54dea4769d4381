// The window and what it must not be able to do, on what was really built.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rendererChannelNames } from '../../shared/ipc/channel-names.ts';
import type { Workbench as WorkbenchApi } from '../../shared/ipc/workbench.ts';
import { launchWorkbench, type Workbench } from '../support/launch.ts';
import { ask, call } from '../support/workbench-calls.ts';

type Opened = { readonly workbench: WorkbenchApi };

let app: Workbench;

beforeAll(async () => {
  app = await launchWorkbench();
});

afterAll(async () => {
  await app.close();
});

const untilTitled = () => app.page.waitForFunction(() => document.title.includes('Library'));

describe('the window', () => {
  test('opens on the default workspace and is titled after it', async () => {
    await untilTitled();
    const state = await call(app.page, 'app:state', undefined);
    expect(state.problem).toBeNull();
    expect(state.workspace).toEqual(state.defaultWorkspace);
    expect(state.workspace?.path.startsWith(app.userData)).toBe(true);
  });

  test('has one function per channel of the contract and nothing else', async () => {
    const found = await app.page.evaluate(() => {
      const { workbench } = globalThis as unknown as Opened;
      return {
        members: Object.keys(workbench),
        calls: Object.keys(workbench.calls),
        frozen: Object.isFrozen(workbench) && Object.isFrozen(workbench.calls),
        node: ['require', 'process', 'module', 'Buffer', 'global'].filter(
          (name) => name in globalThis,
        ),
      };
    });
    expect(found.members.toSorted()).toEqual(['calls', 'on']);
    expect(found.calls.toSorted()).toEqual(rendererChannelNames.toSorted());
    expect(found.frozen).toBe(true);
    expect(found.node).toEqual([]);
  });

  test('gets typed arrays as typed arrays and gives bytes as bytes', async () => {
    const found = await app.page.evaluate(async () => {
      const { calls } = (globalThis as unknown as Opened).workbench;
      const bytes = new TextEncoder().encode('Typed arrays\n\nA paragraph with an é and a 🚧.');
      const imported = await calls['article:import-bytes']({
        fileName: 'bytes.txt',
        bytes,
        wholePage: false,
      });
      if (!imported.ok || imported.value.articleId === null)
        throw new Error(JSON.stringify(imported));
      const opened = await calls['article:open']({ id: imported.value.articleId });
      if (!opened.ok) throw new Error(opened.error.message);
      const { cells } = opened.value.marks;
      return { text: opened.value.article.text, isTyped: cells instanceof Int32Array };
    });
    expect(found).toEqual({
      text: 'Typed arrays\n\nA paragraph with an é and a 🚧.',
      isTyped: true,
    });
  });

  test('takes a file of 32 MB in one call', async () => {
    const found = await app.page.evaluate(async () => {
      const { calls } = (globalThis as unknown as Opened).workbench;
      const bytes = new Uint8Array(32 * 1024 * 1024);
      return calls['article:import-bytes']({ fileName: 'zeros.bin', bytes, wholePage: false });
    });
    // The bytes arrived and were looked at: they are no text.
    expect(found).toMatchObject({
      ok: true,
      value: { status: 'failed', error: { code: 'file-binary' } },
    });
  });

  test('gets an error as a value, with the code and the remedy', async () => {
    const result = await ask(app.page, 'article:open', { id: 'no-such-article' as never });
    expect(result).toMatchObject({ ok: false, error: { code: 'not-found' } });
    expect(await ask(app.page, 'article:open', { id: 7 as never })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    });
  });

  test('hears what is chosen in the menu', async () => {
    await untilTitled();
    await app.page.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { heard });
      (globalThis as unknown as Opened).workbench.on('menu:command', (said) => heard.push(said));
    });
    await app.clickMenu('view.text-reset');
    const heard = () =>
      app.page.evaluate(() => (globalThis as unknown as { heard: unknown }).heard);
    await expect.poll(heard).toEqual([{ command: 'view.text-reset' }]);
  });

  test('follows the theme of the settings', async () => {
    const isDark = () =>
      app.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    for (const theme of ['dark', 'light'] as const) {
      await call(app.page, 'settings:update', { theme });
      await expect.poll(isDark).toBe(theme === 'dark');
    }
    await call(app.page, 'settings:update', { theme: 'system' });
  });
});

describe('the page cannot', () => {
  test('break its own policy: it loads without a violation, under Trusted Types', async () => {
    const complaints: string[] = [];
    const listen = (message: { type(): string; text(): string }) => {
      if (message.type() === 'error' || /policy|violat/iu.test(message.text())) {
        complaints.push(message.text());
      }
    };
    app.page.on('console', listen);
    await app.page.reload();
    await untilTitled();
    await app.page.keyboard.press('Escape');
    app.page.off('console', listen);
    expect(complaints).toEqual([]);
    const refused = await app.page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<b>markup</b>';
        return null;
      } catch (thrown) {
        return String(thrown);
      }
    });
    expect(refused).toMatch('TrustedHTML');
  });

  test('run a script that is not its own', async () => {
    const ran = await app.page.evaluate(async () => {
      const inline = document.createElement('script');
      try {
        inline.append('globalThis.inlineRan = true');
      } catch {
        // Trusted Types may refuse it even earlier.
      }
      document.head.append(inline);
      const button = document.createElement('button');
      try {
        button.setAttribute('onclick', 'globalThis.inlineRan = true');
      } catch {
        // As above.
      }
      button.click();
      await new Promise((done) => setTimeout(done, 50));
      inline.remove();
      return 'inlineRan' in globalThis;
    });
    expect(ran).toBe(false);
  });

  test('reach the network', async () => {
    const outcomes = await app.page.evaluate(async () => {
      const loads = (element: HTMLImageElement | HTMLLinkElement) =>
        new Promise<string>((resolve) => {
          element.addEventListener('load', () => resolve('loaded'));
          element.addEventListener('error', () => resolve('refused'));
          document.head.append(element);
        });
      const picture = new Image();
      picture.src = 'http://127.0.0.1:9/x.png';
      const style = document.createElement('link');
      style.rel = 'stylesheet';
      style.href = 'https://example.com/x.css';
      const fetched = (address: string) =>
        fetch(address).then(
          () => 'loaded',
          () => 'refused',
        );
      const socket = new Promise<string>((resolve) => {
        try {
          const open = new WebSocket('ws://127.0.0.1:9/');
          open.addEventListener('open', () => resolve('loaded'));
          open.addEventListener('error', () => resolve('refused'));
        } catch {
          resolve('refused');
        }
      });
      return Promise.all([
        fetched('http://127.0.0.1/'),
        fetched('https://example.com/'),
        fetched('file:///etc/passwd'),
        loads(picture),
        loads(style),
        socket,
      ]);
    });
    expect(new Set(outcomes)).toEqual(new Set(['refused']));
  });

  test('find a way out by a peer connection', async () => {
    const candidates = await app.page.evaluate(async () => {
      const connection = new RTCPeerConnection();
      const found: string[] = [];
      const complete = new Promise((resolve) => {
        connection.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate === null) resolve(null);
          else found.push(candidate.candidate);
        });
      });
      connection.createDataChannel('out');
      await connection.setLocalDescription();
      await complete;
      connection.close();
      return found.filter((each) => / udp /iu.test(each));
    });
    expect(candidates).toEqual([]);
  });

  test('open a window or go somewhere else', async () => {
    const address = app.page.url();
    expect(await app.page.evaluate(() => window.open('https://example.com/'))).toBeNull();
    expect(await app.page.evaluate(() => window.open('about:blank', '_blank'))).toBeNull();
    for (const target of ['https://example.com/', 'file:///etc/passwd', 'about:blank']) {
      await app.page.evaluate((to) => {
        const link = document.createElement('a');
        link.href = to;
        document.body.append(link);
        link.click();
        link.remove();
      }, target);
      await app.page.waitForTimeout(150);
      await expect.poll(() => app.page.url()).toBe(address);
    }
    expect(app.page.context().pages()).toHaveLength(1);
    await untilTitled();
  });

  test('put another page into a frame', async () => {
    const inside = await app.page
      .evaluate(async () => {
        const frame = document.createElement('iframe');
        frame.src = 'index.html';
        document.body.append(frame);
        await new Promise((done) => setTimeout(done, 300));
        const loaded = frame.contentWindow;
        const reachable = loaded !== null && 'workbench' in loaded;
        frame.remove();
        return reachable;
      })
      .catch(() => false);
    expect(inside).toBe(false);
  });

  test('get a permission', async () => {
    const states = await app.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'];
      const answers = await Promise.all(
        names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
      );
      return answers.map(({ state }) => state);
    });
    expect(states).not.toContain('granted');
    const request = app.page.evaluate(() => Notification.requestPermission());
    expect(await request).not.toBe('granted');
  });
});

describe('an address', () => {
  test('is handed to the system once it was agreed to, and not otherwise', async () => {
    const open = (address: string) => ask(app.page, 'link:open', { address });
    await app.answerMessageBox(1);
    expect(await open('https://example.org/declined')).toEqual({ ok: true, value: false });
    await app.answerMessageBox(0);
    expect(await open('https://example.org/agreed')).toEqual({ ok: true, value: true });
    for (const address of ['javascript:alert(1)', 'file:///etc/passwd', 'smb://server/share']) {
      expect(await open(address)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
    expect(await app.openedAddresses()).toEqual(['https://example.org/agreed']);
  });
});
