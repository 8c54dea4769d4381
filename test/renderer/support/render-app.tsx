// Renders the whole window over a workbench in memory, with every store as it is at the start.

import { render } from 'vitest-browser-react';
import { userEvent } from 'vitest/browser';
import { App } from '../../../renderer/app/App.tsx';
import { useExportRun } from '../../../renderer/features/export/export-run.ts';
import { useOverlays } from '../../../renderer/app/panes.ts';
import { useCustody } from '../../../renderer/features/original/original-state.ts';
import { useSaving } from '../../../renderer/state/act-queue.ts';
import { useAppStore } from '../../../renderer/state/app-store.ts';
import { closeArticle } from '../../../renderer/state/article-store.ts';
import { useDialogs } from '../../../renderer/state/dialogs.ts';
import { clearLibrary } from '../../../renderer/state/library-store.ts';
import { useMessages } from '../../../renderer/state/messages.ts';
import { clearReviewOpening } from '../../../renderer/state/review-open-store.ts';
import { endReviewWork } from '../../../renderer/state/review-work.ts';
import { clearTagsetEditor } from '../../../renderer/state/tagset-editor.ts';
import { forgetSafety } from '../../../renderer/state/safety-store.ts';
import { useUnsaved } from '../../../renderer/state/unsaved-acts.ts';
import { reader } from '../../../renderer/state/reader-handle.ts';
import '../../../renderer/styles/index.css';
import type { Span } from '../../../shared/domain/span.ts';
import { bridge } from './articles.ts';
import { fakeWorkbench, type FakeOptions, type FakeWorkbench } from './fake-workbench.ts';

function resetStores(): void {
  closeArticle();
  clearLibrary();
  clearTagsetEditor();
  clearReviewOpening();
  endReviewWork();
  useAppStore.setState(useAppStore.getInitialState(), true);
  useUnsaved.setState(useUnsaved.getInitialState(), true);
  forgetSafety();
  useSaving.setState(useSaving.getInitialState(), true);
  useDialogs.setState(useDialogs.getInitialState(), true);
  useMessages.setState(useMessages.getInitialState(), true);
  useOverlays.setState(useOverlays.getInitialState(), true);
  useExportRun.setState(useExportRun.getInitialState(), true);
  useCustody.setState(useCustody.getInitialState(), true);
}

/** As in the page: an element of the window's height, so that panes scroll and not the page. */
function freshRoot(): HTMLElement {
  document.getElementById('root')?.remove();
  const root = document.createElement('div');
  root.id = 'root';
  document.body.append(root);
  return root;
}

export type Rendered = Awaited<ReturnType<typeof render>> & { readonly workbench: FakeWorkbench };

export async function renderApp(options: FakeOptions = { articles: [bridge] }): Promise<Rendered> {
  resetStores();
  const workbench = fakeWorkbench(options);
  Object.defineProperty(window, 'workbench', { value: workbench, configurable: true });
  const screen = await render(<App />, { container: freshRoot() });
  return Object.assign(screen, { workbench });
}

/** Where the words stand in the article's text. */
function spanOf(text: string, words: string): Span {
  const startUtf16 = text.indexOf(words);
  if (startUtf16 === -1) throw new Error(`the text has no “${words}”`);
  return { startUtf16, endUtf16: startUtf16 + words.length };
}

/** Selects the words in the shown article, as a person would with shift and arrows. */
export async function selectWords(words: string, text = bridge.text): Promise<void> {
  await waitForReader();
  reader.current?.select(spanOf(text, words));
}

/** Puts the caret before the words. */
export async function putCaret(words: string, text = bridge.text): Promise<void> {
  await waitForReader();
  const { startUtf16 } = spanOf(text, words);
  reader.current?.select({ startUtf16, endUtf16: startUtf16 });
}

async function waitForReader(): Promise<void> {
  const deadline = Date.now() + 5000;
  while (document.querySelector('[role=textbox][aria-readonly=true]') === null) {
    if (Date.now() > deadline) throw new Error('no article was shown');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Lets an answer reach the window: from the workbench to the stores there are promises only, so one turn is enough. */
export const nextTurn = (): Promise<void> => new Promise((done) => setTimeout(done));

export const press = (keys: string): Promise<void> => userEvent.keyboard(keys);
