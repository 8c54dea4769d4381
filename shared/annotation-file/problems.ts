// Collects what is wrong with a file, each with a JSON path, what is wrong and what would be right.

import type { Problem } from '../ipc/result.ts';

export const MOST_PROBLEMS = 100;

type PathPart = string | number;

export interface Problems {
  /** Every problem counts, only the first 100 are kept. */
  add(path: readonly PathPart[], message: string, remedy: string): void;
  addAll(others: Problems): void;
  readonly count: number;
  readonly list: readonly Problem[];
}

export function createProblems(): Problems {
  const list: Problem[] = [];
  let count = 0;
  return {
    list,
    get count() {
      return count;
    },
    add(path, message, remedy) {
      count += 1;
      if (list.length < MOST_PROBLEMS) list.push({ path: jsonPath(path), message, remedy });
    },
    addAll(others) {
      count += others.count;
      list.push(...others.list.slice(0, MOST_PROBLEMS - list.length));
    },
  };
}

/** A path such as `$.annotations[3].attributes["a b"]`. */
export function jsonPath(path: readonly PathPart[]): string {
  let written = '$';
  for (const part of path) {
    if (typeof part === 'number') written += `[${part}]`;
    else if (/^[A-Za-z_$][\w$]*$/.test(part)) written += `.${part}`;
    else written += `[${JSON.stringify(part)}]`;
  }
  return written;
}

const LONGEST_EXCERPT = 40;

/** Words of the file for a message: quoted, on one line, shortened. */
export function excerpt(words: string): string {
  return `“${shortened(words).replaceAll('\n', '⏎').replaceAll('\r', '␍')}”`;
}

/** At most 40 characters, with an ellipsis for the rest. */
export function shortened(words: string): string {
  const points = Array.from(words.slice(0, LONGEST_EXCERPT * 2).toWellFormed());
  const isLong = points.length > LONGEST_EXCERPT || words.length > LONGEST_EXCERPT * 2;
  return isLong ? `${points.slice(0, LONGEST_EXCERPT).join('')}…` : points.join('');
}

/** A value of the file for a message: `is 3`, `is “abc”`, `is a list`. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === '') return 'empty';
  if (typeof value === 'string') return excerpt(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value);
}
