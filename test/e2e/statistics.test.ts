// The statistics in the real window, over a real file and under the page's real policy: what was tagged is counted,
// plots and data are saved, a bar leads into the library's search. Nothing of it is refused by the policy.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { readerText, selectByMouse } from '../support/at-the-reader.ts';
import { openFiles, openWindow, ownFile, said } from '../support/at-the-window.ts';
import type { Workbench } from '../support/launch.ts';

const text =
  'Bridge reopens\n\nMayor Ana Ruiz said the bridge cost nine million. Boats go on; everything goes on.\n';

const figure = (page: Page, name: string) =>
  page.getByRole('dialog', { name: 'Statistics' }).getByRole('region', { name, exact: true });

async function start(): Promise<{ readonly workbench: Workbench; readonly refused: string[] }> {
  const workbench = await openWindow();
  onTestFinished(() => workbench.kill().catch(() => undefined));
  const { page } = workbench;
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text());
  });
  page.on('pageerror', (error) => refused.push(String(error)));
  await openFiles(workbench, [ownFile(workbench, 'bridge.txt', text)]);
  await readerText(page).getByText('goes on').waitFor();
  await selectByMouse(page, 'Ana Ruiz');
  await page.keyboard.press('a');
  await said(page, 'Actor added');
  await selectByMouse(page, 'the bridge cost nine million');
  await page.keyboard.press('c');
  await said(page, 'Claim added');
  return { workbench, refused };
}

async function save(workbench: Workbench, name: string, kind: 'CSV' | 'SVG' | 'PNG') {
  const { page, userData } = workbench;
  const path = join(userData, `plot.${kind.toLowerCase()}`);
  await workbench.answerSaveDialog(path);
  await figure(page, name)
    .getByRole('button', { name: `Save ${name}` })
    .click();
  await page.getByRole('menuitem', { name: new RegExp(kind, 'u') }).click();
  await said(page, `${name} saved`);
  return readFileSync(path);
}

test('what was tagged is counted, drawn, saved and found again', async () => {
  const { workbench, refused } = await start();
  const { page } = workbench;
  await page.keyboard.press('Control+Shift+S');
  const tags = figure(page, 'Marks per tag');
  await tags.locator('svg').first().waitFor();
  const csv = (await save(workbench, 'Marks per tag', 'CSV')).toString('utf8');
  expect(csv).toContain('Tag,Marks,Articles\r\n');
  expect(csv).toContain('Claim,1,1\r\n');
  const svg = (await save(workbench, 'Marks per day', 'SVG')).toString('utf8');
  expect(svg).toContain('<title>Marks per day</title>');
  const png = await save(workbench, 'Most frequent actors', 'PNG');
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  await page.getByRole('combobox', { name: 'Of' }).selectOption('1');
  await page.getByRole('status').filter({ hasText: '1 article · 2 marks' }).waitFor();
  await tags.locator('.figure-lead').first().click();
  const box = page.locator('[data-search-box]');
  await box.waitFor();
  await expect.poll(() => box.inputValue()).toMatch(/^tag:(?:Actor|Claim)$/u);
  expect(refused).toEqual([]);
});
