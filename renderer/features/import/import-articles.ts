// Bringing files and text in, from the dialog, a drop, the clipboard or main, and saying what came of each.

import { call } from '../../api.ts';
import { restOfPage } from '../../../shared/domain/notice-paths.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { isDatasetKind, type SourceKind } from '../../../shared/domain/source-map.ts';
import { failedImport } from '../../../shared/ipc/failed-import.ts';
import { toErrorData, type Problem } from '../../../shared/ipc/result.ts';
import type { ImportResult } from '../../../shared/ipc/types.ts';
import { settings } from '../../state/app-store.ts';
import { currentArticle } from '../../state/article-store.ts';
import { closeDialog, openDialog } from '../../state/dialogs.ts';
import { refreshLibrary } from '../../state/library-store.ts';
import { showAllArticles } from '../../state/library-view.ts';
import { dismissToast, showError, showToast } from '../../state/messages.ts';
import { goToArticle } from '../library/go-to-article.ts';
import { rememberDropped } from '../review/open/review-imported.ts';
import { readAgain } from '../original/original-state.ts';
import { countOf, formatNumber, quoted } from '../../ui/words.ts';
import { fileName } from './file-name.ts';
import { listDropped, readDropped, type DroppedFile } from './dropped-files.ts';
import { droppedSets, type DroppedSet } from './dropped-sets.ts';
import { endDropped, noteProgress, startDropped } from './import-progress.ts';

/** However the file said so: `UTF-8`, `UTF-8 (meta)`. */
const PLAIN = /^utf-?8(?: \(.*\))?$/iu;

/** Decoded in a way the person should know about. */
export function isUnusualEncoding(encoding: string | null): boolean {
  return encoding !== null && !PLAIN.test(encoding);
}

const own: readonly (SourceKind | null)[] = ['annotated-json', 'annotated-jsonl'];

/** Whether it is a dataset of another program. */
export const isForeignDataset = (kind: SourceKind | null): boolean =>
  kind !== null && isDatasetKind(kind) && !own.includes(kind);

/** Told in passing: most web pages have menus. */
const isRoutine = ({ path }: Problem): boolean => path === restOfPage;

/** Whether there is something about it that the person should see. */
export function isNotable(result: ImportResult): boolean {
  return (
    result.status !== 'imported' ||
    // What another program’s file was taken for is told in any case.
    isForeignDataset(result.kind) ||
    (result.notes ?? []).length > 0 ||
    result.problems.some((problem) => !isRoutine(problem)) ||
    result.articles.some(({ status, similar }) => status === 'exists' || similar !== null) ||
    isUnusualEncoding(result.encoding)
  );
}

function sayOne(result: ImportResult): void {
  const name = result.title ?? fileName(result.file);
  const read = isUnusualEncoding(result.encoding) ? `, read as ${result.encoding}` : '';
  const more =
    result.articles.length > 1 ? ` and ${formatNumber(result.articles.length - 1)} more` : '';
  const leftOut = result.problems.find(isRoutine);
  if (read === '' && more === '' && leftOut === undefined) return;
  const text = `${quoted(name)}${more} imported from ${fileName(result.file)}${read}`;
  if (leftOut === undefined) showToast({ kind: 'info', text });
  else sayLeftOut(result.articleId, `${text}. ${leftOut.message}`);
}

let leftOutToast = -1;

/** Only of the last import: of several pages in a row, the last one is open. */
function sayLeftOut(id: ArticleId | null, text: string): void {
  dismissToast(leftOutToast);
  const run = async () => {
    dismissToast(leftOutToast);
    if (id !== null && currentArticle()?.article.id !== id) await goToArticle(id);
    if (currentArticle()?.article.id === id) await readAgain(true);
  };
  const action = { label: 'Read the whole page', run: () => void run() };
  leftOutToast = showToast({ kind: 'info', text, action });
}

function isQuiet(results: readonly ImportResult[]): boolean {
  const [only] = results;
  if (results.length === 1 && only !== undefined) {
    return only.status === 'imported' && !isNotable({ ...only, encoding: null });
  }
  return !results.some(isNotable);
}

/** Shows what came of an import: the article itself when all is well, a list when something needs a look. */
export async function showImportResults(results: readonly ImportResult[]): Promise<void> {
  if (results.length === 0) return;
  const imported = results.find(({ status }) => status === 'imported');
  if (imported !== undefined) {
    showAllArticles();
    await refreshLibrary();
    if (imported.articleId !== null) await goToArticle(imported.articleId);
  }
  if (!isQuiet(results)) openDialog({ kind: 'import-results', results });
  else if (results.length === 1 && imported !== undefined) sayOne(imported);
  else {
    const count = results.reduce((sum, { articles }) => sum + articles.length, 0);
    showToast({ kind: 'info', text: `${countOf(count, 'article')} imported` });
  }
}

export async function importFromDialog(
  from: 'files' | 'folder' | 'datasets' = 'files',
): Promise<void> {
  try {
    const wholePage = settings().keepWholePage;
    await showImportResults((await call('dialog:import', { from, wholePage })) ?? []);
  } catch (thrown) {
    showError(thrown);
  }
}

async function importOne(work: () => Promise<ImportResult>): Promise<boolean> {
  try {
    const result = await work();
    closeDialog();
    await showImportResults([result]);
    return result.status !== 'failed';
  } catch (thrown) {
    showError(thrown);
    return false;
  }
}

/** False when it failed; the message is shown. */
export function importText(text: string): Promise<boolean> {
  return importOne(() => call('article:import-text', { text }));
}

/** With the headings, lists and links that the clipboard's HTML tells of. */
export function importPaste(html: string, text: string): Promise<boolean> {
  return importOne(() => call('article:import-paste', { html, text }));
}

/** One after another, so that a hundred dropped files don't fill the memory; a bad one doesn't stop the rest. */
export async function importDropped(dropped: readonly DroppedFile[]): Promise<void> {
  const stop = startDropped();
  const results: ImportResult[] = [];
  try {
    const sets = await droppedSets(await listDropped(dropped));
    for (const [done, set] of sets.entries()) {
      const { name } = set.file;
      noteProgress({ label: `Importing ${name}`, done, total: sets.length });
      const result = stop.aborted ? notReached(name) : await importSet(set);
      results.push(rememberDropped(result, [set.file, ...set.companions]));
    }
  } catch (thrown) {
    showError(thrown);
  } finally {
    endDropped();
  }
  await showImportResults(results);
}

async function importSet({ file, companions }: DroppedSet): Promise<ImportResult> {
  const read = await readDropped(file);
  if ('result' in read) return read.result;
  const beside = [];
  for (const companion of companions) {
    const found = await readDropped(companion);
    if ('result' in found) return found.result;
    beside.push({ fileName: companion.name, bytes: found.bytes });
  }
  try {
    const wholePage = settings().keepWholePage;
    return await call('article:import-bytes', {
      fileName: file.name,
      bytes: read.bytes,
      wholePage,
      ...(beside.length === 0 ? {} : { companions: beside }),
    });
  } catch (thrown) {
    return failedImport(file.name, toErrorData(thrown));
  }
}

function notReached(name: string): ImportResult {
  return failedImport(name, {
    code: 'cancelled',
    message: `${name} was not imported, because the import was stopped before it.`,
    details: { remedy: 'Import it again.', file: name },
  });
}

/** Imports an encrypted file with its passphrase; the answer replaces the refusal in the list. */
export async function importLocked(
  token: string,
  passphrase: string,
): Promise<ImportResult | null> {
  try {
    const result = await call('article:import-locked', { token, passphrase });
    if (result.status === 'failed') return result;
    await refreshLibrary();
    if (result.articleId !== null) await goToArticle(result.articleId);
    return result;
  } catch (thrown) {
    showError(thrown);
    return null;
  }
}

/** Imports what can be saved of a refused file; the answer replaces the refusal in the list. */
export async function importSalvage(token: string): Promise<ImportResult | null> {
  try {
    const result = await call('article:import-salvage', { token });
    await refreshLibrary();
    if (result.articleId !== null) await goToArticle(result.articleId);
    return result;
  } catch (thrown) {
    showError(thrown);
    return null;
  }
}
