// Bytes of a web page to characters, as a browser does it: by byte order mark, by what the message around it says, by
// what the page says of itself in its first bytes; else as any text. Which it was is told with the name.

import type { Problem } from '../../../../shared/ipc/result.ts';
import { knownBinaryKind } from '../binary.ts';
import { decodeBytes, type Decoded, type NotText } from '../decode.ts';

/** The standard looks at 1,024 bytes; saved pages put comments before their head. */
const prescanned = 8192;

interface Label {
  readonly label: string;
  /** Such as `meta`. */
  readonly from: string;
}

/** Never throws. `stated` is a charset that a message gives for the page; it goes before the page's own. */
export function decodeHtml(bytes: Uint8Array, stated: string | null = null): Decoded | NotText {
  const kind = knownBinaryKind(bytes);
  if (kind !== null) return { kind };
  if (hasMark(bytes)) return decodeBytes(bytes);
  const labels = [stated === null ? null : { label: stated, from: 'header' }, labelInPage(bytes)];
  const problems: Problem[] = [];
  for (const found of labels) {
    if (found === null) continue;
    const encoding = encodingOf(found.label);
    if (encoding === null) problems.push(unknownLabel(found));
    else return withProblems(decodeAs(bytes, encoding, found), problems);
  }
  return withProblems(decodeBytes(bytes), problems);
}

function withProblems(decoded: Decoded | NotText, problems: readonly Problem[]): Decoded | NotText {
  if (!('text' in decoded) || problems.length === 0) return decoded;
  return { ...decoded, problems: [...problems, ...decoded.problems] };
}

const hasMark = ([first, second, third]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (first === 0xef && second === 0xbb && third === 0xbf);

/** The encoding that a label means on the web; null for an unknown one. */
function encodingOf(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label.trim());
    // What could be read as ASCII so far is not UTF-16, whatever it says.
    if (encoding.startsWith('utf-16')) return 'utf-8';
    return encoding === 'x-user-defined' ? 'windows-1252' : encoding;
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, encoding: string, { from }: Label): Decoded | NotText {
  const asUtf8 = encoding === 'utf-8' || mayBeMistaken(bytes) ? strictly(bytes, 'utf-8') : null;
  if (encoding === 'utf-8') {
    if (asUtf8 !== null) return { text: asUtf8, encoding: `UTF-8 (${from})`, problems: [] };
    const decoded = decodeBytes(bytes);
    return withProblems(decoded, [notAsStated('UTF-8', decoded)]);
  }
  if (asUtf8 !== null) {
    const decoded: Decoded = { text: asUtf8, encoding: 'UTF-8', problems: [] };
    return withProblems(decoded, [notAsStated(displayed(encoding), decoded)]);
  }
  const name = displayed(encoding);
  const whole = strictly(bytes, encoding);
  if (whole !== null) return { text: whole, encoding: `${name} (${from})`, problems: [] };
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return { text, encoding: `${name} (${from})`, problems: [damaged(text, name)] };
}

function strictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const fewestSequences = 8;

/** Programs save pages as UTF-8 and leave the old label; no other encoding looks like UTF-8 by chance for long. */
function mayBeMistaken(bytes: Uint8Array): boolean {
  let sequences = 0;
  for (let at = 0; at + 1 < bytes.length && sequences < fewestSequences; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    if (byte < 0xc2 || byte > 0xf4 || ((bytes[at + 1] ?? 0) & 0xc0) !== 0x80) return false;
    sequences += 1;
    while (((bytes[at + 1] ?? 0) & 0xc0) === 0x80) at += 1;
  }
  return sequences >= fewestSequences;
}

/** What the page says in its first bytes: an XML declaration or a `meta` element. */
function labelInPage(bytes: Uint8Array): Label | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, prescanned))
    .toString('latin1')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]+)["']/i.exec(start)?.[1];
  const label = declared === undefined ? labelInMeta(start) : null;
  if (declared !== undefined) return { label: declared, from: 'XML declaration' };
  return label === null ? null : { label, from: 'meta' };
}

function labelInMeta(start: string): string | null {
  for (const [tag] of start.matchAll(/<meta[\s/][^>]*>/gi)) {
    const own = /[\s/"']charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+))/i.exec(tag);
    const content = /\scontent\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag);
    const isType = /http-equiv\s*=\s*["']?content-type/i.test(tag);
    const inContent = isType
      ? /charset\s*=\s*["']?([^\s;"']+)/i.exec(valueOf(content) ?? '')
      : null;
    const label = inContent?.[1] ?? (content === null || !isType ? valueOf(own) : null);
    if (label != null && label.trim() !== '') return label;
  }
  return null;
}

const valueOf = (match: RegExpExecArray | null): string | null =>
  match?.[1] ?? match?.[2] ?? match?.[3] ?? null;

const displayed = (encoding: string): string =>
  /^(?:utf|iso|koi|euc|gb)/.test(encoding) ? encoding.toUpperCase() : encoding;

const unknownLabel = ({ label, from }: Label): Problem => ({
  path: from,
  message: `The page gives its encoding as “${label.slice(0, 60).replace(/[^\x20-\x7e]+/g, '?')}”, which is not known; it was detected instead.`,
  remedy: 'Check that letters with accents and other scripts look right.',
});

const notAsStated = (name: string, decoded: Decoded | NotText): Problem => ({
  path: 'meta',
  message: `The page says that it is ${name}, and is not; it was read as ${'text' in decoded ? decoded.encoding : 'something else'}.`,
  remedy: 'Check that letters with accents and other scripts look right.',
});

function damaged(text: string, name: string): Problem {
  const count = text.split('\u{fffd}').length - 1;
  return {
    path: `character ${text.indexOf('\u{fffd}') + 1}`,
    message: `${count} ${count === 1 ? 'place is' : 'places are'} not valid ${name} and shown as “\u{fffd}”; this is the first.`,
    remedy: 'Get an undamaged copy of the file if these places matter.',
  };
}
