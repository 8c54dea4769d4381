// Cells of text. What a spreadsheet would run as a formula gets an apostrophe before it, and so does what begins with an
// apostrophe, so that exactly one is taken away again. (OWASP, CSV Injection: = + - @, tab, CR, LF, and the full-width
// forms that some spreadsheets take for them.) Numbers stay numbers.

import type { JsonValue } from '../../domain/json.ts';

const risky = /^['=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

export const textCell = (text: string): string => (risky.test(text) ? `'${text}` : text);

export const cellText = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);

/** An empty cell is null, an apostrophe alone is empty text. */
export function optionalCell(text: string | null): string {
  if (text === null) return '';
  return text === '' ? "'" : textCell(text);
}

export const cellOptional = (cell: string): string | null => (cell === '' ? null : cellText(cell));

/** Never risky: it begins with a bracket. Empty where there is nothing in it. */
export const jsonCell = (value: { readonly [key: string]: JsonValue } | JsonValue[]): string =>
  Object.keys(value).length === 0 ? '' : JSON.stringify(value);

/** As it stands where it is no number, so that whoever checks it can say so. */
export const cellNumber = (cell: string): number | string =>
  /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(cell.trim()) ? Number(cell) : cell;
