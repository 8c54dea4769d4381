// The project's own real article, as a fact-checker gets it: plain text without any markup. What is what is told from
// the words alone, shown as that, corrected by a key, and can be traced to the original.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickWords, readerText } from '../support/at-the-reader.ts';
import { openFiles, openWindow, said, titleIs } from '../support/at-the-window.ts';
import type { Workbench } from '../support/launch.ts';
import { call, listedArticles } from '../support/workbench-calls.ts';

const sample = fileURLToPath(new URL('../../../shared/samples/news-article.txt', import.meta.url));
const isThere = existsSync(sample);
if (!isThere) console.log('The sample article is not on this machine; its specs are skipped.');

const masthead = "We're Live Bangla Saturday, April 01, 2023";
const headline = 'Afghan resistance groups eye spring offensive';
const subtitle = 'But Internal Divisions And The Taliban Get A Vote, Too.';
const credit = 'AHMAD SAHEL ARMAN/AFP VIA GETTY IMAGES';
const readAlso = 'China lends Taliban a slow but sure helping hand';
const words = 'Foreign aid is not forthcoming';

describe.skipIf(!isThere)('the sample article', () => {
  let app: Workbench;
  let page: Page;

  beforeAll(async () => {
    app = await openWindow();
    ({ page } = app);
    await openFiles(app, [sample]);
    await titleIs(page, headline);
  });
  afterAll(async () => {
    await app.close();
  });

  async function article() {
    const row = (await listedArticles(page)).find(({ title }) => title === headline);
    if (row === undefined) throw new Error('The library does not list the article.');
    return (await call(page, 'article:open', { id: row.id })).article;
  }

  /** Role of the block that has the words, as stored. */
  async function roleOf(part: string): Promise<string | undefined> {
    const { text, blocks } = await article();
    return blocks.find(({ startUtf16, endUtf16 }) =>
      text.slice(startUtf16, endUtf16).includes(part),
    )?.role;
  }

  const block = (part: string): Locator => page.locator('.reader-block', { hasText: part }).first();
  const styleOf = (part: string, property: string) =>
    block(part).evaluate((found, name) => getComputedStyle(found).getPropertyValue(name), property);

  test('nothing of the text is lost, and the text is all there is', async () => {
    const { text, textSha256, source } = await article();
    expect(text).toBe(readFileSync(sample, 'utf8'));
    expect(source).toMatchObject({ fileName: 'news-article.txt', sha256: textSha256 });
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('its lines are told for what they are', async () => {
    expect(await roleOf(masthead)).toBe('boilerplate');
    expect(await roleOf(headline)).toBe('headline');
    expect(await roleOf(subtitle)).toBe('subtitle');
    expect(await roleOf(credit)).toBe('caption');
    expect(await roleOf(readAlso)).toBe('boilerplate');
    const { blocks } = await article();
    expect(blocks.filter(({ role }) => role === 'body')).toHaveLength(13);
    expect(blocks.filter(({ role }) => role === 'headline')).toHaveLength(1);
  });

  test('and look like it: boilerplate is dimmed and still there', async () => {
    const body = await styleOf('Armed resistance against', 'color');
    for (const part of [masthead, readAlso]) {
      expect(await styleOf(part, 'color')).not.toBe(body);
      expect(await block(part).isVisible()).toBe(true);
    }
    const gutter = (part: string) => block(part).getAttribute('data-gutter');
    expect(await gutter(masthead)).toBe('site');
    expect(await gutter(readAlso)).toBe('link');
    expect(await gutter(credit)).toBe('caption');
    expect(await gutter('Armed resistance against')).toBe('1');
    expect(await styleOf(subtitle, 'font-style')).toBe('italic');
    const size = async (part: string) => Number.parseFloat(await styleOf(part, 'font-size'));
    expect(await size(headline)).toBeGreaterThan(await size('Armed resistance against'));
  });

  test('the fields say what was found, and from what', async () => {
    await page.getByRole('tab', { name: 'Article' }).click();
    const found = [
      ['Headline', headline, 'the first line that looks like a headline'],
      ['Subtitle', subtitle, 'the line under the headline'],
      ['Publisher', "We're Live Bangla", 'the line above the headline'],
      ['Published on', '2023-04-01', 'the line above the headline'],
      ['Language', 'en', 'the commonest words'],
    ] as const;
    for (const [label, value, where] of found) {
      const field = page.getByLabel(label, { exact: true });
      expect(await field.inputValue()).toBe(value);
      const described = await field.getAttribute('aria-describedby');
      const help = page.locator(`[id="${described}"]`);
      expect(await help.innerText()).toBe(`Guessed from ${where}`);
    }
    expect(await page.getByLabel('Byline', { exact: true }).inputValue()).toBe('');
  });

  test('a field corrected by hand says so, and what had been found', async () => {
    const field = page.getByLabel('Publisher', { exact: true });
    await field.fill('The Daily Example');
    await field.press('Enter');
    await page.getByText("Changed by hand; found “We're Live Bangla” in the line above").waitFor();
    await readerText(page).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => field.inputValue()).toBe("We're Live Bangla");
  });

  test('b and a letter give a paragraph another role, Shift and the letter do so at once', async () => {
    await clickWords(page, words);
    await page.keyboard.press('b');
    const menu = page.getByRole('menu', { name: 'Role of this paragraph' });
    await expect
      .poll(() => menu.getByRole('menuitemradio', { checked: true }).textContent())
      .toContain('Body text');
    await page.keyboard.press('c');
    await said(page, '1 paragraph: caption');
    await expect.poll(() => block(words).getAttribute('data-gutter')).toBe('caption');
    expect(await roleOf(words)).toBe('caption');
    await page.keyboard.press('Shift+X');
    await said(page, '1 paragraph: boilerplate');
    expect(await roleOf(words)).toBe('boilerplate');
    await page.keyboard.press('Control+z');
    await expect.poll(() => roleOf(words)).toBe('caption');
    await page.keyboard.press('Control+z');
    await expect.poll(() => roleOf(words)).toBe('body');
    await expect.poll(() => block(words).getAttribute('data-gutter')).toBe('4');
  });

  test('o shows the original with the paragraph at the caret marked', async () => {
    await clickWords(page, words);
    await page.keyboard.press('o');
    const dialog = page.getByRole('dialog', { name: 'news-article.txt' });
    const text = dialog.getByRole('region', { name: 'Text of the original' });
    await expect
      .poll(() => text.locator('mark').textContent())
      .toMatch(/^While the Taliban’s.*head-on\.$/);
    expect(await text.locator('mark').isVisible()).toBe(true);
    expect(await text.textContent()).toContain(readAlso);
    await dialog.getByText(/character \d/).waitFor();
  });

  test('the original is saved byte for byte', async () => {
    const copy = join(app.userData, 'copy.txt');
    await app.answerSaveDialog(copy);
    const dialog = page.getByRole('dialog', { name: 'news-article.txt' });
    await dialog.getByRole('button', { name: 'Save original as…' }).click();
    await page.getByText(/Saved the original/).waitFor();
    expect(readFileSync(copy)).toEqual(readFileSync(sample));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});
