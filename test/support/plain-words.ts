// Looks for words in every byte of every file of some folders, as somebody would who found the disk.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The files, by path, in which any of the words stands in UTF-8 or UTF-16, in either order of bytes. */
export function filesThatSay(words: readonly string[], folders: readonly string[]): string[] {
  const patterns = words.flatMap((word) => {
    const little = Buffer.from(word, 'utf16le');
    return [Buffer.from(word, 'utf8'), little, Buffer.from(little).swap16()];
  });
  return folders
    .flatMap((folder) => filesUnder(folder))
    .filter((file) => {
      const bytes = readFileSync(file);
      return patterns.some((pattern) => bytes.includes(pattern));
    });
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}
