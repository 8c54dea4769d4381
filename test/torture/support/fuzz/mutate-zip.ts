// Damage inside ZIP containers: unpacked, a part of it mutated, packed again with sound sums, or with a directory that
// lies about sizes, names, methods and places. Also archives that unpack to far more than they are.

import { unzipSync } from 'fflate';
import { zipOf, type ZipEntry } from '../../../support/zip-writer.ts';
import type { Random } from '../random.ts';
import { mutatedBytes } from './mutate-bytes.ts';
import { mutatedMarkup } from './mutate-markup.ts';

const names = [
  '../../etc/passwd',
  '/abs',
  'C:\\x',
  'a\0b',
  '',
  '__proto__',
  'mimetype',
  'word/document.xml',
  '..\\x',
  'a/'.repeat(400),
];

const entriesOf = (bytes: Uint8Array): ZipEntry[] =>
  Object.entries(unzipSync(bytes)).map(([name, content]) => ({
    name,
    content,
    // Tells what the archive is by standing there as it is.
    stored: name === 'mimetype',
  }));

const isMarkup = (content: Buffer) => content.subarray(0, 200).includes('<');

function mutateContent(entry: ZipEntry, random: Random, other: Uint8Array): ZipEntry {
  const content = Buffer.from(entry.content as Uint8Array);
  if (isMarkup(content) && random.below(4) > 0) {
    return { ...entry, content: mutatedMarkup(content.toString('utf8'), random) };
  }
  return { ...entry, content: mutatedBytes(content, random, other) };
}

function lyingAbout(entry: ZipEntry, random: Random, count: number): ZipEntry {
  const size = random.pick([0, 1, 2 ** 16, 2 ** 31, 2 ** 32 - 1]);
  const claims = random.pick([
    { uncompressedSize: size },
    { compressedSize: size },
    { crc32: 1 },
    { method: random.pick([0, 1, 9, 12, 99]) },
    { flags: random.pick([1, 8, 0x41, 0x2000]) },
    { sharesDataOf: random.below(count) },
  ]);
  return { ...entry, claims };
}

/** Content that packs a thousandfold; under the ratio at which it is refused unread, and over it. */
function bomb(entry: ZipEntry, random: Random): ZipEntry {
  const megabytes = random.pick([1, 8, 40]);
  const unit = random.pick([' ', 'a', '<w:p/>', '<p>x</p>']);
  const inside = Buffer.alloc(megabytes * 2 ** 20, unit);
  const content = Buffer.from(entry.content as Uint8Array);
  const middle = Math.max(content.indexOf('</'), 0);
  return {
    ...entry,
    content: Buffer.concat([content.subarray(0, middle), inside, content.subarray(middle)]),
  };
}

export function mutatedZip(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  const entries = entriesOf(bytes);
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const index = random.below(entries.length);
    const entry = entries[index];
    if (entry === undefined) break;
    const way = random.below(60);
    if (way < 40) entries[index] = mutateContent(entry, random, other);
    else if (way < 45) entries.splice(index, 1);
    else if (way < 48) entries.push(entry);
    else if (way < 52) entries[index] = { ...entry, name: random.pick(names) };
    else if (way < 54) entries.push({ name: random.pick(names), content: 'x' });
    else if (way < 59) entries[index] = lyingAbout(entry, random, index);
    else entries[index] = bomb(entry, random);
  }
  return zipOf(entries);
}
