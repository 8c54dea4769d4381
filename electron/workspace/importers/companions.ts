// Datasets of several files, such as a text with its annotations beside it: found by the one that names them, read
// together, and taken once where all of them were chosen.

import { open, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { companionsOf, hasCompanions } from '../../../shared/formats/companions.ts';
import { detectFormat } from '../../../shared/formats/detect-format.ts';
import type { FormatId } from '../../../shared/formats/format-list.ts';
import { limits } from '../limits.ts';
import { opensWith, type OpenSource } from '../age/open-sealed.ts';
import { createFileKeys } from '../age/file-keys.ts';
import { isSealed, sealedExtension, unsealedName } from '../age/sealed-file.ts';
import { readSource, refused, type SourceBytes } from './read-source.ts';

/** Extensions of files that can have companions. */
const perhaps = /\.(?:ann|csv|tsv|json|jsonld)$/i;
/** An empty one says that nothing is marked. */
const mayBeEmpty = /\.ann$/i;
const openingBytes = 65_536;

/** Without any key: files that are encrypted are refused. */
export const withoutKeys: OpenSource = opensWith(createFileKeys(), limits.maxFileBytes);

/**
 * The file and what it cannot be read without, decrypted where `openSource` can. Of an encrypted file the encrypted ones
 * beside it belong to it. Throws as {@link readSource} does.
 */
export async function readWithCompanions(
  path: string,
  maxBytes: number,
  format: FormatId | null = null,
  openSource: OpenSource = withoutKeys,
): Promise<SourceBytes> {
  const raw = await readSource(path, maxBytes, mayBeEmpty.test(path));
  const source = await openSource(raw);
  const ending = isSealed(raw.bytes) ? sealedExtension : '';
  const { fileName, bytes } = source;
  if (format === null && !perhaps.test(fileName)) return source;
  const found = format ?? detectFormat({ path: fileName, bytes });
  if (found === null || !hasCompanions(found)) return withoutCompanions(source);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const names = companionsOf(found, { fileName, text }, await namesBeside(path, ending));
  if (names.length === 0) return withoutCompanions(source);
  const companions = [];
  let total = bytes.length;
  for (const name of names) {
    const beside = await readSource(join(dirname(path), `${name}${ending}`), maxBytes, true);
    const companion = await openSource(beside);
    total += companion.bytes.length;
    if (total > maxBytes) {
      throw refused(
        'file-too-large',
        path,
        'and the files that belong to it are too large together.',
        'Split them, or use the command line with --max-size.',
      );
    }
    companions.push({ fileName: companion.fileName, bytes: companion.bytes });
  }
  return { ...source, companions };
}

/** An empty file is only something where others belong to it. */
function withoutCompanions(source: SourceBytes): SourceBytes {
  if (source.bytes.length > 0) return source;
  throw refused(
    'file-empty',
    source.file,
    'is empty, and there is no text file of its name beside it.',
    'Put the text beside it, or choose a file that has text in it.',
  );
}

/** Names of the files in the folder of this one that have this ending, without it; none where it cannot be listed. */
async function namesBeside(path: string, ending: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(dirname(path), { withFileTypes: true });
    const names = entries.flatMap((entry) => (entry.isFile() ? [entry.name] : [])).toSorted();
    return ending === '' ? names : unsealedNames(names);
  } catch {
    return [];
  }
}

/** Of those that are called encrypted. */
const unsealedNames = (names: readonly string[]): readonly string[] =>
  names.filter((name) => unsealedName(name) !== name).map(unsealedName);

/** The paths that are not read as a part of another one of them, in their order. */
export async function leaveOutCompanions<Found extends { readonly path: string }>(
  found: readonly Found[],
  openSource: OpenSource = withoutKeys,
): Promise<readonly Found[]> {
  const taken = new Set<string>();
  const folders = Map.groupBy(found, ({ path }) => dirname(path));
  // The shortest name of a set is the one that the others are named after.
  for (const { path } of found.toSorted((a, b) => a.path.length - b.path.length)) {
    if (taken.has(path) || !perhaps.test(unsealedName(path))) continue;
    const siblings = (folders.get(dirname(path)) ?? []).map((one) => basename(one.path));
    if (siblings.length < 2) continue;
    for (const name of await companionsIn(path, siblings, openSource)) {
      taken.add(join(dirname(path), name));
    }
  }
  return found.filter(({ path }) => !taken.has(join(dirname(path), basename(path))));
}

async function companionsIn(
  path: string,
  siblings: readonly string[],
  openSource: OpenSource,
): Promise<readonly string[]> {
  const fileName = basename(path);
  if (unsealedName(path) !== path) return sealedCompanionsIn(path, siblings, openSource);
  const opening = await read(path, openingBytes);
  const format = opening === null ? null : detectFormat({ path: fileName, bytes: opening });
  if (opening === null || format === null || !hasCompanions(format)) return [];
  // Which texts are meant may stand anywhere in it.
  const whole = format === 'w3c' ? await read(path, limits.maxFileBytes) : opening;
  const text = (whole ?? opening).toString('utf8');
  return companionsOf(format, { fileName, text }, siblings);
}

/** An encrypted file has to be opened as a whole; one that cannot be is told of when it is imported. */
async function sealedCompanionsIn(
  path: string,
  siblings: readonly string[],
  openSource: OpenSource,
): Promise<readonly string[]> {
  try {
    const { fileName, bytes } = await openSource(await readSource(path, limits.maxFileBytes, true));
    const format = detectFormat({ path: fileName, bytes });
    if (format === null || !hasCompanions(format)) return [];
    const text = Buffer.from(bytes).toString('utf8');
    const names = companionsOf(format, { fileName, text }, unsealedNames(siblings));
    return names.map((name) => `${name}${sealedExtension}`);
  } catch {
    return [];
  }
}

/** At most so many bytes from the beginning; null for what cannot be read, which is told when it is imported. */
async function read(path: string, most: number): Promise<Buffer | null> {
  let handle;
  try {
    handle = await open(path, 'r');
    const stats = await handle.stat();
    if (!stats.isFile()) return null;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.min(most, stats.size)));
    return buffer.subarray(0, bytesRead);
  } catch {
    return null;
  } finally {
    await handle?.close();
  }
}
