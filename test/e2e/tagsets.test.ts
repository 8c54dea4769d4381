// Tagsets through the real window: making one, changing one that articles use, merging a tag that marks have and taking
// it back, files out and in, and another tagset for chosen articles. What it does to marks is always shown first.

import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { row, selectRows } from '../support/at-the-library.ts';
import { clickWords, markList, readerText, selectByMouse } from '../support/at-the-reader.ts';
import { introduce, runCommand, said, titleIs } from '../support/at-the-window.ts';
import { launchWorkbench, type Workbench } from '../support/launch.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { call } from '../support/workbench-calls.ts';

const bridge = `Bridge reopens

“It is safe,” said Mayor Ana Ruiz. The bridge cost $41 million.
`;
const ferry = `Ferry stops

The ferry stops in June, the council said.
`;

interface Started {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly folder: string;
  readonly tagsets: Locator;
}

async function start(): Promise<Started> {
  const folder = tempFolder();
  const files = [join(folder, 'ferry.txt'), join(folder, 'bridge.txt')];
  await writeFile(files[0] ?? '', ferry);
  await writeFile(files[1] ?? '', bridge);
  const workbench = await launchWorkbench({ userData: join(folder, 'home'), args: files });
  onTestFinished(() => workbench.kill().catch(() => undefined));
  const { page } = workbench;
  await introduce(page, 'Noor');
  await row(page, 'Bridge reopens').click();
  await titleIs(page, 'Bridge reopens');
  await readerText(page).getByText('The bridge cost').waitFor();
  return { workbench, page, folder, tagsets: page.getByRole('dialog', { name: 'Tagsets' }) };
}

async function tag({ page }: Started, words: string, key: string, label: string): Promise<void> {
  await selectByMouse(page, words);
  await page.keyboard.press(key);
  await said(page, `${label} added`);
}

async function openTagsets({ page, tagsets }: Started): Promise<void> {
  await page.keyboard.press('Control+.');
  await tagsets.getByRole('textbox', { name: 'Name of the tagset' }).waitFor();
}

async function closeTagsets({ page, tagsets }: Started): Promise<void> {
  await page.keyboard.press('Escape');
  await tagsets.waitFor({ state: 'detached' });
}

const tagRow = (tagsets: Locator, name: string): Locator =>
  tagsets.getByRole('list', { name: 'Tags', exact: true }).getByRole('button', { name });

const keptRow = (tagsets: Locator, name: string): Locator =>
  tagsets.getByRole('list', { name: 'Kept in this workspace' }).getByRole('button', { name });

/** What the dialog says about the last act. */
const told = (tagsets: Locator, words: string | RegExp): Promise<void> =>
  tagsets.getByRole('status').filter({ hasText: words }).waitFor();

async function recordKey({ page, tagsets }: Started, key: string): Promise<void> {
  await tagsets.getByRole('button', { name: /^Change the key/u }).click();
  await page.keyboard.press(key);
}

/** The letters and words of the marks, as the inspector lists them. */
const markRows = (page: Page): Promise<string[]> =>
  markList(page)
    .getByRole('listitem')
    .evaluateAll((rows) =>
      rows.map((one) => {
        const text = (part: string) => one.querySelector(part)?.textContent ?? '';
        return `${text('.tag-badge')} ${text('.mark-quote')}`;
      }),
    );

const save = (tagsets: Locator): Promise<void> =>
  tagsets.getByRole('button', { name: /^Save/u }).click();

describe('making a tagset', () => {
  test('by keyboard alone: name, tags with keys, an attribute with options, a relation; then it is used', async () => {
    const started = await start();
    const { page, tagsets } = started;
    await openTagsets(started);
    await tagsets.getByRole('button', { name: 'New', exact: true }).focus();
    await page.keyboard.press('Enter');
    await told(tagsets, 'A new tagset');
    await page.keyboard.type('Press watch');
    for (const label of ['Rumour', 'Source']) {
      await tagsets.getByRole('textbox', { name: 'Label of a new tag' }).focus();
      await page.keyboard.type(label);
      await page.keyboard.press('Enter');
      await told(tagsets, `Tag “${label}” added`);
    }
    await tagRow(tagsets, 'Rumour').click();
    await recordKey(started, '1');
    await tagsets.getByRole('textbox', { name: 'New attribute' }).focus();
    await page.keyboard.type('Spread');
    await page.keyboard.press('Enter');
    await tagsets.getByRole('combobox', { name: 'Value' }).selectOption('choice');
    for (const option of ['Local', 'Wide']) {
      await tagsets.getByRole('textbox', { name: 'New option' }).focus();
      await page.keyboard.type(option);
      await page.keyboard.press('Enter');
    }
    await tagsets.getByRole('textbox', { name: 'New relation' }).focus();
    await page.keyboard.type('heard from');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await told(tagsets, '“Press watch” is saved');
    await closeTagsets(started);

    const listed = await call(page, 'tagset:list', undefined);
    const made = listed.find(({ tagset }) => tagset.name === 'Press watch')?.tagset;
    expect(made).toMatchObject({
      id: 'press-watch',
      version: 1,
      tags: [
        {
          id: 'rumour',
          shortcut: '1',
          attributes: [
            { id: 'spread', type: 'choice', options: [{ id: 'local' }, { id: 'wide' }] },
          ],
        },
        { id: 'source' },
      ],
      relations: [{ id: 'heard-from', from: ['rumour', 'source'], to: ['rumour', 'source'] }],
    });

    await useFor(started, 'Press watch');
    await tag(started, 'It is safe', '1', 'Rumour');
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await keys.getByText('Tag as Rumour', { exact: true }).waitFor();
    expect(await keys.getByText('Tag as Claim', { exact: true }).count()).toBe(0);
  });

  test('a new one that is left unsaved is asked about; keeping on editing loses nothing', async () => {
    const started = await start();
    const { page, tagsets } = started;
    await openTagsets(started);
    await tagsets.getByRole('button', { name: 'New', exact: true }).click();
    await tagsets.getByRole('textbox', { name: 'Label of a new tag' }).fill('Rumour');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const asked = page.getByRole('dialog', { name: 'Discard the changes?' });
    await asked.getByRole('button', { name: 'Keep editing' }).click();
    await tagRow(tagsets, 'Rumour').waitFor();
    await page.keyboard.press('Escape');
    await asked.getByRole('button', { name: 'Discard' }).click();
    await tagsets.waitFor({ state: 'detached' });
    expect(await call(page, 'tagset:list', undefined)).toHaveLength(1);
  });
});

/** Through the palette, for the open article. */
async function useFor({ page }: Started, name: string): Promise<void> {
  await page.keyboard.press('Control+.');
  const tagsets = page.getByRole('dialog', { name: 'Tagsets' });
  await keptRow(tagsets, name).click();
  await tagsets.getByRole('button', { name: 'Use for the open article…' }).click();
  const use = page.getByRole('dialog', { name: 'Use another tagset' });
  await use.getByRole('radio', { name }).check();
  await use.getByRole('button', { name: 'Continue…' }).click();
  const sheet = page.getByRole('dialog', { name: `Use “${name}” for 1 article` });
  await sheet.getByRole('button', { name: 'Use it' }).click();
  await said(page, `Tagset “${name}” in use`);
}

describe('changing the tagset of the open article', () => {
  test('a new label and key are there at once, marks stay as they are, and one undo takes it back', async () => {
    const started = await start();
    const { page, tagsets } = started;
    await tag(started, 'It is safe', 'c', 'Claim');
    await openTagsets(started);
    await tagRow(tagsets, 'Claim').click();
    await tagsets.getByRole('textbox', { name: 'Label', exact: true }).fill('Statement');
    await recordKey(started, 'n');
    await tagsets
      .getByText(/“N” already stands for “/u)
      .first()
      .waitFor();
    await recordKey(started, '5');
    await tagsets.getByRole('radio', { name: 'Teal' }).check({ force: true });
    await save(tagsets);
    await told(tagsets, 'is saved');
    await closeTagsets(started);
    await expect.poll(() => markRows(page)).toEqual(['5 It is safe']);
    await tag(started, 'Mayor Ana Ruiz', '5', 'Statement');
    await page.keyboard.press('Control+z');
    await expect.poll(() => markRows(page)).toEqual(['5 It is safe']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => markRows(page)).toEqual(['C It is safe']);
    await tag(started, 'Mayor Ana Ruiz', 'c', 'Claim');
  });

  test('a tag in use is merged into another one: shown first, one act, one undo brings tag and values back', async () => {
    const started = await start();
    const { page, tagsets } = started;
    await tag(started, 'It is safe', 'c', 'Claim');
    await tag(started, 'Mayor Ana Ruiz', 'a', 'Actor');
    await clickWords(page, 'safe');
    await page
      .getByRole('radio', { name: /^Refuted/u })
      .first()
      .click();
    await said(page, /Verdict/u);
    await openTagsets(started);
    await tagRow(tagsets, 'Claim').focus();
    await page.keyboard.press('Delete');
    const asked = page.getByRole('dialog', { name: 'Remove the tag “Claim”?' });
    await asked.getByText('1 mark has it').waitFor();
    await asked
      .getByRole('combobox', { name: 'Its marks' })
      .selectOption({ label: 'Merge into Quote' });
    await asked.getByRole('button', { name: 'Merge into Quote' }).click();
    await told(tagsets, '“Claim” merged into “Quote”');
    await save(tagsets);

    const sheet = page.getByRole('dialog', { name: 'Save “Fact checking”' });
    await sheet
      .getByText(/Claim → Quote|Claim.*Quote/u)
      .first()
      .waitFor();
    const verdict = sheet.getByRole('combobox').first();
    expect(await verdict.inputValue()).toBe('');
    // Nothing is done while a question is open.
    await page.keyboard.press('Control+Enter');
    await sheet.getByRole('status').filter({ hasText: '1 choice left.' }).waitFor();
    expect((await call(page, 'tagset:list', undefined))[0]?.tagset.version).toBe(2);
    await answerAll(sheet);
    await sheet.getByRole('button', { name: /^Save/u }).click();
    await sheet.waitFor({ state: 'detached' });
    await told(tagsets, 'is saved');
    await closeTagsets(started);
    await expect.poll(() => markRows(page)).toEqual(['Q It is safe', 'A Mayor Ana Ruiz']);

    await page.keyboard.press('Control+z');
    await expect.poll(() => markRows(page)).toEqual(['C It is safe', 'A Mayor Ana Ruiz']);
    await clickWords(page, 'safe');
    const refuted = page.getByRole('radio', { name: /^Refuted/u }).first();
    await expect.poll(() => refuted.getAttribute('aria-checked')).toBe('true');
  });

  test('a tag that is removed without a word leaves the choice to the sheet; deleting says how many marks', async () => {
    const started = await start();
    const { page, tagsets } = started;
    await tag(started, 'It is safe', 'c', 'Claim');
    await tag(started, '$41 million', 'c', 'Claim');
    await openTagsets(started);
    await tagRow(tagsets, 'Claim').focus();
    await page.keyboard.press('Delete');
    const asked = page.getByRole('dialog', { name: 'Remove the tag “Claim”?' });
    await asked.getByRole('button', { name: 'Remove the tag' }).click();
    await save(tagsets);
    const sheet = page.getByRole('dialog', { name: 'Save “Fact checking”' });
    const choice = sheet.getByRole('combobox', { name: /Claim/u });
    expect(await choice.inputValue()).toBe('');
    await choice.selectOption({ label: 'Delete 2 marks' });
    await sheet
      .getByText(/2 marks/u)
      .first()
      .waitFor();
    await sheet.getByRole('button', { name: /^Save/u }).click();
    await told(tagsets, 'is saved');
    await closeTagsets(started);
    await expect.poll(() => markRows(page)).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => markRows(page)).toEqual(['C It is safe', 'C $41 million']);
  });
});

/** Deletes whatever is asked about. */
async function answerAll(sheet: Locator): Promise<void> {
  const open = sheet.locator('select[data-open="true"]');
  for (let left = await open.count(); left > 0; left = await open.count()) {
    await open.first().selectOption('delete');
    await expect.poll(() => open.count()).not.toBe(left);
    await sheet.getByText('Finding out').waitFor({ state: 'detached' });
  }
}

describe('files', () => {
  test('a tagset goes out to a file and comes back: the same, then as a newer version that is shown before it is kept', async () => {
    const started = await start();
    const { page, tagsets, workbench, folder } = started;
    const path = join(folder, 'desk.tagset.json');
    await openTagsets(started);
    await workbench.answerSaveDialog(path);
    await tagsets.getByRole('button', { name: 'Export file…' }).click();
    await told(tagsets, path);
    await workbench.answerOpenDialog([path]);
    await tagsets.getByRole('button', { name: 'Import file…' }).click();
    await told(tagsets, 'as it is in this workspace already');

    const file = JSON.parse(readFileSync(path, 'utf8')) as {
      tagset: { version: number; tags: { label: string }[] };
    };
    const [claim] = file.tagset.tags;
    if (claim === undefined) throw new Error('The file has no tag.');
    claim.label = 'Assertion';
    file.tagset.version += 5;
    await writeFile(path, JSON.stringify(file));
    await workbench.answerOpenDialog([path]);
    await tagsets.getByRole('button', { name: 'Import file…' }).click();
    await tagsets.getByText('A newer version of “Fact checking”').first().waitFor();
    await tagRow(tagsets, 'Assertion').waitFor();
    const [kept] = await call(page, 'tagset:list', undefined);
    expect(kept?.tagset.tags[0]?.label).toBe('Claim');
    await save(tagsets);
    await told(tagsets, 'is saved');
    await closeTagsets(started);
    await tag(started, 'It is safe', 'c', 'Assertion');
  });

  test('a file that cannot be a tagset is refused with what is wrong; colliding keys are taken away and named', async () => {
    const started = await start();
    const { page, tagsets, workbench, folder } = started;
    const path = join(folder, 'bad.tagset.json');
    const one = { color: '#1d4ed8', shortcut: 'x', description: null, attributes: [] };
    const write = (tags: readonly object[]) =>
      writeFile(
        path,
        JSON.stringify({
          format: 'sourcebench.tagset',
          version: 1,
          tagset: { id: 'desk', name: 'Desk', version: 1, tags, relations: [] },
        }),
      );
    const read = async () => {
      await workbench.answerOpenDialog([path]);
      await tagsets.getByRole('button', { name: 'Import file…' }).click();
    };
    await write([
      { id: 'a', label: 'A', ...one },
      { id: 'a', label: 'Again', ...one },
    ]);
    await openTagsets(started);
    await read();
    await tagsets.getByRole('alert').filter({ hasText: 'bad.tagset.json' }).waitFor();
    expect(await call(page, 'tagset:list', undefined)).toHaveLength(1);
    await write([
      { id: 'a', label: 'First', ...one },
      { id: 'b', label: 'Second', ...one },
    ]);
    await read();
    const notice = tagsets.getByRole('note');
    await notice.getByText('“Desk” from the file is new here').waitFor();
    await notice.getByText(/The shortcut was taken away/u).waitFor();
    await save(tagsets);
    const problems = tagsets.getByRole('list', { name: 'Problems of the tagset' });
    await problems.getByText(/“X” already stands for “/u).waitFor();
    await recordKey(started, '7');
    await save(tagsets);
    await told(tagsets, '“Desk” is saved');
    await keptRow(tagsets, 'Desk').waitFor();
  });
});

test('another tagset for the selected articles of the library is one act, and undo gives all of them theirs back', async () => {
  const started = await start();
  const { page, tagsets } = started;
  await openTagsets(started);
  await tagsets.getByRole('button', { name: 'Duplicate' }).click();
  await tagsets.getByRole('textbox', { name: 'Name of the tagset' }).fill('Night desk');
  await save(tagsets);
  await told(tagsets, '“Night desk” is saved');
  await closeTagsets(started);
  await selectRows(page, ['Bridge reopens', 'Ferry stops']);
  await row(page, 'Ferry stops').click({ button: 'right' });
  await page.getByRole('menuitem', { name: /Use another tagset/u }).click();
  const use = page.getByRole('dialog', { name: 'Use another tagset' });
  await use.getByRole('radio', { name: /Night desk/u }).check();
  await use.getByRole('button', { name: 'Continue…' }).click();
  const sheet = page.getByRole('dialog', { name: 'Use “Night desk” for 2 articles' });
  await sheet.getByRole('button', { name: 'Use it' }).click();
  await said(page, 'Tagset “Night desk” in use');
  const users = async () => {
    const entries = await call(page, 'tagset:list', undefined);
    return entries.map(({ tagset: { name }, articles }) => `${name} ${articles}`).toSorted();
  };
  const before = (await users()).find((words) => words.startsWith('Night desk'));
  expect(before).toBe('Night desk 2');
  await runCommand(page, 'Undo');
  await expect
    .poll(async () => (await users()).find((words) => words.startsWith('Night desk')))
    .toBe('Night desk 0');
});
