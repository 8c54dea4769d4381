// How the sources become `out/`: main with the threads of the workspace and of the importers, the sandboxed preload,
// and the page.
// Everything is bundled except the native SQLite module, the only run-time dependency.

import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { copyPdfCMaps } from './pdf-cmaps.ts';

const root = resolve(import.meta.dirname, '..');
const at = (...parts: string[]) => resolve(root, ...parts);

/** The Node of the pinned Electron, and the oldest browser that the Chromium shell is meant for. */
const targets = { node: 'node24', chromium: 'chrome146' } as const;

export default defineConfig({
  main: {
    root,
    plugins: [copyPdfCMaps()],
    build: {
      target: targets.node,
      outDir: at('out/main'),
      rolldownOptions: {
        input: {
          main: at('electron/main.ts'),
          worker: at('electron/workspace/worker.ts'),
          backup: at('electron/workspace/backup-thread.ts'),
          importer: at('electron/workspace/importers/importer-thread.ts'),
        },
      },
    },
  },
  preload: {
    root,
    build: {
      target: targets.node,
      outDir: at('out/preload'),
      // A sandboxed preload is CommonJS and can load nothing but Electron.
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react()],
    build: {
      target: targets.chromium,
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // Loaded from the disk beside it, where one large file is no slower than many.
      chunkSizeWarningLimit: 4000,
      // Fonts and images stay files: the policy allows no inlined fonts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('renderer/index.html') },
    },
  },
});
