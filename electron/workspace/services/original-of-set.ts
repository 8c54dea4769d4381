// What is kept as the original of a file that came with others: a ZIP archive of all of them, uncompressed and always
// the same for the same files, so that nothing of it is lost and the set is recognised when it comes again.

import { zipSync } from 'fflate/browser';
import type { SourceBytes } from '../importers/read-source.ts';

/** ZIP has no earlier day; no zone decides which one it is. */
const noDay = new Date(1980, 0, 1);

export interface KeptSource {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** Null for the media type of its kind. */
  readonly mediaType: string | null;
}

/** The file itself, where it came alone. */
export function keptSource({ fileName, bytes, companions = [] }: SourceBytes): KeptSource {
  if (companions.length === 0) return { fileName, bytes, mediaType: null };
  const files = new Map(
    [{ fileName, bytes }, ...companions].map((one) => [storedName(one.fileName), one.bytes]),
  );
  const archive = zipSync(Object.fromEntries(files), { level: 0, mtime: noDay });
  return {
    fileName: `${fileName.replace(/\.[^.]*$/, '')}.zip`,
    bytes: archive,
    mediaType: 'application/zip',
  };
}

/** The library that packs puts files into plain objects, where this one name is no name. */
const storedName = (fileName: string): string =>
  fileName === '__proto__' ? 'file __proto__' : fileName;
