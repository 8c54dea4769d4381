import { afterEach, describe, expect, test, vi } from 'vitest';
import { useSaving } from '../../renderer/state/act-queue.ts';
import { openDialog } from '../../renderer/state/dialogs.ts';
import { loadBackups } from '../../renderer/state/safety-store.ts';
import { AppError } from '../../shared/ipc/result.ts';
import { bridge } from './support/articles.ts';
import { PASSPHRASE } from './support/fake-safety.ts';
import { press, putCaret, renderApp, type Rendered } from './support/render-app.tsx';
import { backups, damaged, missing, held, locked, salvage } from './support/safety-samples.ts';

afterEach(() => vi.restoreAllMocks());

const none = { workspace: null };
const encrypted = { path: '/home/ana/Library.sourcebench', name: 'Library', isEncrypted: true };
const radios = (screen: Rendered) => screen.getByRole('radiogroup', { name: /^Backups/u });
const called = (screen: Rendered, name: string) =>
  screen.workbench.called.filter((channel) => channel === name).length;

describe('a damaged workspace', () => {
  test('lists its backups, the newest chosen, and goes back to the one that is chosen', async () => {
    const screen = await renderApp({
      articles: [bridge],
      state: { ...none, problem: damaged },
      backups,
    });
    await expect
      .element(screen.getByRole('heading', { name: '“Library” is damaged' }))
      .toBeVisible();
    const list = radios(screen).getByRole('radio');
    await expect.element(list.first()).toBeChecked();
    await expect.poll(() => list.all().length).toBe(backups.length);
    (list.first().element() as HTMLElement).focus();
    await press('{ArrowDown}');
    await expect.element(list.nth(1)).toBeChecked();
    await screen.getByRole('button', { name: 'Restore this backup…' }).click();
    const dialog = screen.getByRole('dialog', { name: /^Restore the backup of/u });
    await expect
      .element(dialog.getByText(/is kept under another name: nothing is deleted/u))
      .toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Cancel' })).toHaveFocus();
    expect(called(screen, 'backup:restore')).toBe(0);
    await dialog.getByRole('button', { name: 'Restore' }).click();
    await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
    expect(screen.workbench.asked.get('backup:restore')).toEqual({ id: backups[1]?.id });
  });

  test('of which the file is missing is not made anew: it is put back, or a backup is restored', async () => {
    const screen = await renderApp({
      articles: [bridge],
      state: { ...none, problem: missing },
      backups,
    });
    await expect
      .element(screen.getByRole('heading', { name: 'The file of “Library” is missing' }))
      .toBeVisible();
    await expect.element(screen.getByText(missing.details.remedy, { exact: true })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Repair…' })).not.toBeInTheDocument();
    await screen.getByRole('button', { name: 'Look again' }).click();
    expect(called(screen, 'workspace:retry')).toBe(1);
  });

  test('is repaired after it was said how, and the report names every article', async () => {
    const writes = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue(undefined);
    const screen = await renderApp({
      articles: [bridge],
      state: { ...none, problem: damaged },
      answers: {
        'workspace:repair': () => ({
          state: {
            ...salvagedState(screen),
            workspace: { ...encrypted, isEncrypted: false },
            problem: null,
          },
          report: salvage,
        }),
      },
    });
    await expect
      .element(screen.getByText('There is no backup of this workspace yet.'))
      .toBeVisible();
    await screen.getByRole('button', { name: 'Repair…' }).click();
    expect(called(screen, 'workspace:repair')).toBe(0);
    await screen.getByRole('dialog').getByRole('button', { name: 'Repair' }).click();
    const report = screen.getByRole('dialog', { name: 'What was saved' });
    await expect
      .element(report)
      .toMatchTextContent(/2 of 4 articles were saved whole or rebuilt; 1 partly, 1 not at all/u);
    await expect
      .element(report)
      .toMatchTextContent(/3 marks could not be read and are not in the log/u);
    await expect.element(report).toMatchTextContent(/Library \(damaged 2026-11-22 14-05\)/u);
    await report.getByRole('button', { name: 'Copy the report' }).click();
    const text = writes.mock.calls[0]?.[0] ?? '';
    for (const { title } of salvage.articles) expect(text).toContain(title);
    expect(text).toContain('annotations: 412 saved, 3 lost');
    await report.getByRole('button', { name: 'Done' }).click();
    await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
  });

  test('is said in the user’s words; what SQLite said stands apart', async () => {
    const sqlite = 'Tree 13 page 13: btreeInitPage() returns error code 11';
    const problem = { ...damaged, details: { ...damaged.details, sqlite } };
    const screen = await renderApp({ articles: [bridge], state: { ...none, problem } });
    await expect.element(screen.getByText(`SQLite says: ${sqlite}`)).toBeVisible();
    await expect.element(screen.getByText(damaged.message, { exact: true })).toBeVisible();
  });

  test('that cannot be repaired says why in place, and the way stays open', async () => {
    const screen = await renderApp({
      articles: [bridge],
      state: { ...none, problem: damaged },
      backups,
    });
    screen.workbench.failNext(
      'workspace:repair',
      new AppError('disk-full', 'The disk is full.', { remedy: 'Free some space.' }),
    );
    await screen.getByRole('button', { name: 'Repair…' }).click();
    const dialog = screen.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Repair' }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent('The disk is full.');
    await expect.element(dialog.getByRole('button', { name: 'Repair' })).toBeEnabled();
  });
});

const salvagedState = (screen: Rendered) => ({
  version: '0.1.0',
  platform: 'linux' as const,
  settings: screen.workbench.store.settings,
  defaultWorkspace: { ...encrypted, isEncrypted: false },
});

test('a workspace that is open elsewhere says who has it, where and since when', async () => {
  const screen = await renderApp({ state: { ...none, problem: held } });
  const alert = screen.getByRole('alert');
  await expect
    .element(alert)
    .toMatchTextContent(/is open elsewhere.*Jon.*Sourcebench.*desk-4, process 4242.*9:15 AM/u);
  await expect.element(alert).toMatchTextContent(/\/home\/ana\/Library\.sourcebench/u);
  await alert.getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => called(screen, 'workspace:retry')).toBe(1);
  await expect
    .element(screen.getByRole('contentinfo'))
    .toMatchTextContent(/“Library” is still open elsewhere/u);
});

describe('an encrypted workspace', () => {
  const field = (screen: Rendered) => screen.getByLabelText('Passphrase', { exact: true });

  test('is unlocked by keyboard; a wrong passphrase is said beside the field and typed over', async () => {
    const screen = await renderApp({ articles: [bridge], state: { ...none, problem: locked } });
    await expect.element(field(screen)).toHaveFocus();
    await press('wrong{Enter}');
    await expect.element(screen.getByText(/^This is not the passphrase/u)).toBeVisible();
    await expect.element(field(screen)).toHaveFocus();
    await expect.element(field(screen)).toHaveAccessibleDescription(/not the passphrase/u);
    const input = field(screen).element() as HTMLInputElement;
    expect([input.selectionStart, input.selectionEnd]).toEqual([0, 5]);
    await press(`${PASSPHRASE}{Enter}`);
    await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
    await expect.element(screen.getByRole('button', { name: 'Encrypted' })).toBeVisible();
  });

  test('shows what is typed only when asked, and says that Caps Lock is on', async () => {
    const screen = await renderApp({ articles: [bridge], state: { ...none, problem: locked } });
    await expect.element(field(screen)).toHaveAttribute('type', 'password');
    await screen.getByRole('button', { name: 'Show: Passphrase' }).click();
    await expect.element(field(screen)).toHaveAttribute('type', 'text');
    const { target } = { target: field(screen).element() };
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true, bubbles: true }),
    );
    await expect.element(screen.getByText('Caps Lock is on.')).toBeVisible();
    target.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    await expect.element(screen.getByText('Caps Lock is on.')).not.toBeInTheDocument();
  });
});

test('an encrypted workspace is opened from another one after its passphrase was asked for', async () => {
  const screen = await renderApp({ articles: [bridge] });
  await putCaret('Two inspectors');
  screen.workbench.failNext(
    'dialog:open-workspace',
    new AppError('passphrase-needed', 'The workspace is encrypted.', {
      remedy: 'Enter its passphrase.',
      file: '/home/ana/Case.sourcebench',
    }),
  );
  await press('{Control>}{Shift>}o{/Shift}{/Control}');
  const dialog = screen.getByRole('dialog', { name: '“Case” is encrypted' });
  await expect.element(dialog.getByLabelText('Passphrase', { exact: true })).toHaveFocus();
  await press(`${PASSPHRASE}{Enter}`);
  await expect.element(dialog).not.toBeInTheDocument();
  expect(screen.workbench.asked.get('workspace:unlock')).toEqual({ passphrase: PASSPHRASE });
});

describe('the backups', () => {
  async function open(options: Parameters<typeof renderApp>[0] = {}) {
    const screen = await renderApp({ articles: [bridge], backups, ...options });
    await putCaret('Two inspectors');
    await press('{Control>}k{/Control}');
    await press('backups{Enter}');
    const dialog = screen.getByRole('dialog', { name: 'Backups' });
    await expect.element(dialog).toBeVisible();
    return { screen, dialog };
  }

  test('say when, why, how large and up to which act', async () => {
    const { screen } = await open();
    const rows = radios(screen).getByText(/·/u);
    await expect
      .element(rows.first())
      .toHaveTextContent('Hourly · 781.2 kB · 12 articles, up to act 812');
    await expect
      .element(rows.nth(5))
      .toHaveTextContent('Before the file was brought up to date · 524.3 kB');
  });

  test('one is made now and chosen next; a failure is said and can be tried again', async () => {
    const { screen, dialog } = await open();
    screen.workbench.failNext(
      'backup:make',
      new AppError('disk-full', 'The disk is full.', { remedy: 'Free some space.' }),
    );
    await dialog.getByRole('button', { name: 'Make one now' }).click();
    await expect.element(dialog.getByRole('alert')).toMatchTextContent('No backup was made.');
    await dialog.getByRole('button', { name: 'Make one now' }).click();
    await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
    await expect.poll(() => radios(screen).getByRole('radio').all().length).toBe(8);
  });

  test('that failed by themselves are said in the status bar and why, until a newer one is there', async () => {
    const screen = await renderApp({ articles: [bridge], backups });
    await putCaret('Two inspectors');
    const line = screen.getByRole('button', { name: 'The last backup failed' });
    await expect.element(line).not.toBeInTheDocument();
    screen.workbench.emit('backup:failed', {
      code: 'disk-full',
      message: 'The disk is full.',
      details: { remedy: 'Free some space.' },
    });
    await line.click();
    const dialog = screen.getByRole('dialog', { name: 'Backups' });
    await expect
      .element(dialog.getByRole('alert'))
      .toMatchTextContent(/A backup failed on .+\. The disk is full\. Free some space\./u);
    // Listing the older ones again changes nothing about it.
    await loadBackups();
    await expect.element(dialog.getByRole('alert')).toBeVisible();
    await dialog.getByRole('button', { name: 'Make one now' }).click();
    await expect.element(dialog.getByRole('alert')).not.toBeInTheDocument();
    await expect.element(line).not.toBeInTheDocument();
  });

  test('say that there is none, or why they cannot be listed', async () => {
    const { screen, dialog } = await open({ backups: [] });
    await expect
      .element(dialog.getByText('There is no backup of this workspace yet.'))
      .toBeVisible();
    await expect.element(dialog.getByRole('button', { name: 'Restore…' })).toBeDisabled();
    await press('{Escape}');
    await expect.element(dialog).not.toBeInTheDocument();
    const gone = new AppError('file-unreadable', 'The folder cannot be read.', {
      remedy: 'Allow reading it.',
    });
    const other = await renderApp({
      articles: [bridge],
      answers: {
        'backup:list': () => {
          throw gone;
        },
      },
    });
    openDialog({ kind: 'backups' });
    await expect
      .element(other.getByRole('dialog').getByRole('alert'))
      .toMatchTextContent(/could not be listed\. The folder cannot be read/u);
    void screen;
  });

  test('that are far behind what was done are said in the status bar', async () => {
    const screen = await renderApp({ articles: [bridge], backups });
    await putCaret('Two inspectors');
    const newest = backups[0]?.madeAtMs ?? 0;
    useSaving.setState({ savedAtMs: newest + 60_000 });
    await loadBackups();
    const line = screen.getByRole('button', { name: /^Last backup/u });
    await expect.element(line).not.toBeInTheDocument();
    useSaving.setState({ savedAtMs: newest + 3 * 3_600_000 });
    await line.click();
    await expect.element(screen.getByRole('dialog', { name: 'Backups' })).toBeVisible();
  });
});

describe('the passphrase', () => {
  const field = (screen: Rendered, name: string) =>
    screen.getByRole('dialog').getByLabelText(name, { exact: true });

  test('is set only when it is long enough, typed twice, and its loss was understood', async () => {
    const screen = await renderApp({ articles: [bridge], backups });
    openDialog({ kind: 'passphrase' });
    const dialog = screen.getByRole('dialog', { name: 'Set a passphrase for “Library”' });
    const encrypt = dialog.getByRole('button', { name: 'Encrypt' });
    await expect.element(dialog.getByText(/A lost passphrase is final/u)).toBeVisible();
    await expect.element(dialog.getByText(/does not protect exports/u)).toBeVisible();
    await expect.element(field(screen, 'Passphrase')).toHaveFocus();
    await press('seven77{Enter}');
    await expect.element(dialog.getByText(/7 characters can be found/u)).toBeVisible();
    await field(screen, 'Passphrase').fill('correct horse battery');
    await field(screen, 'The same again').fill('correct horse batterx');
    await encrypt.click();
    await expect.element(dialog.getByText('This is not the same as above.')).toBeVisible();
    await field(screen, 'The same again').fill('correct horse battery');
    await encrypt.click();
    await expect.element(dialog.getByText(/^Tick this first/u)).toBeVisible();
    expect(called(screen, 'workspace:set-passphrase')).toBe(0);
    await dialog.getByRole('checkbox').click();
    const release = screen.workbench.hold('workspace:set-passphrase');
    await encrypt.click();
    await expect.element(dialog.getByText('Encrypting the workspace and 7 backups…')).toBeVisible();
    await press('{Escape}');
    await expect.element(dialog).toBeVisible();
    release();
    await expect.element(dialog).not.toBeInTheDocument();
    expect(screen.workbench.asked.get('workspace:set-passphrase')).toEqual({
      current: null,
      next: 'correct horse battery',
    });
    await expect.element(screen.getByRole('button', { name: 'Encrypted' })).toBeVisible();
  });

  test('is changed and removed with the one that is set; a wrong one is said beside its field', async () => {
    const screen = await renderApp({ articles: [bridge], state: { workspace: encrypted } });
    await screen.getByRole('button', { name: 'Encrypted' }).click();
    const dialog = screen.getByRole('dialog', { name: 'Passphrase of “Library”' });
    await dialog.getByRole('radio', { name: 'Remove it' }).click();
    await field(screen, 'Passphrase now').fill('wrong one');
    await press('{Enter}');
    await expect.element(dialog.getByText('This is not the passphrase.')).toBeVisible();
    await expect.element(field(screen, 'Passphrase now')).toHaveFocus();
    await press(`${PASSPHRASE}{Enter}`);
    await expect.element(dialog).not.toBeInTheDocument();
    expect(screen.workbench.asked.get('workspace:set-passphrase')).toEqual({
      current: PASSPHRASE,
      next: null,
    });
    await expect.element(screen.getByRole('button', { name: 'Encrypted' })).not.toBeInTheDocument();
  });
});

describe('addresses that lead out', () => {
  async function article(url: string) {
    const screen = await renderApp({ articles: [{ ...bridge, fields: { url } }] });
    await screen.getByRole('tab', { name: 'Article' }).click();
    await expect.element(screen.getByRole('textbox', { name: 'Address' })).toHaveValue(url);
    return screen;
  }

  test('an article’s address is handed to main, which asks', async () => {
    const screen = await article('https://example.org/bridge?a=1');
    await screen.getByRole('button', { name: 'Open in the browser…' }).click();
    await expect
      .poll(() => screen.workbench.asked.get('link:open'))
      .toEqual({ address: 'https://example.org/bridge?a=1' });
  });

  test.each(['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'not an address'])(
    'nothing else than http, https and mailto is offered: %s',
    async (url) => {
      const screen = await article(url);
      await expect
        .element(screen.getByRole('button', { name: /^Open in/u }))
        .not.toBeInTheDocument();
    },
  );

  test('links in a note are offered beside their words', async () => {
    const note = 'See [the act](https://example.org/act) and [this](javascript:alert(1)).';
    const marks = [{ tag: 'claim', quote: 'cost $41 million', note }];
    const screen = await renderApp({ articles: [{ ...bridge, marks }] });
    await screen.getByRole('button', { name: /cost \$41 million/u }).click();
    const offers = screen.getByRole('region', { name: 'Selected mark' }).getByRole('button', {
      name: /^Open in the browser/u,
    });
    await offers.click();
    await expect
      .poll(() => screen.workbench.asked.get('link:open'))
      .toEqual({ address: 'https://example.org/act' });
    expect(offers.all()).toHaveLength(1);
  });
});
