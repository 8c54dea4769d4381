// Datasets of other programs into the window: found out by content, read with the files that belong to them, refused
// with what is wrong, and their valid part when it is asked for.

import { join } from 'node:path';
import { mkdir, writeFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { markList, readerText } from '../support/at-the-reader.ts';
import { closeResults, dropFiles, openWindow, resultsDialog } from '../support/at-the-window.ts';
import { axeFaults } from '../support/axe-faults.ts';
import type { Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';

let workbench: Workbench;

beforeAll(async () => {
  workbench = await openWindow();
});

afterAll(() => workbench.close());

const quotes = (page: Page) => () => markList(page).locator('.mark-quote').allTextContents();

/** A text and its standoff file; the second mark of `extra` may be wrong. */
async function brat(words: string, lines: readonly string[]): Promise<readonly string[]> {
  const folder = join(tempFolder(), 'news');
  await mkdir(folder);
  const text = join(folder, 'ferry.txt');
  const ann = join(folder, 'ferry.ann');
  await writeFile(text, words);
  await writeFile(ann, lines.map((line) => `${line}\n`).join(''));
  return [ann, text];
}

test('a text and its standoff file come as one article, whichever of them is chosen', async () => {
  const { page, answerOpenDialog } = workbench;
  const words = 'The ferry to Vell stopped on Friday, said Ana Ruiz.\n';
  const files = await brat(words, [
    'T1\tLocation 13 17\tVell',
    'T2\tPerson 42 50\tAna Ruiz',
    'R1\tsays Arg1:T2 Arg2:T1',
  ]);
  await answerOpenDialog(files);
  await page.keyboard.press('Control+Shift+i');
  await resultsDialog(page)
    .getByText(/brat standoff · 1 article with 2 marks and 1 relation · read with ferry\.txt/)
    .waitFor();
  expect(
    await resultsDialog(page).getByRole('listitem').filter({ hasText: 'ferry.txt' }).count(),
  ).toBe(1);
  expect(await axeFaults(page)).toEqual([]);
  await closeResults(page);
  await readerText(page).getByText('The ferry to Vell').waitFor();
  await expect.poll(quotes(page)).toEqual(['Vell', 'Ana Ruiz']);
});

test('dropped together, they are one article too', async () => {
  const { page } = workbench;
  const files = await brat('A bus to Orla stopped as well.\n', ['T1\tLocation 9 13\tOrla']);
  await dropFiles(page, files);
  await resultsDialog(page)
    .getByText(/brat standoff · 1 article with 1 mark · read with ferry\.txt/)
    .waitFor();
  await closeResults(page);
  await expect.poll(quotes(page)).toEqual(['Orla']);
});

test('a wrong one is refused with place and remedy, and its valid part comes when asked for', async () => {
  const { page, answerOpenDialog } = workbench;
  const files = await brat('No train ran to Alder on Sunday.\n', [
    'T1\tLocation 16 21\tAlder',
    'T2\tPerson 900 905\tNobody',
  ]);
  await answerOpenDialog(files.slice(0, 1));
  await page.keyboard.press('Control+o');
  const results = resultsDialog(page);
  await results.getByText('Not imported', { exact: true }).waitFor();
  await results
    .getByText(/line 2/)
    .first()
    .waitFor();
  await results.getByRole('button', { name: 'Import the valid part' }).click();
  await results.getByText(/1 article with 1 mark\b/).waitFor();
  await closeResults(page);
  await readerText(page).getByText('No train ran').waitFor();
  await expect.poll(quotes(page)).toEqual(['Alder']);
});
