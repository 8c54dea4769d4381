// How the tags of an article look on a page: a letter, a kind of underline and two colours each. No sign is colour
// alone, so a page in black and white says the same.

import type { Tag, Tagset } from '../../domain/tagset.ts';
import { isHexColour } from '../../tagset/colour.ts';
import { lookOf } from '../../tagset/look.ts';
import { underlineOf } from '../../tagset/underline.ts';

export interface TagSign {
  /** Of the tag in its tagset; that of a tag which the tagset lacks comes after them. */
  readonly index: number;
  readonly label: string;
  readonly description: string | null;
  /** One letter, two where another tag has the same. */
  readonly letter: string;
  readonly underline: string;
  readonly tag: Tag | null;
}

export interface TagSigns {
  readonly of: (tagId: string) => TagSign;
  /** CSS custom properties with the colours, for whatever holds the article. */
  readonly colours: string;
}

const NO_COLOUR = '--t?:light-dark(#5d5a52,#b3afa5);--b?:light-dark(#eceae4,#33322e);';

export function signsOf({ tags }: Tagset): TagSigns {
  const taken = new Set<string>();
  const signs = new Map<string, TagSign>();
  const colours: string[] = [];
  for (const [index, tag] of tags.entries()) {
    const { label, description } = tag;
    const letter = letterOf(tag, taken);
    taken.add(letter);
    signs.set(tag.id, {
      index,
      label,
      description,
      letter,
      underline: underlineOf(tag, index),
      tag,
    });
    colours.push(coloursOf(tag.color, index));
  }
  colours.push(NO_COLOUR.replaceAll('?', String(tags.length)));
  const strange = (label: string): TagSign => ({
    index: tags.length,
    label,
    description: null,
    letter: '?',
    underline: 'solid',
    tag: null,
  });
  return { of: (tagId) => signs.get(tagId) ?? strange(tagId), colours: colours.join('') };
}

function letterOf({ shortcut, label, id }: Tag, taken: ReadonlySet<string>): string {
  const letters = [...(label.trim() === '' ? id : label.trim())].slice(0, 4);
  const choices = [
    shortcut ?? letters[0] ?? '?',
    ...letters.slice(1).map((second) => `${letters[0]}${second}`),
  ].map((letter, at) => (at === 0 ? letter.toUpperCase() : letter));
  return choices.find((letter) => !taken.has(letter)) ?? choices[0] ?? '?';
}

function coloursOf(colour: string, index: number): string {
  if (!isHexColour(colour)) return NO_COLOUR.replaceAll('?', String(index));
  const { light, dark } = lookOf(colour);
  return `--t${index}:light-dark(${light.text},${dark.text});--b${index}:light-dark(${light.background},${dark.background});`;
}

/** The properties that everything about a tag uses. */
export const tagStyle = ({ index }: TagSign): string => `--t:var(--t${index});--b:var(--b${index})`;
