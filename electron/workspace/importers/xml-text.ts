// The characters of an XML file: by byte order mark, by the pattern of its first bytes, or as its declaration says.

import { damaged } from './zip.ts';

const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/;

/** The label of the encoding, as TextDecoder takes it. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = declaration.exec(start.replace(/^ï»¿/, ''))?.[1] ?? 'utf-8';
  // Bytes that spell out a declaration cannot be UTF-16, whatever it says.
  return /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}

/** Without a byte order mark. Throws an AppError for bytes that are not of the encoding they claim. */
export function decodeXml(file: string, part: string | null, bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const what = part === null ? 'it' : `“${part}” in it`;
  const decoder = decoderFor(encoding);
  if (decoder === null) {
    throw damaged(file, `${what} names an encoding that is not known, “${encoding}”`);
  }
  try {
    return decoder.decode(bytes);
  } catch {
    throw damaged(file, `${what} is not valid ${encoding.toUpperCase()}`);
  }
}

function decoderFor(encoding: string) {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    return null;
  }
}
