import { expect, test } from 'vitest';
import { currentArticle } from '../../renderer/state/article-store.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { ImportResult } from '../../shared/ipc/types.ts';
import { arabic, bridge, dam, hospital, longTitle } from './support/articles.ts';
import { nextTurn, press, renderApp, selectWords, type Rendered } from './support/render-app.tsx';

const three = { articles: [bridge, hospital, dam] };
const rows = (screen: Rendered) =>
  screen.getByRole('list', { name: 'Articles' }).getByRole('button');

const ordinary: ImportResult = {
  file: 'dam.txt',
  status: 'imported',
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
  status: 'failed',
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

test('slash goes to the filter, which narrows the list by title and publisher', async () => {
  const screen = await renderApp(three);
  await expect.element(rows(screen).first()).toBeVisible();
  await press('/');
  const filter = screen.getByRole('searchbox', { name: 'Filter articles' });
  await expect.element(filter).toHaveFocus();
  await filter.fill('standard waits');
  await expect.poll(() => rows(screen).elements().length).toBe(1);
  await filter.fill('nowhere');
  await expect.element(screen.getByText(/No title or publisher has “nowhere” in it/)).toBeVisible();
  await screen.getByRole('button', { name: 'Clear the filter' }).click();
  await expect.poll(() => rows(screen).elements().length).toBe(3);
});

test('Alt and arrow keys step through the listed articles', async () => {
  const screen = await renderApp(three);
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Minister/u);
  await press('{Alt>}{ArrowDown}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Dam/u);
  await press('{Alt>}{ArrowUp}{/Alt}');
  await expect.poll(() => document.title).toMatch(/^Minister/u);
});

test('of two articles chosen in a row the second stays, also when the first arrives after it', async () => {
  const screen = await renderApp(three);
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toBeVisible();
  const releaseFirst = screen.workbench.hold('article:open');
  await rows(screen).nth(1).click();
  const releaseSecond = screen.workbench.hold('article:open');
  await rows(screen).nth(2).click();
  releaseSecond();
  await expect.poll(() => document.title).toMatch(/^Dam/u);
  releaseFirst();
  await nextTurn();
  expect(currentArticle()?.article.title).toMatch(/^Dam/u);
  await expect.element(screen.getByRole('tab', { name: 'Marks 1' })).toBeVisible();
});

test('the article opened last opens at the start', async () => {
  await renderApp({ ...three, settings: { lastArticleId: 'article-3' } });
  await expect
    .poll(() => document.title)
    .toBe('Dam operators deny early release before flood · Library');
});

test('an empty library says what to do', async () => {
  const screen = await renderApp({ articles: [] });
  await expect
    .element(screen.getByRole('heading', { name: 'Add the first article' }))
    .toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Paste text…' })).toBeVisible();
});

test('pasted text becomes an article and is opened', async () => {
  const screen = await renderApp(three);
  await screen.getByRole('button', { name: 'Paste…', exact: true }).click();
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

test('a dropped folder is refused with what to do instead', async () => {
  const screen = await renderApp(three);
  await expect.element(rows(screen).first()).toBeVisible();
  const entry = { isDirectory: true, name: 'articles' };
  const transfer = { types: ['Files'], items: [{ kind: 'file', webkitGetAsEntry: () => entry }] };
  const event = new DragEvent('drop', { cancelable: true });
  Object.defineProperty(event, 'dataTransfer', { value: transfer });
  window.dispatchEvent(event);
  await expect.element(screen.getByText('“articles” is a folder.')).toBeVisible();
  await expect.element(screen.getByText('Drop the files inside it instead.')).toBeVisible();
});

test('problems are listed with path, message and remedy, and what can be saved is imported on request', async () => {
  const screen = await renderApp({ ...three, importResults: [broken] });
  await screen.getByRole('button', { name: 'Open…', exact: true }).click();
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
  await screen.getByRole('button', { name: 'Open…', exact: true }).click();
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

test('a very long title is cut in list and bar instead of pushing anything out', async () => {
  const screen = await renderApp({ articles: [longTitle] });
  await expect.element(rows(screen).first()).toBeVisible();
  const row = rows(screen).first().element();
  expect(row.scrollWidth).toBeLessThanOrEqual(row.clientWidth);
  expect(row.clientHeight).toBeLessThan(90);
  await expect.element(screen.getByRole('button', { name: 'Export…' })).toBeInViewport();
  expect(document.documentElement.scrollWidth).toBe(window.innerWidth);
});

test('a right-to-left title is shown in its own direction', async () => {
  const screen = await renderApp({ articles: [arabic] });
  await expect.element(rows(screen).first()).toBeVisible();
  const title = rows(screen).first().element().querySelector('.article-title');
  expect(title === null ? '' : getComputedStyle(title).direction).toBe('rtl');
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
