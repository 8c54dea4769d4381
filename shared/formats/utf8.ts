// Bytes to text. Every format here is UTF-8 by its own definition; what is not is told with its place.

import type { FormatFile } from './codec.ts';
import type { Reading } from './reading.ts';

/** In every JavaScript there is; the types of the platforms are not loaded here. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
const encoder = new TextEncoder();

/** The text without its byte order mark. Bytes that are not UTF-8 are a problem and become U+FFFD. */
export function decodeUtf8({ path, bytes }: FormatFile, reading: Reading): string {
  return decode(path, bytes, reading).replace(/^\ufeff/, '');
}

function decode(path: string, bytes: Uint8Array, reading: Reading): string {
  try {
    return strict.decode(bytes);
  } catch {
    const text = lenient.decode(bytes);
    const before = text.slice(0, Math.max(0, text.indexOf('\ufffd')));
    reading.problem(
      path,
      `line ${before.split('\n').length}`,
      'The file has bytes that are not UTF-8.',
      'Save it as UTF-8, or get an undamaged copy.',
    );
    return text;
  }
}

/** For looking at a part of a file: what is not UTF-8 becomes U+FFFD. */
export const decodeLeniently = (bytes: Uint8Array): string => lenient.decode(bytes);

export const encodeUtf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);
