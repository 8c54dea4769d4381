// Damage that knows nothing of a format: bits, lengths, pieces moved about, encodings, and the strings that have broken
// programs before. The result stays under {@link mostBytes}, so that a slow one is a fault of the reader.

import type { Random } from '../random.ts';
import { matchNear } from './match-near.ts';

export const mostBytes = 95_000;

const splinters: readonly string[] = [
  '',
  '\0',
  '\ufeff',
  '\ufffe',
  '\u2028',
  '\u202e',
  '🚧',
  '"',
  '""',
  '\\',
  "'",
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n\r\n',
  '-1',
  '0',
  '1e999',
  'NaN',
  '2147483648',
  '4294967296',
  '9007199254740993',
  '99999999999999999999999999',
  '-0.0000001',
  '{',
  '}',
  '[[[[',
  '</',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml version="1.0" encoding="utf-7"?>',
  '&#x110000;',
  '&#xD800;',
  '&amp;amp;',
  '&lol9;',
  '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>',
  '<!ENTITY x SYSTEM "file:///etc/passwd">',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../../../tmp/x',
  'C:\\Windows\\x',
  '\\u0000',
  '\\ud800',
  String.raw`\bin99999999 `,
  String.raw`\u-99999?`,
  String.raw`{\*\generator {\field{\*\fldinst `,
  'Content-Type: multipart/mixed; boundary="',
  'Content-Transfer-Encoding: base64',
  '=?utf-8?Q?',
  '=\r\n',
  ' obj',
  'endobj',
  '1 0 R',
  '/Length 99999999',
  '/Kids [2 0 R]',
  '<< /Prev 0 >>',
  'startxref\n0',
  '%PDF-1.7',
];

/** What a careless pattern backtracks on. */
const runs = [
  'a',
  ' ',
  '\n',
  '(',
  '<',
  '{',
  '[',
  '*',
  '_',
  '`',
  '#',
  '>',
  '-',
  '=',
  '.',
  '\t',
  '"',
];

type Mutate = (bytes: Buffer, random: Random, other: Uint8Array) => Buffer;

const at = (bytes: Buffer, random: Random) => random.below(bytes.length + 1);
const cut = (bytes: Buffer, random: Random) => {
  const from = at(bytes, random);
  const length = random.below(Math.min(400, bytes.length - from) + 1);
  return [
    bytes.subarray(0, from),
    bytes.subarray(from, from + length),
    bytes.subarray(from + length),
  ] as const;
};
const put = (bytes: Buffer, random: Random, piece: Uint8Array) => {
  const from = at(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(from)]);
};

const mutations: readonly Mutate[] = [
  function bits(bytes, random) {
    const copy = Buffer.from(bytes);
    for (let left = 1 + random.below(12); left > 0 && copy.length > 0; left -= 1) {
      const where = random.below(copy.length);
      copy[where] = (copy[where] ?? 0) ^ (1 << random.below(8));
    }
    return copy;
  },
  function anyBytes(bytes, random) {
    const copy = Buffer.from(bytes);
    for (let left = 1 + random.below(12); left > 0 && copy.length > 0; left -= 1) {
      copy[random.below(copy.length)] = random.pick([0, 0xff, 0x80, 0xd8, 0x7f, random.below(256)]);
    }
    return copy;
  },
  (bytes, random) => bytes.subarray(0, at(bytes, random)),
  (bytes, random) => bytes.subarray(at(bytes, random)),
  (bytes, random) => {
    const [head, , tail] = cut(bytes, random);
    return Buffer.concat([head, tail]);
  },
  function repeated(bytes, random) {
    const [head, part, tail] = cut(bytes, random);
    const times = random.pick([2, 3, 50, 2000]);
    const most = Math.max(1, Math.floor((mostBytes - bytes.length) / Math.max(1, part.length)));
    return Buffer.concat([head, ...Array<Buffer>(Math.min(times, most)).fill(part), tail]);
  },
  function splice(bytes, random, other) {
    const head = bytes.subarray(0, at(bytes, random));
    return Buffer.concat([head, other.subarray(random.below(other.length + 1))]);
  },
  (bytes, random) => put(bytes, random, Buffer.from(random.pick(splinters))),
  function overwritten(bytes, random) {
    const [head, part, tail] = cut(bytes, random);
    const piece = Buffer.from(random.pick(splinters));
    return Buffer.concat([head, piece, part.subarray(piece.length), tail]);
  },
  function longRun(bytes, random) {
    const length = random.pick([100, 5000, 60_000]);
    const piece = random.pick(runs) + (random.below(3) === 0 ? random.pick(runs) : '');
    return put(bytes, random, Buffer.from(piece.repeat(Math.ceil(length / piece.length))));
  },
  function number(bytes, random) {
    const text = bytes.toString('latin1');
    const found = matchNear(text, /\d+/g, random);
    if (found === null) return bytes;
    const { index, 0: digits } = found;
    const by = random.pick([
      '-1',
      '0',
      '1',
      '65536',
      '2147483647',
      '4294967295',
      '9'.repeat(30),
      '',
    ]);
    return Buffer.from(text.slice(0, index) + by + text.slice(index + digits.length), 'latin1');
  },
  function nested(bytes, random) {
    const [open, close] = random.pick([
      ['<div>', '</div>'],
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
      ['{"a":', '}'],
      ['> ', ''],
      ['<w:p><w:r>', '</w:r></w:p>'],
      ['<< /A ', ' >>'],
    ] as const);
    const times = Math.min(
      random.pick([20, 1000, 20_000]),
      Math.floor(40_000 / (open.length + close.length)),
    );
    const [head, part, tail] = cut(bytes, random);
    return Buffer.concat([
      head,
      Buffer.from(open.repeat(times)),
      part,
      Buffer.from(close.repeat(times)),
      tail,
    ]);
  },
  function encoded(bytes, random) {
    const text = bytes.toString('utf8');
    return random.pick([
      () => Buffer.from(text, 'utf16le'),
      () => Buffer.from(`\ufeff${text}`, 'utf16le'),
      () => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      () => Buffer.from(text, 'latin1'),
      () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]),
      () => Buffer.concat([Buffer.from([0xed, 0xa0, 0x80]), bytes]),
      () => Buffer.from(text.replaceAll('\n', '\r\n')),
    ])();
  },
];

/** `other` is a file to splice with. */
export function mutatedBytes(bytes: Uint8Array, random: Random, other: Uint8Array): Buffer {
  let mutated = Buffer.from(bytes);
  for (let left = 1 + random.below(4); left > 0; left -= 1) {
    mutated = Buffer.from(random.pick(mutations)(mutated, random, other)).subarray(0, mostBytes);
  }
  return mutated;
}
