// Where a text comes from, and what a file may do: the same file again, a newer version of it with its marks carried
// over, the whole page instead of the article; and a page that would run and fetch whatever it could.

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { articleList, expectListed, row } from '../support/at-the-library.ts';
import { readerText, selectByMouse } from '../support/at-the-reader.ts';
import {
  closeResults,
  dropFiles,
  openFiles,
  openWindow,
  ownFile,
  paste,
  resultsDialog,
  runCommand,
  said,
  titleIs,
} from '../support/at-the-window.ts';
import { hostilePage, hostileTitle } from '../support/hostile-page.ts';
import type { Workbench } from '../support/launch.ts';
import { storyOf } from '../support/mixed-folder-prose.ts';
import { outline } from '../support/outline.ts';
import { call, listedArticles } from '../support/workbench-calls.ts';
import { shownWord } from '../support/xss-corpus.ts';

let app: Workbench;
let page: Page;

beforeAll(async () => {
  app = await openWindow();
  ({ page } = app);
});

afterAll(async () => {
  await app.close();
});

async function stored(title: string) {
  const found = (await listedArticles(page)).find((one) => one.title === title);
  if (found === undefined) throw new Error(`The library has no “${title}”.`);
  return call(page, 'article:open', { id: found.id });
}

const prose = storyOf(901).paragraphs.concat(storyOf(902).paragraphs);
const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = prose;
const draft = 'Ferry timetable, first draft';
const exact = 'opens at nine on weekdays';
const moved = 'lantern burned beside the chapel door';
const fuzzy = 'counted forty-one passengers';
const orphan = 'Nobody paid for the broken rudder';

const before = [
  draft,
  first,
  `The ferry office ${exact}.`,
  second,
  `A ${moved} all night.`,
  third,
  `Captain Orla Brand ${fuzzy} on Monday.`,
  fourth,
  `${orphan}.`,
  fifth,
  sixth,
].join('\n\n');
const after = [
  draft,
  'A new first paragraph was put before everything else.',
  first,
  `The ferry office ${exact}.`,
  second,
  third,
  'Captain Orla Brand counted forty-three passengers on Monday.',
  fourth,
  fifth,
  sixth,
  `A ${moved} all night.`,
].join('\n\n');

/** The marks as listed: the words, and what is said of their place; none is selected. */
async function listedMarks(): Promise<string[][]> {
  await readerText(page).focus();
  await page.keyboard.press('Escape');
  return page.locator('.mark-row').evaluateAll((rows) => {
    const words = (mark: Element, part: string) => mark.querySelector(part)?.textContent ?? '';
    return rows.map((mark) => [words(mark, '.mark-quote'), words(mark, '.mark-second')]);
  });
}

const messages = () => page.getByRole('status', { name: 'Messages' });

describe('the same file again', () => {
  test('is known by its bytes, whatever it is called, and opened', async () => {
    await openFiles(app, [ownFile(app, 'ferry.txt', before)]);
    await titleIs(page, draft);
    await row(page, 'Lindholm').click();
    await titleIs(page, 'Lindholm');
    await dropFiles(page, [ownFile(app, 'renamed.md', before)]);
    const dialog = resultsDialog(page);
    await dialog.getByText('1 article already in the library.').waitFor();
    await dialog.getByRole('button', { name: `Open ${draft}` }).click();
    await dialog.waitFor({ state: 'detached' });
    await titleIs(page, draft);
    expect(await listedArticles(page)).toHaveLength(2);
  });

  test('is found in the bin and restored from there', async () => {
    await runCommand(page, 'Delete (move to the bin)');
    await expectListed(page, [expect.stringContaining('Lindholm') as string]);
    await openFiles(app, [ownFile(app, 'ferry.txt', before)]);
    const dialog = resultsDialog(page);
    await dialog.getByText('in the bin').waitFor();
    await dialog.getByRole('button', { name: `Restore and open ${draft}` }).click();
    await titleIs(page, draft);
    await row(page, draft).waitFor();
  });
});

describe('a newer version', () => {
  let revised: ArticleId;

  test('is named, and becomes a revision that carries the marks over and says how each fared', async () => {
    for (const [words, key] of [
      [exact, 'c'],
      [moved, 'a'],
      [fuzzy, 'q'],
      [orphan, 'c'],
    ] as const) {
      await selectByMouse(page, words);
      await page.keyboard.press(key);
      await page.getByText(words).nth(1).waitFor();
    }
    await expect
      .poll(listedMarks)
      .toEqual([exact, moved, fuzzy, orphan].map((words) => [words, '']));
    const { id } = (await stored(draft)).article;
    revised = id;
    await openFiles(app, [ownFile(app, 'ferry-2.txt', after)]);
    const dialog = resultsDialog(page);
    await dialog.getByText(new RegExp(`^\\d\\d[\\s\\u00a0]?% the same as “${draft}”`)).waitFor();
    await dialog.getByRole('button', { name: 'Make it a new revision' }).click();
    await dialog.waitFor({ state: 'detached' });
    await readerText(page).getByText('A new first paragraph').waitFor();
    const { article } = await stored(draft);
    expect(article).toMatchObject({ id, text: after, revision: { number: 2 } });
    const fared = new Map((await listedMarks()) as [string, string][]);
    expect(Object.fromEntries(fared)).toEqual({
      [exact]: '',
      [moved]: 'found again elsewhere',
      'counted forty-three passengers': 'found again with changed words',
      [orphan]: 'has no place in this text',
    });
    await expectListed(page, [draft, expect.stringContaining('Lindholm') as string]);
  });

  test('both originals are kept and told apart', async () => {
    const { id } = (await stored(draft)).article;
    const custody = await call(page, 'article:custody', { articleId: id });
    expect(custody.map(({ revision, fileName, kept }) => [revision, fileName, kept])).toEqual([
      [2, 'ferry-2.txt', true],
      [1, 'ferry.txt', true],
    ]);
  });

  test('is taken back with one undo', async () => {
    await readerText(page).focus();
    await page.keyboard.press('Control+z');
    await said(page, 'Undid: New revision 2');
    await readerText(page).getByText(orphan).waitFor();
    const { article } = await call(page, 'article:open', { id: revised });
    expect(article).toMatchObject({ text: before, revision: { number: 1 } });
    await expect
      .poll(listedMarks)
      .toEqual([exact, moved, fuzzy, orphan].map((words) => [words, '']));
    await expect.poll(() => articleList(page).getByRole('option').count()).toBe(3);
  });
});

describe('a saved web page', () => {
  const title = 'Tide mill to grind again';
  const words = 'The mill wheel turned for the first time in eighty years on Friday';
  const html = `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>
<nav><ul><li><a href="/">Front page</a></li><li><a href="/tides">Tide tables</a></li></ul></nav>
<article><h1>${title}</h1><p>${words}, and two hundred people came to see it.</p><p>${sixth}</p><p>${fifth}</p></article>
<footer><p>Printed and published by the Mill Street Press.</p></footer></body></html>`;

  test('is read as the article alone, and says what was left out', async () => {
    await openFiles(app, [ownFile(app, 'mill.html', html)]);
    await messages()
      .getByText(/blocks? outside the article (?:was|were) left out/)
      .waitFor();
    await titleIs(page, title);
    expect(await readerText(page).textContent()).not.toContain('Tide tables');
    await selectByMouse(page, words);
    await page.keyboard.press('c');
    await said(page, 'Claim added');
  });

  test('is read again with the whole page; the rest is boilerplate, the mark stays on its words', async () => {
    await messages().getByRole('button', { name: 'Read the whole page' }).click();
    await readerText(page).getByText('Tide tables').waitFor();
    const { article } = await stored(title);
    expect(article.revision).toMatchObject({ number: 2, reason: 'Read again with the whole page' });
    const lines = outline(article);
    expect(lines).toContainEqual(expect.stringMatching(/boilerplate: .*Mill Street Press/));
    expect(lines).toContainEqual(`heading 1 headline: ${title}`);
    await page.getByRole('tab', { name: /Marks/ }).click();
    await expect.poll(listedMarks).toEqual([[words, '']]);
    await readerText(page).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => readerText(page).textContent()).not.toContain('Tide tables');
  });

  test('its original comes back byte for byte', async () => {
    const copy = join(app.userData, 'copy.html');
    await app.answerSaveDialog(copy);
    await runCommand(page, 'Save original as…');
    await page.getByText(/Saved the original/).waitFor();
    expect(readFileSync(copy, 'utf8')).toBe(html);
  });
});

describe('a hostile page', () => {
  let server: Server;
  let address: string;
  const visits: (string | undefined)[] = [];
  const asked: string[] = [];
  const dialogs: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      visits.push(request.url);
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const own = new URL(page.url()).origin;
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(own) && !/^(?:data|blob|app):/.test(url)) asked.push(url);
    });
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
  });

  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  /** Ours alone, and nothing that a page could have brought. */
  async function expectHarmless(): Promise<void> {
    const shown = readerText(page);
    expect(
      await shown.locator('a, img, script, style, iframe, object, embed, svg, form, input').count(),
    ).toBe(0);
    const attributes = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
    );
    expect(attributes).toEqual([]);
    expect(await shown.textContent()).toContain(shownWord);
    const { article } = await stored((await page.locator('.where-title').textContent()) ?? '');
    const addresses = article.marks.flatMap(({ href }) => href ?? []);
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((href) => !/^(?:https?:|mailto:)/.test(href))).toEqual([]);
    expect([visits, asked, dialogs]).toEqual([[], [], []]);
  }

  test('comes in as words: nothing runs, nothing is fetched', async () => {
    await openFiles(app, [ownFile(app, 'hostile.html', hostilePage(address))]);
    await titleIs(page, hostileTitle);
    if ((await resultsDialog(page).count()) > 0) await closeResults(page);
    await expectHarmless();
  });

  test('nor when the whole page is read, its original shown, or its link clicked', async () => {
    await runCommand(page, 'Show original');
    const dialog = page.getByRole('dialog', { name: 'hostile.html' });
    await dialog.getByText('<script src=').first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: 'Article' }).click();
    const source = page.getByRole('region', { name: 'Where the text came from' });
    await source.getByRole('button', { name: 'Read the whole page' }).click();
    await said(page, /New revision|Read again: the text is the same/);
    await readerText(page).getByText('the harmless link').first().click();
    await expectHarmless();
  });

  test('nor when it is pasted', async () => {
    await readerText(page).focus();
    await paste(page, 'Words from a hostile page that were copied', hostilePage(address));
    const dialog = page.getByRole('dialog', { name: 'Paste text as an article' });
    await dialog.getByRole('button', { name: 'Add article' }).click();
    await dialog.waitFor({ state: 'detached' });
    if ((await resultsDialog(page).count()) > 0) await closeResults(page);
    await expectHarmless();
  });
});
