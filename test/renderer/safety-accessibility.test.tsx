import axe from 'axe-core';
import { expect, test } from 'vitest';
import { openDialog } from '../../renderer/state/dialogs.ts';
import { bridge } from './support/articles.ts';
import { press, renderApp, selectWords } from './support/render-app.tsx';
import {
  backups,
  damaged,
  diskFull,
  missing,
  held,
  locked,
  salvage,
} from './support/safety-samples.ts';

/** Serious and critical findings, each as rule and element, so that a failure says where. */
async function findings(): Promise<string[]> {
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

const themes = ['light', 'dark'] as const;
const [newest] = backups;
if (newest === undefined) throw new Error('there is no backup');

test.each(themes)(
  'a damaged, a missing and a held workspace have no serious finding (%s)',
  async (theme) => {
    for (const problem of [damaged, missing, held]) {
      const screen = await renderApp({
        settings: { theme },
        state: { workspace: null, problem },
        backups,
      });
      await expect.element(screen.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await findings()).toEqual([]);
    }
  },
);

test.each(themes)('a wrong passphrase has no serious finding (%s)', async (theme) => {
  const state = { workspace: null, problem: locked };
  const screen = await renderApp({ settings: { theme }, state });
  await expect.element(screen.getByLabelText('Passphrase', { exact: true })).toHaveFocus();
  await press('wrong{Enter}');
  await expect.element(screen.getByText(/^This is not the passphrase/u)).toBeVisible();
  expect(await findings()).toEqual([]);
});

test.each(themes)(
  'backups, repair and the passphrase have no serious finding (%s)',
  async (theme) => {
    const library = { path: '/home/ana/Library.sourcebench', name: 'Library', isEncrypted: true };
    const screen = await renderApp({
      articles: [bridge],
      settings: { theme },
      state: { workspace: library },
      backups,
    });
    await selectWords('Two inspectors');
    const dialogs = [
      { kind: 'backups' },
      { kind: 'restore', entry: newest, from: 'backups' },
      { kind: 'repair' },
      { kind: 'salvage', report: salvage },
      { kind: 'passphrase' },
    ] as const;
    for (const dialog of dialogs) {
      openDialog(dialog);
      await expect.element(screen.getByRole('dialog')).toBeVisible();
      expect(await findings()).toEqual([]);
    }
    await press('{Enter}');
    await expect.element(screen.getByText(/^Tick this first/u)).toBeVisible();
    expect(await findings()).toEqual([]);
  },
);

test.each(themes)('acts that are not saved and damage at work have none (%s)', async (theme) => {
  const screen = await renderApp({ articles: [bridge], settings: { theme }, backups });
  screen.workbench.failNext('annotation:create', diskFull());
  await selectWords('the test records');
  await press('c');
  const count = screen.getByRole('button', { name: 'Not saved: 1 act' });
  await expect.element(count).toBeVisible();
  expect(await findings()).toEqual([]);
  await count.click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Discard…' }).click();
  expect(await findings()).toEqual([]);
  await press('{Escape}');
  screen.workbench.emit('workspace:damaged', damaged);
  await expect.element(screen.getByRole('alert', { name: 'Damaged workspace' })).toBeVisible();
  expect(await findings()).toEqual([]);
});
