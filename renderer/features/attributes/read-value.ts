// Between what stands in a field and the value of its attribute. Pure but for the locale.

import { attributeFault } from '../../../shared/annotation-file/attribute-values.ts';
import type { JsonValue } from '../../../shared/domain/json.ts';
import type { Attribute } from '../../../shared/domain/tagset.ts';
import type { AttributeValue } from '../../state/details-store.ts';
import { readDay } from './read-day.ts';
import { readNumber, writeNumber } from './read-number.ts';

export type Reading =
  | { readonly value: AttributeValue; readonly fault: null }
  /** What is wrong and what would be right. */
  | { readonly fault: string };

const right = (value: AttributeValue): Reading => ({ value, fault: null });

/** Of a field for text, numbers, days or addresses. Nothing but white space means no value. */
export function readValue(attribute: Attribute, typed: string): Reading {
  const text = typed.trim();
  if (text === '') return right(null);
  if (attribute.type === 'number') return readingOfNumber(text);
  if (attribute.type === 'date') {
    const day = readDay(text);
    return day === null ? { fault: `“${text}” is not a day. Write it as 2023-04-01.` } : right(day);
  }
  if (attributeFault(attribute, text) === null) return right(text);
  return attribute.type === 'url'
    ? { fault: 'An address is written whole, such as https://example.org/report.' }
    : { fault: 'Half a character is in it; delete it.' };
}

function readingOfNumber(text: string): Reading {
  const value = readNumber(text);
  if (typeof value === 'number') return right(value);
  if (value === null) return { fault: `“${text}” is not a number. Write digits alone.` };
  const digits = text.replaceAll(/[.,]/gu, '');
  return {
    fault: `“${text}” can be read in two ways. Write ${digits} for thousands, or add a zero behind for decimals.`,
  };
}

/** As it is typed; what is not of the attribute's type as JSON. */
export function writeValue({ type }: Attribute, value: JsonValue | undefined): string {
  if (value === undefined || value === null) return '';
  if (type === 'number' && typeof value === 'number') return writeNumber(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
