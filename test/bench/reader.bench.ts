// The reader against the limit of the page (plain paragraphs, every mark a CSS highlight, no Lexical) and against the
// best-known library: opening, adding a mark, scrolling, and finding the mark under the pointer.

import type { Page } from 'playwright-core';
import { type Bench, inTurns, median } from './bench.ts';
import type { Load, SubjectName } from './pages/reader-page-api.ts';
import { withReaderPage } from './reader-browser.ts';
import { longestScriptInFrame } from './reader-trace.ts';

const KB = 1_000;
const RUNS = 7;
const ADDED = 15;
const usual: Load = { chars: 100 * KB, marks: 10_000 };

function opening(page: Page, subject: SubjectName, load: Load): () => Promise<number> {
  return () =>
    page.evaluate(([name, what]) => window.readerPage?.open(name, what) ?? NaN, [
      subject,
      load,
    ] as const);
}

function openingBench(
  size: string,
  load: Load,
  against: 'limit' | 'recogito',
  target: number,
): Bench {
  const reference = against === 'limit' ? 'the limit' : '@recogito/text-annotator';
  return {
    name: `reader: open ${size} with ${load.marks.toLocaleString('en')} marks, against ${reference}`,
    unit: 'ms',
    target,
    compare: 'ratio-at-most',
    run: () =>
      withReaderPage(({ page }) =>
        inTurns(opening(page, 'product', load), opening(page, against, load), {
          runs: against === 'recogito' ? 5 : RUNS,
          warmUp: against === 'recogito' ? 1 : 2,
        }),
      ),
  };
}

/** Adding a mark by a real key, many times, with the subject kept open. */
async function addingMs(page: Page, subject: SubjectName): Promise<number> {
  await page.evaluate(([name, load]) => window.readerPage?.keepOpen(name, load), [
    subject,
    usual,
  ] as const);
  const times: number[] = [];
  for (let turn = 0; turn < ADDED; turn += 1) {
    const timing = page.evaluate(() => window.readerPage?.timeNextKey() ?? NaN);
    await page.evaluate(() => undefined);
    await page.keyboard.press('c');
    times.push(await timing);
    await page.waitForTimeout(100);
  }
  await page.evaluate(() => window.readerPage?.closeKept());
  return median(times);
}

const addingBench: Bench = {
  name: 'reader: add one mark among 10,000, key to painted frame, against the limit',
  unit: 'ms',
  target: 0.4,
  compare: 'ratio-at-most',
  run: () =>
    withReaderPage(({ page }) =>
      inTurns(
        () => addingMs(page, 'product'),
        () => addingMs(page, 'limit'),
      ),
    ),
};

function scrollingBench(size: string, load: Load): Bench {
  return {
    name: `reader: scroll ${size} with ${load.marks.toLocaleString('en')} marks, most script in a frame`,
    unit: 'ms',
    target: 16,
    compare: 'value-at-most',
    run: () =>
      withReaderPage(
        async ({ page, browser }) => {
          const longest: number[] = [];
          for (let run = 0; run < 5; run += 1) {
            await page.evaluate((what) => window.readerPage?.keepOpen('product', what), load);
            longest.push(await longestScriptInFrame(browser, page, () => scrollThrough(page)));
            await page.evaluate(() => window.readerPage?.closeKept());
          }
          return { value: median(longest), reference: null };
        },
        { unthrottled: false },
      ),
  };
}

async function scrollThrough(page: Page): Promise<void> {
  await page.mouse.move(500, 400);
  for (let turn = 0; turn < 90; turn += 1) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(12);
  }
  await page.waitForTimeout(300);
}

const pointerBench: Bench = {
  name: 'reader: mark under the pointer among 10,000',
  unit: 'µs',
  target: 50,
  compare: 'value-at-most',
  run: () =>
    withReaderPage(async ({ page }) => {
      await page.evaluate((load) => window.readerPage?.keepOpen('product', load), usual);
      const times: number[] = [];
      for (let run = 0; run < 6; run += 1) {
        times.push(await page.evaluate(() => window.readerPage?.pointerMicroseconds(2000) ?? NaN));
      }
      return { value: median(times.slice(1)), reference: null };
    }),
};

export const benches: readonly Bench[] = [
  openingBench('100 kB', usual, 'limit', 1.3),
  openingBench('100 kB', { chars: 100 * KB, marks: 50_000 }, 'limit', 0.7),
  openingBench('1 MB', { chars: 1_000 * KB, marks: 10_000 }, 'limit', 0.7),
  openingBench('5 MB', { chars: 5_000 * KB, marks: 10_000 }, 'limit', 0.6),
  openingBench('100 kB', usual, 'recogito', 0.2),
  openingBench('100 kB', { chars: 100 * KB, marks: 50_000 }, 'recogito', 0.05),
  addingBench,
  scrollingBench('100 kB', usual),
  scrollingBench('100 kB', { chars: 100 * KB, marks: 50_000 }),
  pointerBench,
];
