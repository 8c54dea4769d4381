// Every rule of the audit is broken once, and what is right beside it passes.

import { describe, expect, test } from 'vitest';
import {
  documentProblems,
  fileProblems,
  fuseProblems,
  policyProblems,
  styleProblems,
} from '../../build/audit/page-rules.ts';
import { scriptProblems } from '../../build/audit/script-rules.ts';
import { builtPolicy, mainProblems, preloadProblems } from '../../build/audit/shell-rules.ts';
import configuration from '../../build/electron-builder.ts';
import { contentSecurityPolicy } from '../../electron/content-security-policy.ts';

const inPage = (code: string) =>
  scriptProblems({ file: 'renderer/assets/index-AAAAAAAA.js', code });

describe('a shipped script', () => {
  test.each([
    ['eval("1")', 'eval'],
    ['(0, eval)("1")', 'eval'],
    ['globalThis["eval"]("1")', 'eval'],
    ['new Function("a", "b")', 'Function'],
    ['Function("return this")()', 'Function'],
    ['fetch("x")', 'fetch'],
    ['window.fetch("x")', 'fetch'],
    ['new WebSocket("ws://x")', 'WebSocket'],
    ['new EventSource("x")', 'EventSource'],
    ['new RTCPeerConnection()', 'RTCPeerConnection'],
    ['navigator.sendBeacon("x")', 'sendBeacon'],
    ['import "node:https"', 'node:https'],
    ['import { connect } from "net"; connect()', 'node:net'],
    ['const a = await import("node:child_process")', 'node:child_process'],
    ['const a = require("dgram")', 'node:dgram'],
    ['export * from "node:vm"', 'node:vm'],
    ['export { request } from "http"', 'node:http'],
    ['import "https://example.org/x.js"', 'imports https://example.org/x.js'],
    ['import("//example.org/x.js")', 'imports //example.org/x.js'],
    ['import "data:text/javascript,1"', 'imports data:'],
    ['import { shell } from "electron"', 'Electron'],
    ['let a;\n//# sourceMappingURL=index.js.map', 'source map'],
  ])('%s is found', (code, what) => {
    expect(inPage(code)).toEqual([expect.stringContaining(what)]);
  });

  test.each([
    'const words = "eval(1) fetch(x) new Function"; // fetch(x)',
    'const a = { fetch() {} }; a.fetch("x")',
    'import { join } from "node:path"; join("a")',
    'import "./chunks/other.js"',
  ])('%s is right', (code) => {
    expect(inPage(code)).toEqual([]);
  });

  test('may have what is listed where it is listed, and not elsewhere', () => {
    const code = 'fetch("x")';
    expect(scriptProblems({ file: 'main/chunks/pdf-AAAAAAAA.js', code })).toEqual([]);
    expect(scriptProblems({ file: 'main/main.js', code })).toHaveLength(1);
    expect(scriptProblems({ file: 'main/chunks/pdfs-AAAAAAAA.js', code })).toHaveLength(1);
  });
});

const preferences =
  'sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true, allowRunningInsecureContent: false, webviewTag: false, navigateOnDragDrop: false';
const main = (set = preferences, more = '') =>
  `new BrowserWindow({ webPreferences: { preload: p, ${set} } }); shell.openExternal(a); ipcMain.handle(c, h); ${more}`;

describe('the main process', () => {
  test('as it should be is right', () => {
    expect(mainProblems(main())).toEqual([]);
  });

  test.each(preferences.split(', '))('has to set %s', (one) => {
    const [name = ''] = one.split(':');
    const turned = one.endsWith('true')
      ? one.replace('true', 'false')
      : one.replace('false', 'true');
    for (const set of [
      preferences.replace(one, turned),
      preferences.replace(one, 'spellcheck: false'),
    ]) {
      expect(mainProblems(main(set))).toEqual([expect.stringContaining(name)]);
    }
  });

  test.each([
    [main(`${preferences}, ...more`), 'not written out'],
    [main(`${preferences}, enableBlinkFeatures: "x"`), 'enableBlinkFeatures'],
    [main(preferences, 'new BrowserWindow(options)'), 'not written out'],
    [main(preferences, 'new WebContentsView()'), 'WebContentsView'],
    [main(preferences, 'shell.openExternal(b)'), 'links.ts'],
    [main(preferences, 'shell.openPath(b)'), 'openPath'],
    [main(preferences, 'shell["openPath"](b)'), 'computed'],
    [main(preferences, 'ipcMain.on(c, h)'), 'register.ts'],
    [main(preferences, 'ipcMain.handle(c, h)'), 'register.ts'],
    ['shell.openExternal(a); ipcMain.handle(c, h)', 'no window'],
  ])('%s is found', (code, what) => {
    expect(mainProblems(code)).toEqual([expect.stringContaining(what)]);
  });
});

test.each([
  ['e.contextBridge.exposeInMainWorld("workbench", w)', 0],
  ['e.contextBridge.exposeInMainWorld("electron", e)', 1],
  [
    'e.contextBridge.exposeInMainWorld("workbench", w); e.contextBridge.exposeInMainWorld("x", w)',
    1,
  ],
  ['e.contextBridge.exposeInMainWorld(name, w)', 1],
  ['e.contextBridge.exposeInMainWorld("workbench", w); e.ipcRenderer.sendSync("x")', 1],
  ['globalThis.workbench = w', 1],
])('the preload %s has %i findings', (code, count) => {
  expect(preloadProblems(code)).toHaveLength(count);
});

describe('the page', () => {
  test.each([
    ['<script type="module" src="./assets/index-a.js"></script><div id="root"></div>', 0],
    ['<script>go()</script>', 1],
    ['<script src="./assets/a.js">go()</script>', 1],
    ['<script src="https://example.org/a.js"></script>', 1],
    ['<link rel="stylesheet" href="//example.org/a.css">', 1],
    ['<img src="http://localhost:5173/a.png">', 1],
    ['<body onload="go()">', 1],
    ['<p style="color: red">a</p>', 1],
    ['<style>p { color: red }</style>', 1],
    ['<base href="./assets/">', 2],
    ['<meta http-equiv="refresh" content="0">', 1],
  ])('%s has %i findings', (html, count) => {
    expect(documentProblems(`<!doctype html>${html}`)).toHaveLength(count);
  });

  test.each([
    ['@font-face { src: url(./inter.woff2) }', 0],
    ['p { background: url("https://example.org/a.png") }', 1],
    ['p { background: url(//example.org/a.png) }', 1],
    ['@import "a.css";', 1],
  ])('the style %s has %i findings', (css, count) => {
    expect(styleProblems('renderer/assets/a.css', css)).toHaveLength(count);
  });

  const header = contentSecurityPolicy('bm9uY2U=');
  test.each([
    [header, 0],
    [header.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"), 1],
    [header.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'"), 1],
    [header.replace("connect-src 'none'", 'connect-src *'), 1],
    [header.replace("img-src 'self' data:", "img-src 'self' data: https:"), 1],
    [header.replace("; trusted-types 'none'", ''), 1],
    [header.replace("; require-trusted-types-for 'script'", ''), 1],
    [`${header}; worker-src blob:`, 1],
  ])('the policy %s has %i findings', (said, count) => {
    expect(policyProblems(said)).toHaveLength(count);
  });
});

test('the policy is read from what was built', () => {
  const built = (list: string) =>
    `function contentSecurityPolicy(nonce) { return ${list}.join("; "); }`;
  const list = "[\"default-src 'none'\", `style-src 'nonce-${nonce}'`]";
  expect(builtPolicy(built(list))).toBe("default-src 'none'; style-src 'nonce-bm9uY2U='");
  expect(builtPolicy(built('["default-src \'none\'", more]'))).toContain('(computed)');
  expect(policyProblems(builtPolicy('run()')).length).toBeGreaterThan(0);
});

test('every fuse has to be set as it should be', () => {
  const set = { ...configuration.electronFuses };
  expect(fuseProblems(set)).toEqual([]);
  expect(fuseProblems(undefined)).toHaveLength(7);
  for (const [name, value] of Object.entries(set)) {
    if (name === 'resetAdHocDarwinSignature') continue;
    expect(fuseProblems({ ...set, [name]: !value })).toEqual([expect.stringContaining(name)]);
  }
});

test('source maps and a development server are found', () => {
  expect(fileProblems('main/main.js.map', '{}')).toHaveLength(1);
  expect(fileProblems('renderer/index.html', '<script src="/@vite/client">')).toHaveLength(1);
  expect(fileProblems('main/main.js', 'process.env.ELECTRON_RENDERER_URL')).toHaveLength(1);
  expect(fileProblems('main/main.js', 'run()')).toEqual([]);
});
