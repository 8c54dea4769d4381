// Typing into a megabyte of text with 5,000 marks that follow: from the key to the painted frame. The reference is the
// page alone, plain paragraphs that the browser edits by itself with live ranges as marks.

import type { Page } from 'playwright-core';
import { percentile, type Bench } from './bench.ts';
import type { EditSubject } from './pages/edit-page-api.ts';
import type { Load } from './pages/reader-page-api.ts';
import { withBenchPage } from './reader-browser.ts';

const load: Load = { chars: 1_000_000, marks: 5_000 };
const KEYS = 120;
const ROUNDS = 3;

/** Mostly letters, and now and then what changes more than one block. */
function keyAt(at: number): string {
  if (at % 30 === 29) return 'Enter';
  if (at % 30 === 14) return 'Space';
  return at % 6 === 5 ? 'Backspace' : 'abcdefghij'.charAt(at % 10);
}

async function keyTimes(page: Page, subject: EditSubject): Promise<number[]> {
  await page.evaluate(([name, what]) => window.editPage?.open(name, what), [
    subject,
    load,
  ] as const);
  const length = () => page.evaluate(() => window.editPage?.shownLength() ?? 0);
  const before = await length();
  const times: number[] = [];
  for (let at = 0; at < KEYS; at += 1) {
    const timing = page.evaluate(() => window.editPage?.timeNextKey() ?? NaN);
    await page.evaluate(() => undefined);
    await page.keyboard.press(keyAt(at));
    times.push(await timing);
    await page.waitForTimeout(40);
  }
  if ((await length()) === before) throw new Error(`typing changed nothing in ${subject}`);
  await page.evaluate(() => window.editPage?.close());
  return times;
}

async function measure(page: Page): Promise<{ value: number; reference: number }> {
  const product: number[] = [];
  const reference: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    product.push(...(await keyTimes(page, 'product')));
    reference.push(...(await keyTimes(page, 'page-alone')));
  }
  return { value: percentile(product, 95), reference: percentile(reference, 95) };
}

export const benches: readonly Bench[] = [
  {
    name: 'editing: a key in 1 MB with 5,000 marks, key to painted, p95, beside the page alone',
    unit: 'ms',
    target: 33,
    compare: 'value-at-most',
    run: () =>
      withBenchPage({ name: 'edit-page', ready: 'editPage', unthrottled: true }, ({ page }) =>
        measure(page),
      ),
  },
];
