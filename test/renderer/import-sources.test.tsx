import { beforeEach, expect, test } from 'vitest';
import { noteProgress, useImportProgress } from '../../renderer/features/import/import-progress.ts';
import { currentArticle } from '../../renderer/state/article-store.ts';
import { runCommand, commandById } from '../../renderer/app/commands/registry.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { restOfPage } from '../../shared/domain/notice-paths.ts';
import { failedImport } from '../../shared/ipc/failed-import.ts';
import type { ImportedRef, ImportResult } from '../../shared/ipc/types.ts';
import { bridge, dam, hospital } from './support/articles.ts';
import { putCaret, renderApp, type Rendered } from './support/render-app.tsx';

let screen: Rendered;

const ref = (id: string, title: string, more: Partial<ImportedRef> = {}): ImportedRef => ({
  id: id as ArticleId,
  title,
  status: 'imported',
  shelf: 'library',
  similar: null,
  ...more,
});

const resultOf = (
  file: string,
  articles: readonly ImportedRef[],
  more: Partial<ImportResult> = {},
): ImportResult => ({
  file,
  status: 'imported',
  kind: 'pdf',
  articles,
  articleId: articles[0]?.id ?? null,
  title: articles[0]?.title ?? null,
  encoding: null,
  problems: [],
  error: null,
  salvageToken: null,
  ...more,
});

beforeEach(async () => {
  useImportProgress.setState(useImportProgress.getInitialState(), true);
  screen = await renderApp({ articles: [bridge, hospital, dam] });
  await putCaret('Coastal');
});

const results = () => screen.getByRole('list', { name: 'Imported files' });
const show = (...list: readonly ImportResult[]) =>
  screen.workbench.emit('files:imported', { results: list });

test('every file says what it was and what became of it; a book lists its chapters', async () => {
  show(
    resultOf('/in/book.epub', [ref('article-1', 'Chapter one'), ref('article-2', 'Chapter two')], {
      kind: 'epub',
      problems: [{ path: 'cover.xhtml', message: 'The cover has no text.', remedy: 'None.' }],
    }),
    failedImport('/in/scan.pdf', {
      code: 'file-invalid',
      message: '/in/scan.pdf has no text, only pictures of pages.',
      details: { remedy: 'Run text recognition on it first.', file: '/in/scan.pdf' },
    }),
  );
  await expect.element(results().getByText('Book (EPUB)')).toBeVisible();
  await expect.element(results().getByText('Chapter two')).toBeVisible();
  await expect
    .element(results().getByText('scan.pdf has no text, only pictures of pages.'))
    .toBeVisible();
  await expect.element(results().getByText('1 note')).toBeVisible();
  await results().getByRole('button', { name: 'Open Chapter two' }).click();
  await expect.poll(() => currentArticle()?.article.id).toBe('article-2');
});

test('what is outside a web page’s article is told in passing, and can be fetched at once', async () => {
  const page = resultOf('bridge.html', [ref('article-1', 'Harbour bridge')], {
    kind: 'html',
    problems: [
      { path: restOfPage, message: '8 blocks were left out.', remedy: 'Read the whole page.' },
    ],
  });
  show(page);
  const messages = screen.getByRole('status', { name: 'Messages' });
  await expect.element(messages).toMatchTextContent(/8 blocks were left out\./);
  expect(screen.getByRole('dialog').elements()).toEqual([]);
  await screen.getByRole('option', { name: /Minister/ }).click();
  await expect.poll(() => currentArticle()?.article.id).toBe('article-2');
  await messages.getByRole('button', { name: 'Read the whole page' }).click();
  await expect
    .poll(() => screen.workbench.asked.get('article:read-again'))
    .toMatchObject({ articleId: 'article-1', wholePage: true });
  await expect.element(messages).toHaveTextContent('');
  await expect.element(screen.getByRole('textbox', { name: 'Article text' })).toHaveFocus();
  show(page, resultOf('other.html', [ref('article-2', 'Hospital')], { kind: 'html' }));
  await expect.element(messages).toMatchTextContent(/2 articles imported/);
});

test('nearly the same text can become a new revision of the article that is there', async () => {
  const similar = {
    id: 'article-1' as ArticleId,
    title: 'Harbour bridge',
    shelf: 'library',
    similarity: 0.937,
  } as const;
  show(resultOf('bridge-2.html', [ref('article-3', 'Harbour bridge, updated', { similar })]));
  await expect.element(results().getByText(/93% the same as “Harbour bridge”/)).toBeVisible();
  await results().getByRole('button', { name: 'Make it a new revision' }).click();
  await expect.poll(() => screen.workbench.called).toContain('article:make-revision');
  await expect.poll(() => currentArticle()?.article.id).toBe('article-1');
});

test('the same text in another file is offered for deletion, not as a revision', async () => {
  const similar = {
    id: 'article-1' as ArticleId,
    title: 'Harbour bridge',
    shelf: 'bin',
    similarity: 1,
  } as const;
  show(resultOf('copy.txt', [ref('article-3', 'Copy', { similar })]));
  await expect
    .element(results().getByText(/The same text as “Harbour bridge”, in the bin/))
    .toBeVisible();
  expect(results().getByRole('button', { name: 'Make it a new revision' }).elements()).toEqual([]);
  await results().getByRole('button', { name: 'Delete the new one' }).click();
  await expect.poll(() => screen.workbench.called).toContain('library:act');
});

test('one that is in the bin already is restored and opened', async () => {
  await screen.workbench.calls['library:act']({
    target: { ids: ['article-2' as ArticleId] },
    act: { kind: 'move', shelf: 'bin' },
  });
  show(
    resultOf('hospital.txt', [ref('article-2', 'Hospital', { status: 'exists', shelf: 'bin' })], {
      status: 'exists',
    }),
  );
  await results().getByRole('button', { name: 'Restore and open Hospital' }).click();
  await expect.poll(() => currentArticle()?.article.id).toBe('article-2');
  await expect.poll(() => currentArticle()?.summary.shelf).toBe('library');
});

test('a long import shows how far it is and can be stopped', async () => {
  noteProgress({ label: 'Importing report.pdf', done: 3, total: 200 });
  const card = screen.getByRole('region', { name: 'Import' });
  await expect.element(card.getByText('Importing report.pdf')).toBeVisible();
  await expect.element(card.getByText('3 of 200')).toBeVisible();
  await card.getByRole('button', { name: 'Stop' }).click();
  expect(screen.workbench.called).toContain('import:cancel');
  await expect.element(card.getByText('Stopping after this file…')).toBeVisible();
  screen.workbench.emit('progress', null);
  await expect.element(card).not.toBeInTheDocument();
});

function paste(text: string, html: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  clipboardData.setData('text/html', html);
  window.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
}

test('pasted formatting comes along, unless it is switched off or the text is changed', async () => {
  const dialog = screen.getByRole('dialog');
  const keep = dialog.getByRole('checkbox', { name: /Keep headings/ });
  const add = dialog.getByRole('button', { name: 'Add article' });
  paste('A title\r\nSome words.', '<h1>A title</h1><p>Some words.</p>');
  await expect.element(keep).toBeChecked();
  await add.click();
  await expect.poll(() => screen.workbench.called).toContain('article:import-paste');
  expect(screen.workbench.called).not.toContain('article:import-text');

  paste('Other words', '<p>Other words</p>');
  await dialog.getByRole('textbox', { name: 'Article text' }).fill('Other words, changed');
  await expect.element(keep).not.toBeChecked();
  await add.click();
  await expect.poll(() => screen.workbench.called).toContain('article:import-text');
});

test('no pasted markup reaches the page', async () => {
  paste('Words', '<img src=x onerror="window.pasted=1"><p>Words</p>');
  await expect.element(screen.getByRole('dialog')).toBeVisible();
  expect(document.querySelector('img[src="x"]')).toBeNull();
  expect('pasted' in window).toBe(false);
});

test('files and folders are asked for apart', async () => {
  const command = commandById('file.open-folder');
  if (command !== undefined) runCommand(command);
  await expect.poll(() => screen.workbench.called).toContain('dialog:import');
});
