// An id names one thing in its list.

import type { Problems } from './problems.ts';

/** Adds a problem for every id that came before. Items may carry the index they have in the file. */
export function duplicates(
  items: readonly { readonly id: string }[],
  path: readonly (string | number)[],
  what: string,
  problems: Problems,
  indexInFile: (at: number) => number = (at) => at,
): void {
  const first = new Map<string, number>();
  for (const [at, { id }] of items.entries()) {
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, at);
      continue;
    }
    problems.add(
      [...path, indexInFile(at), 'id'],
      `The ${what} id “${id}” stands twice: first at item ${indexInFile(before)}.`,
      `Give every ${what} an id of its own.`,
    );
  }
}
