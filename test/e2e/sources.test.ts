// One file of every kind, brought in as a person does: chosen, dropped, pasted. What is stored and what is shown is
// compared with what stands in the file.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readerText } from '../support/at-the-reader.ts';
import {
  closeResults,
  dropFiles,
  openFiles,
  openWindow,
  ownFile,
  paste,
  resultsDialog,
  titleIs,
} from '../support/at-the-window.ts';
import type { Workbench } from '../support/launch.ts';
import { markList, outline } from '../support/outline.ts';
import { officeSamples } from '../support/source-samples-office.ts';
import { clipboard, textSamples } from '../support/source-samples-text.ts';
import { webSamples } from '../support/source-samples-web.ts';
import type { ExpectedArticle, SourceSample } from '../support/source-samples.ts';
import { call, listedArticles } from '../support/workbench-calls.ts';

let app: Workbench;

beforeAll(async () => {
  app = await openWindow();
});

afterAll(async () => {
  await app.close();
});

async function stored(page: Page, title: string) {
  const row = (await listedArticles(page)).find((one) => one.title === title);
  if (row === undefined) throw new Error(`The library has no “${title}”.`);
  return (await call(page, 'article:open', { id: row.id })).article;
}

/** What the reader shows, in the words of `outline`. */
function shownOutline(page: Page): Promise<string[]> {
  return readerText(page).evaluate((host) =>
    [...host.querySelectorAll<HTMLElement>('.reader-block')].map((block) => {
      const named = (start: string) =>
        [...block.classList].find((name) => name.startsWith(start))?.slice(start.length);
      const type = named('type-');
      const heading = /^H(\d)$/.exec(block.tagName)?.[1];
      const level = type === 'list-item' ? (block.dataset['level'] ?? '1') : heading;
      const role = named('role-');
      const about = [type, level, role === 'body' ? undefined : role];
      return `${about.filter((part) => part !== undefined).join(' ')}: ${block.textContent}`;
    }),
  );
}

async function expectArticle(page: Page, { metadata, ...expected }: ExpectedArticle) {
  const article = await stored(page, metadata.title ?? '');
  expect(outline(article)).toEqual(expected.outline);
  expect(markList(article)).toEqual(expected.marks);
  expect(article).toMatchObject(metadata);
}

async function expectSample(sample: SourceSample): Promise<void> {
  const { page } = app;
  const [first] = sample.articles;
  if (first === undefined) throw new Error('A sample has at least one article.');
  await titleIs(page, first.metadata.title ?? '');
  if (sample.told.length > 0) {
    const told = await resultsDialog(page).innerText();
    for (const words of sample.told) expect(told).toMatch(words);
    await closeResults(page);
  } else {
    if (sample.toast !== undefined) await page.getByText(sample.toast).first().waitFor();
    expect(await resultsDialog(page).count()).toBe(0);
  }
  await expect.poll(() => shownOutline(page)).toEqual(first.outline);
  for (const article of sample.articles) await expectArticle(page, article);
}

describe('a chosen file', () => {
  test.each([...webSamples, ...officeSamples])('$fileName', async (sample) => {
    await openFiles(app, [ownFile(app, sample.fileName, await sample.bytes())]);
    await expectSample(sample);
  });
});

describe('a dropped file', () => {
  test.each(textSamples)('$fileName', async (sample) => {
    await dropFiles(app.page, [ownFile(app, sample.fileName, await sample.bytes())]);
    await expectSample(sample);
  });
});

test('what was copied in a browser keeps headings, lists, emphasis and links', async () => {
  const { page } = app;
  await readerText(page).focus();
  await paste(page, clipboard.text, clipboard.html);
  const dialog = page.getByRole('dialog', { name: 'Paste text as an article' });
  const field = dialog.getByRole('textbox', { name: 'Article text' });
  expect(await field.inputValue()).toBe(clipboard.text);
  await dialog.getByRole('button', { name: 'Add article' }).click();
  await expectSample({
    fileName: '',
    bytes: () => new Uint8Array(),
    articles: [clipboard.article],
    told: [],
  });
});

describe('what is shown', () => {
  const open = (page: Page, title: string) => page.getByRole('option', { name: title }).click();

  test('a link says where it leads and leads nowhere', async () => {
    const { page } = app;
    await open(page, 'Ferry to Skell island');
    const link = readerText(page).getByText('council’s report');
    await link.waitFor();
    expect(await link.getAttribute('title')).toBe('https://council.example/ferry?id=7#costs');
    const address = page.url();
    for (const modifiers of [[], ['Control'], ['Shift']] as const) {
      await link.click({ modifiers: [...modifiers] });
    }
    await link.click({ button: 'middle' });
    expect(page.url()).toBe(address);
    expect(page.context().pages()).toHaveLength(1);
    expect(await readerText(page).locator('a, img, iframe, script, style').count()).toBe(0);
  });

  test('headings, lists, quotes, tables and captions look like what they are', async () => {
    const { page } = app;
    await open(page, 'Ferry to Skell island');
    const look = (role: string, property: string) =>
      readerText(page)
        .locator(role)
        .first()
        .evaluate((block, name) => getComputedStyle(block).getPropertyValue(name), property);
    const size = async (role: string) => Number.parseFloat(await look(role, 'font-size'));
    const body = await size('.type-paragraph.role-body');
    expect(await size('.role-headline')).toBeGreaterThan(1.5 * body);
    expect(await size('.type-heading.role-body')).toBeGreaterThan(body);
    expect(await size('.role-caption')).toBeLessThan(body);
    expect(await look('.role-subtitle', 'font-style')).toBe('italic');
    expect(await readerText(page).locator('.type-list-item.bulleted').count()).toBe(2);
    expect(await look('.type-table-row', 'border-bottom-style')).toBe('solid');
    expect(Number.parseFloat(await look('.type-blockquote', 'padding-left'))).toBeGreaterThan(8);
  });

  test('boilerplate is dimmed and still there', async () => {
    const { page } = app;
    await open(page, 'Dam gates found wanting');
    const head = readerText(page).getByText('Dam Safety Review 2024').first();
    await head.waitFor();
    const colour = (block: Element) => getComputedStyle(block).color;
    const body = readerText(page).getByText('The reservoir stays');
    expect(await head.evaluate(colour)).not.toBe(await body.evaluate(colour));
    expect(await head.isVisible()).toBe(true);
  });

  test('the marks of an annotated article are shown at their words', async () => {
    const { page } = app;
    const named = page.getByRole('option', { name: 'Bridge reopens' });
    await named.filter({ hasNotText: '🚧' }).click();
    await page.locator('.where-title', { hasText: /^Bridge reopens$/ }).waitFor();
    await expect
      .poll(() => page.locator('.mark-quote').allTextContents())
      .toEqual(['“It is safe 🚧,”', 'Ana Ruiz']);
  });
});
