// Pages and files that the program wrote, opened as a person opens them: in a browser of their own, from the disk, with
// nothing of the app between them and the network.

import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { browserArguments, findBrowser } from '../../../build/scripts/find-browser.ts';
import { attack } from './attack-walk.ts';
import type { AttackWatch } from './attack-watch.ts';

/** The names of those that showed something of the corpus, and of those that did not. */
export async function lookAtFiles(
  watch: AttackWatch,
  files: Readonly<Record<string, string>>,
): Promise<{ readonly seen: string[]; readonly empty: string[] }> {
  const found = findBrowser();
  if (found === null) throw new Error('There is no browser to show the written page.');
  const seen: string[] = [];
  const empty: string[] = [];
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...browserArguments()],
  });
  try {
    for (const [name, path] of Object.entries(files)) {
      const page = await browser.newPage();
      watch.watch(page, 'file:');
      await page.goto(pathToFileURL(path).href, { waitUntil: 'load' });
      await page.waitForTimeout(300);
      await watch.look(page, name);
      const text = await page.evaluate(() => document.body.innerText);
      (attack.test(text) ? seen : empty).push(name);
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return { seen, empty };
}
