// Bringing files and text in, from the dialog, a drop, the clipboard or main, and saying what came of each.

import { call } from '../../api.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { closeDialog, openDialog } from '../../state/dialogs.ts';
import { loadLibrary, setLibraryFilter } from '../../state/library-store.ts';
import { showError, showToast } from '../../state/messages.ts';
import { goToArticle } from '../library/go-to-article.ts';
import { quoted } from '../../ui/words.ts';
import { fileName } from './file-name.ts';
import { readDropped, type DroppedFile } from './dropped-files.ts';

const PLAIN = /^utf-?8$/iu;

/** Decoded in a way the person should know about. */
export function isUnusualEncoding(encoding: string | null): boolean {
  return encoding !== null && !PLAIN.test(encoding);
}

function isNotable(result: ImportResult): boolean {
  return (
    result.status !== 'imported' || result.problems.length > 0 || isUnusualEncoding(result.encoding)
  );
}

function sayOne(result: ImportResult): void {
  const name = result.title ?? fileName(result.file);
  const read = isUnusualEncoding(result.encoding) ? `, read as ${result.encoding}` : '';
  if (read !== '')
    showToast({
      kind: 'info',
      text: `${quoted(name)} imported from ${fileName(result.file)}${read}`,
    });
}

function isQuiet(results: readonly ImportResult[]): boolean {
  const [only] = results;
  if (results.length === 1 && only !== undefined) {
    return only.status === 'imported' && only.problems.length === 0;
  }
  return !results.some(isNotable);
}

/** Shows what came of an import: the article itself when all is well, a list when something needs a look. */
export async function showImportResults(results: readonly ImportResult[]): Promise<void> {
  if (results.length === 0) return;
  const imported = results.find(({ status }) => status === 'imported');
  if (imported !== undefined) {
    setLibraryFilter('');
    await loadLibrary();
    if (imported.articleId !== null) await goToArticle(imported.articleId);
  }
  if (!isQuiet(results)) openDialog({ kind: 'import-results', results });
  else if (results.length === 1 && imported !== undefined) sayOne(imported);
  else showToast({ kind: 'info', text: `${results.length} articles imported` });
}

export async function importFromDialog(): Promise<void> {
  try {
    await showImportResults((await call('dialog:import')) ?? []);
  } catch (thrown) {
    showError(thrown);
  }
}

/** False when it failed; the message is shown. */
export async function importText(text: string): Promise<boolean> {
  try {
    const result = await call('article:import-text', { text });
    closeDialog();
    await showImportResults([result]);
    return result.status !== 'failed';
  } catch (thrown) {
    showError(thrown);
    return false;
  }
}

/** One after another, so that a hundred dropped files don't fill the memory; a bad one doesn't stop the rest. */
export async function importDropped(files: readonly DroppedFile[]): Promise<void> {
  const results: ImportResult[] = [];
  for (const file of files) {
    const read = await readDropped(file);
    if ('result' in read) {
      results.push(read.result);
      continue;
    }
    try {
      results.push(await call('article:import-bytes', { fileName: file.name, bytes: read.bytes }));
    } catch (thrown) {
      showError(thrown);
    }
  }
  await showImportResults(results);
}

/** Imports what can be saved of a refused file; the answer replaces the refusal in the list. */
export async function importSalvage(token: string): Promise<ImportResult | null> {
  try {
    const result = await call('article:import-salvage', { token });
    await loadLibrary();
    if (result.articleId !== null) await goToArticle(result.articleId);
    return result;
  } catch (thrown) {
    showError(thrown);
    return null;
  }
}
