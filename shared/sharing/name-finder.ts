// Where chosen names stand in a text: as they are written or with other case, accents or spaces; with an ending
// (“Ruiz’s”, “Merkels”, “Iranian”) or a prefix of Hebrew and Arabic; written together (“#AnaRuiz”). It rather finds too
// much than too little. Time grows with the text, not with the number of names.

import { foldedWords, type FoldedWord } from './folded-words.ts';

/** A word of the text, and which part of its folded form belongs to a name. */
export interface NameWord {
  readonly word: FoldedWord;
  /** Offsets in `word.folded`, and the name's own words that stand there one after the other. */
  readonly from: number;
  readonly parts: readonly string[];
}

export interface NamePlace {
  /** Index of the name. */
  readonly name: number;
  readonly words: readonly NameWord[];
}

export interface NameFinder {
  /** By place, longest first where several begin at one; they may overlap. `given` are the text's words. */
  readonly find: (text: string, given?: readonly FoldedWord[]) => NamePlace[];
}

interface Pattern {
  readonly name: number;
  readonly words: readonly string[];
  /** Several words written as one. */
  readonly joined: boolean;
}

/** A name of fewer letters has no endings but an s. */
const SHORTEST_INFLECTED = 4;
const LONGEST_ENDING = 4;
const LONGEST_PREFIX = 3;
/** Code units between two words of a name: a space, a line break, a dot and a space, a closing quote. */
const MOST_BETWEEN = 6;
const prefixed = /^[\p{Script=Hebrew}\p{Script=Arabic}]+$/u;

/** Names without a word are never found. */
export function createNameFinder(names: readonly string[]): NameFinder {
  const byFirst = Map.groupBy(names.flatMap(patternsOf), ({ words: [first = ''], words, joined }) =>
    joined ? words.join('') : first,
  );
  return {
    find(text, given) {
      if (byFirst.size === 0) return [];
      const words = given ?? foldedWords(text);
      const places: NamePlace[] = [];
      for (const index of words.keys()) {
        const found = placesAt(byFirst, text, words, index);
        if (found.length > 1) found.sort((a, b) => b.words.length - a.words.length);
        places.push(...found);
      }
      return places;
    },
  };
}

function patternsOf(text: string, name: number): Pattern[] {
  const folded = foldedWords(text);
  if (folded.length === 0) return [];
  const words = folded.map((word) => word.folded);
  const own = { name, words, joined: false };
  const canJoin = words.length > 1 && folded.every(({ isSingle }) => !isSingle);
  return canJoin ? [own, { name, words, joined: true }] : [own];
}

function placesAt(
  byFirst: ReadonlyMap<string, readonly Pattern[]>,
  text: string,
  words: readonly FoldedWord[],
  index: number,
): NamePlace[] {
  const word = words[index];
  if (word === undefined) return [];
  const found: NamePlace[] = [];
  for (const [from, to] of piecesOf(word)) {
    for (const pattern of byFirst.get(word.folded.slice(from, to)) ?? []) {
      const isWhole = to === word.folded.length;
      const isOne = pattern.joined || pattern.words.length === 1;
      if (isOne) {
        if (!isWhole && !endsWell(word.folded.slice(from, to), word.folded.slice(to))) continue;
        const parts = pattern.words;
        found.push({ name: pattern.name, words: [{ word, from, parts }] });
      } else if (isWhole) {
        const rest = restOf(pattern, text, words, index);
        const parts = [word.folded.slice(from)];
        if (rest !== null)
          found.push({ name: pattern.name, words: [{ word, from, parts }, ...rest] });
      }
    }
  }
  return found;
}

/** Which parts of a word may be a name, or its first word: the whole first. */
function* piecesOf({ folded, isSingle }: FoldedWord): Generator<readonly [number, number]> {
  const { length } = folded;
  yield [0, length];
  if (isSingle) return;
  for (let cut = 1; cut <= LONGEST_ENDING && cut < length; cut += 1) yield [0, length - cut];
  if (!prefixed.test(folded)) return;
  for (let from = 1; from <= LONGEST_PREFIX && from + 1 < length; from += 1) yield [from, length];
}

const endsWell = (name: string, ending: string): boolean =>
  ending === 's' || (name.length >= SHORTEST_INFLECTED && ending.length <= LONGEST_ENDING);

/** The words of the name after its first, or null where others follow. */
function restOf(
  { words: wanted }: Pattern,
  text: string,
  words: readonly FoldedWord[],
  index: number,
): NameWord[] | null {
  const rest: NameWord[] = [];
  for (let step = 1; step < wanted.length; step += 1) {
    const [before, word, part] = [words[index + step - 1], words[index + step], wanted[step]];
    if (before === undefined || word === undefined || part === undefined) return null;
    if (word.startUtf16 - before.endUtf16 > MOST_BETWEEN) return null;
    const isLast = step === wanted.length - 1;
    const ending = word.folded.slice(part.length);
    const fits =
      word.folded.startsWith(part) && (ending === '' || (isLast && endsWell(part, ending)));
    if (!fits) return null;
    rest.push({ word, from: 0, parts: [part] });
  }
  return rest;
}
