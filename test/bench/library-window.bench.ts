// The library pane in a real browser over the real workspace: how long until the first rows are painted at a hundred
// thousand articles beside a hundred, and how much script a frame of scrolling takes.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createWorkspaceService } from '../../electron/workspace/workspace.ts';
import { fillLibrary } from '../support/library.ts';
import { type Bench, inTurns, type Measurement, median } from './bench.ts';
import type { LibraryName } from './pages/library-page-api.ts';
import { withBenchPage } from './reader-browser.ts';
import { longestScriptInFrame } from './reader-trace.ts';

const articles: Readonly<Record<LibraryName, number>> = { large: 100_000, small: 100 };
const RUNS = 15;
const SCROLLS = 5;

type Handler = (input: unknown) => unknown;
type Services = Readonly<Record<LibraryName, Readonly<Record<string, Handler>>>>;

/** Runs the work over both libraries, each a file of its own that is removed afterwards. */
async function withLibraries<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'sourcebench-bench-'));
  const made = (['large', 'small'] as const).map((name) => {
    const service = createWorkspaceService();
    return { name, service, path: join(folder, `${name}.sourcebench`) };
  });
  try {
    for (const { name, service, path } of made) {
      await service.handlers['workspace:open']({ path, withSample: false });
      fillLibrary(path, articles[name]);
    }
    const handlers = Object.fromEntries(
      made.map(({ name, service }) => [name, service.handlers as unknown]),
    );
    return await work(handlers as Services);
  } finally {
    for (const { service } of made) service.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Opened {
  readonly page: Page;
  readonly browser: Browser;
}

function inLibraryPage(
  unthrottled: boolean,
  measure: (opened: Opened) => Promise<Measurement>,
): Promise<Measurement> {
  return withLibraries((services) => {
    const answer = (library: LibraryName, channel: string, input: unknown) =>
      services[library][channel]?.(input ?? undefined);
    const prepare = async (page: Page) => {
      await page.exposeFunction('callLibrary', answer);
    };
    return withBenchPage(
      { name: 'library-page', ready: 'libraryPage', unthrottled, prepare },
      measure,
    );
  });
}

const opening = (page: Page, library: LibraryName) => () =>
  page.evaluate((name) => window.libraryPage?.open(name) ?? NaN, library);

async function scrollThrough(page: Page): Promise<void> {
  await page.mouse.move(120, 400);
  for (let turn = 0; turn < 90; turn += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(12);
  }
  // The bar dragged from end to end, a thousand articles a step.
  for (let step = 0; step < 100; step += 1) {
    await page.evaluate((share) => {
      const list = document.querySelector('#article-list');
      if (list !== null) list.scrollTop = share * list.scrollHeight;
    }, step / 100);
  }
  await page.waitForTimeout(300);
}

export const benches: readonly Bench[] = [
  {
    name: 'library window: first rows painted at 100,000 articles, beside 100',
    unit: 'ms',
    target: 2,
    compare: 'ratio-at-most',
    run: () =>
      inLibraryPage(true, ({ page }) =>
        inTurns(opening(page, 'large'), opening(page, 'small'), { runs: RUNS, warmUp: 3 }),
      ),
  },
  {
    name: 'library window: scroll 100,000 articles, most script in a frame',
    unit: 'ms',
    target: 16,
    compare: 'value-at-most',
    run: () =>
      inLibraryPage(false, async ({ page, browser }) => {
        const longest: number[] = [];
        for (let run = 0; run < SCROLLS; run += 1) {
          await page.evaluate(() => window.libraryPage?.keepOpen('large'));
          longest.push(await longestScriptInFrame(browser, page, () => scrollThrough(page)));
          await page.evaluate(() => window.libraryPage?.closeKept());
        }
        return { value: median(longest), reference: null };
      }),
  },
];
