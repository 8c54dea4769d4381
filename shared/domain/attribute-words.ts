// How an attribute's value reads: by the labels of its options, on one line, in the words of lists, acts and messages.

import type { JsonValue } from './json.ts';
import type { Attribute } from './tagset.ts';

/** What the value says, such as “Not checkable” or “Emily Carter”; an option that the tagset lacks by its id. */
export function valueWords(attribute: Attribute, value: JsonValue): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map((item) => optionWords(attribute, item)).join(', ');
  return optionWords(attribute, value);
}

function optionWords({ options = [] }: Attribute, value: JsonValue): string {
  const option = options.find(({ id }) => id === value);
  if (option !== undefined) return option.label;
  if (typeof value === 'string') return value.replaceAll(/\s+/gu, ' ').trim();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** The same inside a sentence: what our own options say begins small, what people wrote stays as it is. */
export function valueInSentence(attribute: Attribute, value: JsonValue): string {
  const ours = attribute.options !== undefined || typeof value === 'boolean';
  if (!ours) return valueWords(attribute, value);
  return Array.isArray(value)
    ? value.map((item) => small(valueWords(attribute, item))).join(', ')
    : small(valueWords(attribute, value));
}

/** `Refuted` becomes `refuted`, while `NATO` or `iOS` stay as they are. */
function small(words: string): string {
  return /^\p{Lu}\p{Ll}+(?:\s|$)/u.test(words)
    ? words.slice(0, 1).toLowerCase() + words.slice(1)
    : words;
}

/** Nothing said is null, whatever it looks like; several options stand in the tagset's order. */
export function normalValue({ options = [] }: Attribute, value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (!Array.isArray(value)) return value;
  if (value.length === 0) return null;
  const rank = (item: JsonValue) => options.findIndex(({ id }) => id === item);
  return value.toSorted((a, b) => rank(a) - rank(b));
}

export function sameValue(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
