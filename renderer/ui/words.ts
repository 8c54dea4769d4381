// Numbers, sizes and times in the user's own way of writing them.

import { hasRightToLeft } from '../../shared/text/direction.ts';

const numbers = new Intl.NumberFormat();

export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** `1 mark`, `20 marks`. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(count)} ${count === 1 ? noun : plural}`;
}

const SIZES = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function byteSize(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(SIZES.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit: SIZES[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  }).format(bytes / 1000 ** power);
}

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const dateOnly = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

export function formatDate(ms: number): string {
  return dateOnly.format(ms);
}

export function formatDateTime(ms: number): string {
  return dateTime.format(ms);
}

/** The time alone for today, with the date before that. */
export function formatMoment(ms: number, nowMs = Date.now()): string {
  const sameDay = new Date(ms).toDateString() === new Date(nowMs).toDateString();
  return sameDay ? time.format(ms) : dateTime.format(ms);
}

/** A calendar date such as `2023-04-01`, which belongs to no time zone. What is not one is shown as it is. */
export function formatDay(day: string): string {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) ? day : date.format(ms);
}

const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Words of an article inside a sentence of ours: quoted once, and kept from turning the sentence round. */
export function quoted(words: string): string {
  const inner = hasRightToLeft(words) ? `${FIRST_STRONG_ISOLATE}${words}${POP_ISOLATE}` : words;
  if (!/^["'“”„«‘’‹「『]/u.test(words)) return `“${inner}”`;
  // Cut short, they have lost the mark that ends them.
  const end = closing[words.charAt(0)] ?? '';
  return words.endsWith('…') && !words.slice(1).includes(end) ? `${inner}${end}` : inner;
}

const closing: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  '‹': '›',
  '「': '」',
  '『': '』',
};

/** The noun with its article: `a claim`, `an actor`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/iu.test(noun) ? 'an' : 'a'} ${noun}`;
}
