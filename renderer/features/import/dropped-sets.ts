// Files that were dropped together and belong together, such as a text with its annotations beside it: told apart by
// content, as in a folder, so that each set is one import.

import { companionsOf, hasCompanions } from '../../../shared/formats/companions.ts';
import { detectFormat } from '../../../shared/formats/detect-format.ts';
import { fileOf, type DroppedFile } from './dropped-files.ts';

export interface DroppedSet {
  readonly file: DroppedFile;
  /** Read with it, and not by themselves. */
  readonly companions: readonly DroppedFile[];
}

/** Extensions of files that can have companions. */
const perhaps = /\.(?:ann|csv|tsv|json|jsonld)$/i;
const OPENING_BYTES = 65_536;
/** Which texts a file of web annotations is about may stand anywhere in it. */
const MOST_READ_WHOLE = 64 * 1024 * 1024;

/** In the order of the files. */
export async function droppedSets(files: readonly DroppedFile[]): Promise<readonly DroppedSet[]> {
  const companions = new Map<DroppedFile, readonly DroppedFile[]>();
  const taken = new Set<DroppedFile>();
  for (const siblings of Map.groupBy(files, ({ folder }) => folder).values()) {
    if (siblings.length < 2) continue;
    // The shortest name of a set is the one that the others are named after.
    for (const file of siblings.toSorted((a, b) => a.name.length - b.name.length)) {
      if (taken.has(file) || !perhaps.test(file.name)) continue;
      const found = await companionsAmong(file, siblings);
      companions.set(file, found);
      for (const one of found) taken.add(one);
    }
  }
  return files
    .filter((file) => !taken.has(file))
    .map((file) => ({ file, companions: companions.get(file) ?? [] }));
}

async function companionsAmong(
  dropped: DroppedFile,
  siblings: readonly DroppedFile[],
): Promise<readonly DroppedFile[]> {
  try {
    const file = await fileOf(dropped.file);
    const bytes = new Uint8Array(await file.slice(0, OPENING_BYTES).arrayBuffer());
    const format = detectFormat({ path: dropped.name, bytes });
    if (format === null || !hasCompanions(format)) return [];
    const isWhole = format === 'w3c' && file.size <= MOST_READ_WHOLE;
    const text = isWhole ? await file.text() : new TextDecoder().decode(bytes);
    const names = siblings.map(({ name }) => name);
    const found = new Set(companionsOf(format, { fileName: dropped.name, text }, names));
    return siblings.filter(({ name }) => found.has(name));
  } catch {
    // That it cannot be read is told when it is imported.
    return [];
  }
}
