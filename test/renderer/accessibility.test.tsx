import axe from 'axe-core';
import { expect, test } from 'vitest';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { TagId } from '../../shared/domain/ids.ts';
import type { ImportResult } from '../../shared/ipc/types.ts';
import { openDialog } from '../../renderer/state/dialogs.ts';
import { arabic, bridge, hospital } from './support/articles.ts';
import { results, rows, searchBox } from './support/at-the-library.ts';
import { manyLosses } from './support/many-losses.ts';
import { press, putCaret, renderApp, selectWords } from './support/render-app.tsx';

/** Serious and critical findings, each as rule and element, so that a failure says where. */
async function findings(): Promise<string[]> {
  // Transitions would be measured half-way.
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const themes = ['light', 'dark'] as const;

test.each(themes)('annotating with a selected mark has no serious finding (%s)', async (theme) => {
  const screen = await renderApp({ articles: [bridge, hospital, arabic], settings: { theme } });
  await screen.getByRole('button', { name: /cost \$41 million/ }).click();
  await expect.element(screen.getByRole('region', { name: 'Selected mark' })).toBeVisible();
  expect(await findings()).toEqual([]);
});

test.each(themes)('the tag bar and the article tab have no serious finding (%s)', async (theme) => {
  const screen = await renderApp({ articles: [bridge], settings: { theme } });
  await screen.getByRole('tab', { name: 'Article' }).click();
  await selectWords('Two inspectors');
  await expect.element(screen.getByRole('toolbar')).toBeVisible();
  expect(await findings()).toEqual([]);
});

test.each(themes)('palette, shortcuts and settings have no serious finding (%s)', async (theme) => {
  const screen = await renderApp({ articles: [bridge], settings: { theme } });
  await selectWords('Two inspectors');
  await press('{Control>}k{/Control}');
  await expect.element(screen.getByRole('dialog', { name: 'Commands' })).toBeVisible();
  expect(await findings()).toEqual([]);
  await press('{Escape}');
  await selectWords('Two inspectors');
  await press('?');
  await expect.element(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect(await findings()).toEqual([]);
  await press('{Escape}');
  await screen.getByRole('button', { name: /reading settings/ }).click();
  await expect.element(screen.getByRole('dialog', { name: 'Reading settings' })).toBeVisible();
  expect(await findings()).toEqual([]);
});

test.each(themes)(
  'first run, import results, pasting and an empty library have no serious finding (%s)',
  async (theme) => {
    const screen = await renderApp({ articles: [], settings: { theme, annotator: null } });
    await expect.element(screen.getByRole('dialog', { name: 'Who annotates?' })).toBeVisible();
    expect(await findings()).toEqual([]);
    await press('{Escape}');
    await expect
      .element(screen.getByRole('heading', { name: 'Add the first article' }))
      .toBeVisible();
    expect(await findings()).toEqual([]);
    openDialog({ kind: 'paste', text: 'Words' });
    await expect
      .element(screen.getByRole('dialog', { name: 'Paste text as an article' }))
      .toBeVisible();
    expect(await findings()).toEqual([]);
    openDialog({ kind: 'import-results', results: [failed] });
    await expect.element(screen.getByRole('dialog', { name: 'Import results' })).toBeVisible();
    expect(await findings()).toEqual([]);
  },
);

test.each(themes)(
  'search, its help and a wrong query have no serious finding (%s)',
  async (theme) => {
    const screen = await renderApp({ articles: [bridge, hospital, arabic], settings: { theme } });
    await selectWords('Two inspectors');
    const box = searchBox(screen);
    // In a note, which a label says.
    await box.fill('annex');
    await expect.element(results(screen)).toBeVisible();
    expect(await findings()).toEqual([]);
    await box.fill('tag:');
    await expect.element(screen.getByRole('listbox', { name: 'Completions' })).toBeVisible();
    expect(await findings()).toEqual([]);
    await press('{Escape}');
    await box.fill('bridge (');
    await press('{Enter}');
    await expect.element(screen.getByRole('alert')).toBeVisible();
    expect(await findings()).toEqual([]);
    await screen.getByRole('button', { name: 'How to search' }).click();
    await expect.element(screen.getByRole('dialog', { name: 'How to search' })).toBeVisible();
    expect(await findings()).toEqual([]);
  },
);

test.each(themes)(
  'selected articles and the places of the library have none (%s)',
  async (theme) => {
    const screen = await renderApp({
      articles: [
        { ...bridge, collections: ['Bridge story'] },
        { ...hospital, status: 'done' },
        arabic,
      ],
      settings: { theme },
    });
    await expect.element(rows(screen).first()).toBeVisible();
    await rows(screen).first().click();
    await press('{Control>}a{/Control}');
    await expect.element(screen.getByRole('toolbar', { name: 'Selected articles' })).toBeVisible();
    expect(await findings()).toEqual([]);
    await screen.getByRole('button', { name: /^Listed/ }).click();
    await expect.element(screen.getByRole('dialog', { name: 'What is listed' })).toBeVisible();
    expect(await findings()).toEqual([]);
  },
);

test.each(themes)(
  'the original, the roles and finding have no serious finding (%s)',
  async (theme) => {
    const screen = await renderApp({ articles: [bridge], settings: { theme } });
    await putCaret('Two inspectors');
    await press('o');
    await expect
      .element(screen.getByRole('region', { name: 'Text of the original' }))
      .toBeVisible();
    expect(await findings()).toEqual([]);
    await press('{Escape}');
    await putCaret('Two inspectors');
    await press('b');
    await expect.element(screen.getByRole('menu')).toBeVisible();
    expect(await findings()).toEqual([]);
    await press('{Escape}{Control>}f{/Control}');
    await screen.getByRole('textbox', { name: 'Find in article' }).fill('the');
    await expect.element(screen.getByText(/of \d+$/).first()).toBeVisible();
    expect(await findings()).toEqual([]);
  },
);

test.each(themes)('a workspace problem has no serious finding (%s)', async (theme) => {
  const details = { remedy: 'Close the other program, then choose Retry.' };
  const problem = {
    code: 'workspace-locked',
    message: 'The workspace is locked.',
    details,
  } as const;
  const screen = await renderApp({ settings: { theme }, state: { workspace: null, problem } });
  await expect.element(screen.getByRole('alert')).toBeVisible();
  expect(await findings()).toEqual([]);
});

const failed: ImportResult = {
  file: 'scan.bin',
  kind: null,
  status: 'failed',
  articles: [],
  articleId: null,
  title: null,
  encoding: null,
  problems: [{ path: '$.article', message: 'It is missing.', remedy: 'Add it.' }],
  error: {
    code: 'file-binary',
    message: '“scan.bin” is not a text file.',
    details: { remedy: 'Open another.' },
  },
  salvageToken: null,
};

/** Linear light of a colour as the screen paints it. */
function luminanceOf(colour: string): number {
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  if (pen === null) throw new Error('the browser paints no canvas');
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The ratio of WCAG; computed here because axe leaves out single letters. */
function contrastOf(element: Element): number {
  const { color, backgroundColor } = getComputedStyle(element);
  const [dark = 0, light = 0] = [luminanceOf(color), luminanceOf(backgroundColor)].toSorted(
    (a, b) => a - b,
  );
  return (light + 0.05) / (dark + 0.05);
}

test.each(themes)('letters of tags with any colour can be read (%s)', async (theme) => {
  const [first] = factCheckingTagset.tags;
  if (first === undefined) throw new Error('the tagset is empty');
  const colours = ['#ffff00', '#00aa77', '#111111', '#ffffff', '#ff0000', '#1d4ed8', '#ff99cc'];
  const tags = colours.map((color, at) => ({
    ...first,
    id: `own-${at}` as TagId,
    label: `Own ${at}`,
    shortcut: String(at),
    color,
  }));
  const tagset = { ...factCheckingTagset, tags };
  const marks = [{ tag: 'own-0', quote: 'Harbour Bridge' }];
  const screen = await renderApp({ articles: [{ ...bridge, marks }], settings: { theme }, tagset });
  await expect.element(screen.getByRole('button', { name: 'Own 0: 1 mark' })).toBeVisible();
  const badges = [...document.querySelectorAll('.chip .tag-badge')];
  expect(badges).toHaveLength(colours.length);
  expect(badges.map(contrastOf).filter((ratio) => ratio < 4.5)).toEqual([]);
});

test.each(themes)('the export dialog and what it loses have none (%s)', async (theme) => {
  const screen = await renderApp({
    articles: [bridge, hospital, arabic],
    settings: { theme, exportFormat: 'brat' },
    loss: { brat: manyLosses() },
  });
  await putCaret('Two inspectors');
  await press('{Control>}e{/Control}');
  const dialog = screen.getByRole('dialog', { name: 'Export' });
  await dialog.getByText('30 marks left out').click();
  expect(await findings()).toEqual([]);
  await dialog.getByRole('radio', { name: /whole library/ }).click();
  await dialog.getByRole('checkbox', { name: /^Split/ }).click();
  await dialog.getByRole('textbox', { name: 'Train' }).fill('1');
  await expect.element(dialog.getByText(/The shares add up to/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Tags: all' }).click();
  await expect.element(screen.getByRole('checkbox', { name: /^Actor/ })).toBeVisible();
  expect(await findings()).toEqual([]);
});
