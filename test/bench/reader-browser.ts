// Builds the bench page from the real product code, serves it on this machine, and opens it in a real browser.

import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { browserArguments, findBrowser } from '../../build/scripts/find-browser.ts';

export interface ReaderBrowser {
  readonly page: Page;
  readonly browser: Browser;
}

const pages = fileURLToPath(new URL('pages', import.meta.url));
const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

interface PageOptions {
  /**
   * Frames as fast as they are ready, for times up to a painted frame: waiting for the next sixtieth of a second is
   * not work. Off for what depends on the usual rhythm.
   */
  readonly unthrottled: boolean;
}

/** Runs the measurement in the reader's page of its own browser and cleans everything up after it. */
export function withReaderPage<Result>(
  measure: (open: ReaderBrowser) => Promise<Result>,
  options: PageOptions = { unthrottled: true },
): Promise<Result> {
  return withBenchPage({ name: 'reader-page', ready: 'readerPage', ...options }, measure);
}

interface BenchPage extends PageOptions {
  /** Of the page's files. */
  readonly name: string;
  /** What the page puts on the window when it can be used. */
  readonly ready: string;
  /** What has to be there before the page loads. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/** Runs the measurement in a page of its own browser and cleans everything up after it. */
export async function withBenchPage<Result>(
  { name, ready, unthrottled, prepare }: BenchPage,
  measure: (open: ReaderBrowser) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sourcebench-bench-'));
  await build({
    root: pages,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      chunkSizeWarningLimit: 5000,
      rolldownOptions: { input: path.join(pages, `${name}.html`) },
    },
  });
  const server = await serve(folder);
  const browser = await launch(unthrottled);
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    await prepare?.(page);
    await page.goto(`${addressOf(server)}/${name}.html`);
    await page.waitForFunction((global) => global in window, ready);
    return await measure({ page, browser });
  } finally {
    await browser.close();
    server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function launch(unthrottled: boolean): Promise<Browser> {
  const found = findBrowser();
  if (found === null)
    throw new Error('No Chromium, Chrome or Edge was found; name one in SOURCEBENCH_BROWSER.');
  return chromium.launch({
    executablePath: found.executablePath,
    args: [
      ...browserArguments(),
      '--js-flags=--expose-gc',
      ...(unthrottled ? ['--disable-frame-rate-limit', '--disable-gpu-vsync'] : []),
    ],
  });
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname;
    const type = contentTypes[path.extname(name)];
    if (type === undefined || name.includes('..')) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': type }).end(readFileSync(path.join(folder, name)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('the bench server has no port');
  return `http://127.0.0.1:${address.port}`;
}
