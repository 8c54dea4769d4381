// The kind of line under a tag's marks, so that colour is never the only sign.

import type { Tag } from '../domain/tagset.ts';

const builtIn: Readonly<Record<string, string>> = {
  claim: 'solid',
  actor: 'dotted',
  location: 'dashed',
  quote: 'wavy',
};
const underlines = ['solid', 'dotted', 'dashed', 'wavy', 'double'] as const;

/** A value of CSS text-decoration-style; `index` is the tag's place in its tagset. */
export function underlineOf(tag: Tag | undefined, index: number): string {
  if (tag === undefined) return 'solid';
  const known = Object.hasOwn(builtIn, tag.id) ? builtIn[tag.id] : undefined;
  return known ?? underlines[index % underlines.length] ?? 'solid';
}
