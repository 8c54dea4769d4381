// Bundles the command line into `out/cli/`, so that it runs without the sources; SQLite stays outside.

import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const root = resolve(import.meta.dirname, '..');

export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['better-sqlite3'] },
  build: {
    ssr: true,
    target: 'node22',
    outDir: resolve(root, 'out/cli'),
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { sourcebench: resolve(root, 'electron/cli/sourcebench.ts') },
      output: { format: 'es' },
    },
  },
});
