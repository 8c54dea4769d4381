// Numbers as people write them, in any locale, without guessing: what can be read in two ways is not read at all.
// Pure.

/** The number; null for none; `ambiguous` when a point or comma may part thousands or decimals. */
export type ReadNumber = number | null | 'ambiguous';

function decimalSeparator(locale: string | undefined): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === ',' ? ',' : '.';
}

/** Digits of other scripts as ASCII; decimal digits stand in runs of ten in Unicode. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** Without what parts thousands in every locale that uses it for that alone: spaces, apostrophes, Arabic commas. */
function plain(text: string): string {
  return text
    .trim()
    .replaceAll(/(?<=\d)[\s'’\u066C](?=\d{3}(?!\d))/gu, '')
    .replaceAll('\u066B', '.')
    .replaceAll('\u2212', '-')
    .replaceAll(/[^\d]/gu, (character) =>
      /\p{Nd}/u.test(character) ? asciiDigit(character) : character,
    );
}

const grouped = (digits: string, separator: string): boolean =>
  new RegExp(String.raw`^\d{1,3}(?:[${separator}]\d{3})+$`, 'u').test(digits);

/** Thousands to some, decimals to others, when it is the separator that the locale has for thousands. */
const canBeTwo = (digits: string): boolean => /^[1-9]\d{0,2}[.,]\d{3}$/u.test(digits);

/** With both in it, the last one parts the decimals, and the other one has to part thousands. */
function withBoth(digits: string): string | null {
  const last = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  const other = last === '.' ? ',' : '.';
  const [whole = '', fraction = '', ...more] = digits.split(last);
  if (more.length > 0 || !grouped(whole, other)) return null;
  return `${whole.replaceAll(other, '')}.${fraction}`;
}

/** The digits with a point for decimals and nothing for thousands; null for what is no number, or can be two. */
function withPoint(digits: string, decimal: string): string | null {
  const used = new Set(digits.match(/[.,]/gu));
  if (used.size === 2) return withBoth(digits);
  const [separator] = used;
  if (separator === undefined) return digits;
  if (digits.indexOf(separator) !== digits.lastIndexOf(separator)) {
    return grouped(digits, separator) ? digits.replaceAll(separator, '') : null;
  }
  return separator !== decimal && canBeTwo(digits) ? null : digits.replace(separator, '.');
}

export function readNumber(text: string, locale?: string): ReadNumber {
  const found = /^([+-]?)([\d.,]*\d[\d.,]*)(e[+-]?\d+)?$/iu.exec(plain(text));
  if (found === null) return null;
  const [, sign = '', digits = '', exponent = ''] = found;
  const read = withPoint(digits, decimalSeparator(locale));
  if (read === null) return canBeTwo(digits) ? 'ambiguous' : null;
  const value = Number(`${sign}${read}${exponent}`);
  return Number.isFinite(value) ? value : null;
}

/** As {@link readNumber} reads it back in the same locale; thousands are not parted. */
export function writeNumber(value: number, locale?: string): string {
  return String(value).replace('.', decimalSeparator(locale));
}
