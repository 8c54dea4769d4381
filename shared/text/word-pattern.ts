// What counts as a word where texts are compared: a run of letters and digits; every letter by itself in scripts that put
// no spaces between words.

const unspaced =
  '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Khmer}\\p{sc=Lao}\\p{sc=Myanmar}]';
/** Nobody's word is longer; the engine runs out of stack on one of millions of letters, so those are cut. */
const LONGEST = 5000;
const spaced = `[\\p{L}\\p{N}\\p{M}]{1,${LONGEST}}`;

/** For `match` and `matchAll`: the words of a text. */
export const wordPattern = new RegExp(`${unspaced}|${spaced}`, 'gu');

/** The same with everything between: runs of white space, and every other character by itself. */
export const tokenPattern = new RegExp(`${unspaced}|${spaced}|\\s{1,${LONGEST}}|[^]`, 'gu');
