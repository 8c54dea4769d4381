// The dialogs of sharing: what is hidden and how it reads, for whom a file is encrypted, keys, and opening a file that
// is encrypted.

import axe from 'axe-core';
import { expect, test } from 'vitest';
import { openDialog } from '../../renderer/state/dialogs.ts';
import { failedImport } from '../../shared/ipc/failed-import.ts';
import type { SharingChoice } from '../../shared/sharing/sharing-choice.ts';
import { sharingSample } from '../support/sharing-sample.ts';
import { bridge } from './support/articles.ts';
import { messages } from './support/at-the-library.ts';
import { ownPublicKey, sharingAnswers } from './support/fake-sharing.ts';
import { press, putCaret, renderApp, type Rendered } from './support/render-app.tsx';

const themes = ['light', 'dark'] as const;
const colleagueKey = 'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg';

async function start(theme: (typeof themes)[number] = 'light'): Promise<Rendered> {
  const answers = sharingAnswers(sharingSample());
  const screen = await renderApp({ articles: [bridge], settings: { theme }, answers });
  await putCaret('Coastal');
  return screen;
}

async function openSharing(screen: Rendered) {
  openDialog({ kind: 'sharing', articleId: sharingSample().article.id });
  const dialog = screen.getByRole('dialog', { name: 'Sharing copy' });
  await expect.element(dialog.getByText(/of the text replaced/u)).toBeVisible();
  return dialog;
}

const asked = (screen: Rendered) =>
  screen.workbench.asked.get('dialog:share') as
    | { choice: SharingChoice; encryption: unknown; list: boolean }
    | undefined;

test('names of actors and locations are hidden to begin with, and Enter saves', async () => {
  const screen = await start();
  const dialog = await openSharing(screen);
  await expect.element(dialog.getByRole('checkbox', { name: 'Ana Ruiz 2' })).toBeChecked();
  const passages = dialog.getByRole('list', { name: 'Replaced passages' });
  await expect.element(passages.getByText('Ana Ruiz')).toBeVisible();
  await press('{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  expect(asked(screen)).toMatchObject({
    choice: {
      names: ['Ana Ruiz', 'Luis Ruiz', 'Vell'],
      parts: true,
      notes: 'all',
      annotators: true,
    },
    encryption: null,
    list: true,
  });
  await expect.element(messages(screen)).toMatchTextContent(/Sharing copy saved/u);
});

test('a name that is left out is no longer replaced, and what may still tell is said', async () => {
  const screen = await start();
  const dialog = await openSharing(screen);
  await dialog.getByRole('checkbox', { name: 'Vell 1' }).click();
  const passages = dialog.getByRole('list', { name: 'Replaced passages' });
  await expect.poll(() => passages.element().textContent).toContain('Bridge in Vell reopens');
  const warnings = dialog.getByRole('list', { name: 'What may still tell' });
  await expect.element(warnings.getByText(/With the title/u)).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Further names, one a line' }).fill('safe');
  await expect.poll(() => passages.element().textContent).toContain('safe');
});

test('it is encrypted for a colleague who is added there, once somebody is chosen', async () => {
  const screen = await start();
  const dialog = await openSharing(screen);
  await dialog.getByRole('radio', { name: 'For colleagues' }).click();
  await expect.element(dialog.getByText('Choose for whom it is encrypted.')).toBeVisible();
  const save = dialog.getByRole('button', { name: 'Save copy…' });
  await expect.element(save).toHaveAttribute('aria-disabled', 'true');
  await dialog.getByLabelText('Colleague’s name').fill('Jon');
  await dialog.getByLabelText('Public key').fill('nonsense');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await expect.element(dialog.getByText(/is not a public key/u)).toBeVisible();
  await dialog.getByLabelText('Public key').fill(colleagueKey);
  await press('{Enter}');
  await expect.element(dialog.getByRole('checkbox', { name: /^Jon/u })).toBeChecked();
  await save.click();
  await expect.poll(() => asked(screen)?.encryption).toEqual({ recipients: [colleagueKey] });
});

test('a passphrase is typed twice', async () => {
  const screen = await start();
  const dialog = await openSharing(screen);
  await dialog.getByRole('radio', { name: 'With a passphrase' }).click();
  await dialog.getByLabelText('Passphrase of the file', { exact: true }).fill('many words');
  await dialog.getByLabelText('The same again', { exact: true }).fill('many word');
  await expect.element(dialog.getByText('The two passphrases differ.')).toBeVisible();
  await dialog.getByLabelText('The same again', { exact: true }).fill('many words');
  await dialog.getByRole('button', { name: 'Save copy…' }).click();
  await expect.poll(() => asked(screen)?.encryption).toEqual({ passphrase: 'many words' });
});

test('keys: the own one is shown, those of colleagues are added, renamed and removed', async () => {
  const screen = await start();
  openDialog({ kind: 'keys' });
  const dialog = screen.getByRole('dialog', { name: 'Keys' });
  await expect.element(dialog.getByText(ownPublicKey)).toBeVisible();
  await dialog.getByLabelText('Colleague’s name').fill('Jon');
  await dialog.getByLabelText('Public key').fill(colleagueKey);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByLabelText('Name of Jon').fill('Jon B.');
  await press('{Enter}');
  await dialog.getByRole('button', { name: 'Remove Jon B.' }).click();
  await expect.element(dialog.getByText('There are none yet.')).toBeVisible();
});

test('a file that has a passphrase is opened with it, in the list of what came of the import', async () => {
  const screen = await start();
  const error = {
    code: 'file-encrypted',
    message: 'a.txt.age is encrypted with a passphrase.',
    details: { remedy: 'Give the passphrase.', file: 'a.txt.age', needs: 'passphrase' },
  } as const;
  const failed = { ...failedImport('a.txt.age', error), lockedToken: 'token' };
  Object.assign(screen.workbench.calls, {
    'article:import-locked': async ({ passphrase }: { readonly passphrase: string }) => ({
      ok: true,
      value:
        passphrase === 'right'
          ? { ...failed, status: 'imported', error: null, lockedToken: undefined }
          : { ...failed, error: { ...error, code: 'passphrase-wrong' } },
    }),
  });
  openDialog({ kind: 'import-results', results: [failed] });
  const field = screen.getByLabelText('Passphrase of a.txt.age', { exact: true });
  await field.fill('wrong');
  await press('{Enter}');
  await expect.element(screen.getByText('This is not the passphrase.')).toBeVisible();
  await field.fill('right');
  await press('{Enter}');
  await expect.element(field).not.toBeInTheDocument();
});

/** Serious and critical findings, each as rule and element. */
async function findings(): Promise<string[]> {
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

test.each(themes)('nothing serious is found in the dialogs (%s)', async (theme) => {
  const screen = await start(theme);
  const dialog = await openSharing(screen);
  expect(await findings()).toEqual([]);
  await dialog.getByRole('radio', { name: 'For colleagues' }).click();
  await expect.element(dialog.getByLabelText('Public key')).toBeVisible();
  expect(await findings()).toEqual([]);
  openDialog({ kind: 'keys' });
  await expect.element(screen.getByText(ownPublicKey)).toBeVisible();
  expect(await findings()).toEqual([]);
});
