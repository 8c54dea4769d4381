// The coverage ledger through the real window: which sentences were looked at, by key and by mouse, in the gutter, the
// status bar and the library; still so after a restart.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { axeFaults } from '../support/axe-faults.ts';
import { readerText, selectByMouse } from '../support/at-the-reader.ts';
import { introduce, said } from '../support/at-the-window.ts';
import { launchWorkbench, type Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';

const article = `Bridge reopens

It is safe. It cost nine million. The mayor thinks it is pretty.

Nobody counted the cars. Nobody will.
`;

async function start(folder: string, args: readonly string[] = []): Promise<Workbench> {
  const userData = join(folder, 'home');
  mkdirSync(userData, { recursive: true });
  const workbench = await launchWorkbench({ userData, args });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  return workbench;
}

async function startWithArticle() {
  const folder = tempFolder();
  const file = join(folder, 'bridge.txt');
  writeFileSync(file, article);
  const workbench = await start(folder, [file]);
  const { page } = workbench;
  await introduce(page, 'Noor');
  await readerText(page).getByText('Nobody counted').waitFor();
  await readerText(page).focus();
  await page.keyboard.press('Control+Home');
  return { workbench, page, folder };
}

const progress = (page: Page) => page.getByRole('button', { name: /sentences seen/ });
const signs = (page: Page) =>
  page
    .locator('.coverage-tick .coverage-sign')
    .evaluateAll((all) => all.map((sign) => sign.getAttribute('data-state')));

test('keys go through the unseen sentences and say what became of each', async () => {
  const { page } = await startWithArticle();
  await expect.poll(() => progress(page).textContent()).toContain('0 of 5');
  await page.keyboard.press('u');
  await said(page, 'Unseen, sentence 1 of 5: “It is safe.”');
  await page.keyboard.press('v');
  await said(page, 'Sentence 1: seen');
  await page.keyboard.press('u');
  await page.keyboard.press('Shift+V');
  await page.getByRole('menuitemradio', { name: /Checkable/ }).waitFor();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('c');
  await said(page, 'Sentence 2: checkable');
  await page.keyboard.press('u');
  await said(page, 'Unseen, sentence 3 of 5');
  await page.keyboard.press('Shift+V');
  await page.keyboard.press('o');
  await said(page, 'Sentence 3: opinion');
  await expect
    .poll(() => signs(page))
    .toEqual(['seen', 'checkable', 'opinion', 'unseen', 'unseen']);
  await expect.poll(() => progress(page).textContent()).toContain('3 of 5');
  await page.keyboard.press('Control+z');
  await expect.poll(() => signs(page)).toEqual(['seen', 'checkable', 'unseen', 'unseen', 'unseen']);
});

test('tagging a claim sets its sentence; a note or another tag sets nothing', async () => {
  const { page } = await startWithArticle();
  await selectByMouse(page, 'cost nine million');
  await page.keyboard.press('c');
  await expect
    .poll(() => signs(page))
    .toEqual(['unseen', 'checkable', 'unseen', 'unseen', 'unseen']);
  await selectByMouse(page, 'mayor');
  await page.keyboard.press('a');
  await said(page, 'Actor added');
  await expect.poll(() => progress(page).textContent()).toContain('1 of 5');
});

test('a click on a sign steps the sentence on; a selection sets all its sentences; all is there after a restart', async () => {
  const { workbench, page, folder } = await startWithArticle();
  await page.locator('.coverage-tick').nth(4).click();
  await expect.poll(() => signs(page)).toEqual(['unseen', 'unseen', 'unseen', 'unseen', 'seen']);
  await selectByMouse(page, 'safe. It cost nine million. The mayor');
  await page.keyboard.press('v');
  await said(page, '3 sentences: seen');
  await expect.poll(() => progress(page).textContent()).toContain('4 of 5');
  const row = page.getByRole('option', { name: /Bridge reopens/ });
  await expect.poll(() => row.textContent()).toContain('4 of 5 sentences seen');
  await workbench.close();

  const again = await start(folder);
  await expect.poll(() => progress(again.page).textContent()).toContain('4 of 5');
  await readerText(again.page).focus();
  await again.page.keyboard.press('u');
  await said(again.page, 'Unseen, sentence 4 of 5');
  await again.page.keyboard.press('v');
  await said(again.page, 'Sentence 4: seen');
  await again.page.keyboard.press('u');
  await said(again.page, 'Every sentence was looked at.');
});

test('the marks at the caret are heard', async () => {
  const { page } = await startWithArticle();
  await selectByMouse(page, 'It cost nine million');
  await page.keyboard.press('c');
  await said(page, 'Claim added');
  await selectByMouse(page, 'nine million');
  await page.keyboard.press('q');
  await said(page, 'Quote added');
  await page.keyboard.press('Escape');
  const heard = page.getByRole('status', { name: 'Marks at the caret' });
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => heard.textContent()).toBe('Quote, also inside Claim');
  await page.keyboard.press('Control+Home');
  await expect.poll(() => heard.textContent()).toBe('No mark');
});
