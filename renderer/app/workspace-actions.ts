// Opening, creating and retrying workspaces, and showing what is in the one that is open.

import { call } from '../api.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { toErrorData } from '../../shared/ipc/result.ts';
import type { AppState } from '../../shared/ipc/types.ts';
import { actsSettled } from '../state/act-queue.ts';
import { setAppState, settings, useAppStore } from '../state/app-store.ts';
import { closeArticle, openArticle } from '../state/article-store.ts';
import { rowAt } from '../state/library-rows.ts';
import { clearLibrary, loadLibrary } from '../state/library-store.ts';
import { currentView } from '../state/library-view.ts';
import { announce, showError } from '../state/messages.ts';
import { openDialog } from '../state/dialogs.ts';
import { flushPendingEdits } from '../state/pending-edits.ts';
import { forgetSafety } from '../state/safety-store.ts';
import { unsavedActs } from '../state/unsaved-acts.ts';

export function hasWorkspace(): boolean {
  return useAppStore.getState().app?.workspace != null;
}

/** Lists the workspace's articles and opens the one that was open last, else the first. */
async function showWorkspace(): Promise<void> {
  closeArticle();
  clearLibrary();
  if (!hasWorkspace()) return;
  await loadLibrary();
  const last = settings().lastArticleId as ArticleId | null;
  const id = last !== null && (await isListed(last)) ? last : rowAt(0)?.id;
  if (id !== undefined) await openArticle(id);
}

/** Not so for one of another workspace, or one that is archived or deleted by now. */
async function isListed(id: ArticleId): Promise<boolean> {
  const place = await call('library:position', { view: currentView(), id }).catch(() => null);
  return place !== null;
}

let shown: string | null = null;

/** Takes over main's word about what is open; shows the workspace when it is another one than before. */
export async function followAppState(app: AppState): Promise<void> {
  setAppState(app);
  const path = app.workspace?.path ?? null;
  if (path === shown) return;
  shown = path;
  forgetSafety();
  await showWorkspace();
}

/** The next workspace to be followed counts as another one, also when it has the same path. */
export function forgetShownWorkspace(): void {
  shown = null;
}

/** With acts that are not saved it is asked whether they may be lost. */
async function change(ask: () => Promise<AppState | null>): Promise<void> {
  flushPendingEdits();
  await actsSettled();
  if (unsavedActs().length > 0) {
    openDialog({ kind: 'unsaved', leaving: { to: 'workspace', go: () => void change(ask) } });
    return;
  }
  await take(ask);
}

async function take(ask: () => Promise<AppState | null>): Promise<void> {
  try {
    const app = await ask();
    if (app === null) return;
    await followAppState(app);
    if (app.workspace !== null) announce(`Workspace “${app.workspace.name}” is open`);
  } catch (thrown) {
    // Only while another workspace is open; else the problem takes the window's place.
    const { code, details } = toErrorData(thrown);
    if (code === 'passphrase-needed') openDialog({ kind: 'unlock', file: details.file ?? null });
    else showError(thrown);
  }
}

export const openWorkspace = () => change(() => call('dialog:open-workspace'));
export const newWorkspace = () => change(() => call('dialog:new-workspace'));
export const openDefaultWorkspace = () => change(() => call('workspace:open-default'));
/** The same workspace: what is not saved can be saved in it. */
export const retryWorkspace = () => take(() => call('workspace:retry'));
