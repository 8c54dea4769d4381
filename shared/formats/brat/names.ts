// Names as brat stores them: letters, digits, `_` and `-` of ASCII (projectconfig.py, normalize_to_storage_form), the
// rest escaped so that the same name comes back. Also what must not be a name of its own in a configuration.

import { escapeName, unescapeName } from '../escape-name.ts';

const isStored = (character: string): boolean => /^[A-Za-z0-9_-]$/.test(character);

/** A line of hyphens is a separator in annotation.conf. */
export function storedName(name: string): string {
  return /^-+$/.test(name) ? `_x2D_${name.slice(1)}` : escapeName(name, isStored);
}

export function nameStored(stored: string): string {
  const hyphens = /^_x2D_(-*)$/.exec(stored);
  return hyphens === null ? unescapeName(stored, isStored) : `-${hyphens[1] ?? ''}`;
}

/** Roles are numbered where one occurs more than once: `Theme`, `Theme2` (annotation.py, split_role). */
export function roleName(role: string): string {
  let end = role.length;
  while (end > 1 && /^\d$/.test(role.charAt(end - 1))) end -= 1;
  return role.slice(0, end);
}
