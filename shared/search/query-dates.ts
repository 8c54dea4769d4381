// Years, months and days as a query names them.

import type { Span } from '../domain/span.ts';
import { QueryError } from './query-error.ts';
import type { QueryField } from './query-fields.ts';

const datePattern = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/;

/** YYYY, YYYY-MM or YYYY-MM-DD. Throws a {@link QueryError} for anything else and for days that do not exist. */
export function parseDate(field: QueryField, value: Span & { readonly text: string }): string {
  const [, year, month, day] = datePattern.exec(value.text.trim()) ?? [];
  if (year === undefined) {
    throw new QueryError(
      value,
      `“${value.text}” is no date that “${field.name}:” understands.`,
      'Write the year, the year and month or the whole day: 2023, 2023-05 or 2023-05-17.',
    );
  }
  const parts = [year, month?.padStart(2, '0'), day?.padStart(2, '0')];
  const date = parts.filter((part) => part !== undefined).join('-');
  if (exists(Number(year), Number(month ?? 1), Number(day ?? 1))) return date;
  throw new QueryError(value, `There is no ${date}.`, 'Write a day that is in the calendar.');
}

function exists(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** After every date that lies in it and before every later one, for YYYY-MM-DD compared as text. */
export const endOfDate = (date: string): string => `${date}~`;

/** When the year, month or day begins, and when the next one does, in milliseconds, in the time zone of this machine. */
export function localRange(date: string): { readonly fromMs: number; readonly untilMs: number } {
  const [year = 0, month, day] = date.split('-').map(Number);
  const startOf = (...parts: readonly [number, number, number]) => {
    const start = new Date(2000, 0, 1);
    start.setFullYear(...parts);
    return start.getTime();
  };
  const from = startOf(year, (month ?? 1) - 1, day ?? 1);
  if (month === undefined) return { fromMs: from, untilMs: startOf(year + 1, 0, 1) };
  if (day === undefined) return { fromMs: from, untilMs: startOf(year, month, 1) };
  return { fromMs: from, untilMs: startOf(year, month - 1, day + 1) };
}
