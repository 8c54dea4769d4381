// Where the open article's revisions came from, asked for when somebody looks, and the acts on the originals.

import { create } from 'zustand';
import { call } from '../../api.ts';
import type { CustodyEntry, OriginalView } from '../../../shared/ipc/types.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { pastedHtmlName } from '../../../shared/domain/pasted-names.ts';
import { enqueueAct } from '../../state/act-queue.ts';
import { applyResult, reportFailure } from '../../state/acts.ts';
import { currentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { announce, showError } from '../../state/messages.ts';
import { flushPendingEdits } from '../../state/pending-edits.ts';
import { showSaved } from '../../state/saved-file.ts';
import { byteSize } from '../../ui/words.ts';
import { revisionWords } from './revision-words.ts';

interface CustodyState {
  readonly articleId: ArticleId | null;
  /** Of which revision of the article this was read. */
  readonly revision: number;
  readonly entries: readonly CustodyEntry[] | null;
}

export const useCustody = create<CustodyState>()(() => ({
  articleId: null,
  revision: 0,
  entries: null,
}));

/** Reads it once for each article and revision. */
export async function wantCustody(articleId: ArticleId, revision: number): Promise<void> {
  const known = useCustody.getState();
  if (known.articleId === articleId && known.revision === revision) return;
  // What is known stays until the answer, so that nothing that has the focus goes meanwhile.
  const entries = known.articleId === articleId ? known.entries : null;
  useCustody.setState({ articleId, revision, entries });
  try {
    const answer = await call('article:custody', { articleId });
    const now = useCustody.getState();
    if (now.articleId === articleId && now.revision === revision) {
      useCustody.setState({ entries: answer });
    }
  } catch (thrown) {
    showError(thrown);
  }
}

export function showOriginal(revision?: number): void {
  const current = currentArticle();
  if (current === null) return;
  openDialog({
    kind: 'original',
    articleId: current.article.id,
    revision: revision ?? current.article.revision.number,
  });
}

export async function readOriginal(articleId: ArticleId, revision: number): Promise<OriginalView> {
  return call('original:read', { articleId, revision });
}

export async function saveOriginal(revision?: number): Promise<void> {
  const articleId = currentArticle()?.article.id;
  if (articleId === undefined) return;
  try {
    const saved = await call('dialog:save-original', {
      articleId,
      ...(revision === undefined ? {} : { revision }),
    });
    if (saved === null) return;
    showSaved(`Saved the original (${byteSize(saved.bytes)}) as ${saved.path}`);
  } catch (thrown) {
    showError(thrown);
  }
}

/** Whether the open article was read with all of its web page; null where it is not a web page. */
async function readsWholePage(): Promise<boolean | null> {
  const article = currentArticle()?.article;
  if (article === undefined) return null;
  const entries = await call('article:custody', { articleId: article.id });
  const entry = entries.find(({ revision }) => revision <= article.revision.number);
  return entry === undefined || !isWebPage(entry) ? null : entry.wholePage;
}

/** A page that has more than its article; what was pasted is a piece of one, of which all was wanted. */
export function isWebPage({ kind, fileName }: Pick<CustodyEntry, 'kind' | 'fileName'>): boolean {
  return (kind === 'html' && fileName !== pastedHtmlName) || kind === 'mhtml';
}

/**
 * Reads the original again; a text that differs becomes a new revision, which can be undone. A web page is read as it
 * was, unless `wholePage` says otherwise.
 */
export async function readAgain(wholePage?: boolean): Promise<void> {
  const articleId = currentArticle()?.article.id;
  if (articleId === undefined) return;
  flushPendingEdits();
  announce('Reading the original again…');
  try {
    const whole = wholePage ?? (await readsWholePage()) ?? false;
    const result = await enqueueAct(() =>
      call('article:read-again', { articleId, wholePage: whole }),
    );
    applyResult(result);
    announce(result.textChanged ? revisionWords(result) : 'Read again: the text is the same.');
  } catch (thrown) {
    reportFailure(thrown);
  }
}

/** From the article alone to the whole page, and back. */
export async function turnWholePage(): Promise<void> {
  try {
    const whole = await readsWholePage();
    if (whole === null) announce('This article was not read from a web page.');
    else await readAgain(!whole);
  } catch (thrown) {
    showError(thrown);
  }
}
