// A .qdpx archive: a ZIP with project.qde and a folder of sources. Entries are unpacked when they are asked for; sizes
// are bounded before that, and an archive that lies about one gets no more memory than it said.

import { unzipSync, type UnzipFileInfo } from 'fflate/browser';
import type { FormatFile } from '../codec.ts';

const MEBIBYTE = 1024 * 1024;
const MOST_ENTRIES = 20_000;
/** Of one entry that is unpacked, and of all together. */
const MOST_BYTES = 256 * MEBIBYTE;
const MOST_IN_ALL = 512 * MEBIBYTE;
/** Text packs to a tenth, a bomb to a thousandth. */
const MOST_RATIO = 200;
const RATIO_FROM_BYTES = MEBIBYTE;

/** Files by the names that they are asked for by; those that are not there are left out. */
export interface Sources {
  read(names: readonly string[]): ReadonlyMap<string, Uint8Array>;
}

/** Folders are found in any case, as programs write them. Reading throws ArchiveFault. */
export interface Archive extends Sources {
  readonly names: readonly string[];
}

export class ArchiveFault extends Error {}

export const isZip = (bytes: Uint8Array): boolean =>
  [0x50, 0x4b, 0x03, 0x04].every((byte, at) => bytes[at] === byte);

/** Throws ArchiveFault for what is no archive, has too many entries or the same name twice. */
export function openArchive(bytes: Uint8Array): Archive {
  const entries = new Map<string, UnzipFileInfo>();
  const byLowerCase = new Map<string, string>();
  let count = 0;
  unpack(bytes, (entry) => {
    count += 1;
    if (count > MOST_ENTRIES) throw new ArchiveFault(`it holds more than ${MOST_ENTRIES} files`);
    const { name } = entry;
    // Names are looked up, never written to: one that points outside is merely never asked for.
    if (!name.endsWith('/')) {
      if (entries.has(name)) throw new ArchiveFault(`it holds “${shortened(name)}” twice`);
      entries.set(name, entry);
      byLowerCase.set(name.toLowerCase(), name);
    }
    return false;
  });
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    read(wanted) {
      const asked = new Map<string, string>();
      for (const given of wanted) {
        const name = entries.has(given) ? given : byLowerCase.get(given.toLowerCase());
        const entry = entries.get(name ?? '');
        if (name === undefined || entry === undefined || asked.has(name)) continue;
        unpacked += entry.originalSize;
        if (isTooMuch(entry) || unpacked > MOST_IN_ALL) {
          throw new ArchiveFault(`“${shortened(name)}” in it unpacks to too much`);
        }
        asked.set(name, given);
      }
      const found = unpack(bytes, ({ name }) => asked.has(name));
      return new Map(
        Array.from(found, ([name, content]) => {
          if (content.length !== entries.get(name)?.originalSize) {
            throw new ArchiveFault(`“${shortened(name)}” in it is damaged`);
          }
          return [asked.get(name) ?? name, content];
        }),
      );
    },
  };
}

const isTooMuch = ({ size, originalSize }: UnzipFileInfo): boolean =>
  originalSize > MOST_BYTES ||
  (originalSize > RATIO_FROM_BYTES && originalSize > size * MOST_RATIO);

function unpack(
  bytes: Uint8Array,
  filter: (entry: UnzipFileInfo) => boolean,
): ReadonlyMap<string, Uint8Array> {
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (thrown) {
    if (thrown instanceof ArchiveFault) throw thrown;
    throw new ArchiveFault('it is no whole ZIP archive');
  }
}

/** Of a project.qde that was unpacked by hand: the files beside it. */
export function sourcesBeside({ path }: FormatFile, files: readonly FormatFile[]): Sources {
  const folder = path.slice(0, path.lastIndexOf('/') + 1).toLowerCase();
  const byPath = new Map(files.map((file) => [file.path.toLowerCase(), file.bytes]));
  return {
    read: (names) =>
      new Map(
        names.flatMap((name) => {
          const bytes = byPath.get(folder + name.toLowerCase());
          return bytes === undefined ? [] : [[name, bytes] as const];
        }),
      ),
  };
}

const shortened = (name: string): string => (name.length > 80 ? `${name.slice(0, 80)}…` : name);
