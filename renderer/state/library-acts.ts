// Acts on articles of the library, one or a hundred thousand: each is one step to undo, said in the words of what was
// chosen. When the open article leaves the list, the reader goes on to the one that takes its place.

import { call } from '../api.ts';
import type { ArticleId, CollectionId } from '../../shared/domain/ids.ts';
import type { ArticleStatus, LibraryTarget, Shelf } from '../../shared/domain/library.ts';
import type { Input, RendererChannels } from '../../shared/ipc/contract.ts';
import type { ActResult } from '../../shared/ipc/types.ts';
import { countOf, quoted } from '../ui/words.ts';
import { enqueueAct } from './act-queue.ts';
import { applyResult, reportFailure } from './acts.ts';
import { closeArticle, currentArticle, openArticle } from './article-store.ts';
import { noteLeft } from './left-article.ts';
import { loadedRow, useRows } from './library-rows.ts';
import {
  clearLibrarySelection,
  selectedCount,
  selectedTarget,
  useLibrarySelection,
} from './library-selection.ts';
import { collectionName, useLibrary } from './library-store.ts';
import { currentView, leaveCollection } from './library-view.ts';
import { announce, showError } from './messages.ts';
import { flushPendingEdits } from './pending-edits.ts';
import { undo } from './undo.ts';
import { offerUndo } from './undo-offer.ts';
import { statusWords } from './library-words.ts';

/** What an act is about, and how that is called in a sentence. */
export interface Acted {
  readonly target: LibraryTarget;
  readonly count: number;
  readonly words: string;
}

type LibraryAct = Input<RendererChannels, 'library:act'>['act'];

function titleOf(id: ArticleId): string | null {
  const open = currentArticle();
  const title = open?.article.id === id ? open.article.title : loadedRow(id)?.row.title;
  return title === undefined ? null : quoted(shortTitle(title));
}

const TITLE_CHARACTERS = 60;

function shortTitle(title: string): string {
  const characters = [...title];
  if (characters.length <= TITLE_CHARACTERS) return title;
  return `${characters.slice(0, TITLE_CHARACTERS).join('').trimEnd()}…`;
}

export function actedArticle(id: ArticleId): Acted {
  return { target: { ids: [id] }, count: 1, words: titleOf(id) ?? '1 article' };
}

/** The selected articles, else the open one; null when there is neither. */
export function acted(): Acted | null {
  const target = selectedTarget();
  if (target === null) {
    const open = currentArticle();
    return open === null ? null : actedArticle(open.article.id);
  }
  const [only, ...others] = 'ids' in target ? target.ids : [];
  if (only !== undefined && others.length === 0) return actedArticle(only);
  const count = selectedCount(useLibrarySelection.getState(), useRows.getState().total ?? 0);
  return { target, count, words: countOf(count, 'article') };
}

/** Reports a failure and answers null. */
async function run(send: () => Promise<ActResult>): Promise<ActResult | null> {
  flushPendingEdits();
  try {
    const result = await enqueueAct(send);
    // A selection of “all” may mean other articles after the act.
    if (useLibrarySelection.getState().all) clearLibrarySelection();
    applyResult(result);
    return result;
  } catch (thrown) {
    reportFailure(thrown);
    return null;
  }
}

function act(target: LibraryTarget, what: LibraryAct): Promise<ActResult | null> {
  return run(() => call('library:act', { target, act: what }));
}

function say(words: string, undoable = true): void {
  if (undoable) offerUndo(words, () => void undo());
  else announce(words);
}

export async function setStatus(
  { target, count, words }: Acted,
  status: ArticleStatus,
): Promise<void> {
  const done = await act(target, { kind: 'set-status', status });
  if (done !== null) say(`${words} marked ${statusWords[status].toLocaleLowerCase()}`, count > 1);
}

/** Where the open article stands in the list, if it is about to leave it. */
async function placeOfOpen(
  target: LibraryTarget,
): Promise<{ id: ArticleId; index: number | null } | null> {
  const id = currentArticle()?.article.id;
  if (id === undefined) return null;
  if ('ids' in target && !target.ids.includes(id)) return null;
  if ('except' in target && target.except.includes(id)) return null;
  const index = await call('library:position', { view: currentView(), id });
  return index === null && 'view' in target ? null : { id, index };
}

/** Opens what stands at the place now, or the last of the list; an empty list leaves the reader empty. */
async function openAt(index: number): Promise<void> {
  const view = currentView();
  const at = await call('library:page', { view, offset: index, limit: 1 });
  const rows =
    at.rows.length > 0 || at.total === 0
      ? at.rows
      : (await call('library:page', { view, offset: at.total - 1, limit: 1 })).rows;
  const [row] = rows;
  if (row === undefined) closeArticle();
  else await openArticle(row.id);
}

const moved: { readonly [To in Shelf]: string } = {
  library: 'restored to the library',
  archive: 'archived',
  bin: 'moved to the bin',
};

export async function moveTo({ target, words }: Acted, shelf: Shelf): Promise<void> {
  try {
    const open = shelf === 'library' ? null : await placeOfOpen(target);
    const result = await act(target, { kind: 'move', shelf });
    if (result === null) return;
    clearLibrarySelection();
    say(`${words} ${moved[shelf]}`);
    if (open === null) return;
    noteLeft(open.id, result.label);
    if (open.index === null) closeArticle();
    else await openAt(open.index);
  } catch (thrown) {
    showError(thrown);
  }
}

export async function collect({ target, words }: Acted, collection: CollectionId): Promise<void> {
  const result = await act(target, { kind: 'collect', collection });
  if (result !== null) say(`${words} added to ${quoted(collectionName(collection))}`);
}

export async function uncollect({ target, words }: Acted, collection: CollectionId): Promise<void> {
  const name = collectionName(collection);
  const result = await act(target, { kind: 'uncollect', collection });
  if (result === null) return;
  if (currentView().collection === collection) clearLibrarySelection();
  say(`${words} removed from ${quoted(name)}`);
}

/** With articles to put into it, in the same step. The answer is its id, or null when it could not be made. */
export async function createCollection(
  name: string,
  into: Acted | null,
): Promise<CollectionId | null> {
  const id = crypto.randomUUID() as CollectionId;
  const target = into?.target ?? null;
  const result = await run(() => call('collection:create', { id, name: name.trim(), target }));
  if (result === null) return null;
  const added = into === null ? '' : ` with ${into.words}`;
  say(`Collection ${quoted(name.trim())} created${added}`);
  return id;
}

export async function renameCollection(id: CollectionId, name: string): Promise<boolean> {
  const result = await run(() => call('collection:rename', { id, name: name.trim() }));
  if (result !== null) say(`Collection renamed to ${quoted(name.trim())}`);
  return result !== null;
}

export async function deleteCollection(id: CollectionId): Promise<void> {
  const name = collectionName(id);
  const result = await run(() => call('collection:delete', { id }));
  if (result === null) return;
  leaveCollection(id);
  say(`Collection ${quoted(name)} deleted; its articles stay`);
}

/** The collections there are, by name. */
export function collections(): readonly { readonly id: CollectionId; readonly name: string }[] {
  return useLibrary.getState().counts?.collections ?? [];
}
