import axe from 'axe-core';
import { expect, test } from 'vitest';
import type { ImportResult } from '../../shared/ipc/types.ts';
import { openDialog } from '../../renderer/state/dialogs.ts';
import { arabic, bridge, hospital } from './support/articles.ts';
import { press, renderApp, selectWords } from './support/render-app.tsx';

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
  status: 'failed',
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
