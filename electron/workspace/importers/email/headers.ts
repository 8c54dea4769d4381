// What the headers of a message say about it, in the words of the field names.

import type { DetectedField } from '../../../../shared/domain/detected.ts';
import { findDate } from '../../../../shared/text/plain-text/dates.ts';
import { collapseSpace } from '../../../../shared/text/white-space.ts';
import { decodeWords, type Address, type Email } from 'postal-mime';
import { plausibleLanguage } from '../office/properties.ts';
import { safeHref } from '../safe-href.ts';

const LONGEST = 1000;
const MOST_ADDRESSES = 100;

/** The first header of a name, decoded and on one line; null when it is absent or empty. */
export function headerOf({ headers }: Email, name: string): string | null {
  const raw = headers.find(({ key }) => key === name)?.value.slice(0, LONGEST * 4) ?? '';
  const value = cleaned(decodeWords(raw));
  return value === '' ? null : value;
}

const cleaned = (value: string): string =>
  collapseSpace(value.replace(/[\p{Cc}\p{Cf}]+/gu, ' '))
    .slice(0, LONGEST)
    .toWellFormed();

/** As shown: `Ana Ruiz <ana@example.org>, …`; null when there is none. */
export function addressList(addresses: readonly Address[] | undefined): string | null {
  const shown = (addresses ?? [])
    .slice(0, MOST_ADDRESSES)
    .map(addressText)
    .filter((one) => one !== '');
  return shown.length === 0 ? null : shown.join(', ');
}

function addressText(address: Address): string {
  const name = cleaned(address.name);
  if (address.group !== undefined) {
    const members = address.group.slice(0, MOST_ADDRESSES).map(addressText).join(', ');
    return `${name}: ${members}`;
  }
  const mailbox = cleaned(address.address);
  if (name === '' || name === mailbox) return mailbox;
  // As it was written: without quotes “Vell, Tomas” would be two people.
  const shown = /[,;<>]/.test(name) ? `"${name}"` : name;
  return mailbox === '' ? shown : `${shown} <${mailbox}>`;
}

const stated = (value: string, header: string): DetectedField => ({
  value,
  origin: { how: 'stated', where: `header “${header}”` },
});

/** The sender's name, else the address. */
export function bylineField({ from, sender }: Email): DetectedField | null {
  for (const [header, address] of [
    ['From', from],
    ['Sender', sender],
  ] as const) {
    if (address === undefined) continue;
    const name = cleaned(address.name);
    const value = name === '' ? cleaned(address.address ?? '') : name;
    if (value !== '') return stated(value, header);
  }
  return null;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const mailDate = /(?<!\d)(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{4}|\d{2})(?!\d)/i;

/** The day in the sender's own time zone, as the header writes it. */
export function publishedField(email: Email): DetectedField | null {
  const value = headerOf(email, 'date');
  if (value === null) return null;
  const [, day = '', month = '', year = ''] = mailDate.exec(value) ?? [];
  const number = months.indexOf(month.toLowerCase()) + 1;
  if (number === 0) {
    const found = findDate(value);
    return found === null ? null : stated(found.iso, 'Date');
  }
  const full = year.length === 4 ? year : `${Number(year) < 50 ? '20' : '19'}${year}`;
  const iso = `${full}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso);
  return exists ? stated(iso, 'Date') : null;
}

/** The mailing list's name, else the sender's organisation. */
export function publisherField(email: Email): DetectedField | null {
  const list = headerOf(email, 'list-id')
    ?.replace(/<[^<>]*>\s*$/, '')
    .replace(/^"(.*)"\s*$/, '$1')
    .trim();
  if (list !== undefined && list !== '') return stated(list, 'List-Id');
  for (const header of ['Organization', 'Organisation']) {
    const value = headerOf(email, header.toLowerCase());
    if (value !== null) return stated(value, header);
  }
  return null;
}

/** Where a mailing list keeps the message. */
export function urlField(email: Email): DetectedField | null {
  const value = headerOf(email, 'archived-at')?.replace(/^<|>$/g, '') ?? '';
  const href = /^https?:/i.test(value) ? safeHref(value) : null;
  return href === null ? null : stated(href, 'Archived-At');
}

export function languageField(email: Email): DetectedField | null {
  const language = plausibleLanguage(headerOf(email, 'content-language')?.split(',')[0] ?? null);
  return language === null ? null : stated(language, 'Content-Language');
}
