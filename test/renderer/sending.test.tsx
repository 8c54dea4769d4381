// Files that go to and fro between colleagues, encrypted: for whom a packet or a review file is, and the passphrase of
// one that came.

import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { noEncryption, rememberDraft } from '../../renderer/features/sharing/encryption-draft.ts';
import { savePacket } from '../../renderer/features/review/packet/save-packet.ts';
import { useReviewOpening } from '../../renderer/state/review-open-store.ts';
import { AppError } from '../../shared/ipc/result.ts';
import type { RevisionPreview } from '../../shared/ipc/text-types.ts';
import { sharingSample } from '../support/sharing-sample.ts';
import { bridge } from './support/articles.ts';
import { searchBox } from './support/at-the-library.ts';
import { inspection } from './support/fake-readings.ts';
import { ownPublicKey, sharingAnswers } from './support/fake-sharing.ts';
import type { Answers } from './support/fake-types.ts';
import { press, putCaret, renderApp, type Rendered } from './support/render-app.tsx';

const themes = ['light', 'dark'] as const;
const wrong = () =>
  new AppError('passphrase-wrong', 'It is not encrypted with this passphrase.', {
    remedy: 'Type it again.',
  });

async function start(answers: Partial<Answers> = {}, theme: (typeof themes)[number] = 'light') {
  rememberDraft(noEncryption);
  const screen = await renderApp({
    articles: [bridge],
    settings: { theme },
    answers: { ...sharingAnswers(sharingSample()), ...answers },
  });
  await expect.element(searchBox(screen)).toBeVisible();
  await putCaret('Coastal');
  return screen;
}

async function expectAccessible(): Promise<void> {
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
}

describe('for whom a file is', () => {
  const dialog = (screen: Rendered) => screen.getByRole('dialog', { name: /^Packet of/u });
  const asked = (screen: Rendered) => screen.workbench.asked.get('dialog:save-packet');

  test('one that is chosen is there for the next file, a passphrase is not', async () => {
    const screen = await start();
    savePacket();
    await dialog(screen).getByRole('radio', { name: 'For colleagues' }).click();
    await dialog(screen)
      .getByRole('checkbox', { name: /^Yourself/u })
      .click();
    await press('{Enter}');
    await expect
      .poll(() => asked(screen))
      .toMatchObject({ encryption: { recipients: [ownPublicKey] } });
    await expect.element(dialog(screen)).not.toBeInTheDocument();
    savePacket();
    await expect
      .element(dialog(screen).getByRole('checkbox', { name: /^Yourself/u }))
      .toBeChecked();
    await dialog(screen).getByRole('radio', { name: 'With a passphrase' }).click();
    const field = () => dialog(screen).getByLabelText('Passphrase of the file', { exact: true });
    await field().fill('many words');
    await dialog(screen).getByLabelText('The same again', { exact: true }).fill('many words');
    await press('{Enter}');
    await expect
      .poll(() => asked(screen))
      .toMatchObject({ encryption: { passphrase: 'many words' } });
    await expect.element(dialog(screen)).not.toBeInTheDocument();
    savePacket();
    await expect.element(field()).toHaveValue('');
    await dialog(screen).getByRole('radio', { name: 'Not encrypted' }).click();
    await press('{Enter}');
    await expect.poll(() => asked(screen)).toMatchObject({ encryption: null });
  });

  test('what keeps it from being written is said where it was asked for, and can be tried again', async () => {
    let full = true;
    const screen = await start({
      'dialog:save-packet': () => {
        if (!full) return { path: '/home/ana/p.age', bytes: 1 };
        throw new AppError('disk-full', 'The disk is full.', { remedy: 'Free some space.' });
      },
    });
    savePacket();
    await expect.element(dialog(screen)).toBeVisible();
    await press('{Enter}');
    await expect.element(dialog(screen).getByRole('alert')).toMatchTextContent(/disk is full/u);
    full = false;
    await dialog(screen).getByRole('button', { name: 'Save…' }).click();
    await expect.element(dialog(screen)).not.toBeInTheDocument();
  });

  test.each(themes)('has no finding of axe (%s)', async (theme) => {
    const screen = await start({}, theme);
    savePacket();
    await dialog(screen).getByRole('radio', { name: 'For colleagues' }).click();
    await expect
      .element(dialog(screen).getByText('Choose for whom it is encrypted.'))
      .toBeVisible();
    await expectAccessible();
  });
});

describe('a file for review that is encrypted', () => {
  const locked = inspection({ files: [], matches: [], locked: ['jon.json.age'] });
  const asks = (screen: Rendered) =>
    screen.getByRole('dialog', { name: '“jon.json.age” is encrypted' });
  const found = (screen: Rendered) =>
    screen.getByRole('dialog', { name: 'Review a colleague’s file' });
  const unlock: Answers['review:unlock'] = ({ passphrase }) => {
    if (passphrase !== 'right') throw wrong();
    return inspection();
  };
  const review = () => press('{Control>}{Shift>}r{/Shift}{/Control}');

  test('is opened by its passphrase and two times Enter', async () => {
    const screen = await start({ 'dialog:open-review': () => locked, 'review:unlock': unlock });
    await review();
    await expect.element(asks(screen)).toBeVisible();
    await press('wrong{Enter}');
    await expect.element(screen.getByText('This is not the passphrase.')).toBeVisible();
    // The wrong one is selected, so that it is typed over.
    await press('right{Enter}');
    await expect.element(found(screen)).toBeVisible();
    await press('{Enter}');
    await expect
      .poll(() => screen.workbench.asked.get('review:open'))
      .toMatchObject({ token: 'token-1' });
  });

  test('beside others can be left out', async () => {
    const both = { ...inspection(), locked: ['jon.json.age'] };
    const screen = await start({ 'dialog:open-review': () => both });
    await review();
    await asks(screen).getByRole('button', { name: 'Go on without it' }).click();
    await expect.element(found(screen)).toBeVisible();
  });

  test('as a base: what was chosen is there again, opened or not', async () => {
    const screen = await start({
      'dialog:open-review': () => inspection({ creditedToMe: 1 }),
      'dialog:choose-base': () => {
        throw new AppError('file-encrypted', 'It is encrypted.', {
          remedy: 'Give the passphrase.',
          file: '/home/ana/jon.json.age',
          needs: 'passphrase',
          lockedToken: 'token-1',
        });
      },
      'review:unlock': unlock,
    });
    await review();
    await found(screen).getByRole('textbox', { name: 'Who made them?' }).fill('Jon');
    const choose = () => found(screen).getByRole('button', { name: 'Choose a base file…' }).click();
    await choose();
    await expect.element(asks(screen)).toBeVisible();
    await press('{Escape}');
    await expect.element(found(screen)).toBeVisible();
    await choose();
    await asks(screen).getByLabelText('Passphrase of the file', { exact: true }).fill('right');
    await press('{Enter}');
    await expect.element(found(screen)).toBeVisible();
    expect(useReviewOpening.getState()).toMatchObject({ base: 'file', colleague: 'Jon' });
  });

  test.each(themes)('has no finding of axe (%s)', async (theme) => {
    const screen = await start({ 'dialog:open-review': () => locked }, theme);
    await review();
    await expect.element(asks(screen)).toBeVisible();
    await expectAccessible();
  });
});

test('a newer version that is encrypted is asked for its passphrase, then shown', async () => {
  const preview = { token: 't', fileName: 'newer.txt', same: true } as RevisionPreview;
  const screen = await start({
    'dialog:new-version': () => {
      throw new AppError('file-encrypted', 'It is encrypted.', {
        remedy: 'Give the passphrase.',
        file: '/home/ana/newer.txt.age',
        needs: 'passphrase',
        lockedToken: 'token',
      });
    },
    'text:unlock-new-version': ({ token, passphrase }) => {
      if (token !== 'token' || passphrase !== 'right') throw wrong();
      return preview;
    },
  });
  await press('{Control>}k{/Control}');
  await press('new version from{Enter}');
  const dialog = screen.getByRole('dialog', { name: '“newer.txt.age” is encrypted' });
  await expect.element(dialog).toBeVisible();
  await press('right{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(screen.getByText('newer.txt has the same text.')).toBeInTheDocument();
});
