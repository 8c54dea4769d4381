// Gives a finished export its place: what is aside is renamed to where it was asked for. What is there before stays as
// it is until then; nothing is half replaced, and nothing that the user was not asked about.

import { randomUUID } from 'node:crypto';
import {
  accessSync,
  constants,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatasetFile } from '../../../shared/datasets/described.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { resolveLink, syncFolder } from './write-file.ts';

export interface ExportPlace {
  /** Absolute; what the user named. */
  readonly path: string;
  /** The same, with links followed. */
  readonly target: string;
  readonly isFolder: boolean;
  /** The folder that the files go into; made when it is missing. */
  readonly folder: string;
  readonly isNewFolder: boolean;
  /** On the same disk, hidden, not there yet. */
  readonly staging: string;
}

/** Throws an {@link AppError} where nothing can be put. `path` is absolute. */
export function findPlace(path: string, isFolder: boolean): ExportPlace {
  const target = resolveLink(path);
  const stats = statSync(target, { throwIfNoEntry: false });
  const aside = `.${[...basename(target)].slice(0, 40).join('')}.${randomUUID()}.part`;
  if (isFolder) {
    if (stats !== undefined && !stats.isDirectory()) throw isInTheWay(path, 'a file');
    const isNewFolder = stats === undefined;
    const staging = join(isNewFolder ? dirname(target) : target, aside);
    return { path, target, isFolder, folder: target, isNewFolder, staging };
  }
  if (stats?.isDirectory() === true) throw isInTheWay(path, 'a folder');
  if (stats !== undefined && !stats.isFile()) throw isInTheWay(path, 'no file');
  const folder = dirname(target);
  return { path, target, isFolder, folder, isNewFolder: false, staging: join(folder, aside) };
}

function isInTheWay(path: string, what: string): AppError {
  return new AppError(
    what === 'a folder' ? 'file-is-directory' : 'file-unwritable',
    `${path} is ${what}.`,
    { remedy: 'Choose another name for the export.', file: path },
  );
}

export interface Publishing {
  readonly place: ExportPlace;
  /** As they lie in the staging folder. */
  readonly files: readonly DatasetFile[];
  /** Where a staged file goes. */
  readonly targetOf: (path: string) => string;
  /** Throws for what must never be replaced. */
  readonly refuse: (target: string) => void;
}

/** Answers the absolute paths in the order of the files. */
export function publish({ place, files, targetOf, refuse }: Publishing): string[] {
  const moves = files.map(({ path }) => ({
    from: join(place.staging, path),
    to: targetOf(path),
  }));
  const isThere = moves.map(({ to }) => checkTarget(to, refuse));
  if (!place.isFolder) refuseUnasked(place, moves, isThere);
  const folders = [...new Set(moves.map(({ to }) => dirname(to)))].toSorted();
  if (place.isNewFolder) {
    for (const folder of new Set(moves.map(({ from }) => dirname(from)))) syncFolder(folder);
    renameSync(place.staging, place.folder);
    syncFolder(dirname(place.folder));
    return moves.map(({ to }) => to);
  }
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  moveAll(moves, isThere);
  for (const folder of folders) syncFolder(folder);
  return moves.map(({ to }) => to);
}

interface Move {
  readonly from: string;
  readonly to: string;
}

/** Whether there is a file; throws where it cannot or must not be replaced. */
function checkTarget(target: string, refuse: (target: string) => void): boolean {
  refuse(target);
  const stats: Stats | undefined = statSync(target, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (!stats.isFile()) throw isInTheWay(target, stats.isDirectory() ? 'a folder' : 'no file');
  // Renaming would replace a file that somebody has protected.
  accessSync(target, constants.W_OK);
  return true;
}

/**
 * The user agreed to replace the file that was named. When it is there, what is beside it under its name is from the
 * export before; when it is not, a file that a companion would replace is somebody's own.
 */
function refuseUnasked(
  { path }: ExportPlace,
  moves: readonly Move[],
  isThere: readonly boolean[],
): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  const taken = moves.find((_, at) => isThere[at] === true);
  if (taken === undefined) return;
  throw new AppError(
    'conflict',
    `The export also writes ${taken.to}, and there is such a file already.`,
    { remedy: 'Choose another name or folder for the export.', file: taken.to },
  );
}

function moveAll(moves: readonly Move[], isThere: readonly boolean[]): void {
  const made: string[] = [];
  try {
    for (const [at, { from, to }] of moves.entries()) {
      renameSync(from, to);
      if (isThere[at] !== true) made.push(to);
    }
  } catch (thrown) {
    for (const path of made) rmSync(path, { force: true });
    throw thrown;
  }
}
