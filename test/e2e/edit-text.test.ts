// Editing the text through the real window and the real file: typing with marks that follow, what is shown before it
// becomes a revision, drafts that outlive everything, a newer version from a file, and the revisions.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { axeFaults } from '../support/axe-faults.ts';
import { clickWords, markList, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { introduce, runCommand, said } from '../support/at-the-window.ts';
import { launchWorkbench, type Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { call, listedArticles } from '../support/workbench-calls.ts';

const article = `Bridge reopens

“It is safe,” said Mayor Ana Ruis. She crossed the bridge on foot with 300 others.

Two inspectors left in October.
`;

interface Started {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly folder: string;
}

async function launch(folder: string, args: readonly string[] = []): Promise<Started> {
  const userData = join(folder, 'home');
  await mkdir(userData, { recursive: true });
  const workbench = await launchWorkbench({ userData, args });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  return { workbench, page: workbench.page, folder };
}

/** The article with an actor on “Mayor Ana Ruis” and a claim on “Two inspectors left”. */
async function start(): Promise<Started> {
  const folder = tempFolder();
  const file = join(folder, 'bridge.txt');
  await writeFile(file, article);
  const started = await launch(folder, [file]);
  const { page } = started;
  await introduce(page, 'Noor');
  await readerText(page).getByText('She crossed').waitFor();
  await selectByMouse(page, 'Mayor Ana Ruis');
  await page.keyboard.press('a');
  await said(page, 'Actor added');
  await selectByMouse(page, 'Two inspectors left');
  await page.keyboard.press('c');
  await said(page, 'Claim added');
  return started;
}

const editor = (page: Page): Locator =>
  page.getByRole('textbox', { name: 'Article text, editing' });
const whatChanged = (page: Page): Locator => page.getByRole('dialog', { name: 'What you changed' });

async function edit(page: Page): Promise<void> {
  await page.keyboard.press('Control+Shift+E');
  await editor(page).waitFor();
}

/** The words of the open article, as they are stored. */
async function stored(page: Page): Promise<{ readonly text: string; readonly revision: number }> {
  const id = (await listedArticles(page)).find(({ title }) => title === 'Bridge reopens')?.id;
  if (id === undefined) throw new Error('the article is not listed');
  const { article: opened } = await call(page, 'article:open', { id });
  return { text: opened.text, revision: opened.revision.number };
}

/** The words under the painted marks, in text order. */
const painted = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: Range[] = [];
    for (const [name, highlight] of CSS.highlights) {
      if (!/^(?:reader|edit)\d+-\d+-\d+$/.test(name)) continue;
      for (const each of highlight) {
        const range = document.createRange();
        range.setStart(each.startContainer, each.startOffset);
        range.setEnd(each.endContainer, each.endOffset);
        found.push(range);
      }
    }
    return found.toSorted((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(String);
  });

/** Puts the caret behind the words. */
async function caretBehind(page: Page, words: string): Promise<void> {
  await clickWords(page, words);
  await page.evaluate((wanted) => {
    const host = document.activeElement;
    if (host === null) return;
    const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.indexOf(wanted) ?? -1;
      if (at >= 0) document.getSelection()?.collapse(node, at + wanted.length);
    }
  }, words);
}

describe('editing the text', () => {
  test('a mended name becomes a revision with a reason, its mark follows, and one undo takes all of it back', async () => {
    const { page } = await start();
    await edit(page);
    await caretBehind(page, 'Ruis');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('z');
    await expect.poll(() => painted(page)).toEqual(['Mayor Ana Ruiz', 'Two inspectors left']);
    await page.keyboard.press('Control+Shift+E');
    const dialog = whatChanged(page);
    await dialog.locator('ins').first().waitFor();
    await expect.poll(() => dialog.locator('del').first().textContent()).toBe('deleted: s');
    await expect.poll(() => dialog.innerText()).toContain('1 mark stays, 1 changed');
    await page.keyboard.press('Enter');
    await dialog.getByText('A revision needs a reason').waitFor();
    await dialog.getByRole('button', { name: /^Typo/ }).click();
    await dialog.getByRole('button', { name: /^Save as revision 2/ }).click();
    await said(page, 'New revision 2');
    const text = article.replace('Ruis', 'Ruiz');
    await expect.poll(() => stored(page)).toEqual({ text, revision: 2 });
    await expect.poll(() => painted(page)).toEqual(['Mayor Ana Ruiz', 'Two inspectors left']);
    await page.getByText('1 mark waits for a decision').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
      'Article text',
    );
    await page.keyboard.press('Control+z');
    await said(page, 'Undid: New revision 2');
    await expect.poll(() => stored(page)).toEqual({ text: article, revision: 1 });
    await expect.poll(() => painted(page)).toEqual(['Mayor Ana Ruis', 'Two inspectors left']);
  });

  test('the tags’ letters are typed, and leaving without a change makes no revision', async () => {
    const { page } = await start();
    await edit(page);
    await caretBehind(page, 'on foot');
    await page.keyboard.type('calq');
    await expect.poll(() => editor(page).innerText()).toContain('on footcalq with');
    for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await said(page, 'The text was left as it was.');
    expect((await stored(page)).revision).toBe(1);
    expect(await markList(page).locator('.mark-quote').count()).toBe(2);
  });

  test('Enter and Backspace split and join, undo in the mode takes typing back and nothing else', async () => {
    const { page } = await start();
    await edit(page);
    await caretBehind(page, 'Ana Ruis.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('New');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Escape');
    await said(page, 'The text was left as it was.');
    expect(await markList(page).locator('.mark-quote').count()).toBe(2);
    expect((await stored(page)).text).toBe(article);
  });

  test('an edit that deletes everything is refused in words, and what was typed stays', async () => {
    const { page } = await start();
    await edit(page);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Escape');
    await whatChanged(page).getByText('Nothing would be left').waitFor();
    await whatChanged(page).getByRole('button', { name: 'Keep editing' }).click();
    expect((await editor(page).innerText()).trim()).toBe('');
    await page.keyboard.press('Control+z');
    await expect.poll(() => painted(page)).toEqual(['Mayor Ana Ruis', 'Two inspectors left']);
  });

  test('nothing serious is found by axe in the mode and in its dialog', async () => {
    const { page } = await start();
    await edit(page);
    await page.keyboard.type('x');
    await page.getByRole('button', { name: 'Discard…' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await whatChanged(page).locator('ins').first().waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});

describe('what was typed and is no revision yet', () => {
  test('is there after a sudden end, and is gone on with', async () => {
    const started = await start();
    const { page, folder } = started;
    await edit(page);
    await caretBehind(page, 'on foot');
    await page.keyboard.type(' again');
    await page.getByText(/^Draft kept/).waitFor();
    await started.workbench.kill();
    const again = await launch(folder);
    const bar = again.page.getByRole('region', { name: 'Draft of the text' });
    await bar.getByRole('button', { name: 'Go on editing' }).click();
    await expect.poll(() => editor(again.page).innerText()).toContain('on foot again with');
    await expect.poll(() => painted(again.page)).toEqual(['Mayor Ana Ruis', 'Two inspectors left']);
    expect((await stored(again.page)).text).toBe(article);
    await again.page.keyboard.press('Escape');
    await whatChanged(again.page).locator('ins').first().waitFor();
    await again.page.keyboard.press('3');
    await again.page.keyboard.press('Enter');
    await said(again.page, 'New revision 2');
    expect((await stored(again.page)).text).toBe(article.replace('on foot', 'on foot again'));
    await bar.waitFor({ state: 'detached' });
  });

  test('is kept when another article is opened and when the window closes, and goes when discarded', async () => {
    const started = await start();
    const { page, folder, workbench } = started;
    await edit(page);
    await caretBehind(page, 'on foot');
    await page.keyboard.type(' again');
    await page.keyboard.press('Alt+ArrowDown');
    await editor(page).waitFor({ state: 'detached' });
    await page.keyboard.press('Alt+ArrowUp');
    const bar = page.getByRole('region', { name: 'Draft of the text' });
    await bar.getByRole('button', { name: 'Go on editing' }).click();
    await expect.poll(() => editor(page).innerText()).toContain('on foot again with');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' More');
    await workbench.close();
    const again = await launch(folder);
    const there = again.page.getByRole('region', { name: 'Draft of the text' });
    await there.getByRole('button', { name: 'Go on editing' }).click();
    await expect.poll(() => editor(again.page).innerText()).toContain('October. More');
    await again.page.getByRole('button', { name: 'Discard…' }).click();
    await again.page
      .getByRole('dialog')
      .getByRole('button', { name: 'Discard', exact: true })
      .click();
    await said(again.page, 'discarded');
    await there.waitFor({ state: 'detached' });
    expect((await stored(again.page)).text).toBe(article);
  });
});

describe('versions and revisions', () => {
  test('a newer version from a file is compared, saved with a reason, and can be looked back from', async () => {
    const { page, folder, workbench } = await start();
    const newer = join(folder, 'bridge-2.txt');
    await writeFile(newer, article.replace('300', 'nearly 300').replace('October', 'November'));
    await workbench.answerOpenDialog([newer]);
    await runCommand(page, 'New version from a file');
    const dialog = page.getByRole('dialog', { name: 'New version: bridge-2.txt' });
    await dialog.getByText('All 2 marks stay.').waitFor();
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('nearly');
    await page.keyboard.press('3');
    await page.keyboard.press('Enter');
    await said(page, 'New revision 2');
    expect((await stored(page)).text).toContain('nearly 300 others');
    await runCommand(page, 'Revisions of the text');
    const list = page.getByRole('dialog', { name: 'Revisions of the text' });
    await list.getByText('Update by the publisher').waitFor();
    await list.getByText(/changed places?: /).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await list.getByRole('button', { name: 'View as it was' }).click();
    await page.getByRole('region', { name: 'Past state' }).waitFor();
    await expect.poll(() => readerText(page).innerText()).toContain('with 300 others');
  });
});

test('the values of marks stay in sight when a revision is undone and done again', async () => {
  const { page } = await start();
  await clickWords(page, 'Ana');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  await said(page, 'Kind: person');
  await page.keyboard.press('Escape');
  await edit(page);
  await caretBehind(page, 'with 300');
  await page.keyboard.type('0');
  await page.keyboard.press('Escape');
  await whatChanged(page).waitFor();
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await said(page, 'New revision 2');
  for (const [key, words] of [
    ['Control+z', 'Undid: New revision 2'],
    ['Control+Shift+Z', 'Redid: New revision 2'],
    ['Control+Shift+Z', 'Nothing to redo'],
  ] as const) {
    await page.keyboard.press(key);
    await said(page, words);
    await expect.poll(() => markList(page).getByText('person').count()).toBeGreaterThan(0);
  }
});
