// Relations through the real window and the real file: one key on a quote, the picker by keys, by typing and by mouse,
// other articles, links in the inspector, the line in the text, undo and redo.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clickWords, isInSight, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { openFiles, openWindow, said, titleIs } from '../support/at-the-window.ts';
import { tempFolder } from '../support/temp-folder.ts';

const filler = Array.from(
  { length: 14 },
  (_, at) => `Paragraph ${at + 1} has nothing to do with it. It is there to fill the page.`,
).join('\n\n');

const bridge = `Bridge reopens

“It is safe,” said Mayor Ana Ruiz. Tom Lee nodded.

The bridge was closed for two years.

${filler}

Kim Noor, an engineer, disagreed at the other end of the page.
`;

const later = `Another day

Ana Ruiz spoke again, and Ruth Oak listened.
`;

/** With the texts as articles, the last one open. */
async function start(...texts: readonly string[]) {
  const folder = tempFolder();
  const workbench = await openWindow();
  onTestFinished(() => workbench.kill().catch(() => undefined));
  const { page } = workbench;
  for (const [at, text] of texts.entries()) {
    const path = join(folder, `${at}.txt`);
    await writeFile(path, text);
    await openFiles(workbench, [path]);
    await titleIs(page, text.split('\n', 1)[0] ?? '');
  }
  return { page };
}

async function tag(page: Page, words: string, key: string, label: string): Promise<void> {
  await selectByMouse(page, words);
  await page.keyboard.press(key);
  await said(page, `${label} added`);
}

const links = (page: Page): Locator =>
  page.getByRole('list', { name: 'Relations of this mark' }).locator('.relations-link');
const picker = (page: Page): Locator => page.getByRole('dialog', { name: /^(Relate|Change the)/ });
const options = (page: Page): Locator => picker(page).getByRole('option');
const active = (page: Page): Locator => picker(page).locator('[aria-selected="true"]');
const labels = (page: Page): Promise<string[]> => page.locator('.relation-label').allTextContents();

async function quoted() {
  const started = await start(bridge);
  const { page } = started;
  await tag(page, 'Tom Lee', 'a', 'Actor');
  await tag(page, 'Mayor Ana Ruiz', 'a', 'Actor');
  await tag(page, '“It is safe,”', 'q', 'Quote');
  await clickWords(page, 'It is safe');
  return started;
}

describe('on a quote', () => {
  test('one key relates it with who said it; undo takes that back; the key again changes it', async () => {
    const { page } = await quoted();
    await page.keyboard.press('r');
    await said(page, /^Said by: Mayor Ana Ruiz\. R chooses another, Ctrl\+Z undoes it\./);
    await expect.poll(() => links(page).allTextContents()).toEqual(['said by →AMayor Ana Ruiz']);
    await expect.poll(() => labels(page)).toEqual(['said by']);
    await page.keyboard.press('Control+z');
    await said(page, 'Undid: Said by: Mayor Ana Ruiz');
    await expect.poll(() => links(page).count()).toBe(0);
    await expect.poll(() => labels(page)).toEqual([]);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => links(page).count()).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => links(page).count()).toBe(0);

    await clickWords(page, 'It is safe');
    await page.keyboard.press('r');
    await said(page, 'Said by: Mayor Ana Ruiz');
    await page.keyboard.press('r');
    await picker(page).waitFor();
    await expect.poll(() => active(page).textContent()).toContain('Mayor Ana Ruiz');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => active(page).textContent()).toContain('Tom Lee');
    await page.keyboard.press('Enter');
    await said(page, 'Said by: Tom Lee');
    await expect.poll(() => links(page).allTextContents()).toEqual(['said by →ATom Lee']);
  });

  test('the other end is a key away, and the same key leads back', async () => {
    const { page } = await quoted();
    await page.keyboard.press('r');
    await said(page, 'Said by: Mayor Ana Ruiz');
    await page.keyboard.press('g');
    await said(page, 'said by → Actor: “Mayor Ana Ruiz”');
    await expect.poll(() => links(page).allTextContents()).toEqual(['said by ←Q“It is safe,”']);
    await page.keyboard.press('g');
    await said(page, 'Back at Quote: “It is safe,”');
  });

  test('typing narrows the candidates down, Esc leaves everything as it is', async () => {
    const { page } = await quoted();
    await clickWords(page, 'Tom');
    await page.keyboard.press('r');
    await picker(page).waitFor();
    await page.keyboard.press('Escape');
    await picker(page).waitFor({ state: 'detached' });
    await expect.poll(() => links(page).count()).toBe(0);
    await page.keyboard.press('r');
    const pressed = picker(page).locator('[aria-pressed="true"]');
    await pressed.getByText('said by ←').or(pressed.getByText('same as →')).first().waitFor();
    while (!(await pressed.allTextContents()).includes('same as →')) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('ruiz');
    await expect.poll(() => options(page).count()).toBe(1);
    await page.keyboard.press('Enter');
    await said(page, 'Same as: Mayor Ana Ruiz');
    await page.keyboard.press('r');
    await page.keyboard.type('zebra');
    await picker(page).getByText('No candidate has these words.').waitFor();
  });

  test('a click on a passage relates it; one that cannot be the end is said to be none', async () => {
    const { page } = await quoted();
    await page.keyboard.press('Escape');
    await tag(page, 'The bridge was closed', 'c', 'Claim');
    await clickWords(page, 'was closed');
    await page.keyboard.press('r');
    await picker(page).waitFor();
    await clickWords(page, 'It is safe');
    await said(page, 'Quote cannot be at the other end of “made by”.');
    await clickWords(page, 'Tom');
    await said(page, 'Made by: Tom Lee');
    await expect.poll(() => links(page).allTextContents()).toEqual(['made by →ATom Lee']);
  });
});

test('the line leads to an end in sight, else to the edge behind which it lies', async () => {
  const { page } = await quoted();
  await tag(page, 'Kim Noor', 'a', 'Actor');
  await clickWords(page, 'It is safe');
  await page.keyboard.press('r');
  await said(page, 'Said by');
  await page.keyboard.press('r');
  await page.keyboard.type('kim');
  await expect.poll(() => options(page).count()).toBe(1);
  // The candidate is shown in the text.
  await expect.poll(() => isInSight(page, 'Kim Noor')).toBe(true);
  await page.keyboard.press('Enter');
  await said(page, 'Said by: Kim Noor');
  await expect.poll(() => isInSight(page, '“It is safe,”')).toBe(true);
  const turned = () => page.locator('.relation-arrow').first().getAttribute('transform');
  await expect.poll(turned).toMatch(/rotate\(90\)$/);
  await page.keyboard.press('g');
  await expect.poll(() => isInSight(page, 'Kim Noor')).toBe(true);
  // Seen from here it comes in from above.
  await expect.poll(turned).toMatch(/rotate\((?:180|0)\)$/);
});

test('the inspector deletes by key and keeps a note; all of it is undone', async () => {
  const { page } = await quoted();
  await page.keyboard.press('r');
  await said(page, 'Said by');
  await page.getByRole('button', { name: 'Add a note to the relation' }).click();
  await page.keyboard.type('By phone.');
  await page.keyboard.press('Enter');
  await said(page, 'Note saved');
  await page.locator('.relations-note', { hasText: 'By phone.' }).waitFor();
  await links(page).first().focus();
  await page.keyboard.press('Delete');
  await said(page, 'Relation deleted: said by: Mayor Ana Ruiz');
  await expect.poll(() => links(page).count()).toBe(0);
  const focused = page.locator('.relations-add:focus');
  await focused.waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => links(page).count()).toBe(1);
  await page.locator('.relations-note', { hasText: 'By phone.' }).waitFor();
});

test('a mark that goes or gets another tag says which relations go with it', async () => {
  const { page } = await quoted();
  await page.keyboard.press('r');
  await said(page, 'Said by');
  await page.keyboard.press('c');
  await said(page, /Tag changed to Claim: .*, and 1 relation deleted/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => links(page).count()).toBe(1);
  await page.keyboard.press('Delete');
  await said(page, /Quote deleted: .*, and 1 relation deleted/);
});

test('a passage of another article is found by its words, and one key leads there and back', async () => {
  const { page } = await start(later, bridge);
  await tag(page, 'Mayor Ana Ruiz', 'a', 'Actor');
  await page.keyboard.press('Alt+ArrowDown');
  await titleIs(page, 'Another day');
  await tag(page, 'Ruth Oak', 'a', 'Actor');
  await tag(page, 'Ana Ruiz', 'a', 'Actor');
  await clickWords(page, 'Ruiz');
  await page.keyboard.press('r');
  await picker(page).waitFor();
  const pressed = picker(page).locator('.relation-way[aria-pressed="true"]');
  while ((await pressed.textContent()) !== 'same as →') await page.keyboard.press('Tab');
  await page.keyboard.type('/mayor');
  await expect
    .poll(() => options(page).allTextContents())
    .toEqual(['AMayor Ana RuizBridge reopens']);
  await page.keyboard.press('Enter');
  await said(page, 'Same as: Mayor Ana Ruiz');
  await expect
    .poll(() => links(page).allTextContents())
    .toEqual(['same as →AMayor Ana Ruizin Bridge reopens']);
  await page.keyboard.press('g');
  await titleIs(page, 'Bridge reopens');
  await expect
    .poll(() => links(page).allTextContents())
    .toEqual(['same as ←AAna Ruizin Another day']);
  await readerText(page).getByText('Mayor').waitFor();
  await page.keyboard.press('g');
  await titleIs(page, 'Another day');
});
