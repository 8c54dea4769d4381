// The log through the real window and the real file: a mark's history, the timeline, an article as it was, restored and
// exported, and the check of the log.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clickWords, markList, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { introduce, runCommand, said } from '../support/at-the-window.ts';
import { launchWorkbench, type Workbench } from '../support/launch.ts';
import { axeFaults } from '../support/axe-faults.ts';
import { tempFolder } from '../support/temp-folder.ts';

const article = `Bridge reopens

“It is safe,” said Mayor Ana Ruiz. She crossed the bridge on foot with 300 others.
`;

interface Started {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly folder: string;
}

async function start(): Promise<Started> {
  const folder = tempFolder();
  const file = join(folder, 'bridge.txt');
  await writeFile(file, article);
  const userData = join(folder, 'home');
  await mkdir(userData, { recursive: true });
  const workbench = await launchWorkbench({ userData, args: [file] });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  const { page } = workbench;
  await introduce(page, 'Noor');
  await readerText(page).getByText('She crossed').waitFor();
  return { workbench, page, folder };
}

/** Tag actor, retag as quote, undo of that, tag claim, delete claim. */
async function worked(): Promise<Started> {
  const started = await start();
  const { page } = started;
  await selectByMouse(page, 'Mayor Ana Ruiz');
  await page.keyboard.press('a');
  await said(page, 'Actor added');
  await clickWords(page, 'Ana');
  await page.keyboard.press('q');
  await said(page, 'Tag changed to Quote');
  await page.keyboard.press('Control+z');
  await said(page, 'Undid');
  await selectByMouse(page, 'It is safe');
  await page.keyboard.press('c');
  await said(page, 'Claim added');
  await clickWords(page, 'safe');
  await page.keyboard.press('Delete');
  await said(page, 'Claim deleted');
  return started;
}

const timeline = (page: Page): Locator =>
  page.getByRole('listbox', { name: 'What was done, newest first' });
const acts = (page: Page): Promise<string[]> =>
  timeline(page).locator('.timeline-act').allTextContents();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.className);
const banner = (page: Page): Locator => page.getByRole('region', { name: 'Past state' });
/** The words that are painted as marked. */
const painted = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wordsOf = ({ startContainer, startOffset, endContainer, endOffset }: AbstractRange) => {
      const range = document.createRange();
      range.setStart(startContainer, startOffset);
      range.setEnd(endContainer, endOffset);
      return range.toString();
    };
    return [...CSS.highlights.values()].flatMap((highlight) => [...highlight].map(wordsOf));
  });

test('h opens the history of the selected mark: who, when, from what to what, undo told as such', async () => {
  const { page } = await worked();
  await clickWords(page, 'Ana');
  await page.keyboard.press('h');
  const line = page.getByRole('button', { name: /^History: 2 changes/ });
  await line.waitFor();
  await expect.poll(() => line.evaluate((each) => each === document.activeElement)).toBe(true);
  const events = page.getByRole('list', { name: 'History of the mark' }).getByRole('listitem');
  await expect.poll(() => events.count()).toBe(3);
  const told = await events.allTextContents();
  expect(told[0]).toContain('Noor');
  expect(told[0]).toContain('“Mayor Ana Ruiz”');
  expect(told[1]).toMatch(/Tag: Actor.*Quote/);
  expect(told[2]).toMatch(/^Undone.*Tag: Quote.*Actor/);
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect.poll(() => focused(page)).toContain('reader');
});

describe('the timeline', () => {
  test('tells all acts, shows the article as it was after each, and leads back', async () => {
    const { page } = await worked();
    await page.keyboard.press('Control+h');
    await expect
      .poll(() => acts(page))
      .toEqual([
        'Delete claim “It is safe”',
        'Tag claim “It is safe”',
        'Undone: Change tag to Quote “Mayor Ana Ruiz”',
        'Change tag to Quote “Mayor Ana Ruiz”',
        'Tag actor “Mayor Ana Ruiz”',
        'Import bridge.txt',
      ]);
    expect(await banner(page).count()).toBe(0);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await banner(page).getByText('1 mark more than now.').waitFor();
    await expect.poll(() => painted(page)).toContain('It is safe');
    await said(page, /^As it was on .*“Tag claim”\. 1 mark more than now\.$/);
    for (let step = 0; step < 2; step += 1) await page.keyboard.press('ArrowDown');
    await banner(page).getByText('1 mark different.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('End');
    await banner(page).getByText('1 mark fewer than now.').waitFor();
    await expect.poll(() => painted(page)).not.toContain('Mayor Ana Ruiz');
    await page.keyboard.press('Escape');
    await banner(page).waitFor({ state: 'detached' });
    await expect.poll(() => painted(page)).toContain('Mayor Ana Ruiz');
    await page.keyboard.press('Escape');
    await timeline(page).waitFor({ state: 'detached' });
  });

  test('a past state is only looked at: marking keys say why they do nothing', async () => {
    const { page } = await worked();
    await page.keyboard.press('Control+h');
    await expect.poll(() => acts(page)).toHaveLength(6);
    await page.keyboard.press('ArrowDown');
    await banner(page).waitFor();
    await page.keyboard.press('Enter');
    await selectByMouse(page, 'bridge on foot');
    for (const key of ['l', 'Control+z', 'Delete', 'n']) {
      await page.keyboard.press(key);
      await said(page, 'This is a past state, to be looked at only.');
    }
    await page.getByRole('tab', { name: /Marks then/ }).click();
    const then = page.getByRole('list', { name: 'Marks of then in text order' });
    await expect.poll(() => then.getByRole('listitem').count()).toBe(2);
    await then.getByRole('button').first().click();
    await then.getByText('Marked').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await readerText(page).click();
    await page.keyboard.press('Escape');
    await banner(page).waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toContain('reader');
    await page.keyboard.press('Control+h');
    await expect.poll(() => acts(page)).toHaveLength(6);
  });

  test('the history of a deleted mark is told with the act that deleted it', async () => {
    const { page } = await worked();
    await page.keyboard.press('Control+h');
    const mark = page.getByRole('region', { name: 'The mark it was about' });
    await mark.getByText('Deleted').waitFor();
    expect(await mark.textContent()).toContain('“It is safe”');
  });
});

test('restoring makes a past state the present one, and undo takes that back', async () => {
  const { page } = await worked();
  await page.keyboard.press('Control+h');
  await expect.poll(() => acts(page)).toHaveLength(6);
  await page.keyboard.press('ArrowDown');
  await banner(page).getByRole('button', { name: 'Restore' }).click();
  await said(page, 'Restored the state after “Tag claim”');
  await expect.poll(() => painted(page)).toContain('It is safe');
  await expect.poll(() => acts(page)).toHaveLength(7);
  await page.getByRole('button', { name: 'Close the history' }).click();
  await expect.poll(() => markList(page).getByRole('listitem').count()).toBe(2);
  await readerText(page).click();
  await page.keyboard.press('Control+z');
  await said(page, 'Undid: Restore the state after “Tag claim”');
  await expect.poll(() => painted(page)).not.toContain('It is safe');
});

test('exporting while a past state is shown writes that state', async () => {
  const { workbench, page, folder } = await worked();
  await page.keyboard.press('Control+h');
  await expect.poll(() => acts(page)).toHaveLength(6);
  await page.keyboard.press('ArrowDown');
  const path = join(folder, 'then.annotated.json');
  await workbench.answerSaveDialog(path);
  await banner(page).getByRole('button', { name: 'Export this state…' }).click();
  await page.getByText(/Exported 2 marks as of/).waitFor();
  const written = JSON.parse(await readFile(path, 'utf8')) as {
    readonly annotations: readonly { readonly tag: string }[];
  };
  expect(written.annotations.map(({ tag }) => tag)).toEqual(['claim', 'actor']);
});

test('the log is checked in the window, and its head can be copied', async () => {
  const { page } = await worked();
  await runCommand(page, 'Check the log of acts');
  const dialog = page.getByRole('dialog', { name: 'Check the log of acts' });
  await dialog.getByText(/The log is whole: \d+ acts/).waitFor();
  expect(await dialog.locator('.verify-hash').textContent()).toMatch(/^[0-9a-f]{64}$/);
  expect(await axeFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Copy the head' }).click();
  await said(page, /head/);
});

test('a key that needs the card of the selected mark closes the history for it', async () => {
  const { page } = await worked();
  const note = page.getByRole('textbox', { name: 'Note' });
  for (const key of ['n', 'h']) {
    await page.keyboard.press('Control+h');
    await timeline(page).waitFor();
    await clickWords(page, 'Ana');
    await page.keyboard.press(key);
    await timeline(page).waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toContain(key === 'n' ? 'note' : 'history-line');
    await page.keyboard.press('Escape');
  }
  expect(await note.count()).toBe(1);
});
