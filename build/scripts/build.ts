// `npm run build`: bundles the app and the command line into `out/`. Says only what went wrong.

import { resolve } from 'node:path';
import { build as buildApp } from 'electron-vite';
import { build } from 'vite';

const buildFolder = resolve(import.meta.dirname, '..');
const root = resolve(buildFolder, '..');

/** Rejects when something does not bundle; the reason has then been printed. */
export async function buildAll(): Promise<void> {
  process.env['NODE_ENV'] = 'production';
  await buildApp({
    root,
    logLevel: 'warn',
    configFile: resolve(buildFolder, 'electron.vite.config.ts'),
  });
  await build({ logLevel: 'warn', configFile: resolve(buildFolder, 'cli.vite.config.ts') });
}

if (import.meta.main) await buildAll();
