// Ids for what a person names in a tagset. They are made once, from the first label, and stay when it is renamed.

import type { TagId } from '../domain/ids.ts';

const LONGEST = 40;

/** Letters and numbers of the label in any script, lower case, joined by hyphens; with a number where it is taken. */
export function newDefinitionId(label: string, taken: Iterable<string>, otherwise: string): string {
  const used = new Set(taken);
  const words = label
    .toWellFormed()
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
  const id = Array.from(words).slice(0, LONGEST).join('').replace(/-+$/, '') || otherwise;
  if (!used.has(id)) return id;
  let number = 2;
  while (used.has(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}

export function newTagId(label: string, taken: Iterable<string>): TagId {
  return newDefinitionId(label, taken, 'tag') as TagId;
}
