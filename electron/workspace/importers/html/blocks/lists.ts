// What stands before the items of numbered lists: a number is part of what the text says, a bullet is not.

import { roman } from '../../roman.ts';
import { attributeOf } from '../parse-html.ts';
import type { ShownElement } from '../shown-tree.ts';

export interface List {
  readonly isNumbered: boolean;
  readonly style: string;
  readonly step: 1 | -1;
  next: number;
}

export function listOf(element: ShownElement): List {
  if (element.tag !== 'ol') return { isNumbered: false, style: '', step: 1, next: 1 };
  const css =
    /list-style(?:-type)?\s*:[^;]*?\b(none|lower-alpha|upper-alpha|lower-latin|upper-latin|lower-roman|upper-roman)\b/i.exec(
      (attributeOf(element, 'style') ?? '').slice(0, 2000),
    )?.[1];
  const isReversed = attributeOf(element, 'reversed') !== null;
  const items = isReversed
    ? element.children.filter((child) => child.kind === 'element' && child.tag === 'li').length
    : 1;
  return {
    isNumbered: css?.toLowerCase() !== 'none',
    style: styles[css?.toLowerCase() ?? ''] ?? attributeOf(element, 'type') ?? '1',
    step: isReversed ? -1 : 1,
    next: wholeNumber(attributeOf(element, 'start')) ?? items,
  };
}

const styles: Readonly<Record<string, string>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
};

/** Such as `3. `; null in a list of bullets. Counts the item. */
export function markerOf(item: ShownElement, list: List | undefined): string | null {
  if (list === undefined || !list.isNumbered) return null;
  const number = wholeNumber(attributeOf(item, 'value')) ?? list.next;
  list.next = number + list.step;
  return `${numeral(number, list.style)}. `;
}

function numeral(number: number, style: string): string {
  if (/^a$/i.test(style) && number >= 1) return cased(letters(number), style === 'A');
  if (/^i$/i.test(style)) return cased(roman(number), style === 'I');
  return String(number);
}

const cased = (text: string, isUpper: boolean): string => (isUpper ? text.toUpperCase() : text);

function letters(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  }
  return text;
}

function wholeNumber(value: string | null): number | null {
  return value !== null && /^\s*-?\d{1,9}\s*$/.test(value) ? Number(value) : null;
}
