// JSON text to a value that is safe to walk and to write back: its depth is bounded, and numbers that cannot be
// written back as they are get told.
// JSON.parse makes `__proto__` an own key like any other, so nothing here touches a prototype.

import { shortened, type Problems } from './problems.ts';

/** Far above what any annotated article needs, far below what breaks JSON.stringify or structuredClone. */
export const MOST_LEVELS = 100;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const POINT = 0x2e;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

/**
 * The value, or null with the reason added to the problems. A BOM that an editor put before it does no harm.
 * Numbers with more digits than can be kept go to `notes`.
 */
export function readJson(
  text: string,
  problems: Problems,
  notes: Problems,
): { readonly value: unknown } | null {
  const json = text.startsWith('\ufeff') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    // Of JSON that is both, the depth is what to mend first.
    if (!addTooDeep(json, problems)) {
      problems.add([], `Not valid JSON: ${jsonFault(error)}.`, remedyOf(json, error));
    }
    return null;
  }
  if (isTooDeep(value) && addTooDeep(json, problems)) return null;
  if (perhapsLossy(json)) addLossy(JSON.parse(json, markLossy), [], { problems, notes });
  return problems.count === 0 ? { value } : null;
}

/** Level by level, so that no depth needs stack. Looking at what was parsed is faster than at every character. */
function isTooDeep(value: unknown): boolean {
  let level: readonly object[] = isObject(value) ? [value] : [];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return true;
    const next: object[] = [];
    for (const one of level) {
      for (const child of Object.values(one)) if (isObject(child)) next.push(child);
    }
    level = next;
  }
  return false;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function addTooDeep(json: string, problems: Problems): boolean {
  const at = findTooDeep(json);
  if (at === null) return false;
  problems.add(
    [],
    `Nested more than ${MOST_LEVELS} levels deep at ${lineAndColumn(json, at)}.`,
    `Keep it within ${MOST_LEVELS} levels.`,
  );
  return true;
}

/** Where the brackets go too deep. Looks at characters only, so it needs neither stack nor memory. */
function findTooDeep(json: string): number | null {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const unit = json.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(json, at);
    else if (unit === OPEN_LIST || unit === OPEN_OBJECT) {
      depth += 1;
      if (depth > MOST_LEVELS) return at;
    } else if (unit === CLOSE_LIST || unit === CLOSE_OBJECT) depth -= 1;
  }
  return null;
}

function endOfString(json: string, open: number): number {
  let at = open + 1;
  while (at < json.length && json.charCodeAt(at) !== QUOTE) {
    at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  }
  return at;
}

/**
 * Whether there may be numbers of more digits than are always kept, or exponents near the ends of the range: others keep
 * every digit. Found without parsing; words of the text may look like one, too.
 */
const perhapsLossy = (json: string): boolean => hasManyDigits(json) || farExponent.test(json);
const farExponent = /[eE][+-]?\d{3,}[\s,\]}]/;

const MANY_DIGITS = 16;

/** A run of so many is met by looking at every so-manieth character only. */
function hasManyDigits(json: string): boolean {
  for (let at = MANY_DIGITS - 1; at < json.length; at += MANY_DIGITS) {
    if (!isOfNumber(json, at)) continue;
    let start = at;
    while (isOfNumber(json, start - 1)) start -= 1;
    while (isOfNumber(json, at + 1)) at += 1;
    if (at - start + 1 < MANY_DIGITS || json[start] === '.') continue;
    const before = json[start - 1] === '-' ? json[start - 2] : json[start - 1];
    if (before !== undefined && /[[,:\s]/.test(before)) return true;
  }
  return false;
}

/** A digit or a point. */
function isOfNumber(json: string, at: number): boolean {
  const unit = json.charCodeAt(at);
  return (unit >= DIGIT_0 && unit <= DIGIT_9) || unit === POINT;
}

/** The longest a number can be that might still be kept; a double written out has 1077 digits at the most. */
const MOST_DIGITS = 1100;

interface LossyNumber {
  readonly written: string;
  readonly kept: number;
}

const lossy = new WeakSet<object>();

/** A reviver that puts an object where the number read is not the number written. */
function markLossy(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const written = context?.source;
  if (typeof value !== 'number' || written === undefined) return value;
  if (decimal(written) === decimal(String(value))) return value;
  const marker: LossyNumber = { written, kept: value };
  lossy.add(marker);
  return marker;
}

/** The same for all ways to write a number: its digits and the power of ten. */
function decimal(written: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(written);
  if (parts === null || written.length > MOST_DIGITS) return written;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0';
  const zeros = digits.length - significant.length;
  return `${sign}${significant}e${Number(exponent) - fraction.length + zeros}`;
}

interface Report {
  readonly problems: Problems;
  readonly notes: Problems;
}

function addLossy(value: unknown, path: readonly (string | number)[], report: Report): void {
  if (typeof value !== 'object' || value === null) return;
  if (lossy.has(value)) {
    addLossyNumber(value as LossyNumber, path, report);
    return;
  }
  const isList = Array.isArray(value);
  for (const [key, item] of Object.entries(value)) {
    addLossy(item, [...path, isList ? Number(key) : key], report);
  }
}

function addLossyNumber(
  { written, kept }: LossyNumber,
  path: readonly (string | number)[],
  { problems, notes }: Report,
): void {
  if (Number.isFinite(kept)) {
    notes.add(
      path,
      `The number ${shortened(written)} has more digits than can be kept; it is read as ${kept}.`,
      'Write it as text if every digit matters.',
    );
  } else {
    problems.add(path, 'The number is too large to be kept.', 'Use a number below 1.8e308.');
  }
}

function lineAndColumn(json: string, at: number): string {
  const before = json.slice(0, at);
  const lines = before.split('\n').length;
  return `line ${lines}, column ${at - before.lastIndexOf('\n')}`;
}

/** What JSON.parse found wrong and where, without the piece of the file that the engine may append. */
export function jsonFault(thrown: unknown): string {
  return messageOf(thrown)
    .replace(/,? ?(?:\.\.\.)?"[^]*"(?:\.\.\.)? is not valid JSON$/, '')
    .replace(/ in JSON at position \d+ \((line \d+) (column \d+)\)$/, ' at $1, $2')
    .replace(/^./, (first) => first.toLowerCase());
}

function remedyOf(json: string, thrown: unknown): string {
  if (json.trim() === '') return 'The file is empty; export it again.';
  return /end of|unterminated/i.test(messageOf(thrown))
    ? 'The file seems cut off; get it again from where it came from.'
    : 'Mend it at that place, or export it again.';
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
