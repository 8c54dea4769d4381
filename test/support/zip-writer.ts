// Writes ZIP archives byte by byte, honest and lying ones, with nothing but deflate from Node.

import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** Not packed. Deflated when absent. */
  readonly stored?: boolean;
  /** What the directory claims instead of the truth. */
  readonly claims?: {
    readonly uncompressedSize?: number;
    readonly compressedSize?: number;
    readonly crc32?: number;
    readonly method?: number;
    readonly flags?: number;
    /** The entry whose local header and data this one shares, by index. */
    readonly sharesDataOf?: number;
  };
}

/** An archive with these entries in this order. */
export function zipOf(entries: readonly ZipEntry[]): Uint8Array {
  const offsets: number[] = [];
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const { claims = {} } = entry;
    const content = Buffer.from(entry.content as Uint8Array);
    const packed = entry.stored === true ? content : deflateRawSync(content);
    const header = {
      name: Buffer.from(entry.name),
      flags: claims.flags ?? 0x0800,
      method: claims.method ?? (entry.stored === true ? 0 : 8),
      crc: claims.crc32 ?? crc32(content),
      packed: claims.compressedSize ?? packed.length,
      size: claims.uncompressedSize ?? content.length,
    };
    const shared = claims.sharesDataOf;
    const offset = shared === undefined ? at : (offsets[shared] ?? 0);
    offsets.push(offset);
    if (shared === undefined) {
      const local = Buffer.concat([localHeader(header), header.name, packed]);
      locals.push(local);
      at += local.length;
    }
    directory.push(directoryHeader(header, offset), header.name);
  }
  const directoryBytes = Buffer.concat(directory);
  return Buffer.concat([
    ...locals,
    directoryBytes,
    endRecord(entries.length, directoryBytes.length, at),
  ]);
}

interface Header {
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

function localHeader({ name, flags, method, crc, packed, size }: Header): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(0x04034b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(flags, 6);
  bytes.writeUInt16LE(method, 8);
  bytes.writeUInt32LE(crc, 14);
  bytes.writeUInt32LE(packed, 18);
  bytes.writeUInt32LE(size, 22);
  bytes.writeUInt16LE(name.length, 26);
  return bytes;
}

function directoryHeader(
  { name, flags, method, crc, packed, size }: Header,
  offset: number,
): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(0x02014b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(20, 6);
  bytes.writeUInt16LE(flags, 8);
  bytes.writeUInt16LE(method, 10);
  bytes.writeUInt32LE(crc, 16);
  bytes.writeUInt32LE(packed, 20);
  bytes.writeUInt32LE(size, 24);
  bytes.writeUInt16LE(name.length, 28);
  bytes.writeUInt32LE(offset, 42);
  return bytes;
}

function endRecord(entries: number, directorySize: number, directoryOffset: number): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(entries, 8);
  bytes.writeUInt16LE(entries, 10);
  bytes.writeUInt32LE(directorySize, 12);
  bytes.writeUInt32LE(directoryOffset, 16);
  return bytes;
}
