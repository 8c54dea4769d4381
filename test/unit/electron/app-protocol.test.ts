import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  appUrl,
  fileFor,
  isAllowedRequest,
  isAppUrl,
  serveFolder,
} from '../../../electron/app-protocol.ts';
import { tempFolder } from '../../support/temp-folder.ts';

function site(): { folder: string; ask: (address: string, method?: string) => Promise<Response> } {
  const parent = tempFolder();
  const folder = join(parent, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(parent, 'secret.js'), 'outside');
  writeFileSync(
    join(folder, 'index.html'),
    '<meta property="csp-nonce" nonce="__CSP_NONCE__"><p>page</p>',
  );
  writeFileSync(join(folder, 'assets', 'main.js'), 'inside');
  writeFileSync(join(folder, 'assets', 'notes.map'), 'source map');
  const serve = serveFolder(folder);
  return { folder, ask: (address, method = 'GET') => serve(new Request(address, { method })) };
}

describe('the page’s own addresses', () => {
  test.each([
    [appUrl, true],
    ['app://sourcebench/assets/main.js', true],
    ['app://sourcebench.example/index.html', false],
    ['app://sourcebench@example.com/', false],
    ['https://sourcebench/index.html', false],
    ['file:///etc/passwd', false],
    ['not an address', false],
    ['', false],
  ])('%s is ours: %s', (address, ours) => {
    expect(isAppUrl(address)).toBe(ours);
  });
});

test.each([
  'http://example.com/',
  'https://example.com/a.png',
  'ws://127.0.0.1:9222/',
  'wss://example.com/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'blob:https://example.com/1',
  'chrome-extension://abc/x.js',
  'app://elsewhere/index.html',
  'devtools://devtools/bundled/x.js',
])('a packaged app makes no request to %s', (address) => {
  expect(isAllowedRequest(address, false)).toBe(false);
});

describe('serving the page', () => {
  test('a file inside the folder is served with its media type and not to be guessed', async () => {
    const response = await site().ask('app://sourcebench/assets/main.js');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('inside');
    expect(response.headers.get('content-type')).toMatch('text/javascript');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('every load of the page has a nonce of its own, in the page and in the policy', async () => {
    const { ask } = site();
    const nonces = await Promise.all(
      [1, 2].map(async () => {
        const response = await ask(appUrl);
        const [, nonce = ''] = /nonce="([^"]+)"/u.exec(await response.text()) ?? [];
        expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
        expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  test('the policy allows nothing from elsewhere, nothing inline and nothing evaluated', async () => {
    const policy = (await site().ask(appUrl)).headers.get('content-security-policy') ?? '';
    expect(policy).not.toMatch(/unsafe|https?:|\*/u);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ]) {
      expect(policy.split('; ')).toContain(rule);
    }
  });

  test('the page may ask nothing of the machine but to write to the clipboard', async () => {
    const rules = (await site().ask(appUrl)).headers.get('permissions-policy')?.split(', ') ?? [];
    for (const feature of ['camera', 'microphone', 'geolocation', 'display-capture', 'usb']) {
      expect(rules).toContain(`${feature}=()`);
    }
    expect(rules.every((rule) => rule.endsWith('=()'))).toBe(true);
    expect(rules).not.toContain('clipboard-write=()');
  });

  test.each([
    'app://sourcebench/missing.js',
    'app://sourcebench/',
    'app://sourcebench/assets',
    'app://sourcebench/assets/notes.map',
    'app://elsewhere/index.html',
    'app://sourcebench/../secret.js',
    'app://sourcebench/assets/..%2f..%2fsecret.js',
    'app://sourcebench/%2e%2e/secret.js',
    'app://sourcebench/assets%5c..%5c..%5csecret.js',
    'app://sourcebench/C:%5csecret.js',
    'app://sourcebench//etc/hosts.js',
    'app://sourcebench/index.html%00.js',
    'app://sourcebench/%E0%A4%A',
  ])('%s is not found', async (address) => {
    const response = await site().ask(address);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('Not found');
  });

  test.each(['POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('%s is not answered', async (method) => {
    const response = await site().ask(appUrl, method);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('Not found');
  });

  test('an address of any length is answered, not thrown over', async () => {
    const { ask } = site();
    for (const path of ['a/'.repeat(50_000), `${'x'.repeat(100_000)}.js`, '%2e%2e/'.repeat(9000)]) {
      expect((await ask(`app://sourcebench/${path}`)).status).toBe(404);
    }
  });

  test('a path never leaves the folder, whatever it is made of', () => {
    const folder = join('/', 'srv', 'renderer');
    for (const path of [
      '..',
      '../x',
      'a/../../x',
      '%2e%2e%2fx',
      '..%2f..%2fetc',
      '/../renderer-x/y',
    ]) {
      const file = fileFor(`app://sourcebench/${path}`, folder);
      expect(file === null || file.startsWith(join(folder, '/'))).toBe(true);
    }
  });

  test('a link that leads out of the folder is not found', async () => {
    const { folder, ask } = site();
    symlinkSync(join(folder, '..', 'secret.js'), join(folder, 'assets', 'out.js'));
    symlinkSync(join(folder, '..'), join(folder, 'up'));
    for (const path of ['assets/out.js', 'up/secret.js']) {
      expect((await ask(`app://sourcebench/${path}`)).status).toBe(404);
    }
  });

  test('a link inside the folder is served like a file: the folder is the program’s own', async () => {
    const { folder, ask } = site();
    symlinkSync(join(folder, 'assets', 'main.js'), join(folder, 'assets', 'alias.js'));
    expect((await ask('app://sourcebench/assets/alias.js')).status).toBe(200);
  });
});
