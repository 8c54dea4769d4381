// What was chosen for a review, as files that can be read one by one: folders stand for their files, and files that
// belong to another one are read with it.

import { basename } from 'node:path';
import { companionsOf, hasCompanions } from '../../../shared/formats/companions.ts';
import { detectFormat } from '../../../shared/formats/detect-format.ts';
import type { OpenSource } from '../age/open-sealed.ts';
import { leaveOutReports } from '../datasets/dataset-reports.ts';
import { leaveOutCompanions, readWithCompanions } from '../importers/companions.ts';
import { sourceFromBytes, type Companion } from '../importers/read-source.ts';
import { expandPaths } from './import-folder.ts';
import type { Candidate } from './review-files.ts';

interface Reading {
  readonly maxFileBytes: number;
  readonly open: OpenSource;
}

export async function candidatesAt(
  paths: readonly string[],
  { maxFileBytes, signal, open }: Reading & { readonly signal: AbortSignal },
): Promise<readonly Candidate[]> {
  const expanded = await expandPaths(paths, signal);
  const found = leaveOutReports(await leaveOutCompanions(expanded, open), paths);
  return found.map(({ path, error }) => ({
    fileName: basename(path),
    isNamed: paths.includes(path),
    read: () =>
      error === null ? readWithCompanions(path, maxFileBytes, null, open) : Promise.reject(error),
  }));
}

/** Files that were dropped: what belongs together is among them. */
export function candidatesIn(
  files: readonly Companion[],
  { maxFileBytes, open }: Reading,
): readonly Candidate[] {
  const parts = new Map(files.map((file) => [file, partsOf(file, files)]));
  const taken = new Set([...parts.values()].flat());
  // Of files that name one another, as the tables of one dataset do, the first one takes the others.
  const leading = files.filter((file) => {
    const mine = parts.get(file) ?? [];
    if (!taken.has(file)) return true;
    return mine.length > 0 && mine.every((part) => files.indexOf(part) > files.indexOf(file));
  });
  return leading.map((file) => ({
    fileName: file.fileName,
    isNamed: true,
    read: async () =>
      open(sourceFromBytes(file.fileName, file.bytes, maxFileBytes, parts.get(file) ?? [])),
  }));
}

function partsOf(file: Companion, files: readonly Companion[]): readonly Companion[] {
  const { fileName, bytes } = file;
  const format = detectFormat({ path: fileName, bytes });
  if (format === null || !hasCompanions(format)) return [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const names = new Set(
    companionsOf(
      format,
      { fileName, text },
      files.map((one) => one.fileName),
    ),
  );
  return files.filter((one) => one !== file && names.has(one.fileName));
}
