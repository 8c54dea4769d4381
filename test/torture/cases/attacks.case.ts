// Everything in the attack corpus through the built window and into the written page: nothing of it runs, and nothing
// is fetched for it.

import { createHash } from 'node:crypto';
import { chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../../build/scripts/find-browser.ts';
import { htmlCodec } from '../../../shared/formats/html.ts';
import { markList } from '../../support/at-the-reader.ts';
import { articleList } from '../../support/at-the-library.ts';
import { annotatedFile, attackDocument } from '../../support/attack-document.ts';
import { attackFiles, attackWords } from '../../support/attack-corpus.ts';
import { closeResults, openWindow, paste, resultsDialog } from '../../support/at-the-window.ts';
import type { Workbench } from '../../support/launch.ts';
import { hostilePage } from '../../support/hostile-page.ts';
import { call, importBytes, listedArticles } from '../../support/workbench-calls.ts';
import { lookAtFiles } from '../support/attack-files.ts';
import { walkReview } from '../support/attack-review.ts';
import { lookAtOriginal, typeAttacks, walkViews } from '../support/attack-walk.ts';
import { startAttackWatch, type AttackWatch } from '../support/attack-watch.ts';
import type { Figure, TortureCase, TortureRun } from '../torture.ts';

const [loose, unescaped, letThrough] = [
  'a loosened policy and a view that writes markup',
  'an exporter that does not escape',
  'a request is let through',
] as const;

const sha256Hex = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex');

async function attackWindow(
  watch: AttackWatch,
  torture: TortureRun,
  { done, empty }: Record<'done' | 'empty', string[]>,
): Promise<void> {
  const endMs = Date.now() + torture.seconds * 1000;
  const words = attackWords(watch.address);
  const app = await openWindow();
  const { page } = app;
  try {
    page.setDefaultTimeout(20_000);
    watch.watch(page, new URL(page.url()).origin);
    if (torture.fault === loose || torture.fault === letThrough) await loosen(page);
    const files = [
      ...attackFiles(watch.address),
      annotatedFile(attackDocument(words), 'colleague.annotated.json'),
    ];
    for (const file of files) {
      const { articleId } = await importBytes(page, file);
      done.push(`${file.name.slice(-20)}: ${articleId === null ? 'refused' : 'read'}`);
    }
    if (torture.fault !== null) {
      await plant(page, watch.address, words, torture.fault);
      // What was let in may have hidden the rest of the page.
      await watch.look(page, 'planting the fault');
      return;
    }
    await paste(page, 'shownWord that was pasted', hostilePage(watch.address));
    await watch.look(page, 'pasting');
    const dialog = page.getByRole('dialog', { name: 'Paste text as an article' });
    await dialog.getByRole('button', { name: 'Add article' }).click();
    await dialog.waitFor({ state: 'detached' });
    // It is nearly the same as the file, which is said a moment after the paste.
    await resultsDialog(page).waitFor();
    await closeResults(page);
    for (const { id } of await listedArticles(page)) {
      await call(page, 'article:update', { id, fields: { title: words.join(' ').slice(0, 900) } });
    }
    const rows = articleList(page).getByRole('option');
    // What was not shown cannot have failed.
    await rows.first().waitFor();
    for (let at = 0; at < (await rows.count()) && Date.now() < endMs; at += 1) {
      await rows.nth(at).click();
      for (const tab of await page.getByRole('tab').all()) await tab.click();
      await watch.look(page, `reading article ${at}`);
      done.push(`article ${at + 1} shown`);
      if (torture.scale === 'short') continue;
      const original = await lookAtOriginal(page, watch);
      const isOurs = files.some(({ name }) => name === original.what);
      (isOurs && original.isEmpty ? empty : done).push(`original: ${original.what}`);
    }
    if (torture.scale === 'full') await attackViews(app, watch, { words, done, empty, endMs });
  } finally {
    await app.close();
  }
}

interface Walk extends Record<'done' | 'empty', string[]> {
  readonly words: readonly string[];
  readonly endMs: number;
}

/** Of the colleague's article, in the order in which a person may come to them. */
async function attackViews(app: Workbench, watch: AttackWatch, walk: Walk): Promise<void> {
  const { page } = app;
  const article = (await listedArticles(page)).find(({ annotations }) => annotations > 0);
  if (article === undefined) throw new Error('No article has marks.');
  await typeAttacks(page, article.id, walk.words);
  await page.reload();
  const rows = articleList(page).getByRole('option');
  await rows.first().waitFor();
  const at = (await listedArticles(page)).findIndex(({ id }) => id === article.id);
  await rows.nth(at).click();
  await markList(page).locator('.mark-quote').first().waitFor();
  const { seen, empty } = await walkViews(page, watch, () => Date.now() > walk.endMs);
  walk.done.push(...seen);
  walk.empty.push(...empty);
  if (Date.now() > walk.endMs) return;
  const review = await walkReview(app, watch, article.id, walk.words);
  const written = await lookAtFiles(watch, review.files);
  walk.done.push(...review.seen, ...written.seen);
  walk.empty.push(...review.empty, ...written.empty);
}

async function loosen(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.reload();
  await page.waitForFunction(() => document.title.includes('Library'));
}

async function plant(page: Page, address: string, words: readonly string[], fault: string) {
  if (fault === loose) {
    await page.evaluate((markup) => {
      document.body.append(document.createElement('div'));
      const view = document.body.lastElementChild;
      if (view !== null) view.innerHTML = markup;
    }, words.join(' '));
  }
  if (fault === letThrough) {
    await page.evaluate((from) => {
      new Image().src = `${from}/let-through.png`;
    }, address);
  }
  await page.waitForTimeout(500);
}

async function writtenPage(address: string, fault: string | null): Promise<string> {
  if (htmlCodec.write === undefined) throw new Error('There is no page to write.');
  const chunks: string[] = [];
  const context = {
    sha256Hex,
    idFor: (...words: readonly string[]) => sha256Hex(words.join(' ')).slice(0, 36),
    nowMs: 0,
    generatorVersion: '0.0.0',
    name: 'attacks',
    nameOf: () => 'attacks',
    text: true,
    offsets: null,
  };
  for await (const { content } of htmlCodec.write(
    [attackDocument(attackWords(address))],
    context,
  )) {
    chunks.push(typeof content === 'string' ? content : new TextDecoder().decode(content));
  }
  const page = chunks.join('');
  if (fault !== unescaped) return page;
  return page
    .replaceAll(/<meta http-equiv[^>]*>/giu, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"');
}

async function attackWrittenPage(watch: AttackWatch, fault: string | null): Promise<void> {
  const found = findBrowser();
  if (found === null) throw new Error('There is no browser to show the written page.');
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    args: [...browserArguments()],
  });
  try {
    const page = await browser.newPage();
    // As a file would be opened: nothing of the app stands between the page and the network.
    watch.watch(page, 'about:');
    await page.setContent(await writtenPage(watch.address, fault), { waitUntil: 'load' });
    await page.waitForTimeout(300);
    await watch.look(page, 'the written page');
  } finally {
    await browser.close();
  }
}

async function run(torture: TortureRun): Promise<readonly Figure[]> {
  const watch = await startAttackWatch();
  const done: string[] = [];
  const empty: string[] = [];
  try {
    await attackWrittenPage(watch, torture.fault);
    if (torture.fault !== unescaped) await attackWindow(watch, torture, { done, empty });
  } finally {
    await watch.stop();
  }
  const detail = done.join(', ');
  return [
    watch.scripts.figure('scripts run', 'scripts', detail),
    watch.requests.figure('requests', 'requests', detail),
    {
      name: 'views that showed none of the corpus',
      value: empty.length,
      limit: 0,
      unit: 'views',
      detail: empty.join(', '),
    },
    { ...watch.violations.figure('policy violations reported', 'reports', ''), limit: null },
  ];
}

export const tortureCase: TortureCase = {
  name: 'attacks',
  seconds: { full: 140, short: 12 },
  faults: [loose, unescaped, letThrough],
  run,
  needs: ['browser', 'build'],
  unable: () => (findBrowser() === null ? 'there is no Chromium' : null),
};
