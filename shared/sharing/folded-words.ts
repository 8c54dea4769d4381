// The words of a text in the form in which names are compared: without case, accents, vowel points, soft hyphens and
// marks of direction, so that a name is found however it is written. Characters of scripts without spaces between words
// are words of their own, and so are pictographs. Every word says which code units of the text it covers.

import type { Span } from '../domain/span.ts';

export interface FoldedWord extends Span {
  readonly folded: string;
  /** One character of a script whose words have no spaces between them, or a pictograph. */
  readonly isSingle: boolean;
}

const single =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const wordCharacter = /[\p{L}\p{N}\p{Co}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
/** Belongs to the word that it follows, and is not compared. */
const carried = /[[\p{M}\p{Cf}\p{Emoji_Modifier}\u0640]--[\u200b\ufeff]]/v;
const carriedAll = /[\p{M}\p{Cf}\u0640]/gu;

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

const kinds = new Map<string, 'word' | 'single' | 'carried' | 'between'>();
const foldings = new Map<string, string>();
/** Han has tens of thousands of characters; what is kept stays bounded. */
const MOST_KEPT = 20_000;

function kindOf(character: string): 'word' | 'single' | 'carried' | 'between' {
  const known = kinds.get(character);
  if (known !== undefined) return known;
  let kind: 'word' | 'single' | 'carried' | 'between' = 'between';
  if (carried.test(character)) kind = 'carried';
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
  const folded = kind === 'carried' ? '' : plain === '' ? character : plain;
  if (foldings.size > MOST_KEPT) foldings.clear();
  foldings.set(character, folded);
  return folded;
}

/** In text order, not overlapping. Linear in the text's length. */
export function foldedWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  let open: { folded: string; startUtf16: number; endUtf16: number; isSingle: boolean } | null =
    null;
  const close = () => {
    if (open !== null) words.push(open);
    open = null;
  };
  let at = 0;
  for (const character of text) {
    const startUtf16 = at;
    at += character.length;
    const kind = kindOf(character);
    if (kind === 'carried') {
      if (open !== null) open.endUtf16 = at;
    } else if (kind === 'word' && open !== null && !open.isSingle) {
      open.folded += foldCharacter(character);
      open.endUtf16 = at;
    } else {
      close();
      if (kind === 'between') continue;
      const folded = foldCharacter(character);
      open = { folded, startUtf16, endUtf16: at, isSingle: kind === 'single' };
    }
  }
  close();
  return words;
}
