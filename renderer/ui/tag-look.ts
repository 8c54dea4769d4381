// How a tag looks: its letter, and its colours in either theme, as the tagset's checks know them.

import type { CSSProperties } from 'react';
import type { Tag } from '../../shared/domain/tagset.ts';
import { isHexColour } from '../../shared/tagset/colour.ts';
import { lookOf } from '../../shared/tagset/look.ts';

export function tagLetter(tag: Tag): string {
  const letter = tag.shortcut ?? [...tag.label.trim()][0] ?? '?';
  return letter.toLocaleUpperCase();
}

export interface TagColours {
  /** Of letters, lines and signs. */
  readonly text: string;
  /** Behind the words that are marked. */
  readonly background: string;
}

/** CSS colours that follow a change of theme by themselves. Tags come from files: what is no colour gives the text's own. */
export function coloursOf(color: string): TagColours {
  if (!isHexColour(color)) return { text: 'var(--text-2)', background: 'var(--hover)' };
  const { light, dark } = lookOf(color);
  return {
    text: `light-dark(${light.text}, ${dark.text})`,
    background: `light-dark(${light.background}, ${dark.background})`,
  };
}

const styles = new Map<string, CSSProperties>();

/** `--tag` and `--tag-bg` for an element and what is inside it. The same object for the same colour. */
export function tagStyle({ color }: Pick<Tag, 'color'>): CSSProperties {
  const known = styles.get(color);
  if (known !== undefined) return known;
  const { text, background } = coloursOf(color);
  const properties: Readonly<Record<`--${string}`, string>> = {
    '--tag': text,
    '--tag-bg': background,
  };
  const style: CSSProperties = properties;
  styles.set(color, style);
  return style;
}
