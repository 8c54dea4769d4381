// The small schemas the file's schema is made of. The `error` of each says what would be right: it becomes the
// remedy of a problem, so it is a sentence for the person who mends the file.

import { z } from 'zod';

const sha256Pattern = /^[0-9a-f]{64}$/;
const timePattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

function text(error: string) {
  return z.string({ error }).refine((value) => value.isWellFormed(), {
    error: 'It must not hold half of a surrogate pair.',
  });
}

function matching(pattern: RegExp, error: string) {
  return z.string({ error }).regex(pattern, { error, abort: true });
}

/** Any text, also empty. */
export const line = (what: string) => text('It must be text.').describe(what);

export const lineOrNull = (what: string) =>
  text('It must be text or null.').nullable().describe(what);

export const id = (what: string) =>
  text('It must be text.').min(1, { error: 'It must not be empty.' }).describe(what);

export const idOrNull = (what: string) =>
  text('It must be text or null.')
    .min(1, { error: 'It must not be empty.' })
    .nullable()
    .describe(what);

export function whole(min: number, max: number | null, what: string) {
  const error =
    max === null
      ? `It must be a whole number, ${min} or more.`
      : `It must be a whole number from ${min} to ${max}.`;
  const number = z.int({ error }).min(min, { error });
  return (max === null ? number : number.max(max, { error })).describe(what);
}

export const offset = (what: string) => whole(0, null, what);

/** From 0 to 1, and below 1 where it says so. */
export function score(what: string, isBelowOne: boolean) {
  const error = `It must be a number from 0 to 1${isBelowOne ? ', below 1' : ''}.`;
  const number = z.number({ error }).min(0, { error });
  return (isBelowOne ? number.lt(1, { error }) : number.max(1, { error })).describe(what);
}

export const only = <const Value extends string | number>(value: Value) =>
  z.literal(value, { error: `It must be ${JSON.stringify(value)}.` });

export function oneOf<const Values extends readonly string[]>(values: Values, what: string) {
  return z.enum(values, { error: `It must be one of ${values.join(', ')}.` }).describe(what);
}

export const flag = (what: string) =>
  z.boolean({ error: 'It must be true or false.' }).describe(what);

export const color = (what: string) =>
  matching(/^#[0-9a-fA-F]{6}$/, 'It must be a colour such as #1d4ed8.').describe(what);

/** SHA-256, lower-case hex. */
export const sha256 = (what: string) =>
  matching(sha256Pattern, 'It must be a SHA-256 in 64 lower-case hex digits.').describe(what);

export const day = (what: string) =>
  z.iso.date({ error: 'It must be a day such as 2023-04-01.' }).describe(what);

export function time(what: string) {
  const error = 'It must be a UTC time with milliseconds, such as 2026-11-22T09:00:00.000Z.';
  return matching(timePattern, error)
    .refine(isRealTime, { error })
    .describe(`${what} RFC 3339, UTC, with milliseconds.`);
}

/** Any JSON under any keys. Zod leaves a `__proto__` key out of what it returns, so take these from the input. */
export const anyObject = (what: string) => z.record(z.string(), z.unknown()).describe(what);

export const extra = () =>
  anyObject('What another format carried and this one has no place for. Written back untouched.');

export function list<Item extends z.ZodType>(item: Item, what: string) {
  return z.array(item).describe(what);
}

/** What {@link time} takes. */
export const isTime = (value: string): boolean => timePattern.test(value) && isRealTime(value);

/** The pattern lets 30 February pass. Written for speed: a dataset has a million of them. */
function isRealTime(value: string): boolean {
  const dayOfMonth = digitsAt(value, 8);
  if (dayOfMonth <= 28) return true;
  const month = digitsAt(value, 5);
  if (month !== 2) return dayOfMonth <= 30 || thirtyOne.has(month);
  const year = digitsAt(value, 0) * 100 + digitsAt(value, 2);
  return dayOfMonth === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

const thirtyOne: ReadonlySet<number> = new Set([1, 3, 5, 7, 8, 10, 12]);
const ZERO = 0x30;
const digitsAt = (value: string, at: number): number =>
  (value.charCodeAt(at) - ZERO) * 10 + value.charCodeAt(at + 1) - ZERO;
