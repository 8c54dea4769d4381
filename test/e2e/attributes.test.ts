// What is said about marks, through the real window and the real file, by keyboard alone: every type of attribute, the
// last values again, notes in Markdown, and the decisions that a changed text asks for.

import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { annotatedFile, type MarkOfFile } from '../support/annotated-files.ts';
import { clickWords, markList, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { introduce, said } from '../support/at-the-window.ts';
import { launchWorkbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { call, listedArticles } from '../support/workbench-calls.ts';
import { mkdirSync, writeFileSync } from 'node:fs';

const text = `Bridge reopens

The Harbour Bridge opened on Friday after repairs that cost $43 million, the office said.

Mayor Ana Ruiz crossed it. She said that 60,000 vehicles will cross it each day.`;

const lost = { state: 'orphan', score: 0, textSha256: 'b'.repeat(64) } as const;

const marked: readonly MarkOfFile[] = [
  { tag: 'claim', quote: 'cost $43 million' },
  { tag: 'claim', quote: '60,000 vehicles' },
  { tag: 'actor', quote: 'Mayor Ana Ruiz' },
  { tag: 'location', quote: 'Harbour Bridge' },
  { tag: 'quote', quote: 'the office said' },
];

interface Started {
  readonly page: Page;
  readonly restart: () => Promise<Page>;
}

async function start(marks: readonly MarkOfFile[] = marked): Promise<Started> {
  const folder = tempFolder();
  const userData = join(folder, 'home');
  mkdirSync(userData);
  const file = join(folder, 'bridge.annotated.json');
  writeFileSync(file, JSON.stringify(annotatedFile(text, marks)));
  const open = async (args: readonly string[]) => {
    const workbench = await launchWorkbench({ userData, args });
    onTestFinished(() => workbench.kill().catch(() => undefined));
    return workbench;
  };
  const first = await open([file]);
  await introduce(first.page, 'Noor');
  await readerText(first.page).getByText('Mayor Ana Ruiz').waitFor();
  const restart = async () => {
    await first.close();
    const { page } = await open([]);
    await readerText(page).getByText('Mayor Ana Ruiz').waitFor();
    return page;
  };
  return { page: first.page, restart };
}

/** What the file holds of the mark on these words. */
async function stored(page: Page, words: string) {
  const [article] = await listedArticles(page);
  if (article === undefined) throw new Error('no article');
  const ids = marked.map((_mark, at) => `mark-${at + 1}` as never);
  const all = await call(page, 'annotation:details', { ids, articleId: article.id });
  return all.find(({ segments }) => segments[0]?.quote === words);
}

const press = async (page: Page, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

const card = (page: Page): Locator => page.getByRole('region', { name: 'Selected mark' });
const rows = (page: Page): Promise<string[]> =>
  markList(page).locator('.mark-second').allTextContents();

test('one key sets a verdict, Tab goes on, Esc goes back to the text, undo takes it back', async () => {
  const { page, restart } = await start();
  await clickWords(page, '$43 million');
  await press(page, 'Enter');
  const checkable = card(page).getByRole('radio', { name: 'Checkable', exact: true });
  await expect.poll(() => checkable.evaluate((e) => e === document.activeElement)).toBe(true);
  expect(await card(page).getByText('still to say').count()).toBe(1);
  await press(page, '1');
  await said(page, 'Checkability: checkable');
  expect(await card(page).getByText('still to say').count()).toBe(0);
  await press(page, 'Tab', 'r');
  await said(page, 'Verdict: refuted');
  await press(page, 'Tab');
  await page.keyboard.type('Roads');
  await press(page, 'Escape');
  await said(page, 'Topic: Roads');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toContain('reader-text');
  const all = { checkability: 'checkable', verdict: 'refuted', topic: 'Roads' };
  expect((await stored(page, 'cost $43 million'))?.attributes).toEqual(all);
  await press(page, 'Control+z', 'Control+z');
  await said(page, 'Undid: Verdict: refuted');
  await press(page, 'Control+Shift+z');
  await said(page, 'Redid: Verdict: refuted');
  const again = await restart();
  expect((await stored(again, 'cost $43 million'))?.attributes).toEqual({
    checkability: 'checkable',
    verdict: 'refuted',
  });
  await expect.poll(() => rows(again)).toContain('checkable · refuted');
});

test('undo works from within a field, and Delete there takes the value and not the mark', async () => {
  const { page } = await start();
  await clickWords(page, '$43 million');
  await press(page, 'Enter', 'Tab', '3');
  await said(page, 'Verdict: refuted');
  const refuted = card(page).getByRole('radio', { name: 'Refuted' });
  await press(page, 'Delete');
  await said(page, 'Clear verdict');
  await press(page, 'Delete');
  expect(await refuted.getAttribute('aria-checked')).toBe('false');
  await press(page, 'Control+z');
  await said(page, 'Undid: Clear verdict');
  await expect.poll(() => refuted.getAttribute('aria-checked')).toBe('true');
  expect(await refuted.evaluate((e) => e === document.activeElement)).toBe(true);
  await press(page, 'Tab');
  await page.keyboard.type('Roads');
  await press(page, 'Enter');
  await said(page, 'Topic: Roads');
  await press(page, 'Control+z');
  await said(page, 'Undid: Topic: Roads');
  await expect.poll(() => markList(page).getByRole('listitem').count()).toBe(marked.length);
});

test('numbers, days, addresses, yes and no and several options are kept as their types', async () => {
  const { page } = await start();
  await clickWords(page, 'Harbour');
  await press(page, 'Enter');
  await page.keyboard.type('52.5');
  await press(page, 'Tab');
  await page.keyboard.type('1 April 2023');
  await press(page, 'Tab');
  await page.keyboard.type('https://example.org/map');
  await press(page, 'Tab', 'n');
  await said(page, 'Sure: no');
  await press(page, 'Tab', '3', '1');
  await said(page, 'Uses: road, foot');
  expect((await stored(page, 'Harbour Bridge'))?.attributes).toEqual({
    latitude: 52.5,
    opened: '2023-04-01',
    map: 'https://example.org/map',
    sure: false,
    uses: ['road', 'foot'],
  });
});

test('a wrong value is said in place, kept while other marks are looked at, and never saved', async () => {
  const { page } = await start();
  await clickWords(page, 'Harbour');
  await press(page, 'Enter');
  await page.keyboard.type('far north');
  await press(page, 'Tab');
  await said(page, 'Latitude is not saved');
  const latitude = card(page).getByRole('textbox', { name: 'Latitude' });
  expect(await latitude.getAttribute('aria-invalid')).toBe('true');
  await clickWords(page, '60,000');
  await clickWords(page, 'Harbour');
  await expect.poll(() => latitude.inputValue()).toBe('far north');
  await card(page).getByText('“far north” is not a number').waitFor();
  expect((await stored(page, 'Harbour Bridge'))?.attributes).toEqual({});
  await latitude.fill('-12,5');
  await press(page, 'Enter');
  await said(page, 'Latitude: -12.5');
  expect((await stored(page, 'Harbour Bridge'))?.attributes).toEqual({ latitude: -12.5 });
});

test('a name that was given before is offered while typing and taken by key', async () => {
  const { page } = await start();
  await clickWords(page, 'Ana Ruiz');
  await press(page, 'Enter', 'Tab');
  await page.keyboard.type('Emily Carter');
  await press(page, 'Enter');
  await said(page, 'Name: Emily Carter');
  await selectByMouse(page, 'She');
  await press(page, 'a');
  await said(page, 'Actor added');
  await press(page, 'Enter', 'Tab');
  await page.keyboard.type('em');
  const offer = card(page).getByRole('option', { name: 'Emily Carter' });
  await offer.waitFor();
  await press(page, 'ArrowDown', 'Enter');
  await expect
    .poll(() => card(page).getByRole('combobox', { name: 'Name' }).inputValue())
    .toBe('Emily Carter');
  await expect.poll(() => rows(page)).toContain('Emily Carter');
});

test('the last values are given again by one key, and replace what was said by a second press', async () => {
  const { page } = await start();
  await clickWords(page, '$43 million');
  await press(page, 'Enter', '1', 'Tab', '3', 'Escape');
  await said(page, 'Verdict: refuted');
  await clickWords(page, '60,000');
  await card(page).getByRole('button', { name: 'Again: Refuted' }).waitFor();
  await press(page, 'Enter', 'Tab', '2');
  await said(page, 'Verdict: supported');
  await press(page, 'Escape');
  await clickWords(page, '$43 million');
  await press(page, '.');
  await said(page, 'Again to replace what differs with Verdict: supported');
  expect((await stored(page, 'cost $43 million'))?.attributes).toMatchObject({
    verdict: 'refuted',
  });
  await press(page, '.');
  await said(page, 'Again: Verdict: supported');
  expect((await stored(page, 'cost $43 million'))?.attributes).toMatchObject({
    checkability: 'checkable',
    verdict: 'supported',
  });
});

test('the last value of one field alone is given again from within it', async () => {
  const { page } = await start();
  await clickWords(page, '$43 million');
  await press(page, 'Enter', '1', 'Tab', '3', 'Tab');
  await page.keyboard.type('Roads');
  await press(page, 'Escape');
  await said(page, 'Topic: Roads');
  await clickWords(page, '60,000');
  await press(page, 'Enter', 'Tab', '.');
  await said(page, /^Verdict: refuted$/u);
  await press(page, 'Tab', 'ArrowUp');
  await said(page, /^Topic: Roads$/u);
  const values = (await stored(page, '60,000 vehicles'))?.attributes;
  expect(values).toEqual({ verdict: 'refuted', topic: 'Roads' });
});

test('a note is shown as its Markdown reads, edited as text, and loads and opens nothing', async () => {
  const note =
    '- **Budget**\n- [Invoice](https://example.org/i) ![x](https://example.org/x.png) <img src=x>';
  const { page } = await start([{ tag: 'claim', quote: 'cost $43 million', note }]);
  await clickWords(page, '$43 million');
  const view = card(page).locator('.note-view');
  await view.getByText('Budget').waitFor();
  expect(await view.locator('strong').textContent()).toBe('Budget');
  expect(await view.locator('a, img').count()).toBe(0);
  expect(await view.textContent()).toContain('Invoice (https://example.org/i)');
  await press(page, 'n');
  const field = card(page).getByRole('textbox', { name: 'Note' });
  await expect.poll(() => field.inputValue()).toBe(note);
  await expect.poll(() => view.count()).toBe(0);
  await page.keyboard.type('\n- more');
  await press(page, 'Escape');
  await said(page, 'Note saved');
  expect(await view.locator('li').count()).toBe(3);
});

const waiting: readonly MarkOfFile[] = [
  { tag: 'claim', quote: 'cost $43 million', anchoring: { state: 'fuzzy', score: 0.86 } },
  { tag: 'actor', quote: 'Mayor Ana Ruiz', anchoring: { state: 'moved', score: 1 } },
  { tag: 'location', quote: 'Harbour Bridge', anchoring: { state: 'moved', score: 1 } },
  { tag: 'claim', quote: 'forty thousand cars', anchoring: lost },
];

const waitingLine = (page: Page): Locator =>
  page.getByRole('group', { name: 'Marks that wait for a decision' });

test('marks that a changed text moved are decided one by one, by key', async () => {
  const { page } = await start(waiting);
  expect(await waitingLine(page).textContent()).toContain('4 marks wait for a decision');
  await readerText(page).focus();
  await press(page, 'Control+Home', 'Shift+Y');
  await said(page, 'Location moved, 1 of 4');
  await press(page, 'y');
  await said(page, 'Location is right where it is');
  await press(page, 'Shift+Y');
  await said(page, 'Claim with changed words, 1 of 3');
  await card(page)
    .getByText(/86%\salike/u)
    .waitFor();
  await press(page, 'y');
  await said(page, 'Claim is right where it is');
  expect((await stored(page, 'cost $43 million'))?.anchoring.state).toBe('exact');
  await press(page, 'Control+z');
  await said(page, 'Undid: Accept place of claim');
  await expect.poll(() => waitingLine(page).textContent()).toContain('3 marks');
});

test('an orphan stays meant while its new words are selected, and is placed there', async () => {
  const { page } = await start(waiting);
  await readerText(page).focus();
  await press(page, 'Control+Home', 'Shift+Y', 'Shift+Y', 'Shift+Y', 'Shift+Y');
  await said(page, 'Claim without a place, 4 of 4: “forty thousand cars”');
  await press(page, 'y');
  await said(page, 'It has no place in this text');
  await press(page, 'p');
  await said(page, 'Select the words of “forty thousand cars”');
  await selectByMouse(page, '60,000 vehicles');
  const hint = page.getByRole('group', { name: 'Placing a mark' });
  expect(await hint.textContent()).toContain('forty thousand cars');
  await press(page, 'p');
  await said(page, 'Claim placed: “60,000 vehicles”');
  await expect.poll(() => hint.count()).toBe(0);
  expect((await stored(page, '60,000 vehicles'))?.anchoring).toEqual({ state: 'exact', score: 1 });
  await press(page, 'Control+z');
  await said(page, 'Undid: Place mark');
  expect((await stored(page, 'forty thousand cars'))?.anchoring.state).toBe('orphan');
});

test('all moved marks are accepted in one act; those with other words go on waiting', async () => {
  const { page } = await start(waiting);
  await waitingLine(page).getByRole('button', { name: 'Accept all moved (2)' }).click();
  await said(page, '2 moved marks accepted. 2 marks still waiting');
  expect((await stored(page, 'Mayor Ana Ruiz'))?.anchoring.state).toBe('exact');
  expect((await stored(page, 'cost $43 million'))?.anchoring.state).toBe('fuzzy');
  await press(page, 'Control+z');
  await said(page, 'Undid: Accept places of 2 marks');
  await expect.poll(() => waitingLine(page).textContent()).toContain('4 marks');
});
