// Words that a line end cuts in two. A soft hyphen goes always. A hyphen before a small letter goes, unless the word
// is written with the hyphen elsewhere in the document, within a line, and more often so than without, as
// “self-employed” may be. It stays before a capital or a digit, after a digit, in a word that has another hyphen, and
// before “and” and the like (“pre- and post-war”), there with a space. No space is put between ideographs.

import type { Line } from '../layout/lines.ts';

/** How two lines of a paragraph are put together. */
export interface Joint {
  /** How many code units of the first line's end go. */
  readonly cut: 0 | 1;
  readonly space: boolean;
}

const hyphenEnd = /(?<![\p{L}\p{M}\p{N}’'-])([\p{L}\p{M}\p{N}’'-]+)[-\u2010]$/u;
const wordStart = /^[\p{L}\p{M}\p{N}’'-]+/u;
const conjunction = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of|och|og|i|lub|и|или)$/iu;
const compound = /[\p{L}\p{M}\p{N}’']+(?:[-\u2010][\p{L}\p{M}\p{N}’']+)*/gu;
const ideograph =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const addressEnd = /(?:https?:\/\/|www\.)\S*[/_=&?.%#-]$/i;

/** How often words are written, with and without hyphens: those that line ends ask for. */
export class Spellings {
  readonly #counts = new Map<string, number>();

  /** Takes all lines of a document. O(n) where any of them ends with a hyphen. */
  constructor(lines: readonly Line[]) {
    for (const [at, line] of lines.entries()) {
      const next = lines[at + 1];
      if (next === undefined) continue;
      for (const form of formsAt(line.text, next.text)) this.#counts.set(form, 0);
    }
    if (this.#counts.size > 0) for (const line of lines) this.#count(line.text);
  }

  #count(text: string): void {
    for (const [word] of text.matchAll(compound)) {
      const form = spelling(word);
      const known = this.#counts.get(form);
      if (known !== undefined) this.#counts.set(form, known + 1);
    }
  }

  /** Whether the hyphen belongs to the word. */
  keepsHyphen(before: string, after: string): boolean {
    const apart = this.#counts.get(spelling(`${before}-${after}`)) ?? 0;
    return apart > 0 && apart >= (this.#counts.get(spelling(before + after)) ?? 0);
  }
}

const spelling = (word: string): string => word.toLowerCase().replaceAll('\u2010', '-');

/** The part of a word before a hyphen at the end of a line; undefined where there is none. */
function cutWord(text: string): string | undefined {
  const last = text.charAt(text.length - 1);
  return last === '-' || last === '\u2010' ? hyphenEnd.exec(text)?.[1] : undefined;
}

function formsAt(text: string, next: string): string[] {
  const before = cutWord(text);
  const after = wordStart.exec(next)?.[0];
  if (before === undefined || after === undefined) return [];
  return [spelling(`${before}-${after}`), spelling(before + after)];
}

/** `text` and `next` are the lines as read. */
export function jointOf(text: string, next: string, spellings: Spellings): Joint {
  if (text.endsWith('\u00ad')) return { cut: 1, space: false };
  if (ideograph.test(text.slice(-1)) && ideograph.test(next.charAt(0)))
    return { cut: 0, space: false };
  if (addressEnd.test(text)) return { cut: 0, space: false };
  const before = cutWord(text);
  const after = wordStart.exec(next)?.[0];
  if (before === undefined || after === undefined || conjunction.test(after)) {
    return { cut: 0, space: true };
  }
  const isCut = isCutWord(before, after) && !spellings.keepsHyphen(before, after);
  return { cut: isCut ? 1 : 0, space: false };
}

/** Whether the hyphen between the two may have been put there to cut the word. */
const isCutWord = (before: string, after: string): boolean =>
  /^\p{Ll}/u.test(after) && !/\p{N}$/u.test(before) && !`${before}${after}`.includes('-');
