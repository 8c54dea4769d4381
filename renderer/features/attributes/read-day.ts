// Days as people write them: 2023-04-01, in the locale's order of numbers, or with the month's name. Pure.

const nameLengths = ['long', 'short'] as const;

/** 1 to 12 by the names of the months in English and in the locale, in small letters without points. */
function monthNames(locale: string | undefined): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const language of ['en', locale]) {
    for (const month of nameLengths) {
      const format = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' });
      for (let at = 0; at < 12; at += 1) {
        const name = format
          .formatToParts(Date.UTC(2023, at, 1))
          .find(({ type }) => type === 'month');
        if (name !== undefined) names.set(small(name.value), at + 1);
      }
    }
  }
  return names;
}

const small = (word: string): string => word.toLocaleLowerCase().replaceAll('.', '');

function dayFirst(locale: string | undefined): boolean {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0);
  const order = parts.map(({ type }) => type);
  return order.indexOf('day') < order.indexOf('month');
}

/** `2023-04-01`, or null when there is no such day. */
function day(year: number, month: number, date: number): string | null {
  const ms = Date.UTC(year, month - 1, date);
  const made = new Date(ms);
  const real = made.getUTCMonth() === month - 1 && made.getUTCDate() === date && year >= 1000;
  return real ? made.toISOString().slice(0, 10) : null;
}

function fromNumbers(text: string, locale: string | undefined): string | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/u.exec(text);
  if (iso !== null) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const found = /^(\d{1,2})[-./]\s?(\d{1,2})[-./]\s?(\d{4})$/u.exec(text);
  if (found === null) return null;
  const [one, two, year] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const [date, month] = dayFirst(locale) ? [one, two] : [two, one];
  // Where the locale's order makes no day, the other one is the only one that can be meant.
  return day(year, month, date) ?? day(year, date, month);
}

function fromNames(text: string, locale: string | undefined): string | null {
  const words = text.split(/[\s,]+/u).filter((word) => word !== '' && !/^(?:of|de)$/iu.test(word));
  if (words.length !== 3) return null;
  const names = monthNames(locale);
  const month = words.map((word) => names.get(small(word))).find((at) => at !== undefined);
  const year = words.find((word) => /^\d{4}$/u.test(word));
  const date = words
    .map((word) => /^(\d{1,2})(?:\.|st|nd|rd|th)?$/iu.exec(word)?.[1])
    .find(Boolean);
  if (month === undefined || year === undefined || date === undefined) return null;
  return day(Number(year), month, Number(date));
}

/** As YYYY-MM-DD; null when it is no day. Years have four digits. */
export function readDay(text: string, locale?: string): string | null {
  const trimmed = text.trim();
  return fromNumbers(trimmed, locale) ?? fromNames(trimmed, locale);
}
