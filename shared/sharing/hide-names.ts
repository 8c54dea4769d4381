// Puts placeholders in the place of chosen names: the same number of code points and of UTF-16 code units, word by word,
// so that “Ruiz” is called the same alone and inside “Ana Ruiz”. Which placeholder a word gets depends on the order in
// which words are met and on nothing in them, so that nobody can work the word out by trying; a word of the article is
// never one.

import type { Span } from '../domain/span.ts';
import { foldCharacter, foldedWords, partedWord, type FoldedWord } from './folded-words.ts';
import { createNameFinder } from './name-finder.ts';
import { PLACEHOLDERS, placeholderFor } from './placeholder-letters.ts';

export interface Hider {
  /** `whole` are places of which every word is hidden, whether it is a name or not; in UTF-16 code units. */
  readonly hide: (text: string, whole?: readonly Span[]) => Hidden;
}

export interface Hidden {
  readonly text: string;
  /** How often each name was found, by its index; also inside a longer one. */
  readonly found: ReadonlyMap<number, number>;
  /** What was replaced, in text order; not overlapping. */
  readonly places: readonly Span[];
}

/** `taken` are the folded words of the article: no placeholder is one of them. */
export function createHider(names: readonly string[], taken: ReadonlySet<string>): Hider {
  const finder = createNameFinder(names);
  const codes = createCodes(names, taken);

  return {
    hide(text, whole = []) {
      const words = foldedWords(text);
      const pieces = new Map<FoldedWord, Piece[]>();
      const found = new Map<number, number>();
      for (const { name, words: there } of finder.find(text, words)) {
        found.set(name, (found.get(name) ?? 0) + 1);
        for (const { word, from, parts } of there) add(pieces, word, { from, parts });
      }
      for (const word of whole.length === 0 ? [] : words) {
        for (const { at, folded, ...span } of partedWord(word)) {
          const isIn = whole.some((one) => overlaps(one, span));
          const isHidden = (pieces.get(word) ?? []).some(
            (piece) => piece.from < at + folded.length && piece.from + lengthOf(piece) > at,
          );
          if (isIn && !isHidden) add(pieces, word, { from: at, parts: [folded] });
        }
      }
      return { ...replaced(text, words, pieces, codes), found };
    },
  };
}

/** A part of a word, from a folded offset on. */
interface Piece {
  readonly from: number;
  readonly parts: readonly string[];
}

const lengthOf = ({ parts }: Piece): number => parts.reduce((sum, part) => sum + part.length, 0);

const overlaps = (a: Span, b: Span): boolean =>
  a.startUtf16 < b.endUtf16 && a.endUtf16 > b.startUtf16;

function add(pieces: Map<FoldedWord, Piece[]>, word: FoldedWord, piece: Piece): void {
  const before = pieces.get(word);
  if (before === undefined) pieces.set(word, [piece]);
  else before.push(piece);
}

function replaced(
  text: string,
  words: readonly FoldedWord[],
  pieces: ReadonlyMap<FoldedWord, readonly Piece[]>,
  codes: Codes,
): Omit<Hidden, 'found'> {
  const places: Span[] = [];
  const out: string[] = [];
  let done = 0;
  for (const word of words) {
    const there = pieces.get(word);
    if (there === undefined) continue;
    const { startUtf16, endUtf16 } = word;
    const source = text.slice(startUtf16, endUtf16);
    const digits = digitsOf(there, source, codes);
    out.push(text.slice(done, startUtf16), spell(source, digits));
    for (const { at, folded, ...span } of partedWord(word)) {
      const isTouched = digits.slice(at, at + folded.length).some((digit) => digit !== undefined);
      if (isTouched) places.push({ startUtf16: span.startUtf16, endUtf16: span.endUtf16 });
    }
    done = endUtf16;
  }
  out.push(text.slice(done));
  return { text: out.join(''), places };
}

type Digits = readonly (number | undefined)[];

/** By folded offset; undefined where nothing is hidden. Of pieces that overlap the longest shows, and all are hidden. */
function digitsOf(pieces: readonly Piece[], source: string, codes: Codes): Digits {
  const digits: (number | undefined)[] = [];
  for (const { from, parts } of pieces.toSorted((a, b) => lengthOf(a) - lengthOf(b))) {
    let at = from;
    for (const part of parts) {
      const code = codes.of(part, source);
      for (let step = 0; step < part.length; step += 1) digits[at + step] = code[step];
      at += part.length;
    }
  }
  return Array.from(digits);
}

/** The word with its characters replaced by the numbers of the code. */
function spell(source: string, digits: Digits): string {
  let at = 0;
  let result = '';
  for (const character of source) {
    const folded = foldCharacter(character);
    const number = folded === '' ? undefined : digits[at];
    result += number === undefined ? character : placeholderFor(character, number);
    at += folded.length;
  }
  return result;
}

interface Codes {
  /** The numbers of a name's word, for each of its folded code units. `sample` is how it is written somewhere. */
  readonly of: (part: string, sample: string) => readonly number[];
}

const MOST_TRIES = 3000;

function createCodes(names: readonly string[], taken: ReadonlySet<string>): Codes {
  const known = new Map<string, readonly number[]>();
  const used = new Set<string>();
  const nextOf = new Map<number, number>();
  // A placeholder that begins like a name would itself be found.
  const alone = names
    .map(foldedWords)
    .flatMap((words) => (words.length === 1 ? words.map(({ folded }) => folded) : []));

  const isGood = (folded: string) =>
    !used.has(folded) && !taken.has(folded) && !alone.some((name) => folded.startsWith(name));

  return {
    of(part, sample) {
      const before = known.get(part);
      if (before !== undefined) return before;
      const units = part.length;
      const first = nextOf.get(units) ?? 0;
      let digits = codeOf(first, units);
      // Of very short words there are only so many: then the first that is no word of the article, or any.
      for (let step = 0; step < MOST_TRIES; step += 1) {
        const tried = codeOf(first + step, units);
        const folded = foldedForm(part, sample, tried);
        if (!isGood(folded)) continue;
        digits = tried;
        nextOf.set(units, first + step + 1);
        used.add(folded);
        break;
      }
      known.set(part, digits);
      return digits;
    },
  };
}

/** What the placeholder of the part is when it is read: of the word as it is written there, or of the part itself. */
function foldedForm(part: string, sample: string, digits: readonly number[]): string {
  const [word] = foldedWords(sample);
  const source = word?.folded === part ? sample : part;
  return foldedWords(spell(source, digits))
    .map(({ folded }) => folded)
    .join('');
}

/**
 * The number in the alphabet's base, each place turned by another amount, so that neighbours look unlike. The first
 * place has the whole number: where a character is a word, alphabets have more characters.
 */
function codeOf(number: number, units: number): number[] {
  const digits: number[] = [number];
  for (let place = 1; place < units; place += 1) {
    const left = Math.floor(number / PLACEHOLDERS ** place);
    digits.push((left + place * 5) % PLACEHOLDERS);
  }
  return digits;
}

/** Every letter and digit as one and the same: for words of which nothing but their length is to be told. */
export function maskWords(text: string): string {
  const out: string[] = [];
  let done = 0;
  for (const { startUtf16, endUtf16 } of foldedWords(text)) {
    const source = text.slice(startUtf16, endUtf16);
    out.push(text.slice(done, startUtf16), spell(source, Array<number>(source.length * 4).fill(0)));
    done = endUtf16;
  }
  out.push(text.slice(done));
  return out.join('');
}
