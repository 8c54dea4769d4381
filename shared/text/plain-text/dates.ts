// Dates in the lines above an article: written out in the common languages of news, ISO, and numeric where it
// is clear which number is the day. What is ambiguous (“04/05/2023”) is not a date.

export interface FoundDate {
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** YYYY-MM-DD. */
  readonly iso: string;
  readonly hasWeekday: boolean;
}

const locales = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'tr',
  'id',
  'ru',
  'uk',
  'ar',
  'bn',
  'hi',
  'ur',
];
const notInWord = String.raw`(?<![\p{L}\p{N}])`;
const END = String.raw`(?![\p{L}\p{N}])`;

interface Names {
  readonly months: ReadonlyMap<string, number>;
  readonly patterns: readonly RegExp[];
}

let names: Names | null = null;

/** The first date in a short text, or null. Offsets in UTF-16 code units. */
export function findDate(text: string): FoundDate | null {
  names ??= collectNames();
  const plain = withAsciiDigits(text);
  let first: FoundDate | null = null;
  for (const pattern of names.patterns) {
    for (const match of plain.matchAll(pattern)) {
      const found = readMatch(match, names.months);
      if (found === null) continue;
      if (first === null || found.startUtf16 < first.startUtf16) first = found;
      break;
    }
  }
  return first;
}

function readMatch(match: RegExpMatchArray, months: ReadonlyMap<string, number>): FoundDate | null {
  const { weekday, day, month, year, name } = match.groups ?? {};
  const monthNumber = name === undefined ? Number(month) : months.get(nameKey(name));
  const iso = isoDate(Number(year), monthNumber ?? 0, Number(day));
  if (iso === null) return null;
  const startUtf16 = match.index ?? 0;
  const hasWeekday = weekday !== undefined;
  return { startUtf16, endUtf16: startUtf16 + match[0].length, iso, hasWeekday };
}

function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists && year >= 1000 ? date.toISOString().slice(0, 10) : null;
}

function collectNames(): Names {
  const months = new Map<string, number>();
  const weekdays = new Set<string>();
  for (const locale of locales) {
    for (const style of ['long', 'short'] as const) {
      // With a day beside it, a month may take another case: “1 апреля”.
      const formats = [{ month: style }, { month: style, day: 'numeric' as const }];
      for (const read of formats.map((options) => namePart(locale, 'month', options))) {
        for (let month = 1; month <= 12; month += 1) {
          const name = read(Date.UTC(2023, month - 1, 15));
          if (/\p{L}/u.test(name) && !months.has(name)) months.set(name, month);
        }
      }
      const weekday = namePart(locale, 'weekday', { weekday: style });
      for (let day = 1; day <= 7; day += 1) weekdays.add(weekday(Date.UTC(2023, 0, day)));
    }
  }
  months.set('sept', 9);
  return { months, patterns: patternsFor([...months.keys()], [...weekdays]) };
}

function namePart(
  locale: string,
  type: 'month' | 'weekday',
  options: Intl.DateTimeFormatOptions,
): (date: number) => string {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
    ...options,
    timeZone: 'UTC',
  });
  return (date) => nameKey(format.formatToParts(date).find((p) => p.type === type)?.value ?? '');
}

function patternsFor(months: readonly string[], weekdays: readonly string[]): RegExp[] {
  const name = `(?<name>${alternatives(months)})\\.?`;
  const weekday = `(?:(?<weekday>${alternatives(weekdays)})\\.?,?\\s+)?`;
  const source = [
    String.raw`${notInWord}${weekday}${name}\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${END}`,
    String.raw`${notInWord}${weekday}(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|°)?\s+(?:de\s+|of\s+)?${name},?\s+(?:de\s+)?(?<year>\d{4})${END}`,
    String.raw`${notInWord}(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?!\d)`,
    String.raw`(?<year>\d{4})年(?<month>\d{1,2})月(?<day>\d{1,2})日`,
    String.raw`${notInWord}(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})${END}`,
    String.raw`${notInWord}(?<day>1[3-9]|2\d|3[01])/(?<month>\d{1,2})/(?<year>\d{4})${END}`,
    String.raw`${notInWord}(?<month>\d{1,2})/(?<day>1[3-9]|2\d|3[01])/(?<year>\d{4})${END}`,
  ];
  return source.map((pattern) => new RegExp(pattern, 'giu'));
}

function alternatives(words: readonly string[]): string {
  return words
    .filter((word) => word !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    .join('|');
}

function nameKey(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

/** Arabic, Persian, Devanagari and Bengali digits as ASCII, each in its place, so that offsets hold. */
function withAsciiDigits(text: string): string {
  return text.replace(/[٠-٩۰-۹०-९০-৯]/g, (digit) => {
    const unit = digit.charCodeAt(0);
    return String((unit & 0x0f) - (unit >= 0x0900 ? 6 : 0));
  });
}
