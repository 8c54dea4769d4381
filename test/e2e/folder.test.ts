// A folder of 200 files of every kind, twenty of them broken: through the window, stopped in the middle, and through
// the command line. What is good arrives, what is broken is named with the reason, and nothing is half there.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readerText, selectByMouse } from '../support/at-the-reader.ts';
import { openWindow, resultsDialog, runCommand, said } from '../support/at-the-window.ts';
import { sourcebench } from '../support/command-line.ts';
import type { Workbench } from '../support/launch.ts';
import { writeMixedFolder, type MixedFolder } from '../support/mixed-folder.ts';
import { call, listedArticles } from '../support/workbench-calls.ts';

const importLimitMs = 100_000;

let root: string;
let folder: MixedFolder;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'sourcebench-test-'));
  folder = await writeMixedFolder(join(root, 'in'));
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const byName = (names: readonly string[]) => names.toSorted((a, b) => a.localeCompare(b));
const goodTitles = () => byName(folder.good.map(({ title }) => title));

/** The name of the file and the whole entry's words. */
async function resultsOf(dialog: Locator): Promise<Map<string, string>> {
  const entries = await dialog.getByRole('list', { name: 'Imported files' }).evaluate((list) =>
    [...list.children].map((item) => ({
      file: item.querySelector('strong')?.textContent ?? '',
      words: item.textContent ?? '',
    })),
  );
  return new Map(entries.map(({ file, words }) => [file, words]));
}

function expectBrokenNamed(results: ReadonlyMap<string, string>): void {
  for (const { name, says } of folder.broken) {
    const words = results.get(basename(name));
    expect(words).toContain('Not imported');
    expect(words).toMatch(says);
  }
}

describe('through the window', () => {
  let app: Workbench;
  beforeAll(async () => {
    app = await openWindow();
  });
  afterAll(async () => {
    await app.close();
  });

  const card = (page: Page) => page.getByRole('region', { name: 'Import' });

  async function startImport(): Promise<void> {
    await app.answerOpenDialog([folder.path]);
    await runCommand(app.page, 'Open folder…');
  }

  /** Those that came with the folder: the sample article was there before. */
  async function importedTitles(): Promise<string[]> {
    const listed = await listedArticles(app.page);
    return byName(listed.map(({ title }) => title).filter((title) => title.startsWith('Report ')));
  }

  test('a stop in the middle leaves what was imported, and nothing half', async () => {
    const { page } = app;
    await startImport();
    await card(page).waitFor();
    expect(await card(page).getByRole('progressbar').getAttribute('max')).toBe('200');
    expect(await card(page).innerText()).toMatch(/Importing .+\n\d+ of 200/);
    await card(page)
      // The first of them are broken.
      .getByText(/^(?:[3-9]\d|1\d\d) of 200$/)
      .waitFor();
    await card(page).getByRole('button', { name: 'Stop' }).click();
    const dialog = resultsDialog(page);
    await dialog.waitFor({ timeout: importLimitMs });
    expect(await card(page).count()).toBe(0);
    const results = await resultsOf(dialog);
    expect(results.size).toBe(200);
    const stopped = [...results.values()].filter((words) => /the import was stopped/.test(words));
    expect(stopped.length).toBeGreaterThan(0);
    const arrived = folder.good.filter(({ name }) =>
      (results.get(basename(name)) ?? '').includes('Imported'),
    );
    expect(arrived.length).toBeGreaterThan(0);
    expect(await importedTitles()).toEqual(byName(arrived.map(({ title }) => title)));
    await dialog.getByRole('button', { name: 'Done' }).click();
    for (const { id } of await listedArticles(page)) {
      const { article } = await call(page, 'article:open', { id });
      expect(article.blocks.length).toBeGreaterThan(1);
      const [custody] = await call(page, 'article:custody', { articleId: id });
      expect(custody).toMatchObject({ kept: true });
    }
  });

  test('the whole folder: a bar, a window that works meanwhile, and a list that says what happened', async () => {
    const { page } = app;
    const before = (await importedTitles()).length;
    await page.getByRole('option', { name: /Lindholm/ }).click();
    await readerText(page).getByText('opened to traffic').waitFor();
    await startImport();
    await card(page).waitFor();
    await selectByMouse(page, 'Old Mill Bridge');
    await page.keyboard.press('l');
    await said(page, 'Location added');
    const dialog = resultsDialog(page);
    await dialog.waitFor({ timeout: importLimitMs });
    const known = before === 0 ? '' : `, ${before} already in the library`;
    await dialog
      .getByText(`${180 - before} articles imported${known}, 20 files not imported.`)
      .waitFor();
    const results = await resultsOf(dialog);
    expect(results.size).toBe(200);
    expectBrokenNamed(results);
    for (const { name, title } of folder.good) expect(results.get(basename(name))).toContain(title);
    expect([...results.keys()].slice(0, 20).toSorted()).toEqual(
      folder.broken.map(({ name }) => basename(name)).toSorted(),
    );
    expect(await importedTitles()).toEqual(goodTitles());
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page
      .getByRole('button', { name: /Listed: All articles/ })
      .filter({ hasText: '181' })
      .waitFor();
  });

  test('the same folder again adds nothing', async () => {
    const { page } = app;
    await startImport();
    const dialog = resultsDialog(page);
    await dialog
      .getByText('180 articles already in the library, 20 files not imported.')
      .waitFor({ timeout: importLimitMs });
    expect(await importedTitles()).toEqual(goodTitles());
  });
});

test('through the command line the same arrives, and the same is named', async () => {
  const at = (...args: string[]) => sourcebench(root, [...args, '--workspace', 'w.sourcebench']);
  const { exitCode, stdout, stderr } = await at('import', 'in', '--json');
  expect(exitCode).toBe(1);
  const { results } = JSON.parse(stdout) as {
    results: { file: string; status: string; title: string }[];
  };
  expect(results).toHaveLength(200);
  const imported = results.filter(({ status }) => status === 'imported');
  expect(byName(imported.map(({ title }) => title))).toEqual(goodTitles());
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(20);
  for (const { name, says } of folder.broken) {
    const file = join('in', name);
    expect(results.find((result) => result.file === file)?.status).toBe('failed');
    expect(lines.find((line) => line.includes(file))).toMatch(says);
  }
  const listed = JSON.parse((await at('list', '--json')).stdout) as { articles: unknown[] };
  expect(listed.articles).toHaveLength(180);
});
