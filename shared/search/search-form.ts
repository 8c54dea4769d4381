// The form of a text that the full-text index reads. Words of most languages stand between spaces and are taken as
// they are. Where words are not spaced (Chinese, Japanese, Thai …) or are glued to each other (Korean), every
// character becomes a word of its own, so that a run of them is found anywhere as a phrase. Vowel points, tatweel
// and soft hyphens, which are written by some and not by others, are left out.
// The form differs from the text only by spaces put in and by these characters taken out, so places can be mapped.

import type { Span } from '../domain/span.ts';

const scripts =
  'Han Hiragana Katakana Bopomofo Hangul Thai Lao Khmer Myanmar Tai_Le New_Tai_Lue Tai_Tham Yi';
/** As part of a character class: scripts whose words have no spaces between them. */
export const unspacedScripts = scripts.replaceAll(/(\S+)\s*/g, String.raw`\p{scx=$1}`);
const unspaced = String.raw`[[${unspacedScripts}]&&[\p{L}\p{N}]]`;
const leftOut = String.raw`\u00ad\u2060\ufeff\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06dc`;

const hasForm = new RegExp(`[[${leftOut}]${unspaced}]`, 'v');
const isLeftOut = new RegExp(`^[${leftOut}]`, 'v');
const everyLeftOut = new RegExp(`[${leftOut}]+`, 'gv');
const unspacedBeforeWord = new RegExp(String.raw`${unspaced}\p{M}*(?=[\p{L}\p{N}\p{Co}])`, 'gv');
const wordBeforeUnspaced = new RegExp(String.raw`[\p{L}\p{N}\p{M}\p{Co}](?=${unspaced})`, 'gv');
const combining = /^\p{M}/u;
/** Variation selectors and the key cap are marks that carry no sound. */
const wordCharacter = /[[\p{L}\p{N}\p{M}\p{Co}]--[\ufe00-\ufe0f\u20e3\u{e0100}-\u{e01ef}]]/v;

/** The text as the index reads it; null where that is the text itself. Linear in its length. */
export function searchForm(text: string): string | null {
  if (!hasForm.test(text)) return null;
  return text
    .replace(everyLeftOut, '')
    .replace(unspacedBeforeWord, '$& ')
    .replace(wordBeforeUnspaced, '$& ');
}

/** Whether the index has words for it; punctuation, symbols and emoji are not words. */
export function hasWords(text: string): boolean {
  return wordCharacter.test(text);
}

/**
 * Brings spans of the search form back to the text it was made of. Spans in order, not overlapping, in UTF-16 code
 * units; vowel points at a span's end belong to it. One walk over both, whatever the number of spans.
 */
export function spansInText(text: string, form: string, spans: readonly Span[]): Span[] {
  let at = 0;
  let formAt = 0;
  const walkTo = (formOffset: number) => {
    while (formAt < formOffset) {
      if (text[at] === form[formAt]) {
        at += 1;
        formAt += 1;
      } else if (at < text.length && isLeftOut.test(text[at] ?? '')) at += 1;
      else formAt += 1;
    }
  };
  return spans.map((span) => {
    walkTo(span.startUtf16);
    // What is left out right before a word is not part of it, and a space was only put in.
    while (isLeftOut.test(text[at] ?? '')) at += 1;
    const startUtf16 = at;
    walkTo(span.endUtf16);
    while (isLeftOut.test(text[at] ?? '') && combining.test(text[at] ?? '')) at += 1;
    return { startUtf16, endUtf16: at };
  });
}
