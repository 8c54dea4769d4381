// The tagsets dialog as the page alone shows it: what is wrong in place, what fails, what is not thrown away, and axe.

import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/ipc/result.ts';
import { openDialog } from '../../renderer/state/dialogs.ts';
import { press, renderApp, selectWords } from './support/render-app.tsx';

async function open(theme: 'light' | 'dark' = 'light') {
  const screen = await renderApp({ articles: [{ text: 'Bridge reopens\n' }], settings: { theme } });
  await selectWords('Bridge', 'Bridge reopens\n');
  await press('{Control>}.{/Control}');
  const dialog = screen.getByRole('dialog', { name: 'Tagsets' });
  await expect.element(dialog.getByRole('textbox', { name: 'Name of the tagset' })).toBeVisible();
  const tagRow = (name: string) =>
    dialog.getByRole('list', { name: 'Tags', exact: true }).getByRole('button', { name });
  return { screen, dialog, tagRow };
}

async function recordKey({ dialog }: Awaited<ReturnType<typeof open>>, key: string) {
  await dialog.getByRole('button', { name: /^Change the key/u }).click();
  await press(key);
}

test('the open article’s tagset is shown, and what only came with an article apart from it', async () => {
  const { dialog } = await open();
  const kept = dialog.getByRole('list', { name: 'Kept in this workspace' });
  await expect.element(kept.getByRole('button')).toHaveAttribute('aria-current', 'true');
  const came = dialog.getByRole('list', { name: 'Came with an article' });
  await came.getByRole('button', { name: /Desk of 2019/u }).click();
  await expect
    .element(dialog.getByRole('button', { name: /Keep in this workspace/u }))
    .toBeVisible();
  expect(dialog.getByRole('button', { name: 'Make default' }).query()).toBeNull();
});

test('a key that another tag or a command has is said beside it, and is not saved', async () => {
  const opened = await open();
  const { screen, dialog, tagRow } = opened;
  await tagRow('Actor').click();
  await recordKey(opened, 'c');
  const both = /“Claim” and “Actor” have the same shortcut “C”\./u;
  await expect.element(dialog.getByRole('alert').filter({ hasText: both })).toBeVisible();
  await recordKey(opened, 'n');
  const command = /“N” already stands for “/u;
  await expect.element(dialog.getByRole('alert').filter({ hasText: command })).toBeVisible();
  await dialog.getByRole('button', { name: /^Save/u }).click();
  await expect.element(dialog.getByRole('list', { name: 'Problems of the tagset' })).toBeVisible();
  expect(screen.workbench.called).not.toContain('tagset:effects');
  await recordKey(opened, 'z');
  await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
});

test('Esc ends the recording of a key and not the dialog', async () => {
  const opened = await open();
  await recordKey(opened, '{Escape}');
  const button = opened.dialog.getByRole('button', { name: /^Change the key for Claim, now C/u });
  await expect.element(button).toHaveFocus();
});

test('what could not be saved stays, and why is said in the dialog', async () => {
  const { screen, dialog } = await open();
  const name = dialog.getByRole('textbox', { name: 'Name of the tagset' });
  await name.fill('Desk');
  const full = new AppError('disk-full', 'The disk is full.', { remedy: 'Free some space.' });
  screen.workbench.failNext('tagset:save', full);
  await press('{Control>}{Enter}{/Control}');
  const alert = dialog.getByRole('alert').filter({ hasText: 'The disk is full.' });
  await expect.element(alert).toBeVisible();
  await expect.element(name).toHaveValue('Desk');
});

test('changes survive a menu command and are only discarded by saying so', async () => {
  const { screen, dialog } = await open();
  const name = dialog.getByRole('textbox', { name: 'Name of the tagset' });
  await name.fill('Desk');
  openDialog({ kind: 'shortcuts' });
  await expect.element(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  openDialog({ kind: 'tagsets' });
  await expect.element(name).toHaveValue('Desk');
  await press('{Escape}');
  const asked = screen.getByRole('dialog', { name: 'Discard the changes?' });
  await asked.getByRole('button', { name: 'Keep editing' }).click();
  await expect.element(name).toHaveValue('Desk');
  await press('{Escape}');
  await asked.getByRole('button', { name: 'Discard' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
});

describe.each(['light', 'dark'] as const)('axe finds nothing serious (%s)', (theme) => {
  async function findings(): Promise<string[]> {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  }

  test('in the editor, with problems, and before changes are discarded', async () => {
    const opened = await open(theme);
    expect(await findings()).toEqual([]);
    await opened.tagRow('Actor').click();
    await recordKey(opened, 'c');
    await opened.dialog.getByRole('button', { name: /^Save/u }).click();
    expect(await findings()).toEqual([]);
    await press('{Escape}');
    await expect.element(opened.screen.getByRole('button', { name: 'Keep editing' })).toBeVisible();
    expect(await findings()).toEqual([]);
  });
});
