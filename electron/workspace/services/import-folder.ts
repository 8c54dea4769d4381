// Which files a folder stands for: everything in it and below, by name, but for what no person put there.

import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../../shared/ipc/result.ts';
import { refused } from '../importers/read-source.ts';
import { stopped } from '../importers/thread-failure.ts';
import { limits } from '../limits.ts';

/** A file to import, or a path that gives none and why. */
export interface FoundPath {
  readonly path: string;
  readonly error: AppError | null;
}

/** What systems and programs leave beside documents, and our own workspaces. Hidden names are left out as well. */
const litter =
  /^(?:\.|~\$|thumbs\.db$|ehthumbs(?:_vista)?\.db$|desktop\.ini$|icon\r$|__macosx$|\$recycle\.bin$|system volume information$)|\.sourcebench(?:-wal|-shm|-journal)?$/i;

const byName = new Intl.Collator('en', { numeric: true });

interface Walk {
  readonly found: FoundPath[];
  /** Folders, by their real paths. */
  readonly visited: Set<string>;
  readonly signal: AbortSignal;
}

/**
 * Files stay as they are named, in the order given; a folder is replaced by its files, in the order of their names.
 * A folder that is reached twice, as links can bring about, is taken once. Never rejects: what cannot be listed, is
 * empty or has too many files is among what was found, with the error.
 */
export async function expandPaths(
  paths: readonly string[],
  signal: AbortSignal,
): Promise<readonly FoundPath[]> {
  const walk: Walk = { found: [], visited: new Set(), signal };
  for (const path of paths) {
    if ((await kindOf(path)) === 'folder') await addGiven(walk, path);
    else walk.found.push({ path, error: null });
  }
  return walk.found;
}

/** A folder that the user named: it never just vanishes from the results. */
async function addGiven(walk: Walk, path: string): Promise<void> {
  const before = walk.found.length;
  await addFolder(walk, path);
  if (walk.signal.aborted) walk.found.push({ path, error: stopped(path) });
  else if (isFull(walk)) walk.found.push({ path, error: tooMany(path) });
  else if (walk.found.length === before) walk.found.push({ path, error: nothingIn(path) });
}

const isFull = ({ found }: Walk): boolean => found.length >= limits.filesAtOnce;

async function addFolder(walk: Walk, folder: string): Promise<void> {
  let entries: Dirent[];
  try {
    const real = await realpath(folder);
    if (walk.visited.has(real)) return;
    walk.visited.add(real);
    entries = await readdir(folder, { withFileTypes: true });
  } catch (thrown) {
    walk.found.push({ path: folder, error: unlistable(folder, thrown) });
    return;
  }
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries.toSorted((a, b) => byName.compare(a.name, b.name))) {
    if (walk.signal.aborted || isFull(walk)) return;
    if (litter.test(entry.name)) continue;
    const path = join(folder, entry.name);
    const kind = entry.isSymbolicLink() ? await kindOf(path) : kindOfEntry(entry);
    if (kind === 'folder' && !isPartsOfPage(entry.name, names)) await addFolder(walk, path);
    if (kind === 'file') walk.found.push({ path, error: null });
  }
}

/** Where a browser that saves a page puts its pictures and scripts: `page_files` beside `page.html`. */
function isPartsOfPage(name: string, names: ReadonlySet<string>): boolean {
  const page = /^(.*)[._]files$/i.exec(name)?.[1];
  return page !== undefined && ['.html', '.htm', '.xhtml'].some((end) => names.has(page + end));
}

const kindOfEntry = (entry: Dirent): 'file' | 'folder' | 'other' =>
  entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'other';

/** Through links. What cannot be looked at is taken for a file, so that opening it says why. */
async function kindOf(path: string): Promise<'file' | 'folder' | 'other'> {
  try {
    const stats = await stat(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : 'other';
  } catch {
    return 'file';
  }
}

function tooMany(path: string): AppError {
  return refused(
    'file-too-large',
    path,
    `has more files than are taken in at once; the first ${limits.filesAtOnce} were taken.`,
    'Import its folders one after the other, or put its files into several folders.',
  );
}

function nothingIn(path: string): AppError {
  return refused(
    'file-is-directory',
    path,
    'is a folder without files that can be imported.',
    'Choose files, or a folder that has some in it.',
  );
}

function unlistable(path: string, thrown: unknown): AppError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown error';
  return refused(
    'file-unreadable',
    path,
    `is a folder that cannot be listed (${code}).`,
    'Check that you are allowed to read it.',
  );
}
