// Values of metadata in the form our fields have: days, languages, names, addresses. Null rather than wrong.

import { findDate } from '../../../../../shared/text/plain-text/dates.ts';
import { safeHref } from '../../safe-href.ts';

/** YYYY-MM-DD as the source writes the day, in its own time zone; null for what is no day of the calendar. */
export function dayOf(value: string): string | null {
  const text = value.trim().slice(0, 100);
  const numbers =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?(?:$|[Z+-])/.exec(text);
  if (numbers !== null) return calendarDay(numbers[1], numbers[2], numbers[3]);
  return findDate(text)?.iso ?? null;
}

function calendarDay(year = '', month = '', day = ''): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return exists && Number(year) >= 1000 ? iso : null;
}

/** The day in an address such as `https://example.org/2023/04/01/bridge`. */
export function dayInAddress(url: string): string | null {
  const numbers = /\/((?:19|20)\d{2})[/-](\d{2})[/-](\d{2})(?:[/-]|$)/.exec(url);
  return numbers === null ? null : calendarDay(numbers[1], numbers[2], numbers[3]);
}

/** A BCP 47 tag in its usual letters; null for what is none. `en_US` is taken as `en-US`. */
export function languageTag(value: string): string | null {
  const tag =
    value
      .trim()
      .split(/[,;\s]/)[0]
      ?.replaceAll('_', '-') ?? '';
  // `x-default`, `und` and the like say nothing.
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag) || /^(?:und|mul|zxx)(?:-|$)/i.test(tag))
    return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

const prefix =
  /^(?:(?:written|story|words|text|reported|analysis)\s+)?(?:by|von|par|por|di|door|av|af|oleh)\s+(?=[\p{Lu}\p{Lo}])|^(?:author|autor|auteur|autore|reporter)s?\s*:\s*/iu;

/** Names without the “By”; null for addresses and what is too long for names. */
export function namesOf(line: string): string | null {
  const names = line.replace(prefix, '').replace(/^[\s,|·•–—-]+|[\s,|·•–—-]+$/gu, '');
  if (names === '' || names.length > 300 || !/\p{L}/u.test(names)) return null;
  return /^(?:https?:|www\.|@|javascript:)/i.test(names) ? null : names;
}

/** An address of a web page in full. */
export function pageAddress(value: string, base: string | null): string | null {
  const address = safeHref(value.trim(), base);
  return address !== null && /^https?:/.test(address) ? address : null;
}
