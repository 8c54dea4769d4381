// Every match of a pattern in a text. Pure, so that it serves one article on screen and a whole library alike; how
// long an expression may take is up to the caller, who has to be able to stop it.

import type { Span } from '../domain/span.ts';
import { segmenterFor } from '../text/segmenter.ts';
import { isSpaceUnit } from '../text/white-space.ts';
import type { TextPattern } from './text-pattern.ts';

export interface Matches {
  /** Start and end of each match in turn, in text order, in UTF-16 code units. None is empty, none overlap. */
  readonly spans: Int32Array;
  /** There are more than `most`. */
  readonly truncated: boolean;
}

/** At most the first `most` matches. Without a bound on its time: an expression can take for ever. */
export function findMatches(
  text: string,
  { expression, wholeWords }: TextPattern & { readonly ok: true },
  most: number,
): Matches {
  const offsets: number[] = [];
  let truncated = false;
  for (const { index, 0: found } of text.matchAll(expression)) {
    if (found === '') continue;
    const end = index + found.length;
    if (wholeWords && !(isWordBorder(text, index) && isWordBorder(text, end))) continue;
    if (offsets.length === most * 2) {
      truncated = true;
      break;
    }
    offsets.push(index, end);
  }
  return { spans: Int32Array.from(offsets), truncated };
}

/** How far is looked for white space, from which on borders do not depend on what stands further away. */
const reach = 48;
const isPlainWord = /^[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]$/u;

/** Whether a word begins or ends here, by Unicode's rules (UAX #29): not inside “don’t”, and between Chinese words. */
function isWordBorder(text: string, offsetUtf16: number): boolean {
  if (offsetUtf16 === 0 || offsetUtf16 === text.length) return true;
  const before = text.charCodeAt(offsetUtf16 - 1);
  const after = text.charCodeAt(offsetUtf16);
  if (isSpaceUnit(before) || isSpaceUnit(after)) return true;
  if (
    isPlainWord.test(text.charAt(offsetUtf16)) &&
    isPlainWord.test(text.charAt(offsetUtf16 - 1))
  ) {
    return false;
  }
  const { startUtf16, endUtf16 } = stretchAt(text, offsetUtf16);
  const at = offsetUtf16 - startUtf16;
  const words = segmenterFor('word', null).segment(text.slice(startUtf16, endUtf16));
  return (words.containing(at)?.index ?? at) === at;
}

/** From white space to white space, or as far as is looked. */
function stretchAt(text: string, offsetUtf16: number): Span {
  let startUtf16 = offsetUtf16;
  const first = Math.max(0, offsetUtf16 - reach);
  while (startUtf16 > first && !isSpaceUnit(text.charCodeAt(startUtf16 - 1))) startUtf16 -= 1;
  let endUtf16 = offsetUtf16;
  const last = Math.min(text.length, offsetUtf16 + reach);
  while (endUtf16 < last && !isSpaceUnit(text.charCodeAt(endUtf16))) endUtf16 += 1;
  return { startUtf16, endUtf16 };
}
