// One Vitest project per kind of test, run one after the other: unit, database, cli, torture, renderer, packaging, e2e.
// The renderer project runs in a real browser; packaging and e2e need `npm run build` before.

import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';
import { browserArguments, findBrowser } from './scripts/find-browser.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const cacheDir = '.cache/vite';

interface NodeProject {
  readonly name: string;
  readonly order: number;
  readonly sequential?: boolean;
  readonly timeoutMs?: number;
  /** How long `expect.poll` waits: a window needs its time where the machine is busy. */
  readonly pollMs?: number;
}

/** Tests of one folder in plain Node; `order` says when its turn comes. */
function nodeProject(project: NodeProject) {
  const { name, order, sequential = false, timeoutMs = 10_000, pollMs = 1000 } = project;
  return {
    root,
    cacheDir,
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      environment: 'node',
      setupFiles: ['test/support/property-seed.ts'],
      fileParallelism: !sequential,
      testTimeout: timeoutMs,
      hookTimeout: timeoutMs,
      expect: { poll: { timeout: pollMs } },
      sequence: { groupOrder: order },
    },
  } satisfies TestProjectInlineConfiguration;
}

const rendererProject = {
  root,
  cacheDir,
  // Vite warns about an import inside Vitest itself.
  logLevel: 'error',
  plugins: [react()],
  // Named here, because a dependency that is found during a test reloads the page under it.
  optimizeDeps: {
    include: [
      '@observablehq/plot',
      '@tanstack/react-virtual',
      'axe-core',
      'cmdk',
      'get-nonce',
      'lexical',
      'lucide-react',
      'papaparse',
      'radix-ui',
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-dev-runtime',
      'vitest-browser-react',
      'zod',
      'zustand',
    ],
  },
  test: {
    name: 'renderer',
    include: ['test/renderer/**/*.test.{ts,tsx}'],
    testTimeout: 15_000,
    hookTimeout: 30_000,
    fileParallelism: false,
    sequence: { groupOrder: 4 },
    browser: {
      enabled: true,
      headless: true,
      ui: false,
      screenshotFailures: false,
      traceView: false,
      viewport: { width: 1280, height: 800 },
      provider: playwright({
        launchOptions: { ...findBrowser(), args: [...browserArguments()] },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
} satisfies TestProjectInlineConfiguration;

export default defineConfig({
  root,
  cacheDir,
  test: {
    projects: [
      nodeProject({ name: 'unit', order: 1, timeoutMs: 30_000 }),
      nodeProject({ name: 'database', order: 2, timeoutMs: 30_000 }),
      nodeProject({ name: 'cli', order: 2, timeoutMs: 30_000 }),
      // Its own processes keep both cores busy, so nothing else runs beside it.
      nodeProject({ name: 'torture', order: 3, sequential: true, timeoutMs: 300_000 }),
      rendererProject,
      nodeProject({ name: 'packaging', order: 5, sequential: true, timeoutMs: 300_000 }),
      nodeProject({
        name: 'e2e',
        order: 6,
        sequential: true,
        timeoutMs: 120_000,
        pollMs: 15_000,
      }),
    ],
  },
});
