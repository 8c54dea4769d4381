// A library that stays findable: collections, status, sort, filter, acts on many articles with one undo, archive and
// bin; by mouse, then by keyboard alone; all of it there again after a sudden end.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  arrowTo,
  articleList,
  chooseFromMenu,
  expectListed,
  focusList,
  focusSearch,
  goToPlace,
  placesWithCounts,
  row,
  selectionBar,
  selectRows,
  tabTo,
} from '../support/at-the-library.ts';
import { openFiles, openWindow, ownFile, runCommand, said } from '../support/at-the-window.ts';
import { launchWorkbench, type Workbench } from '../support/launch.ts';
import { pageOf } from '../support/published-pages.ts';

const pages = [
  { title: 'Alder bridge', publisher: 'Coastal Ledger', on: '2023-01-10' },
  { title: 'Birch school', publisher: 'Coastal Ledger', on: '2023-02-11' },
  { title: 'Cedar hospital', publisher: 'Valley Voice', on: '2023-03-12' },
  { title: 'Dogwood market', publisher: 'Valley Voice', on: '2022-04-13' },
  { title: 'Elm railway', publisher: 'Harbour Courier', on: '2022-05-14' },
  { title: 'Fir lighthouse', publisher: 'Harbour Courier', on: '2021-06-15' },
];
const sample = 'Lindholm reopens its river bridge two years after the flood';
const [alder = '', birch = '', cedar = '', dogwood = '', elm = '', fir = ''] = pages.map(
  ({ title }) => title,
);

let root: string;
let app: Workbench;
let page: Page;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'sourcebench-test-'));
  const userData = join(root, 'data');
  mkdirSync(userData);
  app = await openWindow({ userData });
  ({ page } = app);
  const paths = pages.map((one, index) => ownFile(app, `${index}.html`, pageOf(one, 400 + index)));
  await openFiles(app, paths);
  await page.getByText('6 articles imported').waitFor();
});

afterAll(async () => {
  await app.kill().catch(() => undefined);
  rmSync(root, { recursive: true, force: true });
});

const sortButton = () => page.getByRole('button', { name: /^Sort, now by/ });
const messages = () => page.getByRole('status', { name: 'Messages' });

describe('by mouse', () => {
  test('the list is sorted by any field, from either end', async () => {
    await expectListed(page, [fir, elm, dogwood, cedar, birch, alder, sample]);
    await chooseFromMenu(page, sortButton(), 'Title');
    await expectListed(page, [alder, birch, cedar, dogwood, elm, fir, sample]);
    await chooseFromMenu(page, sortButton(), 'Z to A');
    await expectListed(page, [sample, fir, elm, dogwood, cedar, birch, alder]);
    await chooseFromMenu(page, sortButton(), 'Date published');
    await expectListed(page, [sample, cedar, birch, alder, elm, dogwood, fir]);
    await chooseFromMenu(page, sortButton(), 'Title');
  });

  test('a filter offers the values there are, and stands in the box where it can be changed', async () => {
    await chooseFromMenu(
      page,
      page.getByRole('button', { name: 'Filter' }),
      'Publisher',
      'Valley Voice',
    );
    await expectListed(page, [cedar, dogwood]);
    const box = page.getByRole('combobox', { name: 'Search the library' });
    expect(await box.inputValue()).toBe('publisher:="Valley Voice"');
    await chooseFromMenu(
      page,
      page.getByRole('button', { name: 'Filter' }),
      'Year published',
      '2022',
    );
    await expectListed(page, [dogwood]);
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expectListed(page, [alder, birch, cedar, dogwood, elm, fir, sample]);
  });

  test('an article has a status, which its row shows and a place collects', async () => {
    await row(page, birch).click();
    const standing = page.getByRole('button', { name: /^Status of the article/ });
    await chooseFromMenu(page, standing, 'In progress');
    await page.getByRole('option', { name: `In progress: ${birch}` }).waitFor();
    await goToPlace(page, 'In progress');
    await expectListed(page, [birch]);
    await goToPlace(page, 'All articles');
  });

  test('several articles go into a new collection in one step, and out of it with one undo', async () => {
    await selectRows(page, [alder, elm]);
    await row(page, fir).locator('[data-toggles]').click();
    await selectionBar(page).getByText('3 selected').waitFor();
    const into = selectionBar(page).getByRole('button', { name: 'Add to a collection' });
    await chooseFromMenu(page, into, 'New collection…');
    await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Coast');
    await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
    await messages().getByText('Collection “Coast” created with 3 articles').waitFor();
    await goToPlace(page, 'Coast');
    await expectListed(page, [alder, elm, fir]);
    await page.keyboard.press('Control+z');
    await said(page, 'Undid');
    expect(await placesWithCounts(page)).not.toContainEqual(expect.stringContaining('Coast'));
    await page.keyboard.press('Control+Shift+z');
    await said(page, 'Redid');
    await expect.poll(() => placesWithCounts(page)).toContain('Coast 3');
  });

  test('a status for many is one act with one undo', async () => {
    await goToPlace(page, 'Coast');
    await row(page, alder).click({ modifiers: ['Control'] });
    await row(page, fir).click({ modifiers: ['Shift'] });
    await selectionBar(page).getByText('3 selected').waitFor();
    const status = selectionBar(page).getByRole('button', { name: 'Set the status' });
    await chooseFromMenu(page, status, 'Done');
    await expect
      .poll(() =>
        articleList(page)
          .getByRole('option', { name: /^Done:/ })
          .count(),
      )
      .toBe(3);
    await messages().getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(() =>
        articleList(page)
          .getByRole('option', { name: /^Done:/ })
          .count(),
      )
      .toBe(0);
    expect(await placesWithCounts(page)).toContain('In progress 1');
    await page.keyboard.press('Escape');
    await goToPlace(page, 'All articles');
  });

  test('archive and bin take articles out of the way and give them back', async () => {
    await selectRows(page, [cedar, dogwood]);
    await selectionBar(page).getByRole('button', { name: 'Archive' }).click();
    await expectListed(page, [alder, birch, elm, fir, sample]);
    await row(page, elm).click({ button: 'right' });
    await page
      .getByRole('menu')
      .getByRole('menuitem', { name: /^Delete/ })
      .click();
    await expectListed(page, [alder, birch, fir, sample]);
    await goToPlace(page, 'Bin');
    await expectListed(page, [elm]);
    await row(page, elm).click();
    await page.getByText('In the bin').waitFor();
    await page.getByRole('button', { name: 'Restore' }).click();
    await goToPlace(page, 'Archive');
    await expectListed(page, [cedar, dogwood]);
    await row(page, dogwood).click({ modifiers: ['Control'] });
    await selectionBar(page).getByRole('button', { name: 'Restore to the library' }).click();
    await expectListed(page, [cedar]);
    await goToPlace(page, 'All articles');
    await expectListed(page, [alder, birch, dogwood, elm, fir, sample]);
  });

  test('a collection is renamed and deleted; its articles stay', async () => {
    const change = async (entry: string) => {
      await page.getByRole('button', { name: /^Listed:/ }).click();
      await page.getByRole('button', { name: 'Change “Coast”' }).click();
      await page.getByRole('menuitem', { name: entry }).click();
    };
    await change('Rename…');
    const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
    expect(await name.inputValue()).toBe('Coast');
    await name.fill('Shore');
    await page.keyboard.press('Enter');
    await expect.poll(() => placesWithCounts(page)).toContain('Shore 3');
    await page.keyboard.press('Control+z');
    await expect.poll(() => placesWithCounts(page)).toContain('Coast 3');
    await change('Delete the collection');
    await messages().getByText('Collection “Coast” deleted; its articles stay').waitFor();
    await expectListed(page, [alder, birch, dogwood, elm, fir, sample]);
    await messages().getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => placesWithCounts(page)).toContain('Coast 3');
  });
});

describe('by keyboard alone', () => {
  test('the list is sorted and another part of it shown', async () => {
    await focusSearch(page);
    await tabTo(page, /^Sort, now by/);
    await page.keyboard.press('Enter');
    await arrowTo(page, /^Date published/);
    await page.keyboard.press('Enter');
    await expectListed(page, [sample, birch, alder, elm, dogwood, fir]);
    const show = async (place: RegExp) => {
      await focusSearch(page);
      await tabTo(page, /^Listed:/);
      await page.keyboard.press('Enter');
      await arrowTo(page, place);
      await page.keyboard.press('Enter');
    };
    await show(/^In progress/);
    await expectListed(page, [birch]);
    await show(/^All articles/);
    await expectListed(page, [sample, birch, alder, elm, dogwood, fir]);
  });

  test('rows are selected with Space and Shift, and collected by name', async () => {
    await focusList(page);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await selectionBar(page).getByText('3 selected').waitFor();
    await page.keyboard.press(' ');
    await selectionBar(page).getByText('2 selected').waitFor();
    await runCommand(page, 'Add to collection…');
    await page.getByRole('dialog').getByRole('combobox').fill('Hills');
    await page.keyboard.press('Enter');
    await messages().getByText('Collection “Hills” created with 2 articles').waitFor();
    await expect.poll(() => placesWithCounts(page)).toContain('Hills 2');
  });

  test('all are marked done at once, and are not after one undo', async () => {
    await focusList(page);
    await page.keyboard.press('Control+a');
    await selectionBar(page).getByText('6 selected').waitFor();
    await runCommand(page, 'Mark as done');
    await expect
      .poll(() =>
        articleList(page)
          .getByRole('option', { name: /^Done:/ })
          .count(),
      )
      .toBe(6);
    await page.keyboard.press('Control+z');
    await expect
      .poll(() =>
        articleList(page)
          .getByRole('option', { name: /^Done:/ })
          .count(),
      )
      .toBe(0);
  });

  test('Delete moves what is selected to the bin, and Ctrl+Z brings it back', async () => {
    await focusList(page);
    await page.keyboard.press('End');
    await page.keyboard.press('Delete');
    await expectListed(page, [sample, birch, alder, elm, dogwood]);
    await page.keyboard.press('Control+z');
    await expectListed(page, [sample, birch, alder, elm, dogwood, fir]);
    await focusList(page);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.locator('.where-title', { hasText: fir }).waitFor();
    await runCommand(page, 'Archive');
    await expectListed(page, [sample, birch, alder, elm, dogwood]);
  });
});

test('a sudden end loses none of it', async () => {
  const before = await placesWithCounts(page);
  expect(before).toEqual(
    expect.arrayContaining(['Archive 2', 'In progress 1', 'Coast 2', 'Hills 2']),
  );
  await app.kill();
  app = await launchWorkbench({ userData: join(root, 'data') });
  ({ page } = app);
  await expectListed(page, [sample, birch, alder, elm, dogwood]);
  expect(await placesWithCounts(page)).toEqual(before);
  await goToPlace(page, 'Archive');
  await expectListed(page, [cedar, fir]);
  await goToPlace(page, 'Hills');
  await expect.poll(async () => await articleList(page).getByRole('option').count()).toBe(2);
  await page.keyboard.press('Control+z');
  await said(page, 'Undid');
  await goToPlace(page, 'Archive');
  await expectListed(page, [cedar]);
});
