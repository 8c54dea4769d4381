// Finds compressed streams that would unpack to more than memory should hold, before anything unpacks them. Only a
// stream whose compressed size allows it is tried: Deflate makes at most 1,032 bytes of one, unless filters are stacked.

import { brotliDecompressSync, inflateRawSync, inflateSync, constants } from 'node:zlib';
import { formatBytes, mebibyte } from '../../../limits.ts';
import { refused } from '../../read-source.ts';

/** Of one stream, unpacked. Text and fonts are far below; pictures are not unpacked here. */
const LARGEST = 256 * mebibyte;
const mostPerByte = 1032;
const longestDictionary = 4096;

/** Throws `file-too-large` for a stream that unpacks to too much. O(n), plus unpacking what is suspicious. */
export function checkStreams(file: string, bytes: Uint8Array): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isEncrypted = buffer.includes('/Encrypt');
  let before = 0;
  for (let at = buffer.indexOf('stream'); at !== -1; at = buffer.indexOf('stream', at + 6)) {
    const dictionary = buffer.toString('latin1', Math.max(before, at - longestDictionary), at);
    before = at;
    const filters = filtersOf(dictionary);
    if (filters.length === 0) continue;
    const start = dataStart(buffer, at + 6);
    const found = buffer.indexOf('endstream', start);
    const end = found === -1 ? buffer.length : found;
    if (isTooMuch(buffer.subarray(start, end), filters, isEncrypted)) throw tooMuch(file);
    before = end;
    at = Math.max(at, end);
  }
}

/** The unpacking filters of the last dictionary in `text`, outermost first; none for a picture. */
function filtersOf(text: string): string[] {
  const dictionary = text.slice(text.lastIndexOf(' obj') + 1);
  if (/\/Subtype\s*\/Image\b/.test(dictionary)) return [];
  const names = dictionary.match(
    /\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL|BrotliDecode)\b/g,
  );
  return [...(names ?? [])];
}

function dataStart(buffer: Buffer, after: number): number {
  if (buffer[after] === 0x0d) return buffer[after + 1] === 0x0a ? after + 2 : after + 1;
  return buffer[after] === 0x0a ? after + 1 : after;
}

function isTooMuch(data: Buffer, filters: readonly string[], isEncrypted: boolean): boolean {
  const isStacked = filters.length > 1;
  const isBrotli = filters.includes('/BrotliDecode');
  if (!isStacked && !isBrotli && data.length * mostPerByte <= LARGEST) return false;
  // What cannot be looked into is let through where honest files have it, and nobody stacks filters there.
  if (isEncrypted) return isStacked;
  if (filters.length > 4) return true;
  let layer = data;
  for (const filter of filters) {
    const unpacked = unpack(layer, filter);
    if (unpacked === 'too much') return true;
    if (unpacked === null) return layer.length * mostPerByte > LARGEST * 4;
    layer = unpacked;
  }
  return false;
}

/** Null for what cannot be unpacked here. */
function unpack(data: Buffer, filter: string): Buffer | 'too much' | null {
  const options = { maxOutputLength: LARGEST, finishFlush: constants.Z_SYNC_FLUSH };
  try {
    if (filter === '/BrotliDecode') {
      return brotliDecompressSync(data, { maxOutputLength: LARGEST });
    }
    if (filter !== '/FlateDecode' && filter !== '/Fl') return null;
    return inflateSync(data, options);
  } catch (thrown) {
    if (isTooLarge(thrown)) return 'too much';
  }
  try {
    return inflateRawSync(data.subarray(2), options);
  } catch (thrown) {
    return isTooLarge(thrown) ? 'too much' : null;
  }
}

const isTooLarge = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_BUFFER_TOO_LARGE';

function tooMuch(file: string): Error {
  return refused(
    'file-too-large',
    file,
    `holds a part that unpacks to more than ${formatBytes(LARGEST)}; it is not read.`,
    'Do not open it unless you trust where it came from.',
  );
}
