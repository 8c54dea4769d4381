import axe from 'axe-core';
import { describe, expect, test } from 'vitest';
import { savePacket } from '../../renderer/features/review/packet/save-packet.ts';
import { showGuidelines } from '../../renderer/features/review/packet/show-guidelines.ts';
import { reader } from '../../renderer/state/reader-handle.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { bridge } from './support/articles.ts';
import { searchBox } from './support/at-the-library.ts';
import type { Answers } from './support/fake-types.ts';
import { press, renderApp, type Rendered } from './support/render-app.tsx';

const dialog = (screen: Rendered) => screen.getByRole('dialog', { name: /^Guidelines of/u });
const field = (screen: Rendered) => dialog(screen).getByRole('textbox');

async function open(answers: Partial<Answers> = {}, theme: 'light' | 'dark' = 'light') {
  const screen = await renderApp({ articles: [bridge], settings: { theme }, answers });
  await expect.element(searchBox(screen)).toBeVisible();
  await expect.poll(() => reader.current).not.toBeNull();
  showGuidelines();
  await expect.element(dialog(screen)).toBeVisible();
  return screen;
}

const written: Partial<Answers> = {
  'packet:guidelines': () => '# Claim\n\nIt can be **checked**.',
};

describe('guidelines', () => {
  test('that there are none of yet are there to be written, and saved by key', async () => {
    const screen = await open();
    await field(screen).fill('# Actor\n\nWho acts.');
    await press('{Control>}{Enter}{/Control}');
    await expect.element(dialog(screen)).not.toBeInTheDocument();
    expect(screen.workbench.asked.get('packet:set-guidelines')).toEqual({
      tagsetId: 'fact-checking',
      markdown: '# Actor\n\nWho acts.',
    });
    // The article has a button for them from now on.
    await screen.getByRole('tab', { name: 'Article' }).click();
    await screen.getByRole('button', { name: 'Guidelines' }).click();
    await expect.element(dialog(screen).getByText('Who acts.')).toBeVisible();
  });

  test('are shown as they read, and as Markdown', async () => {
    const screen = await open(written);
    const view = dialog(screen).getByRole('region', { name: 'Guidelines' });
    await expect.element(view).toHaveTextContent('ClaimIt can be checked.');
    (dialog(screen).getByRole('radio', { name: 'Markdown' }).element() as HTMLElement).click();
    await expect.element(field(screen)).toHaveValue('# Claim\n\nIt can be **checked**.');
  });

  test('that were typed are not lost by closing once', async () => {
    const screen = await open();
    await field(screen).fill('Words');
    await press('{Escape}');
    await expect.element(dialog(screen).getByText('What was typed is not saved.')).toBeVisible();
    await expect.element(field(screen)).toHaveValue('Words');
    await dialog(screen).getByRole('button', { name: 'Close without saving' }).click();
    await expect.element(dialog(screen)).not.toBeInTheDocument();
    expect(screen.workbench.called).not.toContain('packet:set-guidelines');
  });

  test('that could not be saved stay, with what to do', async () => {
    const screen = await open();
    await field(screen).fill('Words');
    const error = new AppError('internal', 'The disk is full.', { remedy: 'Make room.' });
    screen.workbench.failNext('packet:set-guidelines', error);
    await dialog(screen).getByRole('button', { name: 'Save' }).click();
    await expect
      .element(dialog(screen).getByRole('alert'))
      .toHaveTextContent('The disk is full. Make room.');
    await expect.element(field(screen)).toHaveValue('Words');
  });

  test('are reached from the tagset', async () => {
    const screen = await renderApp({ articles: [bridge], answers: written });
    await expect.element(searchBox(screen)).toBeVisible();
    await press('{Control>}.{/Control}');
    await screen.getByRole('button', { name: 'Guidelines…' }).click();
    await expect.element(dialog(screen).getByText('checked')).toBeVisible();
    await press('{Escape}');
    await expect.element(dialog(screen)).not.toBeInTheDocument();
    await expect.element(screen.getByRole('dialog', { name: 'Tagsets' })).toBeVisible();
  });

  test.each(['light', 'dark'] as const)('have no finding of axe (%s)', async (theme) => {
    const screen = await open(written, theme);
    await expect.element(dialog(screen).getByText('checked')).toBeVisible();
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const { violations } = await axe.run(document, { resultTypes: ['violations'] });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  });
});

describe('a packet for a blind second reading', () => {
  test('is written of the open article, and says what it is for', async () => {
    const screen = await renderApp({ articles: [bridge] });
    await expect.element(searchBox(screen)).toBeVisible();
    await expect.poll(() => reader.current).not.toBeNull();
    savePacket();
    await screen.getByRole('button', { name: 'Save…' }).click();
    await expect
      .poll(() => screen.workbench.asked.get('dialog:save-packet'))
      .toEqual({
        target: { ids: ['article-1'] },
        encryption: null,
      });
    await expect
      .element(screen.getByText(/is saved as \/home\/ana\/packet\.annotated\.json/u).first())
      .toBeVisible();
    await expect.element(screen.getByText(/none of your marks/u).first()).toBeVisible();
  });

  test('nothing is said when it was cancelled', async () => {
    const screen = await renderApp({
      articles: [bridge],
      answers: { 'dialog:save-packet': () => null },
    });
    await expect.element(searchBox(screen)).toBeVisible();
    await expect.poll(() => reader.current).not.toBeNull();
    savePacket();
    await screen.getByRole('button', { name: 'Save…' }).click();
    await expect.poll(() => screen.workbench.asked.has('dialog:save-packet')).toBe(true);
    // It can be saved after all, elsewhere.
    await expect.element(screen.getByRole('button', { name: 'Save…' })).toBeVisible();
    expect(screen.getByText(/is saved as/u).elements()).toEqual([]);
  });
});
