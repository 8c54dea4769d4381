// Bundles the command line and its importers' thread into `out/cli/`, so that they run without the sources; SQLite
// stays outside.

import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { copyPdfCMaps } from './pdf-cmaps.ts';

const root = resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  publicDir: false,
  plugins: [copyPdfCMaps()],
  ssr: { noExternal: true, external: ['better-sqlite3-multiple-ciphers'] },
  build: {
    ssr: true,
    target: 'node22',
    outDir: resolve(root, 'out/cli'),
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        sourcebench: resolve(root, 'electron/cli/sourcebench.ts'),
        backup: resolve(root, 'electron/workspace/backup-thread.ts'),
        importer: resolve(root, 'electron/workspace/importers/importer-thread.ts'),
      },
      output: { format: 'es' },
    },
  },
});
