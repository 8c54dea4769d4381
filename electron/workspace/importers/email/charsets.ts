// What the parts of a message say of their encoding, where that cannot be followed: the mail library reads on without a
// word, so the reader is told where letters may be wrong.

import { decodeWords } from 'postal-mime';
import type { Problem } from '../../../../shared/ipc/result.ts';
import { headerSections } from './flowed.ts';

const MOST_NAMED = 5;
const remedy = 'Check that letters with accents and other scripts look right.';

/** Of `text` only whether it has places that could not be read is looked at. */
export function charsetNotices(bytes: Uint8Array, text: string, part: string): Problem[] {
  const unknown = unknownCharsets(bytes);
  const path = part === '' ? 'charset' : `${part}, charset`;
  if (unknown.length > 0) {
    const names = unknown.slice(0, MOST_NAMED).map((name) => `“${name}”`);
    return [
      {
        path,
        message: `The message gives its encoding as ${names.join(', ')}, which is not known; it was read as windows-1252.`,
        remedy,
      },
    ];
  }
  const places = text.split('\u{fffd}').length - 1;
  if (places === 0) return [];
  const are = places === 1 ? 'place is' : 'places are';
  return [
    {
      path,
      message: `${places} ${are} not valid in the encoding that the message gives, and shown as “\u{fffd}”.`,
      remedy: 'Get the message again from the mail program if these places matter.',
    },
  ];
}

function unknownCharsets(bytes: Uint8Array): string[] {
  const unknown = new Set<string>();
  for (const { text } of headerSections(bytes)) {
    const headers = text.replaceAll(/\r?\n[ \t]+/g, ' ');
    if (/^content-disposition:\s*attachment/im.test(headers)) continue;
    const [, name = ''] =
      /^content-type:\s*text\/.*?charset\s*=\s*"?([\w.:+-]{1,60})/im.exec(headers) ?? [];
    if (name !== '' && !isKnown(name)) unknown.add(name);
  }
  return [...unknown];
}

/** Whether the mail library knows it, which has more names than the web and reads all others as windows-1252. */
function isKnown(name: string): boolean {
  return /1252/.test(name) || canDecode(name) || decodeWords(`=?${name}?Q?=80=9F?=`) !== '€Ÿ';
}

function canDecode(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}
