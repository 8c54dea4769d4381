// Runs in the bench's browser page: mounts the product's library pane over a workspace in another process.

import { Tooltip } from 'radix-ui';
import { createRoot, type Root } from 'react-dom/client';
import { Library } from '../../../renderer/features/library/Library.tsx';
import { setAppState } from '../../../renderer/state/app-store.ts';
import { clearLibrary, loadLibrary } from '../../../renderer/state/library-store.ts';
import '../../../renderer/styles/index.css';
import { settingsSchema } from '../../../shared/domain/settings.ts';
import type { Workbench } from '../../../shared/ipc/workbench.ts';
import type { LibraryName, LibraryPage } from './library-page-api.ts';
import { painted, settled } from './painted.ts';
import './reader-page.css';

let library: LibraryName = 'small';
let kept: { readonly root: Root; readonly container: HTMLElement } | null = null;

const calls = new Proxy({} as Workbench['calls'], {
  get: (_, channel: string) => async (input: unknown) => ({
    ok: true,
    value: await window.callLibrary?.(library, channel, input),
  }),
});
const workbench: Workbench = { calls, on: () => () => undefined };
Object.defineProperty(window, 'workbench', { value: workbench });
const workspace = { path: '/library.sourcebench', name: 'Library', isEncrypted: false };
setAppState({
  version: '0.0.0',
  platform: 'linux',
  settings: settingsSchema.parse({}),
  workspace,
  problem: null,
  defaultWorkspace: workspace,
});

function mount(): { readonly root: Root; readonly container: HTMLElement } {
  const container = document.createElement('div');
  container.className = 'bench-container panes';
  container.style.setProperty('--library-px', '264px');
  document.body.append(container);
  const root = createRoot(container);
  root.render(
    <Tooltip.Provider>
      <nav className="side side-library" aria-label="Library">
        <Library />
      </nav>
    </Tooltip.Provider>,
  );
  return { root, container };
}

/** A frame without rows would be fast and worth nothing. */
async function paintedRows(): Promise<void> {
  const latest = performance.now() + 60_000;
  do {
    if (performance.now() > latest) throw new Error('no rows were painted within a minute');
    await painted();
  } while (!rowsAreShown());
}

function rowsAreShown(): boolean {
  const list = document.querySelector('#article-list');
  if (list === null) return false;
  const { top, bottom } = list.getBoundingClientRect();
  const seen = [...list.querySelectorAll('[role=option]')].filter((row) => {
    const box = row.getBoundingClientRect();
    return box.bottom > top && box.top < bottom;
  });
  return seen.length > 5 && seen.every((row) => row.querySelector('.article-title') !== null);
}

async function open(name: LibraryName): Promise<number> {
  library = name;
  await settled();
  const start = performance.now();
  const mounted = mount();
  void loadLibrary();
  await paintedRows();
  const took = performance.now() - start;
  close(mounted);
  await painted();
  return took;
}

function close({
  root,
  container,
}: {
  readonly root: Root;
  readonly container: HTMLElement;
}): void {
  root.unmount();
  container.remove();
  clearLibrary();
}

async function keepOpen(name: LibraryName): Promise<void> {
  library = name;
  kept = mount();
  await loadLibrary();
  await paintedRows();
  await settled();
}

async function closeKept(): Promise<void> {
  if (kept !== null) close(kept);
  kept = null;
  await painted();
}

const page: LibraryPage = { open, keepOpen, closeKept };
window.libraryPage = page;
