// The spans of marks through the real window: segments by key and by Ctrl-drag, splitting, merging, growing, and
// choosing in a stack. Each is one act with one undo.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { clickWords, markList, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { introduce, said } from '../support/at-the-window.ts';
import { launchWorkbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';

const article = `Bridge reopens

Mayor Ana Ruiz said the bridge, which opened in May, was safe. Nobody asked about the cost of it.

The ferry went on as before, and the harbour was quiet.
`;

async function start(): Promise<{ page: Page; quotes: () => Promise<string[]> }> {
  const folder = tempFolder();
  const file = join(folder, 'bridge.txt');
  await writeFile(file, article);
  const workbench = await launchWorkbench({ userData: join(folder, 'home'), args: [file] });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  const { page } = workbench;
  await introduce(page, 'Noor');
  await readerText(page).getByText('The ferry').waitFor();
  const quotes = () => markList(page).locator('.mark-quote').allTextContents();
  return { page, quotes };
}

async function tag(page: Page, words: string, key = 'c'): Promise<void> {
  await selectByMouse(page, words);
  await page.keyboard.press(key);
  await said(page, words);
}

const undo = (page: Page) => page.keyboard.press('Control+z');

describe('segments', () => {
  test('further words join the mark by a key, which the bar shows; one undo takes them out', async () => {
    const { page, quotes } = await start();
    await tag(page, 'the bridge');
    await selectByMouse(page, 'was safe');
    const bar = page.getByRole('toolbar', { name: 'Tag the selection' });
    await bar.getByRole('button', { name: 'Add to “the bridge”' }).waitFor();
    await page.keyboard.press('d');
    await said(page, 'Segment added, 2 now');
    await expect.poll(quotes).toEqual(['the bridge … was safe']);
    await undo(page);
    await expect.poll(quotes).toEqual(['the bridge']);
  });

  test('words dragged over with Ctrl join it too, and a click with Ctrl takes a segment away', async () => {
    const { page, quotes } = await start();
    await tag(page, 'the bridge');
    await page.keyboard.down('Control');
    await selectByMouse(page, 'in May');
    await page.keyboard.up('Control');
    await expect.poll(quotes).toEqual(['the bridge … in May']);
    await page.keyboard.down('Control');
    await clickWords(page, 'the bridge');
    await page.keyboard.up('Control');
    await said(page, 'Segment removed');
    await expect.poll(quotes).toEqual(['in May']);
  });

  test('Tab walks all edges of all segments, Delete removes one, an edge that reaches another joins them', async () => {
    const { page, quotes } = await start();
    await tag(page, 'the bridge');
    for (const words of ['opened in', 'was safe']) {
      await selectByMouse(page, words);
      await page.keyboard.press('d');
      await said(page, 'Segment added');
    }
    await page.keyboard.press('e');
    const hint = page.getByRole('group', { name: 'Editing the span' });
    await hint.getByText('Moving the end of segment 3 of 3').waitFor();
    await page.keyboard.press('Tab');
    await hint.getByText('Moving the start of segment 1 of 3').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await hint.getByText('Moving the start of segment 2 of 3').waitFor();
    await page.keyboard.press('Delete');
    await hint.getByText('segment 2 of 2').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(quotes).toEqual(['the bridge … was safe']);
    await page.keyboard.press('e');
    await page.keyboard.press('Shift+Tab');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+ArrowLeft');
    await said(page, 'Segments joined');
    await page.keyboard.press('Enter');
    await expect.poll(quotes).toEqual(['the bridge, which opened in May, was safe']);
  });

  test('white space alone is neither tagged nor added', async () => {
    const { page, quotes } = await start();
    await tag(page, 'the bridge');
    await selectByMouse(page, ' about');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('c');
    await said(page, 'Only white space is selected');
    await page.keyboard.press('d');
    await said(page, 'Only white space is selected');
    expect(await quotes()).toEqual(['the bridge']);
  });
});

describe('split, merge, grow', () => {
  test('x cuts the selected mark at the caret, m makes it one again, one undo each', async () => {
    const { page, quotes } = await start();
    await tag(page, 'the bridge, which opened in May');
    await clickWords(page, ', which');
    await page.keyboard.press('x');
    await said(page, 'Claim split');
    const parts = await quotes();
    expect(parts).toHaveLength(2);
    expect(parts.join(' ').replaceAll(' ', '')).toBe('thebridge,whichopenedinMay');
    await page.keyboard.press('m');
    await said(page, '2 marks merged into one Claim');
    await expect.poll(quotes).toEqual(['the bridge, which opened in May']);
    await undo(page);
    await expect.poll(quotes).toEqual(parts);
    await undo(page);
    await expect.poll(quotes).toEqual(['the bridge, which opened in May']);
  });

  test('m with words selected merges the marks of one tag in them; a lone mark says why not', async () => {
    const { page, quotes } = await start();
    await tag(page, 'the bridge');
    await tag(page, 'in May');
    await tag(page, 'which', 'q');
    await selectByMouse(page, 'the bridge, which opened in May, was');
    await page.keyboard.press('m');
    await expect.poll(quotes).toEqual(['the bridge … in May', 'which']);
    await tag(page, 'harbour', 'l');
    await page.keyboard.press('m');
    await said(page, 'no other Location');
  });

  test('w grows a mark to whole words at once; s then d makes it the sentence', async () => {
    const { page, quotes } = await start();
    await selectByMouse(page, 'obody ask');
    await page.keyboard.press('c');
    await said(page, 'Claim added');
    await page.keyboard.press('w');
    await said(page, 'Grown to whole words');
    await expect.poll(quotes).toEqual(['Nobody asked']);
    await page.keyboard.press('s');
    const bar = page.getByRole('toolbar', { name: 'Tag the selection' });
    await bar.getByRole('button', { name: 'Grow “Nobody asked”' }).waitFor();
    await page.keyboard.press('d');
    await expect.poll(quotes).toEqual(['Nobody asked about the cost of it.']);
    await undo(page);
    await expect.poll(quotes).toEqual(['Nobody asked']);
  });
});

describe('stacks', () => {
  test('t lists the marks at the caret, innermost first; letters and arrows move, Enter takes one', async () => {
    const { page } = await start();
    await tag(page, 'the bridge, which opened in May', 'q');
    await tag(page, 'which opened in May', 'c');
    await tag(page, 'opened', 'l');
    await clickWords(page, 'opened');
    await page.keyboard.press('t');
    await said(page, '3 marks here');
    const menu = page.getByRole('menu', { name: '3 marks here' });
    await expect
      .poll(() => menu.locator('.stack-quote').allTextContents())
      .toEqual(['opened', 'which opened in May', 'the bridge, which opened in May']);
    await page.keyboard.press('q');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await menu.waitFor({ state: 'detached' });
    await said(page, 'Claim selected');
    await page.keyboard.press('Delete');
    await said(page, 'Claim deleted');
    await clickWords(page, 'opened');
    await page.keyboard.press('t');
    await page.keyboard.press('End');
    await page.keyboard.press('Escape');
    const card = page.getByRole('region', { name: 'Selected mark' });
    await expect.poll(() => card.locator('.mark-quote').first().textContent()).toBe('opened');
  });

  test('thirty marks on each other are counted at the caret and can all be reached', async () => {
    const { page } = await start();
    for (let at = 0; at < 30; at += 1) {
      await selectByMouse(page, 'harbour');
      await page.keyboard.press('calq'[at % 4] ?? 'c');
      await expect
        .poll(() => page.getByRole('tab', { name: /Marks/ }).textContent())
        .toContain(String(at + 1));
    }
    await clickWords(page, 'harbour');
    await page.locator('.reader-depth', { hasText: '30 marks' }).waitFor();
    await page.keyboard.press('t');
    const menu = page.getByRole('menu', { name: '30 marks here' });
    await page.keyboard.press('End');
    await expect
      .poll(() =>
        menu
          .getByRole('menuitemradio')
          .last()
          .evaluate((e) => e === document.activeElement),
      )
      .toBe(true);
  });

  test('a long press on several marks opens the list', async () => {
    const { page } = await start();
    await tag(page, 'which opened in May', 'c');
    await tag(page, 'opened', 'l');
    await clickWords(page, 'Nobody');
    const at = await readerText(page).getByText('which opened').boundingBox();
    expect(at).not.toBeNull();
    await clickWords(page, 'opened');
    await page.mouse.down();
    await page.getByRole('menu', { name: '2 marks here' }).waitFor();
    await page.mouse.up();
    await page.getByRole('menu', { name: '2 marks here' }).waitFor();
  });
});
