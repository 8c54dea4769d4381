// Whether two names may mean the same: “Mayor Ana Ruiz” and “Ruiz” do, “Ana Ruiz” and “Ana Costa” don't.

import { wordPattern } from '../text/word-pattern.ts';

const SHORTEST_WORD = 3;

/** All the longer words of the shorter name are in the other, in any case and order. */
export function areAlike(one: string, other: string): boolean {
  const [short, long] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.size - b.size);
  if (short === undefined || long === undefined || short.size === 0) return false;
  return short.isSubsetOf(long);
}

function wordsOf(name: string): Set<string> {
  const words = name.normalize('NFKC').toLocaleLowerCase('en').match(wordPattern) ?? [];
  const longer = words.filter((word) => word.length >= SHORTEST_WORD);
  return new Set(longer.length === 0 ? words : longer);
}
