// The pictures in the README: the sample article with marks of every kind, a review of a second reader's file, a damaged
// workspace and what its repair saved, light and dark, from the real window.
// Every run makes them and checks what they show; `npm run screenshots` also puts them where the README looks.

import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { clickWords, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { runCommand, said } from '../support/at-the-window.ts';
import { damagePage } from '../support/damage-page.ts';
import { launchWorkbench, root, type Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';

const marks = [
  ['l', 'Old Mill Bridge'],
  ['c', 'opened to traffic on Monday for the first time since the flood of March 2022'],
  ['c', 'About 3,000 people walked across within the first hour'],
  ['a', 'the town police'],
  ['q', '“The bridge is safer today than on the day it was built,”'],
  ['a', 'Mayor Adèle Fontanel'],
  ['a', 'Harrow Valley Fire Brigade'],
  ['l', 'Harrow Valley'],
  ['c', 'reaches 18 metres into the bedrock, twice as deep as the old one'],
  ['c', 'The repair cost 11.4 million crowns, 2 million more than the council approved last year'],
  ['a', 'the council'],
  ['a', 'regional government in Vestermark'],
  ['l', 'Vestermark'],
  ['q', '“For two years we lost half of our customers, and nobody has shown us a plan,”'],
  ['a', 'Ruben Askeland'],
] as const;

type Mark = (typeof marks)[number];

async function tagOne(page: Page, [key, words]: Mark): Promise<void> {
  await selectByMouse(page, words);
  await page.keyboard.press(key);
}

async function tagAll(page: Page, wanted: readonly Mark[]): Promise<void> {
  await page.getByRole('textbox', { name: 'Your name' }).fill('Fact desk');
  await page.keyboard.press('Enter');
  await readerText(page).getByText('opened to traffic').waitFor();
  for (const [index, mark] of wanted.entries()) {
    await tagOne(page, mark);
    await page.locator('.status-marks', { hasText: new RegExp(`^${index + 1} marks?$`) }).waitFor();
  }
}

test('shows the sample article with marks and with a second reading, light and dark', async () => {
  const folder = tempFolder();
  const workbench = await launchWorkbench({ userData: join(folder, 'home') });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  const { page } = workbench;
  await page.setViewportSize({ width: 1440, height: 900 });
  await tagAll(page, marks);
  await clickWords(page, '3,000 people');
  await page.keyboard.press('n');
  await page.keyboard.type(
    'The police count is for the whole day. Ask the town for the hourly log.',
  );
  await page.keyboard.press('Control+Enter');
  await clickWords(page, '3,000 people');
  await page.getByRole('toolbar', { name: 'Change the tag' }).waitFor();
  await page.mouse.move(720, 880);
  await page.locator('.reader-scroller').evaluate((element) => element.scrollTo(0, 90));

  await picture(workbench, 'annotate');

  const own = join(folder, 'own.annotated.json');
  await workbench.answerSaveDialog(own);
  await page.keyboard.press('Control+e');
  await page.getByRole('dialog', { name: 'Export' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => existsSync(own)).toBe(true);
  const second = join(folder, 'jon.annotated.json');
  await writeFile(second, secondReading(await readFile(own, 'utf8')));
  await workbench.answerOpenDialog([second]);
  await page.keyboard.press('Control+Shift+r');
  await page.getByRole('button', { name: /^Open review/ }).click();
  await page.getByText(/^0 of \d+ decided$/).waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).first().click();
  await readerText(page).focus();
  await page.keyboard.press('j');
  await picture(workbench, 'review');
});

test('shows a damaged workspace with the ways out of it, and what was saved', async () => {
  const folder = tempFolder('newsroom-');
  const app = { userData: join(folder, 'desk') };
  const before = await launchWorkbench(app);
  onTestFinished(() => before.kill().catch(() => undefined));
  await tagAll(before.page, marks.slice(0, 9));
  await runCommand(before.page, 'Make a backup now');
  await said(before.page, 'Backup made and checked');
  await tagOne(before.page, marks[9]);
  await said(before.page, /added: “The repair/u);
  await before.close();
  damagePage(join(app.userData, 'Library.sourcebench'), 'annotation');

  const workbench = await launchWorkbench(app);
  onTestFinished(() => workbench.kill().catch(() => undefined));
  const { page } = workbench;
  await page.setViewportSize({ width: 1440, height: 900 });
  const problem = page.getByRole('main', { name: 'Workspace problem' });
  await problem.getByText('Made by hand').waitFor();
  await picture(workbench, 'damaged');
  await problem.getByRole('button', { name: 'Repair…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Repair', exact: true }).click();
  const report = page.getByRole('dialog', { name: 'What was saved' });
  await report.getByText('The article was saved.').waitFor();
  await expect.poll(() => page.locator('.mark-quote').count()).toBe(10);
  await picture(workbench, 'repaired');
});

interface Written {
  annotators: { id: string; name: string }[];
  annotations: { id: string; tag: string; annotator: string; segments: Segment[] }[];
  [key: string]: unknown;
}
interface Segment {
  start: number;
  end: number;
  startUtf16: number;
  endUtf16: number;
  quote: string;
}

/** The same article as somebody else read it: some of it alike, one mark shorter, one with another tag, one missing. */
function secondReading(json: string): string {
  const file = JSON.parse(json) as Written;
  const annotator = randomUUID();
  file.annotators = [{ id: annotator, name: 'Jon' }];
  file.annotations = file.annotations
    .filter(({ segments }) => segments[0]?.quote !== 'the council')
    .map((mark) => {
      const [segment] = mark.segments;
      const cut = segment?.quote.startsWith('About ') === true ? 'About '.length : 0;
      if (segment !== undefined && cut > 0) {
        segment.start += cut;
        segment.startUtf16 += cut;
        segment.quote = segment.quote.slice(cut);
      }
      const tag = segment?.quote === 'Harrow Valley Fire Brigade' ? 'location' : mark.tag;
      return { ...mark, id: randomUUID(), annotator, tag };
    });
  return JSON.stringify(file);
}

async function picture({ page, clickMenu }: Workbench, name: string): Promise<void> {
  const folder = tempFolder();
  for (const theme of ['light', 'dark'] as const) {
    await clickMenu(`view.theme-${theme}`);
    await page.waitForFunction(
      (wanted) => document.documentElement.dataset['theme'] === wanted,
      theme,
    );
    const path = join(folder, `${name}-${theme}.png`);
    await page.screenshot({ path, animations: 'disabled' });
    expect((await stat(path)).size).toBeGreaterThan(60_000);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe(theme === 'light' ? 'rgb(246, 245, 242)' : 'rgb(22, 22, 20)');
    if (process.env['SOURCEBENCH_KEEP_SCREENSHOTS'] === '1') {
      const kept = join(root, 'build/screenshots');
      await mkdir(kept, { recursive: true });
      await copyFile(path, join(kept, `${name}-${theme}.png`));
    }
  }
}
