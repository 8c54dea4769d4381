// What stands between a source and the network, on what was really built: files full of addresses are imported and looked
// at in every view, and then the page itself tries every way out that a browser has. A server on the loopback interface
// hears nothing, and the page asks for nothing but its own files. What is only set is tested in unit/electron.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { browserArguments, findBrowser } from '../../build/scripts/find-browser.ts';
import { articleList } from '../support/at-the-library.ts';
import { markList, readerText } from '../support/at-the-reader.ts';
import { openWindow, ownFile, runCommand } from '../support/at-the-window.ts';
import { annotatedFile, attackDocument } from '../support/attack-document.ts';
import { attackFiles, attackWords, type AttackFile } from '../support/attack-corpus.ts';
import { hostilePage } from '../support/hostile-page.ts';
import { root, type Workbench } from '../support/launch.ts';
import { listenOnLoopback, type LoopbackListener } from '../support/loopback-listener.ts';
import { waysToFetch, waysToGo, waysToRun } from '../support/ways-out.ts';
import { importBytes, listedArticles } from '../support/workbench-calls.ts';

let app: Workbench;
let page: Page;
let listener: LoopbackListener;
/** What the page asked for that is not its own, seen at the browser, whether it was let through or not. */
let asked: string[];
/** What stopped each of those. */
let stopped: string[];
/** The page's own address, and how it begins. */
let home: string;
let own: string;

beforeAll(async () => {
  listener = await listenOnLoopback();
  app = await openWindow();
  ({ page } = app);
  page.setDefaultTimeout(20_000);
  home = page.url();
  own = new URL('.', home).href;
  page.context().on('request', (request) => {
    if (!request.url().startsWith(own)) asked.push(request.url());
  });
  page.context().on('requestfailed', (request) => {
    if (!request.url().startsWith(own)) stopped.push(request.failure()?.errorText ?? '');
  });
});

afterAll(async () => {
  await app.close();
  await listener.stop();
});

beforeEach(() => {
  listener.forget();
  asked = [];
  stopped = [];
});

/** A request of the page's own comes after all that it asked for before. */
const settle = () =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const picture = new Image();
        picture.addEventListener('error', resolve);
        picture.src = `no-such-picture-${Math.random()}.png`;
      }),
  );

async function expectSilence(): Promise<void> {
  await settle();
  expect({ asked, heard: listener.heard() }).toEqual({ asked: [], heard: [] });
}

async function backHome(): Promise<void> {
  await page.reload();
  await page.waitForFunction(() => document.title.includes('Library'));
}

/** As text, so that nothing of the test's own is in it. */
const textOf = (way: unknown, address: string) => `(${String(way)})(${JSON.stringify(address)})`;

describe('what counts', () => {
  describe.skipIf(findBrowser() === null)('a browser without these walls', () => {
    let browser: Browser;
    let plain: Page;

    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: findBrowser()?.executablePath ?? '',
        args: [...browserArguments()],
      });
    });
    beforeEach(async () => {
      plain = await (await browser.newContext()).newPage();
      await plain.goto(`${listener.address}/empty`);
      listener.forget();
    });
    afterAll(() => browser.close());

    test('asks for what the sources name', async () => {
      await plain.setContent(hostilePage(listener.address), { waitUntil: 'load' });
      for (const path of ['/picture.png', '/style.css', '/script.js', '/frame.html', '/fetch']) {
        expect(listener.heard()).toContain(`GET ${path}`);
      }
    });

    test.each(Object.entries({ ...waysToFetch, ...waysToGo }))('is heard by %s', async (_, way) => {
      void plain.evaluate(textOf(way, listener.address)).catch(() => undefined);
      await expect.poll(() => listener.heard().length).toBeGreaterThan(0);
    });

    test.each(Object.entries(waysToRun))('runs what is given to it by %s', async (_, way) => {
      await plain.evaluate(`setTimeout(() => (${String(way)})(), 0)`);
      await expect.poll(() => plain.evaluate(() => 'ran' in globalThis)).toBe(true);
    });
  });

  test('a request of the page is seen even where it is refused', async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await backHome();
    await page.evaluate(
      (address) =>
        new Promise((resolve) => {
          const picture = new Image();
          for (const type of ['load', 'error']) picture.addEventListener(type, resolve);
          picture.src = `${address}/seen.png`;
        }),
      listener.address,
    );
    await session.send('Page.setBypassCSP', { enabled: false });
    await session.detach();
    await backHome();
    expect(asked).toEqual([`${listener.address}/seen.png`]);
    // The policy was off; the filter of requests still was not.
    expect(listener.heard()).toEqual([]);
  });

  test('a connection, a request and a datagram are heard', async () => {
    await fetch(`${listener.address}/control`);
    expect(listener.heard()).toEqual(['connection', 'GET /control']);
    const { createSocket } = await import('node:dgram');
    const socket = createSocket('udp4');
    await new Promise((sent) => socket.send('x', listener.port, '127.0.0.1', sent));
    socket.close();
    await expect.poll(() => listener.heard()).toContain('datagram');
  });
});

const dialog = () => page.getByRole('dialog').last();

async function closeDialog(): Promise<void> {
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
}

/** Imports it and shows it. */
async function bringIn(file: AttackFile): Promise<void> {
  const { articleId } = await importBytes(page, file);
  expect(articleId).not.toBeNull();
  // The list hears of what its own window brought in.
  await backHome();
  const at = (await listedArticles(page)).findIndex(({ id }) => id === articleId);
  const row = articleList(page).getByRole('option').nth(at);
  await row.click();
  await expect.poll(() => row.getAttribute('aria-current')).toBe('true');
}

/** The views of one article, in each of which something of it stands. */
async function lookAtAll(words: string): Promise<void> {
  await readerText(page).getByText(words).first().waitFor();
  for (const tab of await page.getByRole('tab').all()) await tab.click();
  await runCommand(page, 'Show original');
  await dialog().locator('.original-text, .original-parts, .original-note').first().waitFor();
  await closeDialog();
  await runCommand(page, 'History of the article');
  await page.getByRole('button', { name: 'Close the history' }).click();
}

/** Those that are read; the others are refused by their kind. */
const named = attackFiles('http://127.0.0.1').flatMap(({ name }, at) =>
  /\.(?:bin|fodt)$/.test(name) ? [] : [{ name, at }],
);

describe('a source full of addresses causes no request', () => {
  test.each(named)('$name', async ({ name, at }) => {
    const file = attackFiles(listener.address)[at];
    if (file === undefined) throw new Error(name);
    await bringIn(file);
    await lookAtAll('shownWord');
    await expectSilence();
  });
});

describe('words of others cause no request', () => {
  const fileName = 'colleague.annotated.json';
  const words = () => attackWords(listener.address);

  test('in an annotated file: its title, tags, notes and values, and the history of its marks', async () => {
    await bringIn(annotatedFile(attackDocument(words()), fileName));
    await readerText(page).getByText('Bridge in Vell reopens').first().waitFor();
    const history = page.locator('.mark-history .history-line');
    // The article takes the focus once it is open, and the mark with it.
    await expect
      .poll(async () => {
        await markList(page).locator('.mark-quote').first().click();
        return history.count();
      })
      .toBe(1);
    await history.click();
    await expect
      .poll(() => page.locator('.inspector textarea').first().inputValue())
      .toContain('<script>');
    await expectSilence();
  });

  test('in what the search finds', async () => {
    const field = page.getByRole('combobox', { name: 'Search the library' });
    await field.fill('onerror');
    await expect.poll(() => articleList(page).innerText()).toContain('onerror');
    await expectSilence();
    await field.fill('');
  });

  test('in a review: its list, its passages, both sides and the agreement', async () => {
    const document = attackDocument(words());
    const [first, ...others] = document.annotations;
    if (first === undefined) throw new Error('The sample has no marks.');
    const jon = { id: '7b1e4d67-7b7f-4f4a-9a4d-2a2d2c1a2b02' as never, name: words()[4] ?? '' };
    const theirs = annotatedFile(
      {
        ...document,
        annotators: [jon],
        annotations: [{ ...first, tag: 'claim' as never }, ...others.slice(1)].map((one) => ({
          ...one,
          annotator: jon.id,
          note: `${one.note} and more`,
        })),
      },
      'jon.annotated.json',
    );
    await app.answerOpenDialog([ownFile(app, theirs.name, theirs.bytes)]);
    await page.keyboard.press('Control+Shift+r');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    const pane = page.locator('.review-pane');
    await pane.locator('.review-item').first().waitFor();
    await pane.locator('.review-item').first().click();
    await expect.poll(() => pane.innerText()).toContain('<script>');
    await runCommand(page, 'Both sides beside each other');
    await page.locator('.side-by-side').waitFor();
    await pane.getByRole('tab', { name: 'Agreement' }).click();
    await expectSilence();
  });
});

describe('the page itself', () => {
  test.each(Object.keys(waysToFetch))('gets nowhere by %s', async (name) => {
    const way = waysToFetch[name];
    if (way === undefined) throw new Error(name);
    await page.evaluate(textOf(way, listener.address));
    await settle();
    // The browser may say that it asked; its policy has stopped that before the filter of requests had to.
    await expect.poll(() => stopped.length).toBe(asked.length);
    expect(stopped.filter((why) => why !== 'csp')).toEqual([]);
    expect(listener.heard()).toEqual([]);
  });

  test.each(Object.keys(waysToGo))(
    'stays alone where it is, whatever is done with %s',
    async (name) => {
      const way = waysToGo[name];
      if (way === undefined) throw new Error(name);
      const session = await page.context().newCDPSession(page);
      const kept: string[] = [];
      await session.send('Page.enable');
      session.on('Page.downloadProgress', ({ state }) => {
        if (state === 'completed') kept.push(state);
      });
      // What it asks for may take the page away while it answers.
      await page.evaluate(textOf(way, listener.address)).catch(() => undefined);
      await expect.poll(() => page.url().split('#')[0]).toBe(home);
      await page.waitForFunction(() => document.title.includes('Library'));
      await settle();
      expect(page.url().split('#')[0]).toBe(home);
      expect(listener.heard()).toEqual([]);
      expect(kept).toEqual([]);
      expect(await page.evaluate(() => 'gone' in globalThis)).toBe(false);
      await session.detach();
      await backHome();
      // A window that was opened for a moment has had its time.
      await expect.poll(() => page.context().pages().length).toBe(1);
    },
  );

  test('stays where it is when an address is dropped on it', async () => {
    const session = await page.context().newCDPSession(page);
    const dropped = { title: 'x', baseURL: '', data: `${listener.address}/dropped` };
    const data = {
      items: [
        { ...dropped, mimeType: 'text/uri-list' },
        {
          mimeType: 'text/html',
          title: '',
          baseURL: listener.address,
          data: `<img src="${listener.address}/dropped.png" onerror="globalThis.ran = 1">`,
        },
      ],
      files: [],
      dragOperationsMask: 1,
    };
    for (const at of [
      { x: 600, y: 300 },
      { x: 60, y: 300 },
    ]) {
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', { type, ...at, data });
      }
    }
    await session.detach();
    await settle();
    expect(page.url().split('#')[0]).toBe(home);
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    await expectSilence();
  });

  test.each(Object.keys(waysToRun))('runs nothing by %s', async (name) => {
    const way = waysToRun[name];
    if (way === undefined) throw new Error(name);
    // A timer of its own: what a test evaluates may do what the policy forbids to a page.
    await page.evaluate(`setTimeout(() => (${String(way)})(), 0)`);
    await settle();
    await settle();
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
    await backHome();
  });
});

describe('the address of the page’s own files', () => {
  /** The status that the browser got for each address, asked for as pictures, of which the policy allows the page’s own. */
  async function statusesOf(paths: readonly string[]): Promise<readonly number[]> {
    const session = await page.context().newCDPSession(page);
    const answered = new Map<string, number>();
    session.on('Network.responseReceived', ({ response }) => {
      answered.set(response.url, response.status);
    });
    await session.send('Network.enable');
    const addresses = await page.evaluate(
      (all) =>
        Promise.all(
          all.map(
            (path) =>
              new Promise<string>((resolve) => {
                const picture = new Image();
                for (const type of ['load', 'error']) {
                  picture.addEventListener(type, () => resolve(picture.src));
                }
                picture.src = `${new URL('.', location.href).href}${path}`;
              }),
          ),
        ),
      paths,
    );
    const wanted = [...new Set(addresses)];
    await expect.poll(() => wanted.filter((one) => !answered.has(one))).toEqual([]);
    await session.detach();
    return wanted.map((one) => answered.get(one) ?? 0);
  }

  test('serves a file of the page', async () => {
    const sheet = await page.evaluate(
      () => document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href ?? '',
    );
    expect(await statusesOf([sheet.slice(own.length)])).toEqual([200]);
  });

  test('leads to nothing else, however it is written', async () => {
    // Each of them is there, beside the page’s folder.
    const outside = ['main/main.js', 'preload/preload.cjs', 'THIRD-PARTY-NOTICES.txt'];
    const paths = outside.flatMap((path) => [
      `../${path}`,
      `..%2f${path.replace('/', '%2f')}`,
      `%2e%2e%2f${path}`,
      `assets/..%2f..%2f${path}`,
      `assets/%2e%2e/%2e%2e/${path}`,
      `..%5c${path.replace('/', '%5c')}`,
      `/..//..//${path}`,
      `.%2e/${path}`,
      `%252e%252e%252f${path}`,
    ]);
    for (const path of outside) expect(existsSync(join(root, 'out', path))).toBe(true);
    const system = [
      'etc/passwd',
      '%2fetc%2fpasswd',
      'file:%2f%2f%2fetc%2fpasswd',
      'index.html%00.js',
    ];
    const statuses = await statusesOf([...paths, ...system]);
    expect(statuses.length).toBeGreaterThan(paths.length / 2);
    expect(new Set(statuses)).toEqual(new Set([404]));
  });
});

describe('what the page may ask of the machine', () => {
  const asking: Readonly<Record<string, () => unknown>> = {
    'where it is': () =>
      new Promise((resolve, reject) =>
        navigator.geolocation.getCurrentPosition(resolve, ({ code }) =>
          reject(new DOMException('', code === 1 ? 'NotAllowedError' : 'TimeoutError')),
        ),
      ),
    'the microphone': () => navigator.mediaDevices.getUserMedia({ audio: true }),
    'the camera': () => navigator.mediaDevices.getUserMedia({ video: true }),
    'the screen': () => navigator.mediaDevices.getDisplayMedia(),
    'what is on the clipboard': () => navigator.clipboard.readText(),
    'musical instruments': () =>
      (navigator as unknown as { requestMIDIAccess(o: object): unknown }).requestMIDIAccess({
        sysex: true,
      }),
    'devices on a port': () =>
      (navigator as unknown as { usb: { requestDevice(o: object): unknown } }).usb.requestDevice({
        filters: [],
      }),
    'the fonts': () => (globalThis as unknown as { queryLocalFonts(): unknown }).queryLocalFonts(),
  };

  test.each(Object.keys(asking))('is refused: %s', async (what) => {
    const outcome = await page.evaluate(
      `Promise.resolve().then(${String(asking[what])}).then(() => 'granted', (thrown) => thrown.name)`,
    );
    // Not that the browser does not know of it; a camera may be looked for before it is refused.
    expect(outcome).toMatch(/^(?:NotAllowedError|SecurityError|NotFoundError)$/);
  });
});

test('the page’s own header denies what a browser would let a person choose', async () => {
  const allowed = await page.evaluate(() =>
    (
      document as unknown as { featurePolicy: { allowedFeatures(): string[] } }
    ).featurePolicy.allowedFeatures(),
  );
  expect(allowed).toContain('clipboard-write');
  for (const one of ['camera', 'microphone', 'display-capture', 'usb', 'hid', 'local-fonts']) {
    expect(allowed).not.toContain(one);
  }
});

describe('a frame', () => {
  test('has no way to the workspace, and neither has a worker', async () => {
    const session = await page.context().newCDPSession(page);
    // Even where the policy would let it in.
    await session.send('Page.setBypassCSP', { enabled: true });
    await backHome();
    const found = await page.evaluate(async () => {
      const inside = async (prepare: (frame: HTMLIFrameElement) => void) => {
        const frame = document.createElement('iframe');
        prepare(frame);
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
        document.body.append(frame);
        await loaded;
        const within = frame.contentWindow;
        // A frame of another origin tells nothing of itself.
        let opened: unknown = 'closed';
        try {
          opened = within === null ? 'gone' : 'workbench' in within;
        } catch {
          // As said.
        }
        frame.remove();
        return opened;
      };
      return {
        empty: await inside(() => undefined),
        text: await inside((frame) => frame.setAttribute('srcdoc', '<p>words</p>')),
        own: await inside((frame) => frame.setAttribute('src', 'index.html')),
        page: 'workbench' in globalThis,
      };
    });
    await session.send('Page.setBypassCSP', { enabled: false });
    await session.detach();
    await backHome();
    expect(found.page).toBe(true);
    expect(found.empty).toBe(false);
    expect(found.text).toBe(false);
    expect(found.own).not.toBe(true);
  });
});
