// Bytes to characters: by byte order mark, as UTF-8, as UTF-16 by its pattern of zeros, else detected.
// Which encoding was used is always told, and a guess is called one. Line ends and the like are left for canonicalText.

import { analyse } from 'chardet';
import type { Problem } from '../../../shared/ipc/result.ts';
import { isOddControl, knownBinaryKind, looksBinary } from './binary.ts';
import { refused } from './read-source.ts';

export interface Decoded {
  readonly text: string;
  /** Such as `UTF-8`, `UTF-16 LE` or `windows-1256 (detected)`. */
  readonly encoding: string;
  readonly problems: readonly Problem[];
}

export interface NotText {
  /** What it is instead, such as `a PDF document`; null when that is not known. */
  readonly kind: string | null;
}

const startsWith = (bytes: Uint8Array, ...mark: number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

/** Never throws. An empty input decodes to the empty text. */
export function decodeBytes(bytes: Uint8Array): Decoded | NotText {
  const kind = knownBinaryKind(bytes);
  if (kind !== null) return { kind };
  // UTF-32's mark begins with UTF-16's; nobody should get text full of NULs instead.
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) {
    return { kind: 'UTF-32 text' };
  }
  return (
    fromMark(bytes) ??
    fromUtf8(bytes) ??
    fromUtf16(bytes) ??
    fromDamagedUtf8(bytes) ??
    detected(bytes)
  );
}

/** As {@link decodeBytes}; throws `file-binary`, naming the file, for what is not text. */
export function decodedText(file: string, bytes: Uint8Array): Decoded {
  const decoded = decodeBytes(bytes);
  if ('text' in decoded) return decoded;
  const { what, remedy } = notTextRefusal(decoded);
  throw refused('file-binary', file, what, remedy);
}

/** What is said of a file that is not text. */
export function notTextRefusal({ kind }: NotText): {
  readonly what: string;
  readonly remedy: string;
} {
  return {
    what: `is not a text file${kind === null ? '' : `; it looks like ${kind}`}.`,
    remedy: 'Save its text as a plain text file (UTF-8) and import that.',
  };
}

function fromMark(bytes: Uint8Array): Decoded | null {
  if (startsWith(bytes, 0xff, 0xfe)) return lenient(bytes, 'utf-16le', 'UTF-16 LE');
  if (startsWith(bytes, 0xfe, 0xff)) return lenient(bytes, 'utf-16be', 'UTF-16 BE');
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return lenient(bytes, 'utf-8', 'UTF-8 with BOM');
  return null;
}

function fromUtf8(bytes: Uint8Array): Decoded | NotText | null {
  const text = strictly(bytes, 'utf-8');
  // UTF-16 of Western text is valid UTF-8 full of NULs, so that is looked at first; beyond ASCII it is no longer valid.
  if (text === null || (text.includes('\0') && isAscii(bytes) && utf16Order(bytes) !== null)) {
    return null;
  }
  return looksBinary(bytes) ? { kind: null } : { text, encoding: 'UTF-8', problems: [] };
}

function fromUtf16(bytes: Uint8Array): Decoded | null {
  const order = utf16Order(bytes);
  if (order === null) return null;
  const text = strictly(bytes, order);
  if (text === null || !isPlausible(text)) return null;
  return {
    text,
    encoding: `${order === 'utf-16le' ? 'UTF-16 LE' : 'UTF-16 BE'} (detected)`,
    problems: [],
  };
}

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80);

/** Of UTF-16 next to no text has more than half its bytes in ASCII; of anything else with a stray zero nearly all are. */
const mostAscii = 0.75;

/**
 * Text in UTF-16 without a mark has zeros at one parity only: the upper halves of spaces, digits and Latin letters.
 * Null when there are none, or at both, or when the rest reads as ASCII.
 */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, 65_536);
  const zeros: [even: number, odd: number] = [0, 0];
  let ascii = 0;
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2 === 0 ? 0 : 1] += 1;
    else if (byte < 0x7f && !isOddControl(byte)) ascii += 1;
  }
  if (ascii > sample.length * mostAscii) return null;
  const [even, odd] = zeros;
  if (odd > 0 && even * 20 <= odd) return 'utf-16le';
  if (even > 0 && odd * 20 <= even) return 'utf-16be';
  return null;
}

/** Text that somebody could have written: next to no unassigned, private or control characters. */
function isPlausible(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const odd = sample.match(/[\p{Cn}\p{Co}\p{Cs}]|(?![\t\n\f\r\x1b])\p{Cc}/gu)?.length ?? 0;
  return odd <= sample.length * 0.01;
}

const replacement = '\u{fffd}';

/** UTF-8 with a few broken bytes, as from a cut or a bad copy: better a few marks than a whole text misread. */
function fromDamagedUtf8(bytes: Uint8Array): Decoded | null {
  if (looksBinary(bytes)) return null;
  const decoded = lenient(bytes, 'utf-8', 'UTF-8 (damaged)');
  const broken = countOf(replacement, decoded.text);
  const whole = decoded.text.match(/[\u0080-\ufffc]/g)?.length ?? 0;
  return whole < 4 || broken * 10 > whole ? null : decoded;
}

/** Names the detector uses that the decoder does not, or that the web reads as a superset. */
const decoderNames: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252',
  'ISO-8859-9': 'windows-1254',
  ISO_2022: 'iso-2022-jp',
};
const fallback = 'windows-1252';

function detected(bytes: Uint8Array): Decoded | NotText {
  if (looksBinary(bytes)) return { kind: null };
  for (const { name } of analyse(telling(bytes))) {
    const label = decoderNames[name] ?? name;
    const text = isDecodable(label) ? strictly(bytes, label) : null;
    if (text !== null && isPlausible(text)) {
      return { text, encoding: `${displayName(label)} (detected)`, problems: [] };
    }
  }
  return lenient(bytes, fallback, `${fallback} (guessed)`);
}

const tellingBytes = 65_536;

/** The part that says most about the encoding, so that a large file costs no more than a small one. */
function telling(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const start = Math.max(0, first - 1024);
  return bytes.subarray(start, start + tellingBytes);
}

/** UTF-8 has been ruled out; UTF-16 and UTF-32 are known by their marks or zeros. */
function isDecodable(label: string): boolean {
  if (/^utf-|^ascii$/i.test(label)) return false;
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

const displayName = (label: string): string =>
  label.startsWith('windows-') ? label : label.replace(/^iso-/i, 'ISO-');

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** What cannot be decoded is shown as U+FFFD and told. */
function lenient(bytes: Uint8Array, label: string, encoding: string): Decoded {
  const whole = strictly(bytes, label);
  if (whole !== null) return { text: whole, encoding, problems: [] };
  const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes);
  const count = countOf(replacement, text);
  return {
    text,
    encoding,
    problems: [
      {
        path: `character ${text.indexOf(replacement) + 1}`,
        message: `${count} ${count === 1 ? 'place is' : 'places are'} not valid ${encoding} and shown as “${replacement}”; this is the first.`,
        remedy: 'Get an undamaged copy of the file if these places matter.',
      },
    ],
  };
}

const countOf = (part: string, text: string): number => text.split(part).length - 1;
