// Reads archives that anybody may have sent: everything is bounded before it is unpacked, every size and checksum is
// verified, and a name is only ever looked up, never a path that something is written to.

import { crc32, inflateRawSync } from 'node:zlib';
import {
  fromBufferPromise,
  getFileNameLowLevel,
  validateFileName,
  type Entry,
  type ZipFile as Directory,
} from 'yauzl';
import { AppError, type Problem } from '../../../shared/ipc/result.ts';
import { formatBytes, mebibyte } from '../limits.ts';
import { refused } from './read-source.ts';

export const zipLimits = {
  /** Files in an archive; a big illustrated book has a few thousand. */
  entries: 20_000,
  /** Of one file in it, unpacked. */
  entryBytes: 64 * mebibyte,
  /** Of everything that is unpacked from one archive. */
  totalBytes: 256 * mebibyte,
  /** Unpacked to packed size of a file above `ratioFromBytes`; text packs to a tenth, a bomb to a thousandth. */
  ratio: 200,
  ratioFromBytes: mebibyte,
} as const;

interface Stored {
  readonly entry: Entry;
  /** Null when the local header is damaged. */
  readonly dataStart: number | null;
}

/** The files of one archive. Every method that fails throws an AppError that names the archive and the file in it. */
export class ZipFile {
  readonly file: string;
  /** Of the files, without folders, in the order of the archive's directory. */
  readonly names: readonly string[];
  /** What was passed over: unsafe names, and names that occur twice. */
  readonly notices: readonly Problem[];
  readonly #buffer: Buffer;
  readonly #entries: ReadonlyMap<string, readonly Stored[]>;
  #unpackedBytes = 0;

  constructor(
    file: string,
    buffer: Buffer,
    entries: ReadonlyMap<string, readonly Stored[]>,
    notices: readonly Problem[],
  ) {
    this.file = file;
    this.names = [...entries.keys()];
    this.notices = notices;
    this.#buffer = buffer;
    this.#entries = entries;
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  /** How large the file is when unpacked, as the archive says; 0 when it has no such file. */
  sizeOf(name: string): number {
    return this.#entries.get(name)?.[0]?.entry.uncompressedSize ?? 0;
  }

  /** Whether the file is stored encrypted, so that it cannot be read without a password. */
  isEncrypted(name: string): boolean {
    return this.#entries.get(name)?.some(({ entry }) => entry.isEncrypted()) ?? false;
  }

  /** Unpacks a file; each call counts towards what may be unpacked in all. */
  bytes(name: string): Uint8Array {
    const [stored, another] = this.#entries.get(name) ?? [];
    if (stored === undefined) {
      throw damaged(this.file, `it has no “${name}”`);
    }
    if (another !== undefined) {
      const what = `holds “${name}” more than once, so what it says is not certain.`;
      throw refused('file-invalid', this.file, what, 'Get the document from its source again.');
    }
    if (stored.entry.isEncrypted()) throw protectedByPassword(this.file);
    this.#count(name, stored.entry);
    return this.#unpack(name, stored);
  }

  /** A file as UTF-8 text; what is not valid becomes U+FFFD. For XML see xml.ts. */
  text(name: string): string {
    return new TextDecoder().decode(this.bytes(name));
  }

  #count(name: string, { uncompressedSize, compressedSize }: Entry): void {
    const { entryBytes, totalBytes, ratio, ratioFromBytes } = zipLimits;
    const isBomb = uncompressedSize > ratioFromBytes && uncompressedSize > compressedSize * ratio;
    if (isBomb || uncompressedSize > entryBytes) {
      throw tooLarge(this.file, `“${name}” in it unpacks to ${formatBytes(uncompressedSize)}`);
    }
    this.#unpackedBytes += uncompressedSize;
    if (this.#unpackedBytes > totalBytes) {
      throw tooLarge(this.file, `it unpacks to more than ${formatBytes(totalBytes)}`);
    }
  }

  #unpack(name: string, { entry, dataStart }: Stored): Uint8Array {
    if (dataStart === null) throw damaged(this.file, `“${name}” in it has no valid header`);
    const { compressedSize, uncompressedSize, compressionMethod } = entry;
    const packed = this.#buffer.subarray(dataStart, dataStart + compressedSize);
    let content: Uint8Array;
    if (compressionMethod === 0) content = packed;
    else if (compressionMethod === 8) {
      content = inflated(this.file, name, packed, uncompressedSize);
    } else {
      const what = `packs “${name}” in a way that Sourcebench cannot read (method ${compressionMethod}).`;
      throw refused('file-invalid', this.file, what, 'Save the document again, then import it.');
    }
    if (content.length !== uncompressedSize || crc32(content) !== entry.crc32) {
      throw damaged(this.file, `the checksum or size of “${name}” in it is wrong`);
    }
    return content;
  }
}

/** Reads the directory. Nothing is unpacked yet. */
export async function openZip(file: string, bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const directory = await fromBufferPromise(buffer, {
      decodeStrings: false,
      validateEntrySizes: true,
    });
    return await readDirectory(file, buffer, directory);
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    if (reason.includes('encryption')) throw protectedByPassword(file);
    throw damaged(file, 'the directory of the archive cannot be read');
  }
}

async function readDirectory(file: string, buffer: Buffer, directory: Directory): Promise<ZipFile> {
  const entries = new Map<string, Stored[]>();
  const notices: Problem[] = [];
  const all: Stored[] = [];
  for await (const entry of directory.eachEntry()) {
    const stored = { entry, dataStart: await dataStartOf(directory, entry) };
    all.push(stored);
    if (all.length > zipLimits.entries) {
      throw tooLarge(file, `it holds more than ${zipLimits.entries} files`);
    }
    const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
    const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, true);
    const fault = name.includes('\0') ? 'it holds a NUL' : validateFileName(name);
    if (fault !== null) notices.push(unsafeName(name));
    else if (!name.endsWith('/')) {
      const same = entries.get(name);
      if (same === undefined) entries.set(name, [stored]);
      else same.push(stored);
    }
  }
  checkOverlap(file, all);
  return new ZipFile(file, buffer, entries, notices);
}

async function dataStartOf(directory: Directory, entry: Entry): Promise<number | null> {
  try {
    const header = await directory.readLocalFileHeaderPromise(entry, { minimal: true });
    return header.fileDataStart;
  } catch {
    return null;
  }
}

/** Files that share their bytes are how a small archive unpacks to a huge one; no honest archive has them. */
function checkOverlap(file: string, all: readonly Stored[]): void {
  const inOrder = all.toSorted(
    (a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader,
  );
  let end = 0;
  for (const { entry, dataStart } of inOrder) {
    if (entry.relativeOffsetOfLocalHeader < end) {
      const what = 'holds files that overlap, as archives do that are made to overload a program.';
      throw refused('file-invalid', file, what, 'Get the document from its source again.');
    }
    if (dataStart !== null) end = dataStart + entry.compressedSize;
  }
}

function inflated(file: string, name: string, packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw damaged(file, `“${name}” in it cannot be unpacked`);
  }
}

function unsafeName(name: string): Problem {
  const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
  return {
    path: 'archive',
    message: `A file in it named “${shown.replaceAll('\0', '\ufffd')}” was not looked at: its name points outside the archive.`,
    remedy: 'Ask where the document comes from; a word processor does not write such a name.',
  };
}

export function damaged(file: string, reason: string): AppError {
  return refused(
    'file-invalid',
    file,
    `is damaged or cut off: ${reason}.`,
    'Get an undamaged copy of the file and import that.',
  );
}

export function protectedByPassword(file: string): AppError {
  return refused(
    'file-invalid',
    file,
    'is protected by a password.',
    'Open it in the program it was written with, save a copy without a password, and import the copy.',
  );
}

function tooLarge(file: string, what: string): AppError {
  const { entryBytes, totalBytes } = zipLimits;
  return refused(
    'file-too-large',
    file,
    `cannot be unpacked: ${what}; Sourcebench unpacks up to ${formatBytes(entryBytes)} a part and ${formatBytes(totalBytes)} in all.`,
    'If you trust the document, save it as text and import that.',
  );
}
