// `npm run build`: bundles the app and the command line into `out/`, with the list of what went in (SBOM) and the words
// of the licences. Says only what went wrong.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build as buildApp } from 'electron-vite';
import { build } from 'vite';
import { cycloneDx, licenceProblems, thirdPartyNotices, type LockFile } from '../sbom.ts';
import { recordShippedPackages } from '../shipped-packages.ts';

const buildFolder = resolve(import.meta.dirname, '..');
const root = resolve(buildFolder, '..');

/** Rejects when something does not bundle, or may not be passed on; the reason has then been printed. */
export async function buildAll(out = join(root, 'out')): Promise<void> {
  process.env['NODE_ENV'] = 'production';
  // Electron ships with every package, yet no bundle contains it.
  const shipped = recordShippedPackages(root, ['better-sqlite3-multiple-ciphers', 'electron']);
  await buildApp({
    root,
    logLevel: 'warn',
    configFile: resolve(buildFolder, 'electron.vite.config.ts'),
    plugins: [shipped.plugin],
    build: { outDir: out },
  });
  await build({
    logLevel: 'warn',
    configFile: resolve(buildFolder, 'cli.vite.config.ts'),
    plugins: [shipped.plugin],
    build: { outDir: join(out, 'cli') },
  });
  const packages = shipped.packages();
  const problems = licenceProblems(packages);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8')) as unknown;
  const program = read('package.json') as { readonly name: string; readonly version: string };
  const lock = read('package-lock.json') as LockFile;
  writeFileSync(join(out, 'sbom.cdx.json'), cycloneDx(program, packages, lock));
  writeFileSync(join(out, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(root, packages));
}

if (import.meta.main) await buildAll();
