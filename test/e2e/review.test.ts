// A real review through two windows: two people read one article, the second one's file is opened by the first, every
// kind of difference is decided by keys, the review is finished and sent back, and the second one sees every decision
// with its reason and answers.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  introduce,
  openFiles,
  openWindow,
  ownFile,
  said,
  titleIs,
} from '../support/at-the-window.ts';
import { readerText } from '../support/at-the-reader.ts';
import { axeFaults } from '../support/axe-faults.ts';
import { launchWorkbench, type Workbench } from '../support/launch.ts';
import { articleTitled, mark, relate, type ReadArticle } from '../support/review-session.ts';
import { call } from '../support/workbench-calls.ts';
import type { AnnotationId } from '../../shared/domain/ids.ts';
import type { ReviewState } from '../../shared/ipc/review-types.ts';

const sample = fileURLToPath(new URL('../../../shared/samples/news-article.txt', import.meta.url));
const isThere = existsSync(sample);
if (!isThere) console.log('The sample article is not on this machine; its review is skipped.');

const headline = 'Afghan resistance groups eye spring offensive';
const aid = 'Foreign aid is not forthcoming';
const govern =
  'The Taliban have proven they cannot govern, cannot address their own differences, and cannot address the concerns of neighboring countries';
const growing = 'internal divisions are only growing';
const [front, saleh] = ['National Resistance Front', 'Amrullah Saleh'];
const smuggling = ['There is no lack of money', 'many of whom ran private armies'] as const;

/** What the first reader has marked when the second one gets the article. */
async function readFirst(mine: ReadArticle): Promise<{ readonly aid: AnnotationId }> {
  const first = await mark(mine, 'claim', aid);
  await mark(mine, 'location', 'Afghanistan');
  return { aid: first };
}

async function readOn(mine: ReadArticle, { aid: id }: { readonly aid: AnnotationId }) {
  const articleId = mine.id;
  await call(mine.page, 'annotation:set-note', { id, articleId, note: 'Ask the ministry.' });
  const quote = await mark(mine, 'quote', govern);
  const naab = await mark(mine, 'actor', 'Mirwais Naab');
  await mark(mine, 'actor', 'Ahmad Massoud');
  await relate(mine, 'said-by', quote, naab);
  await mark(mine, 'location', 'Kabul');
  await mark(mine, 'actor', front);
  await mark(mine, 'claim', growing, { attributes: { verdict: 'unchecked' } });
  await mark(mine, 'actor', saleh, { note: 'Vice President until 2021.' });
  await mark(mine, 'claim', `${smuggling[0]} among the old Afghan warriors, ${smuggling[1]}`);
}

async function readSecond(theirs: ReadArticle, { aid: id }: { readonly aid: AnnotationId }) {
  await call(theirs.page, 'annotation:delete', { id, articleId: theirs.id });
  const quote = await mark(theirs, 'quote', govern.slice(0, govern.indexOf(', and')));
  await mark(theirs, 'actor', 'Mirwais Naab');
  const massoud = await mark(theirs, 'actor', 'Ahmad Massoud');
  await relate(theirs, 'said-by', quote, massoud);
  await mark(theirs, 'location', 'Panjshir Valley');
  await mark(theirs, 'location', front);
  await mark(theirs, 'claim', growing, { attributes: { verdict: 'refuted' } });
  await mark(theirs, 'actor', saleh, { note: 'Still claims the presidency.' });
  await mark(theirs, 'claim', smuggling);
}

const pane = (page: Page): Locator => page.locator('.review-pane');
const kinds = (page: Page) =>
  pane(page)
    .locator('.review-item')
    .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['kind'] ?? ''));
const selected = (page: Page): Locator => pane(page).locator('.review-item[data-selected=true]');

async function openForReview(
  { page, answerOpenDialog }: Workbench,
  path: string,
): Promise<Locator> {
  await answerOpenDialog([path]);
  await page.keyboard.press('Control+Shift+r');
  const dialog = page.getByRole('dialog', { name: 'Review a colleague’s file' });
  await dialog.waitFor();
  return dialog;
}

async function exportTo(app: Workbench, name: string): Promise<string> {
  const path = join(app.userData, name);
  await app.answerSaveDialog(path);
  await app.page.keyboard.press('Control+e');
  await app.page.getByRole('dialog', { name: 'Export' }).waitFor();
  await app.page.keyboard.press('Enter');
  await expect.poll(() => existsSync(path)).toBe(true);
  return path;
}

async function readState(page: Page, article: ReadArticle): Promise<ReviewState> {
  const [head] = await call(page, 'review:list', { articleId: article.id });
  if (head === undefined) throw new Error('The article has no review.');
  return call(page, 'review:read', { reviewId: head.id });
}

/** Decides the selected difference by its key, with a reason where one is given. */
const decisionKey: Readonly<Record<string, readonly [key: string, reason: string | null]>> = {
  'delete-change': ['1', 'The ministry has not answered yet.'],
  segments: ['2', null],
  boundary: ['2', 'Only these words are in the recording.'],
  'only-mine': ['1', null],
  'only-theirs': ['2', null],
  tag: ['1', 'It is who acts here.'],
  attribute: ['2', null],
  note: ['3', null],
  relation: ['1', null],
};

describe.skipIf(!isThere)('a colleague’s file', () => {
  let mine: Workbench;
  let theirs: Workbench;
  let article: ReadArticle;
  let colleagues: ReadArticle;
  let file: string;
  let sentBack: string;

  beforeAll(async () => {
    mine = await openWindow();
    theirs = await launchWorkbench();
  });
  afterAll(async () => {
    await theirs.close();
    await mine.close();
  });

  test('two people read the article, each in a window', async () => {
    await openFiles(mine, [sample]);
    await titleIs(mine.page, headline);
    article = await articleTitled(mine.page, headline);
    const first = await readFirst(article);
    const given = await exportTo(mine, 'for-jon.annotated.json');
    await introduce(theirs.page, 'Jon');
    await openFiles(theirs, [given]);
    await titleIs(theirs.page, headline);
    colleagues = await articleTitled(theirs.page, headline);
    await readSecond(colleagues, first);
    await readOn(article, first);
    file = await exportTo(theirs, 'jon.annotated.json');
    expect(colleagues.id).toBe(article.id);
    expect(colleagues.text).toBe(article.text);
  });

  test('is looked at first, and opened with one key', async () => {
    const { page } = mine;
    const dialog = await openForReview(mine, file);
    await dialog.getByText('Same article').waitFor();
    await dialog
      .getByText(/by Jon/)
      .first()
      .waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await pane(page).waitFor();
    await page.getByRole('button', { name: 'Review', pressed: true }).waitFor();
    const { items } = await readState(page, article);
    expect(new Set(items.map(({ kind }) => kind))).toEqual(
      new Set(['agreed', ...Object.keys(decisionKey)]),
    );
    expect(await axeFaults(page)).toEqual([]);
  });

  test('every kind of difference is decided by its keys, one after the other', async () => {
    const { page } = mine;
    const before = await readState(page, article);
    const open = before.items.filter(({ kind }) => kind !== 'agreed');
    await readerText(page).focus();
    await page.keyboard.press('j');
    for (let left = open.length; left > 0; left -= 1) {
      const item = selected(page);
      await item.waitFor();
      const kind = (await item.getAttribute('data-kind')) ?? '';
      const [key, reason] = decisionKey[kind] ?? ['1', null];
      if (reason !== null) {
        await page.keyboard.press('r');
        await item.getByRole('textbox', { name: 'Reason' }).fill(reason);
        await page.keyboard.press('Enter');
      }
      await page.keyboard.press(key);
      await expect
        .poll(async () => (await readState(page, article)).decisions.length)
        .toBe(open.length - left + 1);
    }
    expect((await kinds(page)).length).toBeGreaterThan(0);
    const { decisions, items } = await readState(page, article);
    expect(items).toEqual(before.items);
    expect(decisions.filter(({ reason }) => reason !== null).length).toBeGreaterThan(2);
    await page.getByText(`${open.length} of ${open.length} decided`).first().waitFor();
  });

  test('a decision is one step of undo and redo', async () => {
    const { page } = mine;
    const all = (await readState(page, article)).decisions;
    await page.keyboard.press('Control+z');
    await expect
      .poll(async () => (await readState(page, article)).decisions.length)
      .toBe(all.length - 1);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await readState(page, article)).decisions).toEqual(all);
  });

  test('it is finished, reported and sent back with every decision', async () => {
    const { page, userData, answerSaveDialog } = mine;
    await pane(page).getByRole('button', { name: 'Finish review' }).click();
    await said(page, 'The review is finished.');
    const report = join(userData, 'report.html');
    await answerSaveDialog(report);
    await pane(page).getByRole('button', { name: 'Report…' }).click();
    await page.getByRole('dialog', { name: 'Report' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => existsSync(report)).toBe(true);
    expect(readFileSync(report, 'utf8')).toContain('Only these words are in the recording.');
    sentBack = join(userData, 'sent-back.annotated.json');
    await answerSaveDialog(sentBack);
    await pane(page).getByRole('button', { name: 'Send back…' }).click();
    await page.getByRole('dialog', { name: 'Review file' }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => existsSync(sentBack)).toBe(true);
    const sent = JSON.parse(readFileSync(sentBack, 'utf8')) as {
      review: { decisions: { kind: string }[] };
    };
    const state = await readState(page, article);
    expect(sent.review.decisions).toHaveLength(state.decisions.length);
  });

  test('the colleague sees each decision with its reason, takes one and answers another', async () => {
    const { page } = theirs;
    const dialog = await openForReview(theirs, sentBack);
    await dialog.getByText(/decided on \d+ of your marks/).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await pane(page).waitFor();
    const state = await readState(page, colleagues);
    expect(state.answers.length).toBeGreaterThan(0);
    await pane(page).getByText('It is who acts here.').first().waitFor();
    const tag = pane(page).locator('.review-item[data-kind=tag] button');
    await tag.click();
    await page.keyboard.press('2');
    await expect.poll(async () => (await readState(page, colleagues)).decisions.length).toBe(1);
  });

  test('the same file again asks for nothing that is decided', async () => {
    const { page } = mine;
    const before = await readState(page, article);
    const dialog = await openForReview(mine, file);
    await dialog.getByText(/decisions are kept where they still apply/).waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await readState(page, article)).decisions)
      .toEqual(before.decisions);
  });

  test('a file about another article says so, and nothing is opened', async () => {
    const { page } = mine;
    const other = ownFile(
      mine,
      'other.annotated.json',
      readFileSync(file, 'utf8').replaceAll(
        /"text": "[^\n]*",/g,
        '"text": "Another text entirely.",',
      ),
    );
    await mine.answerOpenDialog([other]);
    await page.keyboard.press('Control+Shift+r');
    const dialog = page.getByRole('dialog').first();
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect((await call(page, 'review:list', { articleId: article.id })).length).toBe(1);
  });
});
