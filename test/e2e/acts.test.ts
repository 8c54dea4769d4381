// Every act on a mark through the real window and the real file: retag, move an edge by key and by mouse, note,
// delete, undo and redo of all of it, edited headline; all of it there again after a restart. Then bad files.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { clickWords, markList, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { introduce, said } from '../support/at-the-window.ts';
import { launchWorkbench, type Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';

const article = `Bridge reopens

“It is safe 🚧,” said Mayor Ana Ruiz. She crossed the bridge on foot with 300 others.
`;

interface Started {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly quotes: () => Promise<string[]>;
}

async function start(folder: string, args: readonly string[] = []): Promise<Started> {
  const userData = join(folder, 'home');
  await mkdir(userData, { recursive: true });
  const workbench = await launchWorkbench({ userData, args });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  const { page } = workbench;
  const quotes = () => markList(page).locator('.mark-quote').allTextContents();
  return { workbench, page, quotes };
}

async function startWithArticle(): Promise<Started & { readonly folder: string }> {
  const folder = tempFolder();
  const file = join(folder, 'bridge.txt');
  await writeFile(file, article);
  const started = await start(folder, [file]);
  await introduce(started.page, 'Noor');
  await readerText(started.page).getByText('She crossed').waitFor();
  return { ...started, folder };
}

const savedMarks = (page: Page): Locator => page.locator('.saved-done');

async function tagActor({ page }: Started): Promise<void> {
  await selectByMouse(page, 'Mayor Ana Ruiz');
  await page.keyboard.press('a');
  await said(page, 'Actor added');
  await clickWords(page, 'Ana');
}

describe('acts on a mark', () => {
  test('a tag key retags the selected mark; undo and redo take it back and forth', async () => {
    const started = await startWithArticle();
    const { page } = started;
    await tagActor(started);
    await page.keyboard.press('q');
    const letter = markList(page).locator('.tag-badge').first();
    await expect.poll(() => letter.textContent()).toContain('Q');
    await page.keyboard.press('Control+z');
    await expect.poll(() => letter.textContent()).toContain('A');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => letter.textContent()).toContain('Q');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => markList(page).count()).toBe(0);
  });

  test('an edge moves by keyboard and by mouse, never into a character', async () => {
    const started = await startWithArticle();
    const { page, quotes } = started;
    await selectByMouse(page, 'It is safe');
    await page.keyboard.press('q');
    await clickWords(page, 'is');
    await page.keyboard.press('e');
    for (const key of ['ArrowRight', 'ArrowRight', 'Tab', 'ArrowLeft', 'Enter']) {
      await page.keyboard.press(key);
    }
    await expect.poll(quotes).toEqual(['“It is safe 🚧']);
    const box = await page.locator('.reader-handle.start').boundingBox();
    if (box === null) throw new Error('The selected mark shows no handle.');
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 15, from.y + 10, { steps: 4 });
    await page.mouse.up();
    await said(page, /edge|span/i);
    const [moved = ''] = await quotes();
    expect('“It is safe 🚧'.endsWith(moved)).toBe(true);
    expect(moved.length).toBeLessThan('“It is safe 🚧'.length);
    await page.keyboard.press('Control+z');
    await expect.poll(quotes).toEqual(['“It is safe 🚧']);
  });

  test('the words right beside a mark made just now are selected, not its edge dragged', async () => {
    const { page, quotes } = await startWithArticle();
    await selectByMouse(page, 'Mayor');
    await page.keyboard.press('a');
    await said(page, 'Actor added');
    await selectByMouse(page, ' Ana Ruiz');
    await page.keyboard.press('q');
    await said(page, 'Quote added');
    await expect.poll(quotes).toEqual(['Mayor', 'Ana Ruiz']);
    await clickWords(page, 'Mayor');
    await page.locator('.reader-handle.end').waitFor({ state: 'attached' });
    expect(
      await page.locator('.reader-handle.end').evaluate((e) => getComputedStyle(e).visibility),
    ).toBe('visible');
  });

  test('notes, the headline and undo outlive a restart; a deleted mark comes back', async () => {
    const before = await startWithArticle();
    await tagActor(before);
    await before.page.keyboard.press('n');
    await before.page.keyboard.type('Mayor since 2019, see the register.');
    await before.page.keyboard.press('Control+Enter');
    await said(before.page, 'Note saved');
    await before.page.getByRole('tab', { name: 'Article' }).click();
    await before.page.getByRole('textbox', { name: 'Headline' }).fill('The bridge is open');
    await before.page.keyboard.press('Tab');
    await said(before.page, /headline/i);
    await before.page.getByRole('tab', { name: /Marks/ }).click();
    await clickWords(before.page, 'Ana');
    await before.page.keyboard.press('Delete');
    await expect.poll(() => markList(before.page).count()).toBe(0);
    await savedMarks(before.page).waitFor();
    await before.workbench.close();

    const { page, quotes } = await start(before.folder);
    await page.locator('.where-title', { hasText: 'The bridge is open' }).waitFor();
    await readerText(page).getByText('She crossed').click();
    await page.keyboard.press('Control+z');
    await expect.poll(quotes).toEqual(['Mayor Ana Ruiz']);
    await clickWords(page, 'Ana');
    await expect
      .poll(() => page.getByRole('textbox', { name: 'Note' }).inputValue())
      .toBe('Mayor since 2019, see the register.');
    await readerText(page).focus();
    await page.keyboard.press('Control+z');
    await page.locator('.where-title', { hasText: 'Bridge reopens' }).waitFor();
  });
});

describe('bad files', () => {
  let bad: readonly (readonly [name: string, bytes: Uint8Array | string, says: RegExp])[];
  beforeAll(() => {
    bad = [
      ['empty.txt', '', /empty/],
      ['binary.txt', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256), /not a text/],
      ['broken.annotated.json', '{"format": "sourcebench.annotated-article",', /Not valid JSON/],
      ['foreign.json', '{"articles": []}', /not an annotated article/],
      [
        'newer.annotated.json',
        '{"format": "sourcebench.annotated-article", "version": 2}',
        /version 2.*version 1|2.*1/,
      ],
      ['large.txt', new Uint8Array(200 * 1024 * 1024).fill(97), /200|too large|larger/],
    ];
  });

  test('each is named with what to do, the good one of the batch arrives, the window goes on', async () => {
    const started = await startWithArticle();
    const { page, workbench, folder, quotes } = started;
    await tagActor(started);
    const empty = join(folder, 'empty folder');
    await mkdir(empty);
    const paths = [empty, join(folder, 'missing.txt')];
    for (const [name, bytes] of bad) {
      paths.push(join(folder, name));
      await writeFile(join(folder, name), bytes);
    }
    await writeFile(join(folder, 'good.txt'), 'A short text.\n\nIt is good.');
    await workbench.answerOpenDialog([...paths, join(folder, 'good.txt')]);
    await page.keyboard.press('Control+o');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1 article imported, 8 files not imported.').waitFor();
    const shown = await dialog.getByRole('listitem').allTextContents();
    for (const [name, , says] of bad) {
      expect(shown.find((text) => text.includes(name))).toMatch(says);
    }
    expect(shown.find((text) => text.includes('empty folder'))).toMatch(/folder without files/);
    expect(shown.find((text) => text.includes('missing.txt'))).toMatch(/does not exist/);
    await page.keyboard.press('Escape');
    await page.getByText('Bridge reopens').first().click();
    await expect.poll(quotes).toEqual(['Mayor Ana Ruiz']);
    await selectByMouse(page, '300 others');
    await page.keyboard.press('c');
    await said(page, 'Claim added');
  });
});
