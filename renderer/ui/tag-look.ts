// How a tag looks: its letter, and its colours from the design's tokens where it has them,
// else mixed from the colour its tagset gives it so that both themes stay readable.

import type { CSSProperties } from 'react';
import { factCheckingTagset } from '../../shared/domain/fact-checking-tagset.ts';
import type { Tag } from '../../shared/domain/tagset.ts';
import { legibleColour } from './legible-colour.ts';

const builtIn = new Set<string>(factCheckingTagset.tags.map(({ id }) => id));

export function tagLetter(tag: Tag): string {
  const letter = tag.shortcut ?? [...tag.label.trim()][0] ?? '?';
  return letter.toLocaleUpperCase();
}

const styles = new Map<string, CSSProperties>();

/** `--tag` and `--tag-bg` for an element and what is inside it. The same object for the same tag. */
export function tagStyle(tag: Tag): CSSProperties {
  const key = `${tag.id} ${tag.color}`;
  const known = styles.get(key);
  if (known !== undefined) return known;
  const properties: Readonly<Record<`--${string}`, string>> = builtIn.has(tag.id)
    ? { '--tag': `var(--tag-${tag.id})`, '--tag-bg': `var(--tag-${tag.id}-bg)` }
    : {
        '--tag': legibleColour(tag.color),
        '--tag-bg': `color-mix(in oklab, ${tag.color} 18%, var(--panel))`,
      };
  const style: CSSProperties = properties;
  styles.set(key, style);
  return style;
}
