// The words of a text in the form in which names are compared: without case, accents, vowel points, soft hyphens, marks
// of direction and whatever else cannot be seen, so that a name is found however it is written. Characters of scripts
// without spaces between words are words of their own, and so are pictographs. A space of no width may part words or
// only cut one: what it parts is one word here that says where. Every word says which code units of the text it covers.

import type { Span } from '../domain/span.ts';

export interface FoldedWord extends Span {
  readonly folded: string;
  /** One character of a script whose words have no spaces between them, or a pictograph. */
  readonly isSingle: boolean;
  /** Where a space of no width stands in it, in order. */
  readonly breaks: readonly WordBreak[];
}

export interface WordBreak {
  /** Offset in the folded form; neither its beginning nor its end. */
  readonly at: number;
  /** Of the character that follows it. */
  readonly nextUtf16: number;
}

const single =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const wordCharacter = /[\p{L}\p{N}\p{Co}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
/** Spaces of no width, and the blanks of Hangul that programs draw as nothing. */
const seam = /[\u200b\ufeff\u115f\u1160\u3164\uffa0]/u;
/** Belongs to the word that it follows, and is not compared. */
const carried = /[\p{M}\p{Cf}\p{DI}\p{Emoji_Modifier}\u0640]/u;
const carriedAll = /[\p{M}\p{Cf}\p{DI}\u0640]/gu;
/** Vowels and endings of a Hangul syllable that is written in parts. */
const syllablePart = /[\u1161-\u11ff\ud7b0-\ud7fb]/u;
const syllable = /[\u1100-\u11ff\ua960-\ua97c\ud7b0-\ud7fb]$/u;

/** What Unicode does not take apart, and some write otherwise. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  ς: 'σ',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
};

type Kind = 'word' | 'single' | 'part' | 'carried' | 'seam' | 'between';

const kinds = new Map<string, Kind>();
const foldings = new Map<string, string>();
/** Han has tens of thousands of characters; what is kept stays bounded. */
const MOST_KEPT = 20_000;

function kindOf(character: string): Kind {
  const known = kinds.get(character);
  if (known !== undefined) return known;
  let kind: Kind = 'between';
  if (seam.test(character)) kind = 'seam';
  else if (carried.test(character)) kind = 'carried';
  else if (syllablePart.test(character)) kind = 'part';
  else if (wordCharacter.test(character)) kind = single.test(character) ? 'single' : 'word';
  if (kinds.size > MOST_KEPT) kinds.clear();
  kinds.set(character, kind);
  return kind;
}

/** Of one code point that is part of a word; never empty for one that is compared. */
export function foldCharacter(character: string): string {
  const known = foldings.get(character);
  if (known !== undefined) return known;
  const kind = kindOf(character);
  const lower = character.normalize('NFKD').replaceAll(carriedAll, '').toLowerCase();
  const plain = lower.replaceAll(/[ßıςøłđæœ]/g, (letter) => spelled[letter] ?? letter);
  const isSeen = kind !== 'carried' && kind !== 'seam';
  const folded = isSeen ? (plain === '' ? character : plain) : '';
  if (foldings.size > MOST_KEPT) foldings.clear();
  foldings.set(character, folded);
  return folded;
}

/** In text order, not overlapping. Linear in the text's length. */
export function foldedWords(text: string): FoldedWord[] {
  const words: OpenWord[] = [];
  let open: OpenWord | null = null;
  let isCut = false;
  let at = 0;
  for (const character of text) {
    const startUtf16 = at;
    at += character.length;
    const kind = kindOf(character);
    if (kind === 'carried') {
      if (open !== null && !isCut) open.endUtf16 = at;
    } else if (kind === 'seam') isCut = true;
    else if (open !== null && goesOn(open, kind)) {
      if (isCut) open.breaks.push({ at: open.folded.length, nextUtf16: startUtf16 });
      open.folded += foldCharacter(character);
      open.endUtf16 = at;
      isCut = false;
    } else {
      isCut = false;
      open = kind === 'between' ? null : begun(character, startUtf16, kind !== 'word');
      if (open !== null) words.push(open);
    }
  }
  return words;
}

interface OpenWord extends FoldedWord {
  folded: string;
  endUtf16: number;
  readonly breaks: WordBreak[];
}

const begun = (character: string, startUtf16: number, isSingle: boolean): OpenWord => ({
  folded: foldCharacter(character),
  startUtf16,
  endUtf16: startUtf16 + character.length,
  isSingle,
  breaks: [],
});

function goesOn({ isSingle, folded }: OpenWord, kind: Kind): boolean {
  if (kind === 'part') return isSingle && syllable.test(folded);
  return kind === 'word' && !isSingle;
}

/** How many code units stand between two places, without those that cannot be seen. */
export function seenBetween(text: string, startUtf16: number, endUtf16: number): number {
  let seen = 0;
  for (const character of text.slice(startUtf16, endUtf16)) {
    const kind = kindOf(character);
    if (kind !== 'seam' && kind !== 'carried') seen += character.length;
  }
  return seen;
}

/** The word as its breaks part it: each piece with its offset in the folded form; the word itself where there is none. */
export function partedWord({ folded, startUtf16, endUtf16, breaks }: FoldedWord): WordPart[] {
  const starts = [{ at: 0, nextUtf16: startUtf16 }, ...breaks];
  return starts.map(({ at, nextUtf16 }, index) => {
    const next = starts[index + 1];
    const to = next?.at ?? folded.length;
    return {
      at,
      folded: folded.slice(at, to),
      startUtf16: nextUtf16,
      endUtf16: next?.nextUtf16 ?? endUtf16,
    };
  });
}

export interface WordPart extends Span {
  readonly at: number;
  readonly folded: string;
}
