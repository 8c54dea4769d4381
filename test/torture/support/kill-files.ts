// Kills while files are read and written: imports, exports, and old workspaces that are brought up to date.

import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeDatabase } from '../../../electron/workspace/db/connection.ts';
import { openDatabase } from '../../../electron/workspace/db/open.ts';
import { halfWritten } from './check-exports.ts';
import type { Killing } from './killing.ts';
import { contentOf, makeOldFile, oldVersions } from './old-files.ts';
import { personAtWork } from './person-at-work.ts';
import { proseOf } from './prose.ts';
import { addArticles, openAt } from './workspace-at.ts';

const made = new WeakMap<Killing, Map<string, unknown>>();

/** Made once in a run. */
async function once<T>(killing: Killing, name: string, make: () => Promise<T>): Promise<T> {
  const known = made.get(killing) ?? new Map<string, unknown>();
  made.set(killing, known);
  const before = known.get(name);
  if (before !== undefined) return before as T;
  const fresh = await make();
  known.set(name, fresh);
  return fresh;
}

export async function killImports(killing: Killing): Promise<void> {
  const { random } = killing;
  const files = await once(killing, 'sources', async () => sources(killing));
  const path = join(killing.folder(`import ${random.below(1_000_000_000)}`), 'work.sourcebench');
  (await openAt(path)).close();
  const claims = await killing.kill({ kind: 'imports', path, files }, 30 + random.below(900));
  await killing.check(path, claims);
}

/** A folder of small files, single ones, and a big one. */
function sources({ random, folder }: Killing): string[] {
  const root = folder('sources');
  const many = join(root, 'many');
  mkdirSync(many);
  const page = (text: string) =>
    `<!doctype html><html><head><title>A page</title></head><body><article>${text
      .split('\n\n')
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('')}</article></body></html>`;
  for (let index = 0; index < 60; index += 1) {
    const text = proseOf(random, 3000, `File ${index}`);
    const isPage = index % 3 === 0;
    writeFileSync(join(many, `${index}${isPage ? '.html' : '.txt'}`), isPage ? page(text) : text);
  }
  const big = join(root, 'big.txt');
  writeFileSync(big, proseOf(random, 4_000_000, 'A big file'));
  const one = join(root, 'one.html');
  writeFileSync(one, page(proseOf(random, 20_000, 'One page')));
  return [one, many, big];
}

export async function killExports(killing: Killing): Promise<void> {
  const { random, plant } = killing;
  const path = await once(killing, 'to export', () => toExport(killing));
  const folder = await once(killing, 'exports', async () => killing.folder('exports'));
  const job = { kind: 'exports', path, folder, plant } as const;
  const { files } = await killing.kill(job, 40 + random.below(500));
  killing.did('acknowledged exports', files.length);
  const { half, checked } = halfWritten(folder);
  killing.did('exported files looked at', checked);
  for (const each of half) killing.half.add(each);
  for (const file of files) {
    if (!existsSync(file)) killing.half.add(`${file} was said to be written and is not there`);
  }
  await killing.check(path, null);
}

async function toExport({ random, folder }: Killing): Promise<string> {
  const path = join(folder('to export'), 'work.sourcebench');
  const service = await openAt(path);
  const articles = await addArticles(service, random, 6, 60_000);
  const person = await personAtWork(service, articles, random);
  for (let act = 0; act < 300; act += 1) await person.act();
  service.close();
  return path;
}

export async function killMigrations(killing: Killing): Promise<void> {
  const { random } = killing;
  const version = random.pick(oldVersions);
  const [old, expected] = await once(killing, `version ${version}`, async () => {
    const folder = killing.folder(`version ${version}`);
    const file = join(folder, 'old.sourcebench');
    makeOldFile(file, version, 400);
    // What it becomes when nobody kills anything.
    const control = join(folder, 'control.sourcebench');
    copyFileSync(file, control);
    (await openAt(control)).close();
    return [file, contentOf(control)] as const;
  });
  const folder = killing.folder(`migration ${random.below(1_000_000_000)}`);
  const path = join(folder, 'work.sourcebench');
  copyFileSync(old, path);
  await killing.kill({ kind: 'migration', path }, 5 + random.below(120));
  try {
    // Without looking at the log, which in these files, made by hand, does not tell of the articles' arrivals.
    closeDatabase(openDatabase(path).db);
    if (contentOf(path) === expected) return;
    killing.unsound.add(`from version ${version}: the content is another one`);
  } catch (thrown) {
    killing.unsound.add(`from version ${version}: ${String(thrown)}`);
  }
}
