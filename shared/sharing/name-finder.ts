// Where chosen names stand in a text: as they are written or with other case, accents or spaces; with an ending
// (“Ruiz’s”, “Merkels”, “Iranian”) or a prefix of Hebrew and Arabic; written together (“#AnaRuiz”); with characters in
// it that cannot be seen, also between a name and what it is beside. It rather finds too much than too little. Time grows
// with the text, not with the number of names.

import { foldedWords, partedWord, seenBetween, type FoldedWord } from './folded-words.ts';

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
  const longest = Math.max(0, ...Array.from(byFirst.keys(), (first) => first.length));
  return {
    find(text, given) {
      if (byFirst.size === 0) return [];
      const words = given ?? foldedWords(text);
      const places: NamePlace[] = [];
      for (const index of words.keys()) {
        const found = placesAt({ byFirst, longest }, text, words, index);
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
  const all = canJoin ? [own, { name, words, joined: true }] : [own];
  if (folded.every(({ breaks }) => breaks.length === 0)) return all;
  // A space of no width in the name itself may part its words.
  const parted = folded.flatMap(partedWord).map((part) => part.folded);
  return [...all, { name, words: parted, joined: false }];
}

interface Patterns {
  /** By the first word, or by all of them where they are written together. */
  readonly byFirst: ReadonlyMap<string, readonly Pattern[]>;
  readonly longest: number;
}

function placesAt(
  { byFirst, longest }: Patterns,
  text: string,
  words: readonly FoldedWord[],
  index: number,
): NamePlace[] {
  const word = words[index];
  if (word === undefined) return [];
  const found: NamePlace[] = [];
  for (const { from, to, end } of piecesOf(word, longest)) {
    for (const pattern of byFirst.get(word.folded.slice(from, to)) ?? []) {
      const isOne = pattern.joined || pattern.words.length === 1;
      if (isOne) {
        if (!endsWell(word.folded.slice(from, to), word.folded.slice(to, end))) continue;
        const parts = pattern.words;
        found.push({ name: pattern.name, words: [{ word, from, parts }] });
      } else if (to === end) {
        const rest = restOf(pattern, text, words, { index, at: end });
        const parts = [word.folded.slice(from, to)];
        if (rest !== null)
          found.push({ name: pattern.name, words: [{ word, from, parts }, ...rest] });
      }
    }
  }
  return found;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  /** Where the word ends: at `to` or after an ending. */
  readonly end: number;
}

/** Which parts of a word may be a name, or its first word: the whole first. Between two breaks a word may end and begin. */
function* piecesOf(word: FoldedWord, longest: number): Generator<Piece> {
  const { folded, isSingle, breaks } = word;
  if (isSingle) {
    yield { from: 0, to: folded.length, end: folded.length };
    return;
  }
  const ends = [...breaks.map(({ at }) => at), folded.length];
  for (const [index, from] of [0, ...ends.slice(0, -1)].entries()) {
    for (let step = index; step < ends.length; step += 1) {
      const end = ends[step] ?? 0;
      if (end - from > longest + LONGEST_ENDING + LONGEST_PREFIX) break;
      yield* cutPieces(from, end);
      yield* prefixedPieces(folded, from, end);
    }
  }
}

function* cutPieces(from: number, end: number): Generator<Piece> {
  for (let cut = 0; cut <= LONGEST_ENDING && cut < end - from; cut += 1) {
    yield { from, to: end - cut, end };
  }
}

function* prefixedPieces(folded: string, start: number, end: number): Generator<Piece> {
  if (!prefixed.test(folded)) return;
  for (let step = 1; step <= LONGEST_PREFIX && start + step + 1 < end; step += 1) {
    yield { from: start + step, to: end, end };
  }
}

const endsWell = (name: string, ending: string): boolean =>
  ending === '' ||
  ending === 's' ||
  (name.length >= SHORTEST_INFLECTED && ending.length <= LONGEST_ENDING);

/** Where the next word of a name is looked for: in this word from this folded offset on, or in the next one. */
interface Reached {
  readonly index: number;
  readonly at: number;
}

/** The words of the name after its first, or null where others follow. */
function restOf(
  { words: wanted }: Pattern,
  text: string,
  words: readonly FoldedWord[],
  start: Reached,
): NameWord[] | null {
  const rest: NameWord[] = [];
  let reached = start;
  for (const [step, part] of wanted.entries()) {
    if (step === 0) continue;
    const next = nextWord(text, words, reached);
    if (next === null) return null;
    const end = endOf(next, part, step === wanted.length - 1);
    if (end === null) return null;
    rest.push({ word: next.word, from: next.from, parts: [part] });
    reached = { index: next.index, at: end };
  }
  return rest;
}

interface NextWord {
  readonly index: number;
  readonly word: FoldedWord;
  readonly from: number;
}

function nextWord(text: string, words: readonly FoldedWord[], reached: Reached): NextWord | null {
  const before = words[reached.index];
  if (before === undefined) return null;
  if (reached.at < before.folded.length)
    return { index: reached.index, word: before, from: reached.at };
  const index = reached.index + 1;
  const word = words[index];
  if (word === undefined) return null;
  const between = word.startUtf16 - before.endUtf16;
  const isNear =
    between <= MOST_BETWEEN || seenBetween(text, before.endUtf16, word.startUtf16) <= MOST_BETWEEN;
  return isNear ? { index, word, from: 0 } : null;
}

/** Where the word ends that says this part of a name, after an ending if it is the last; null where it says another. */
function endOf({ word, from }: NextWord, part: string, isLast: boolean): number | null {
  if (!word.folded.startsWith(part, from)) return null;
  const to = from + part.length;
  const ends = [...word.breaks.map(({ at }) => at), word.folded.length];
  const end = ends.find((one) => one >= to);
  if (end === undefined) return null;
  if (to === end) return end;
  return isLast && endsWell(part, word.folded.slice(to, end)) ? end : null;
}
