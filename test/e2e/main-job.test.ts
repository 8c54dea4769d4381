// The main job from the first screen to the file and back, in the real window over a real workspace file:
// tag by keyboard and by mouse, lose the process, find everything again, export, validate, import elsewhere.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseAnnotatedArticle } from '../../shared/annotation-file/parse.ts';
import { markList, readerText, selectByKeyboard, selectByMouse } from '../support/at-the-reader.ts';
import { closeResults, introduce, resultsDialog } from '../support/at-the-window.ts';
import { launchWorkbench, root, type Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';

const run = promisify(execFile);
const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** The spec's one moment for `exportedAt`, so that two exports can be compared byte by byte. */
const env = { SOURCE_DATE_EPOCH: '1714680000' };

const claim = 'About 3,000 people walked across within the first hour';
const location = 'Old Mill Bridge';
const quote = '“The bridge is safer today than on the day it was built,”';
const actor = 'Mayor Adèle Fontanel';
const crossing = 'it was built,” said Mayor';

async function start(userData: string, args: readonly string[] = []): Promise<Workbench> {
  await mkdir(userData, { recursive: true });
  const workbench = await launchWorkbench({ userData, args, env });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  return workbench;
}

/** The workspace has the sample article already, from which the imported one was made. */
async function readThatItIsKnown(page: Page): Promise<void> {
  await resultsDialog(page).getByText('The same text as “').waitFor();
  await closeResults(page);
}

async function tagAndWait(page: Page, act: () => Promise<void>, marks: number): Promise<void> {
  await act();
  await page.locator('.status-marks', { hasText: new RegExp(`^${marks} marks?$`) }).waitFor();
  await page.locator('.saved-done').waitFor();
}

async function tagEverything(page: Page): Promise<void> {
  await selectByKeyboard(page, location);
  await tagAndWait(page, () => page.keyboard.press('l'), 1);
  await selectByMouse(page, claim);
  await tagAndWait(page, () => page.keyboard.press('c'), 2);
  await selectByMouse(page, quote);
  const bar = page.getByRole('toolbar', { name: 'Tag the selection' });
  await tagAndWait(page, () => bar.getByRole('button', { name: 'Quote' }).click(), 3);
  // Nested in the claim.
  await selectByMouse(page, '3,000 people');
  await tagAndWait(page, () => page.keyboard.press('a'), 4);
  await selectByMouse(page, actor);
  await tagAndWait(page, () => page.keyboard.press('a'), 5);
  // Overlaps the quote and the actor.
  await selectByMouse(page, crossing);
  await tagAndWait(page, () => page.keyboard.press('c'), 6);
}

async function exportTo({ page, answerSaveDialog }: Workbench, path: string): Promise<string> {
  await answerSaveDialog(path);
  await page.keyboard.press('Control+e');
  await page.getByRole('dialog', { name: 'Export' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => readFile(path, 'utf8').catch(() => '')).not.toBe('');
  return readFile(path, 'utf8');
}

const sampleIsShown = (page: Page) => readerText(page).getByText('opened to traffic').waitFor();
const countIs = (page: Page, count: string) =>
  page.locator('.status-marks', { hasText: count }).waitFor();

describe('the main job', () => {
  test('tags by keyboard and mouse, survives SIGKILL, exports, and comes back byte for byte', async () => {
    const folder = tempFolder();
    const home = join(folder, 'home');
    const before = await start(home);
    await introduce(before.page, 'Noor');
    await sampleIsShown(before.page);
    await tagEverything(before.page);
    await before.kill();

    const after = await start(home);
    await sampleIsShown(after.page);
    await countIs(after.page, '6 marks');
    const listed = () => markList(after.page).locator('.mark-quote').allTextContents();
    await expect.poll(listed).toEqual([location, claim, '3,000 people', quote, crossing, actor]);
    const first = await exportTo(after, join(folder, 'first.annotated.json'));
    await after.close();

    const parsed = parseAnnotatedArticle(first, { sha256Hex });
    expect(parsed.problems).toEqual([]);
    expect(
      parsed.document?.annotations.map(({ tag, segments }) => [tag, segments[0]?.quote]),
    ).toEqual([
      ['location', location],
      ['claim', claim],
      ['actor', '3,000 people'],
      ['quote', quote],
      ['claim', crossing],
      ['actor', actor],
    ]);
    expect(parsed.document?.annotators.map(({ name }) => name)).toEqual(['Noor']);
    await validateByCommand(join(folder, 'first.annotated.json'));

    const elsewhere = await start(join(folder, 'elsewhere'), [
      join(folder, 'first.annotated.json'),
    ]);
    await introduce(elsewhere.page, 'Mika');
    await readThatItIsKnown(elsewhere.page);
    await countIs(elsewhere.page, '6 marks');
    const second = await exportTo(elsewhere, join(folder, 'second.annotated.json'));
    expect(second).toBe(first);
  });

  test('does the same through the command line', async () => {
    const folder = tempFolder();
    const workspace = join(folder, 'one.sourcebench');
    const article = join(folder, 'bridge.txt');
    await writeFile(
      article,
      'Bridge reopens 🚧\r\n\r\n“It is safe,” Mayor Ana Ruiz said.\r\nشهردار گفت پل امن است.\r\n',
    );
    const { results } = await cli(['import', article, '--workspace', workspace]);
    const [imported] = results as { status: string; articleId: string }[];
    expect(imported?.status).toBe('imported');
    const id = imported?.articleId ?? '';
    for (const [tag, words] of [
      ['quote', '“It is safe,”'],
      ['actor', 'Mayor Ana Ruiz'],
      ['claim', 'Bridge reopens 🚧'],
      ['location', 'پل'],
    ] as const) {
      await cli([
        'tag',
        id,
        '--tag',
        tag,
        '--quote',
        words,
        '--annotator',
        'Noor',
        '--workspace',
        workspace,
      ]);
    }
    const first = join(folder, 'one.annotated.json');
    const asJson = ['export', '--format', 'annotated-json'];
    await cli([...asJson, '--out', first, '--article', id, '--workspace', workspace]);
    await validateByCommand(first);
    const other = join(folder, 'two.sourcebench');
    await cli(['import', first, '--workspace', other]);
    const second = join(folder, 'two.annotated.json');
    await cli([...asJson, '--out', second, '--workspace', other]);
    expect(await readFile(second, 'utf8')).toBe(await readFile(first, 'utf8'));
    const listed = await cli(['list', '--workspace', other]);
    expect(listed['articles']).toEqual([{ id, title: 'Bridge reopens 🚧', annotations: 4 }]);
  });
});

async function cli(args: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(
    process.execPath,
    [join(root, 'electron/cli/sourcebench.ts'), ...args, '--json'],
    { env: { ...process.env, ...env } },
  );
  return JSON.parse(stdout) as Record<string, unknown>;
}

async function validateByCommand(file: string): Promise<void> {
  const { files } = (await cli(['validate', file])) as {
    files: { valid: boolean; problems: unknown[] }[];
  };
  expect(files).toEqual([{ file, valid: true, problems: [] }]);
}
