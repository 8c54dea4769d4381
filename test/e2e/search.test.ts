// Search over the whole library and in one article: the query language, hits with the words round them, the way to
// their places by keys, languages without spaces, wrong queries, and expressions that never end.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  clickWords,
  foundWords,
  isInSight,
  readerText,
  selectByMouse,
} from '../support/at-the-reader.ts';
import { openFiles, openWindow, ownFile, said, titleIs } from '../support/at-the-window.ts';
import { exampleFile } from '../support/example-file.ts';
import type { Workbench } from '../support/launch.ts';
import { pageOf, type PublishedPage } from '../support/published-pages.ts';

const endless = `${'a'.repeat(60)}!`;
const pages: readonly PublishedPage[] = [
  {
    title: 'Alder viaduct',
    publisher: 'Coastal Ledger',
    on: '2023-01-10',
    says: [
      'The viaduct inspectors wrote that dredging began too late.',
      `A stamp read ${endless} and no more.`,
    ],
  },
  {
    title: 'Birch gates',
    publisher: 'Coastal Ledger',
    on: '2023-02-11',
    says: [
      'Inspectors of the viaduct blamed the sluice.',
      'The dredging costs doubled.',
      'The dredgers waited.',
    ],
  },
  {
    title: 'Cedar canal',
    publisher: 'Valley Voice',
    on: '2023-06-12',
    says: ['A sluice jammed and no dredger was near.'],
  },
  {
    title: 'Dogwood office',
    publisher: 'Valley Voice',
    on: '2022-04-13',
    says: ['The ombudsman resigned over the dredged canal.'],
  },
  {
    title: '大桥重新开放',
    publisher: '河谷日报',
    on: '2023-03-01',
    language: 'zh',
    says: ['市长表示，这座大桥比建成之日更安全。工程师花了两年时间修复它。'],
  },
  {
    title: '橋が再開',
    publisher: '谷の新聞',
    on: '2023-03-02',
    language: 'ja',
    says: ['市長は「橋は建設当時より安全だ」と述べた。'],
  },
];

let app: Workbench;
let page: Page;

beforeAll(async () => {
  app = await openWindow();
  ({ page } = app);
  const files = pages.map((one, index) => ownFile(app, `${index}.html`, pageOf(one, 50 + index)));
  files.push(ownFile(app, 'bridge.annotated.json', JSON.stringify(exampleFile())));
  await openFiles(app, files);
  await page.getByText('7 articles imported').waitFor();
});

afterAll(async () => {
  await app.close();
});

const box = () => page.getByRole('combobox', { name: 'Search the library' });
const results = () => page.getByRole('listbox', { name: 'Search results' });
const foundTitles = () => results().locator('.result-title .article-title').allTextContents();

/** From nothing searched, so that what is found before cannot be taken for what is found now. */
async function search(query: string): Promise<void> {
  await page.keyboard.press('Escape');
  await readerText(page).focus();
  await page.keyboard.press('/');
  await box().fill('');
  await expect.poll(() => results().count()).toBe(0);
  await box().fill(query);
}

/** In any order: what is best is another matter. */
async function expectFound(query: string, titles: readonly string[]): Promise<void> {
  await search(query);
  await expect.poll(async () => (await foundTitles()).toSorted()).toEqual(titles.toSorted());
  await page
    .getByRole('status', { name: 'Found' })
    .filter({ hasText: `${titles.length} article` })
    .waitFor();
}

describe('the query language', () => {
  test.each([
    ['viaduct', ['Alder viaduct', 'Birch gates']],
    ['"viaduct inspectors"', ['Alder viaduct']],
    ['dredg*', ['Alder viaduct', 'Birch gates', 'Cedar canal', 'Dogwood office']],
    ['viaduct -sluice', ['Alder viaduct']],
    ['ombudsman OR sluice', ['Birch gates', 'Cedar canal', 'Dogwood office']],
    ['(viaduct OR ombudsman) dredging', ['Alder viaduct', 'Birch gates']],
    ['publisher:"Coastal Ledger" sluice', ['Birch gates']],
    ['dredg* before:2023', ['Dogwood office']],
    ['dredg* after:2023-02', ['Cedar canal']],
    ['VIADUCT title:gates', ['Birch gates']],
    ['tag:quote', ['Bridge reopens']],
    ['更安全', ['大桥重新开放']],
    ['建設当時', ['橋が再開']],
  ])('%s', async (query, titles) => {
    await expectFound(query, titles);
  });

  test.each([
    ['has:relation', ['Bridge reopens']],
    ['publisher:valley kind:html', ['Cedar canal', 'Dogwood office']],
    ['language:zh', ['大桥重新开放']],
  ])('%s, which asks for no words, lists articles', async (query, titles) => {
    await search(query);
    await expect
      .poll(async () =>
        (await page.locator('#article-list .article-title').allTextContents()).toSorted(),
      )
      .toEqual(titles.toSorted());
  });

  test('note:, status: and tag: find what was just done', async () => {
    await search('');
    await page.getByRole('option', { name: 'Cedar canal' }).click();
    await readerText(page).getByText('no dredger was near').waitFor();
    await selectByMouse(page, 'no dredger was near');
    await page.keyboard.press('c');
    await said(page, 'Claim added');
    await clickWords(page, 'dredger was near');
    await page.keyboard.press('n');
    await page.keyboard.type('Ask the harbour pilot');
    await page.keyboard.press('Control+Enter');
    await said(page, 'Note saved');
    await expectFound('note:"harbour pilot"', ['Cedar canal']);
    expect(await results().getByRole('option').first().textContent()).toContain(
      'Ask the harbour pilot',
    );
    await expectFound('tag:claim', ['Cedar canal']);
    expect(await results().locator('mark').allTextContents()).toEqual(['no dredger was near']);
    await search('status:done');
    await page.getByText('Nothing in the library matches “status:done”.').waitFor();
  });
});

test('Esc clears the search, then goes back to the text where the caret was', async () => {
  await search('');
  await page.getByRole('option', { name: 'Birch gates' }).click();
  await titleIs(page, 'Birch gates');
  await clickWords(page, 'dredgers');
  await page.keyboard.press('/');
  await page.keyboard.type('sluice');
  await expect.poll(async () => (await foundTitles()).length).toBe(2);
  await page.keyboard.press('Escape');
  expect(await box().inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await expect
    .poll(() => readerText(page).evaluate((host) => host === document.activeElement))
    .toBe(true);
  expect(await isInSight(page, 'dredgers waited')).toBe(true);
  await page.keyboard.press('a');
  await said(page, 'Actor added');
  expect(await page.locator('.mark-quote').allTextContents()).toEqual(['dredgers']);
});

describe('a wrong query', () => {
  test.each([
    ['(viaduct OR', '', /./],
    ['viaduct "inspectors', '"inspectors', /quot|phrase|closed/i],
    ['pubisher:ledger', 'pubisher', /publisher/],
    ['before:2023-13', '2023-13', /There is no 2023-13/],
  ])('%s is marked where it is wrong, and says how to mend it', async (query, marked, says) => {
    await search(query);
    await page.keyboard.press('Enter');
    const alert = page.getByRole('alert');
    await expect.poll(() => alert.textContent()).toMatch(says);
    expect(await box().getAttribute('aria-invalid')).toBe('true');
    const wrong = (await page.locator('.query-fault').textContent()) ?? '';
    expect(wrong).toContain(marked);
    expect(wrong).not.toBe(query);
  });

  test('mended, it finds again', async () => {
    await expectFound('(viaduct OR ombudsman)', ['Alder viaduct', 'Birch gates', 'Dogwood office']);
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await box().getAttribute('aria-invalid')).toBe('false');
  });
});

describe('the hits', () => {
  test('are grouped by article, with the words round each', async () => {
    await expectFound('sluice', ['Birch gates', 'Cedar canal']);
    const hits = results().getByRole('option');
    await expect.poll(() => hits.count()).toBe(2);
    const words = (await hits.allTextContents()).join('\n');
    expect(words).toContain('of the viaduct blamed the sluice.');
    expect(words).toContain('A sluice jammed and no dredger was near.');
    expect(await hits.locator('mark').allTextContents()).toEqual(['sluice', 'sluice']);
  });

  test('are gone through with the arrow keys; Enter opens at the place', async () => {
    const places = new Map([
      ['dredging began', 'Alder viaduct'],
      ['dredging costs', 'Birch gates'],
      ['dredgers waited', 'Birch gates'],
      ['dredger was', 'Cedar canal'],
      ['dredged canal', 'Dogwood office'],
    ]);
    await expectFound('dredg*', [...new Set(places.values())]);
    await page.keyboard.press('ArrowDown');
    const active = results().locator('[data-active]');
    for (let step = 0; step < 5; step += 1) {
      const words = (await active.textContent()) ?? '';
      const [part = '', title = ''] = [...places].find(([place]) => words.includes(place)) ?? [];
      expect(places.delete(part)).toBe(true);
      await page.keyboard.press('Enter');
      await titleIs(page, title);
      await expect.poll(() => isInSight(page, part)).toBe(true);
      const [current] = part.split(' ');
      await expect.poll(() => foundWords(page, 'current')).toEqual([current]);
      expect(await results().evaluate((list) => list === document.activeElement)).toBe(true);
      await page.keyboard.press('ArrowDown');
      if (step < 4) await expect.poll(() => active.textContent()).not.toBe(words);
    }
    expect(places.size).toBe(0);
  });

  test('Ctrl+Enter goes on into the text, with the words selected to be tagged', async () => {
    await expectFound('ombudsman', ['Dogwood office']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Enter');
    await titleIs(page, 'Dogwood office');
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('ombudsman');
    await page.keyboard.press('a');
    await said(page, 'Actor added');
    expect(await page.locator('.mark-quote').allTextContents()).toEqual(['ombudsman']);
  });

  test('in a language without spaces open at the characters', async () => {
    await expectFound('更安全', ['大桥重新开放']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => foundWords(page, 'current')).toEqual(['更安全']);
    await expect.poll(() => isInSight(page, '更安全')).toBe(true);
  });
});

describe('find in article', () => {
  const field = () => page.getByRole('textbox', { name: 'Find in article' });
  const bar = () => page.getByRole('search', { name: 'Find in article' });
  const count = () => bar().locator('.find-count').textContent();

  test('counts the matches, goes from one to the next and shows it', async () => {
    await search('');
    await page.getByRole('option', { name: 'Birch gates' }).click();
    await titleIs(page, 'Birch gates');
    await page.keyboard.press('Control+f');
    await field().fill('dredg');
    await expect.poll(count).toBe('1 of 2');
    await expect.poll(() => foundWords(page, 'current')).toEqual(['dredg']);
    expect(await isInSight(page, 'dredging costs')).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(count).toBe('2 of 2');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(count).toBe('1 of 2');
  });

  test('takes whole words only, or a regular expression', async () => {
    await field().fill('inspector');
    await expect.poll(count).toBe('1 of 1');
    await page.keyboard.press('Alt+w');
    await expect.poll(count).toBe('No matches');
    await page.keyboard.press('Alt+w');
    await page.keyboard.press('Alt+r');
    await field().fill(String.raw`dredg(?:ing|ers)\b`);
    await expect.poll(count).toBe('1 of 2');
    await expect.poll(() => foundWords(page, 'current')).toEqual(['dredging']);
    await page.keyboard.press('Enter');
    await expect.poll(() => foundWords(page, 'current')).toEqual(['dredgers']);
    await field().fill('dredg(');
    await expect.poll(() => bar().locator('.find-fault').textContent()).toMatch(/group|parenthes/i);
  });

  test('an expression that never ends is named, and the window goes on', async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('option', { name: 'Alder viaduct' }).click();
    await titleIs(page, 'Alder viaduct');
    await page.keyboard.press('Control+f');
    await field().fill('(a+)+$');
    await expect
      .poll(() => bar().locator('.find-fault').textContent(), { timeout: 20_000 })
      .toMatch(/took longer than 2 seconds and was stopped/);
    await field().fill('a{60}!');
    await expect.poll(() => foundWords(page, 'current')).toEqual([endless]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe(endless);
    await page.keyboard.press('q');
    await said(page, 'Quote added');
  });
});
