// A letter for each of several tags, so that they are told apart without their colours: its key, else the first letter
// that is free, else a number.

import type { TagCount } from '../../../../shared/domain/statistics.ts';

export function signsOf(tags: readonly Pick<TagCount, 'tag' | 'shortcut'>[]): Map<string, string> {
  const signs = new Map<string, string>();
  const taken = new Set<string>();
  for (const [at, { tag, shortcut }] of tags.entries()) {
    const letters = [shortcut ?? '', ...tag].map((letter) => letter.toLocaleUpperCase());
    const free = letters.find((letter) => /^[\p{L}\p{N}]$/u.test(letter) && !taken.has(letter));
    const sign = free ?? String(at + 1);
    taken.add(sign);
    signs.set(tag, sign);
  }
  return signs;
}
