import { afterEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { CrashBoundary } from '../../renderer/app/CrashBoundary.tsx';
import { render } from 'vitest-browser-react';
import { settings } from '../../renderer/state/app-store.ts';
import { bridge } from './support/articles.ts';
import { nextTurn, press, renderApp, selectWords } from './support/render-app.tsx';

afterEach(() => page.viewport(1280, 800));

const problem = {
  code: 'workspace-locked',
  message: '“/home/ana/Harbour.sourcebench” is locked by another program.',
  details: { remedy: 'Close the other program, then choose Retry.' },
} as const;

test('the window is titled after article and workspace', async () => {
  await renderApp();
  await expect
    .poll(() => document.title)
    .toBe('Harbour bridge reopens after nine-month repair · Library');
});

test('the status bar says when everything was saved, how many marks there are and who annotates', async () => {
  const screen = await renderApp();
  const status = screen.getByRole('contentinfo');
  await expect.element(status).toMatchTextContent(/Saved to disk/u);
  await expect.element(status).toMatchTextContent(/10 marks/u);
  await expect.element(status).toMatchTextContent(/Annotating as Ana Ruiz/u);
});

test('who annotates is asked once at the first start', async () => {
  const screen = await renderApp({ articles: [bridge], settings: { annotator: null } });
  const dialog = screen.getByRole('dialog', { name: 'Who annotates?' });
  await dialog.getByRole('button', { name: 'Start annotating' }).click();
  await expect.element(dialog.getByText('Enter a name. Initials are enough.')).toBeVisible();
  await userEvent.type(dialog.getByRole('textbox', { name: 'Your name' }), 'Ana{Enter}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(screen.getByRole('button', { name: 'Annotating as Ana' })).toBeVisible();
});

test('a workspace that cannot be opened says why and offers every way on', async () => {
  const screen = await renderApp({ state: { workspace: null, problem } });
  const alert = screen.getByRole('alert');
  await expect
    .element(alert)
    .toMatchTextContent(/locked by another program.*Close the other program/u);
  await alert.getByRole('button', { name: 'Retry' }).click();
  await alert.getByRole('button', { name: 'Open another…' }).click();
  await alert.getByRole('button', { name: 'Use the default library' }).click();
  await expect
    .poll(() => screen.workbench.called.filter((channel) => channel.includes('workspace')))
    .toEqual(['workspace:retry', 'dialog:open-workspace', 'workspace:open-default']);
});

test('the brackets hide and show the panes and the settings remember it', async () => {
  const screen = await renderApp();
  await selectWords('Harbour Bridge');
  await press('[[');
  await expect.element(screen.getByRole('navigation', { name: 'Library' })).not.toBeInTheDocument();
  await press(']');
  await expect
    .element(screen.getByRole('complementary', { name: 'Inspector' }))
    .not.toBeInTheDocument();
  await press('[[');
  await expect.element(screen.getByRole('navigation', { name: 'Library' })).toBeVisible();
  expect(
    screen.workbench.called.filter((channel) => channel === 'settings:update').length,
  ).toBeGreaterThan(2);
});

test('a pane is resized by keyboard and by dragging, within its limits', async () => {
  const screen = await renderApp();
  const separator = screen.getByRole('separator', { name: 'Library width' });
  await expect.element(separator).toHaveAttribute('aria-valuenow', '264');
  (separator.element() as HTMLElement).focus();
  await press('{ArrowRight}');
  await expect.element(separator).toHaveAttribute('aria-valuenow', '280');
  await press('{Home}{ArrowLeft}');
  await expect.element(separator).toHaveAttribute('aria-valuenow', '200');
  const element = separator.element();
  const { left, top } = element.getBoundingClientRect();
  const pointer = (type: string, x: number) =>
    element.dispatchEvent(
      new PointerEvent(type, { pointerId: 1, clientX: x, clientY: top + 40, bubbles: true }),
    );
  vi.spyOn(element, 'setPointerCapture').mockReturnValue(undefined);
  pointer('pointerdown', left);
  pointer('pointermove', left + 120);
  pointer('pointerup', left + 120);
  await expect.element(separator).toHaveAttribute('aria-valuenow', '320');
});

test('F6 goes round the panes', async () => {
  const screen = await renderApp();
  await selectWords('Harbour Bridge');
  await press('{F6}');
  await expect.poll(() => document.activeElement?.closest('aside')).not.toBeNull();
  await press('{F6}{F6}{F6}');
  await expect.poll(() => document.activeElement?.closest('nav')).not.toBeNull();
  await press('{F6}');
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
});

test('a setting just changed stays when the answer to an earlier change arrives', async () => {
  const screen = await renderApp();
  await selectWords('Harbour Bridge');
  const inspector = screen.getByRole('complementary', { name: 'Inspector' });
  await expect.element(inspector).toBeVisible();
  const releaseFirst = screen.workbench.hold('settings:update');
  await press('[[');
  const releaseSecond = screen.workbench.hold('settings:update');
  await press(']');
  await expect.element(inspector).not.toBeInTheDocument();
  releaseFirst();
  await nextTurn();
  expect(settings().inspectorCollapsed).toBe(true);
  await expect.element(inspector).not.toBeInTheDocument();
  releaseSecond();
});

test('in a narrow window the inspector lies over the text and is closed at first', async () => {
  await page.viewport(1024, 700);
  const screen = await renderApp();
  await selectWords('Harbour Bridge');
  const inspector = screen.getByRole('complementary', { name: 'Inspector' });
  await expect.element(inspector).not.toBeInTheDocument();
  const width = () => document.querySelector('main')?.getBoundingClientRect().width;
  const before = width();
  await press(']');
  await expect.element(inspector).toBeVisible();
  expect(width()).toBe(before);
});

test('text size, theme and column width are set from the status bar', async () => {
  const screen = await renderApp();
  await screen.getByRole('button', { name: /reading settings/ }).click();
  await screen.getByRole('button', { name: 'Text size: more' }).click();
  await screen.getByRole('radio', { name: 'Dark' }).click({ force: true });
  const root = document.documentElement;
  await expect.poll(() => root.style.getPropertyValue('--reader-font-px')).toBe('20px');
  await expect.poll(() => root.dataset['theme']).toBe('dark');
  await screen.getByRole('radio', { name: 'System' }).click({ force: true });
  await expect.poll(() => root.dataset['theme']).toBeUndefined();
});

test('what another program changed is shown', async () => {
  const screen = await renderApp();
  await expect.element(screen.getByRole('tab', { name: 'Marks 10' })).toBeVisible();
  screen.workbench.annotations.clear();
  screen.workbench.emit('workspace:changed-outside', null);
  await expect.element(screen.getByRole('tab', { name: 'Marks 0' })).toBeVisible();
});

test('a fault in the window shows a way on instead of an empty page', async () => {
  const silent = vi.spyOn(console, 'error').mockReturnValue(undefined);
  function Broken(): never {
    throw new Error('a part failed');
  }
  const screen = await render(
    <CrashBoundary>
      <Broken />
    </CrashBoundary>,
  );
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/a part failed/u);
  await expect.element(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
  silent.mockRestore();
});

test('F6 goes to something to use in the inspector, never to the line that resizes it', async () => {
  const screen = await renderApp({ articles: [{ ...bridge, marks: [] }] });
  await selectWords('Harbour Bridge');
  await press('{F6}');
  await expect.element(screen.getByRole('tab', { name: 'Marks 0' })).toHaveFocus();
});

test('closing the reading settings by key gives the text its selection back', async () => {
  const screen = await renderApp();
  await selectWords('Harbour Bridge');
  await press('{Control>},{/Control}');
  await expect.element(screen.getByRole('dialog', { name: 'Reading settings' })).toBeVisible();
  await press('{Escape}');
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
  expect(document.getSelection()?.toString()).toBe('Harbour Bridge');
});
