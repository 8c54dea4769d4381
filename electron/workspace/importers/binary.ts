// Tells files that are not text from their bytes, and says what they are where that can be known.

/** First bytes of kinds that people take for articles, or that text could be mistaken for. */
const signatures: readonly (readonly [name: string, at: number, bytes: readonly number[]])[] = [
  ['a PDF document', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['a ZIP archive or an office document', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['an older office document', 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['an SQLite database', 0, [...Buffer.from('SQLite format 3\0', 'latin1')]],
  ['a PNG picture', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['a JPEG picture', 0, [0xff, 0xd8, 0xff]],
  ['a GIF picture', 0, [0x47, 0x49, 0x46, 0x38]],
  ['a media file', 0, [0x52, 0x49, 0x46, 0x46]],
  ['a media file', 4, [0x66, 0x74, 0x79, 0x70]],
  ['a sound file', 0, [0x49, 0x44, 0x33]],
  ['a sound file', 0, [0x4f, 0x67, 0x67, 0x53]],
  ['a compressed file', 0, [0x1f, 0x8b]],
  ['a compressed file', 0, [0x42, 0x5a, 0x68]],
  ['a compressed file', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['a compressed file', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['a compressed archive', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['a compressed archive', 0, [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['a program', 0, [0x7f, 0x45, 0x4c, 0x46]],
];

/** Such as `a PDF document`; null when the first bytes are of no known kind. */
export function knownBinaryKind(bytes: Uint8Array): string | null {
  const match = signatures.find(([, at, expected]) =>
    expected.every((value, index) => bytes[at + index] === value),
  );
  return match?.[0] ?? null;
}

const sampleBytes = 65_536;
const largestControlShare = 0.01;

/** Tab, LF, FF, CR and ESC (ISO-2022) occur in text; the other C0 controls hardly do. */
export const isOddControl = (byte: number): boolean =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b;

/** Whether the bytes hold more control characters than any text does. For one-byte and multi-byte encodings. */
export function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleBytes);
  let odd = 0;
  for (const byte of sample) if (isOddControl(byte)) odd += 1;
  return odd > sample.length * largestControlShare;
}
