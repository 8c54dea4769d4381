// Finds the soft hyphens at line ends, which pdf.js leaves out of the text: layout programs write those of their
// hyphenation so, and without them the halves of a word would stay two.

import type { Painted } from './frames.ts';
import { signsOf, type Operators } from './operators.ts';

const SOFT_HYPHEN = '\u00ad';
const invisible = /^[\s\p{Cf}]*$/u;
/** How far the text may be behind the signs: what lies outside of the page is among these only. */
const REACH = 2000;

/** The fonts that paint soft hyphens. */
export function hyphenatingFonts(operators: Operators): ReadonlySet<string> {
  const fonts = new Set<string>();
  for (const { unicode, font } of signsOf(operators)) if (unicode === SOFT_HYPHEN) fonts.add(font);
  return fonts;
}

/** The pieces with a soft hyphen at the end of those that have one. O(n). */
export function withSoftHyphens(
  painted: readonly Painted[],
  operators: Operators,
): readonly Painted[] {
  const { text, hyphens } = visibleSigns(operators);
  let at = 0;
  return painted.map((piece) => {
    const own = piece.item.str.replace(/\s+/g, '');
    const found = text.slice(at, at + REACH + own.length).indexOf(own);
    if (own === '' || found === -1) return piece;
    at += found + own.length;
    if (!hyphens.has(at)) return piece;
    return { ...piece, item: { ...piece.item, str: piece.item.str.trimEnd() + SOFT_HYPHEN } };
  });
}

/** What is painted without white space, and after how many code units of it soft hyphens come. */
function visibleSigns(operators: Operators) {
  const parts: string[] = [];
  const hyphens = new Set<number>();
  let length = 0;
  for (const { unicode } of signsOf(operators)) {
    if (unicode === SOFT_HYPHEN) hyphens.add(length);
    if (invisible.test(unicode)) continue;
    parts.push(unicode);
    length += unicode.length;
  }
  return { text: parts.join(''), hyphens };
}
