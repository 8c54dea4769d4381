// Which marks the caret is in, in words for who cannot see them: “Claim, also inside Quote”.

import type { Mark } from '../../../shared/domain/mark-table.ts';

/** Innermost first, as {@link MarkStore.at} gives them. Empty where there is none. */
export function marksHereWords(
  here: readonly Mark[],
  labelOf: (tag: Mark['tag']) => string,
): string {
  const [inner, ...outer] = here;
  if (inner === undefined) return '';
  const words = [labelOf(inner.tag), ...(inner.hasNote ? ['with a note'] : [])].join(' ');
  if (outer.length === 0) return words;
  const around = outer.slice(0, mostNamed).map(({ tag }) => labelOf(tag));
  const rest = outer.length - around.length;
  const all = rest === 0 ? around : [...around, `${rest} more`];
  return `${words}, also inside ${listed(all)}`;
}

const mostNamed = 4;

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
