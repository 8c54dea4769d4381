// The formatting of a stretch of text by the elements it stands in: tags, and the inline styles that word processors
// write instead of tags.

import type { InlineMarkType } from '../../../../../shared/domain/article.ts';
import { safeHref } from '../../safe-href.ts';
import { attributeOf } from '../parse-html.ts';
import type { ShownElement } from '../shown-tree.ts';

export interface Format {
  readonly formats: readonly InlineMarkType[];
  readonly href: string | null;
  readonly script: 'sup' | 'sub' | null;
}

export const plainFormat: Format = { formats: [], href: null, script: null };

const formatOfTag = new Map<string, InlineMarkType>([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['cite', 'italic'],
  ['dfn', 'italic'],
  ['var', 'italic'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
]);

/** The format inside an element. `base` completes addresses; links to places on the page itself are none. */
export function formatWithin(element: ShownElement, outer: Format, base: string | null): Format {
  let format = outer;
  const own = formatOfTag.get(element.tag);
  if (own !== undefined) format = having(format, own, true);
  if (element.tag === 'a') format = linked(format, attributeOf(element, 'href'), base);
  const style = element.attrs.length === 0 ? null : attributeOf(element, 'style');
  return style === null || style.length > 5000 ? format : styled(format, style);
}

function having(format: Format, type: InlineMarkType, wanted: boolean): Format {
  if (format.formats.includes(type) === wanted) return format;
  const formats = wanted
    ? [...format.formats, type]
    : format.formats.filter((other) => other !== type);
  return { ...format, formats };
}

function linked(format: Format, href: string | null, base: string | null): Format {
  if (href === null || /^\s*#/.test(href)) return format;
  const safe = safeHref(href, base);
  return safe === null ? format : { ...format, href: safe };
}

function styled(format: Format, style: string): Format {
  let next = format;
  const weight = /(?:^|;)\s*font-weight\s*:\s*([a-z]+|\d+)/i.exec(style)?.[1]?.toLowerCase();
  if (weight !== undefined) {
    const isBold = weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
    next = having(next, 'bold', isBold);
  }
  const slant = /(?:^|;)\s*font-style\s*:\s*([a-z]+)/i.exec(style)?.[1]?.toLowerCase();
  if (slant !== undefined) next = having(next, 'italic', slant !== 'normal');
  // Links are underlined anyway.
  const isUnderlined = /(?:^|;)\s*text-decoration(?:-line)?\s*:[^;]*\bunderline/i.test(style);
  return isUnderlined && next.href === null ? having(next, 'underline', true) : next;
}

const superscripts = paired('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ');
const subscripts = paired('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎');

/** All of them are one code unit long. */
function paired(plain: string, small: string): ReadonlyMap<string, string> {
  return new Map(plain.split('').map((character, at) => [character, small.charAt(at)]));
}

/** Whether all of a raised or lowered text has characters of its own, so that 10⁶ does not become 106. */
export function hasScript(text: string, script: 'sup' | 'sub'): boolean {
  const map = script === 'sup' ? superscripts : subscripts;
  return /[\d+−-]/.test(text) && text.split('').every((character) => map.has(character));
}

export function inScript(text: string, script: 'sup' | 'sub'): string {
  const map = script === 'sup' ? superscripts : subscripts;
  return text.replace(/./gs, (character) => map.get(character) ?? character);
}
