import { expect, test } from 'vitest';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { ImportResult } from '../../shared/ipc/types.ts';
import { bridge, dam, hospital } from './support/articles.ts';
import { rows } from './support/at-the-library.ts';
import { press, renderApp, selectWords } from './support/render-app.tsx';

const three = { articles: [bridge, hospital, dam] };
const ordinary: ImportResult = {
  file: 'dam.txt',
  kind: 'plain-text',
  status: 'imported',
  articles: [
    {
      id: 'article-3' as ArticleId,
      title: 'Dam operators deny early release before flood',
      status: 'imported',
      shelf: 'library',
      similar: null,
    },
  ],
  articleId: 'article-3' as ArticleId,
  title: 'Dam operators deny early release before flood',
  encoding: 'UTF-8',
  problems: [],
  error: null,
  salvageToken: null,
};
const broken: ImportResult = {
  ...ordinary,
  file: 'jon.annotated.json',
  kind: null,
  status: 'failed',
  articles: [],
  articleId: null,
  title: null,
  problems: [
    {
      path: '$.annotations[3].tag',
      message: 'The tag “clam” is not in the tagset.',
      remedy: 'Use “claim”.',
    },
  ],
  error: {
    code: 'file-invalid',
    message: '“jon.annotated.json” has 1 problem, so nothing was imported.',
    details: { remedy: 'Correct the file, or import what can be saved.' },
  },
  salvageToken: 'token-1',
};

function dropFiles(...files: File[]): void {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  window.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

test('pasted text becomes an article and is opened', async () => {
  const screen = await renderApp(three);
  await screen.getByRole('button', { name: 'Add articles' }).click();
  await screen.getByRole('menuitem', { name: 'Paste text…' }).click();
  const dialog = screen.getByRole('dialog', { name: 'Paste text as an article' });
  await expect.element(dialog.getByRole('button', { name: 'Add article' })).toBeDisabled();
  await dialog
    .getByRole('textbox', { name: 'Article text' })
    .fill('Ferry stopped\n\nNo ferry runs.');
  await dialog.getByRole('button', { name: 'Add article' }).click();
  await expect.poll(() => document.title).toBe('Ferry stopped · Library');
  await expect.element(dialog).not.toBeInTheDocument();
});

test('text pasted outside a field is offered as an article', async () => {
  const screen = await renderApp(three);
  await expect.element(rows(screen).first()).toBeVisible();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', 'Pasted headline\n\nPasted words.');
  document.body.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
  await expect
    .element(screen.getByRole('textbox', { name: 'Article text' }))
    .toHaveValue('Pasted headline\n\nPasted words.');
});

test('one dropped file is imported and opened without a dialog', async () => {
  const screen = await renderApp(three);
  await expect.element(rows(screen).first()).toBeVisible();
  dropFiles(new File(['Dropped headline\n\nWords.'], 'dropped.txt'));
  await expect.poll(() => document.title).toBe('Dropped headline · Library');
  expect(screen.getByRole('dialog').elements()).toHaveLength(0);
});

test('of several dropped files each gets a result and a bad one does not stop the rest', async () => {
  const screen = await renderApp(three);
  await expect.element(rows(screen).first()).toBeVisible();
  dropFiles(new File([''], 'empty.txt'), new File(['Good one\n\nWords.'], 'good.txt'));
  const results = screen.getByRole('list', { name: 'Imported files' });
  await expect.element(results).toMatchTextContent(/“empty\.txt” is empty\./u);
  await expect.element(results).toMatchTextContent(/good\.txtImported/u);
});

test('a file that is too large is refused by name without being read', async () => {
  const screen = await renderApp(three);
  await expect.element(rows(screen).first()).toBeVisible();
  const file = new File(['x'], 'huge.txt');
  Object.defineProperty(file, 'size', { value: 200_000_000 });
  const transfer = {
    types: ['Files'],
    items: [{ kind: 'file', webkitGetAsEntry: () => null, getAsFile: () => file }],
  };
  const event = new DragEvent('drop', { cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: transfer });
  window.dispatchEvent(event);
  await expect.element(screen.getByText(/“huge\.txt” is 200 MB large/)).toBeVisible();
  expect(screen.workbench.called).not.toContain('article:import-bytes');
});

test('problems are listed with path, message and remedy, and what can be saved is imported on request', async () => {
  const screen = await renderApp({ ...three, importResults: [broken] });
  await press('{Control>}o{/Control}');
  const problems = screen.getByRole('list', { name: 'Problems' });
  await expect
    .element(problems)
    .toMatchTextContent(/\$\.annotations\[3\]\.tag.*The tag “clam”.*Use “claim”\./u);
  await screen.getByRole('button', { name: 'Import what can be saved' }).click();
  await expect
    .element(screen.getByRole('list', { name: 'Imported files' }))
    .toMatchTextContent(/Imported/u);
  expect(screen.workbench.called).toContain('article:import-salvage');
});

test('a file decoded by detection names its encoding when it opens', async () => {
  const results = [{ ...ordinary, encoding: 'windows-1252 (detected)' }];
  const screen = await renderApp({ ...three, importResults: results });
  await press('{Control>}o{/Control}');
  await expect
    .element(screen.getByRole('status', { name: 'Messages' }))
    .toMatchTextContent(/read as windows-1252 \(detected\)/u);
  await expect.poll(() => document.title).toMatch(/^Dam/u);
});

test('files that came with a second start are shown like any others', async () => {
  const screen = await renderApp(three);
  await expect.element(rows(screen).first()).toBeVisible();
  screen.workbench.emit('files:imported', { results: [ordinary] });
  await expect.poll(() => document.title).toMatch(/^Dam/u);
});

test('pasted text is added by Ctrl+Enter and its article gets the focus', async () => {
  const screen = await renderApp(three);
  await selectWords('Harbour Bridge');
  await press('{Control>}{Shift>}v{/Shift}{/Control}');
  const dialog = screen.getByRole('dialog', { name: 'Paste text as an article' });
  await dialog.getByRole('textbox', { name: 'Article text' }).fill('A headline\n\nSome words.');
  await press('{Control>}{Enter}{/Control}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.poll(() => document.title).toBe('A headline · Library');
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
});
