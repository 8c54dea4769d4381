// Turns what zod says about a file into problems a person can mend.

import type { z } from 'zod';
import { shown, type Problems } from './problems.ts';

type Issue = z.core.$ZodIssue;

const expectedKinds: { readonly [expected: string]: string } = {
  object: 'It must be an object.',
  record: 'It must be an object.',
  array: 'It must be a list.',
};

/** Adds an issue of `value` to the problems; an issue about several unknown keys becomes one problem a key. */
export function addIssue(problems: Problems, value: unknown, issue: Issue): void {
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      problems.add(
        [...path, key],
        `Unknown key “${key}”.`,
        'Remove it: version 1 has no such key here.',
      );
    }
    return;
  }
  const last = path.at(-1);
  const name = typeof last === 'number' ? `Item ${last}` : `“${last ?? 'The file'}”`;
  problems.add(path, `${name} is ${shown(valueAt(value, path))}.`, remedyOf(issue));
}

function remedyOf(issue: Issue): string {
  if (issue.code === 'invalid_type') return expectedKinds[issue.expected] ?? issue.message;
  if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) {
    return `It must be one of ${issue.options.join(', ')}.`;
  }
  return issue.message;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as { readonly [key: string]: unknown })[part];
  }
  return at;
}
