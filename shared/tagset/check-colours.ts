// Whether a tagset's colours can be read and told apart in both themes, also by readers who do not see all colours.
// Colour is never the only sign of a tag, so what is hard to tell apart is a warning; what is no colour is an error.

import type { Tag } from '../domain/tagset.ts';
import type { Report } from './check-tagset.ts';
import {
  colourVisions,
  difference,
  isHexColour,
  parseColour,
  type ColourVision,
} from './colour.ts';
import { LEAST_CONTRAST, lookOf, themes, worstContrast, type Theme } from './look.ts';

/** Distances as {@link difference} measures them. */
const ALIKE = 4;
const ALIKE_TO_SOME = 2;
/** How far the colour that is shown may be from the one that was chosen before that is said. */
const SHOWN_OTHERWISE = 15;

const visionWords: { readonly [vision in ColourVision]: string } = {
  full: 'look nearly the same',
  protanopia: 'can hardly be told apart by readers who do not see red',
  deuteranopia: 'can hardly be told apart by readers who do not see green',
  tritanopia: 'can hardly be told apart by readers who do not see blue',
};

export function checkColours(tags: readonly Tag[], report: Report): void {
  for (const [at, { label, color }] of tags.entries()) {
    const path = ['tags', at, 'color'];
    if (!isHexColour(color)) {
      report(
        path,
        `The colour of “${label}” is ${color || 'empty'}.`,
        'Use a colour such as #1d4ed8.',
      );
      continue;
    }
    const illegible = themes.find(
      (theme) => worstContrast(theme, lookOf(color)[theme]) < LEAST_CONTRAST,
    );
    if (illegible !== undefined) {
      report(
        path,
        `The colour of “${label}” is hard to read in the ${illegible} theme.`,
        'Choose one of the palette.',
        'warning',
      );
    } else if (isShownOtherwise(color)) {
      report(
        path,
        `The colour of “${label}” is too light to be read; in the light theme it is shown darker.`,
        'Choose one of the palette.',
        'warning',
      );
    }
    const other = tags
      .slice(0, at)
      .flatMap((earlier) => alike(earlier, color) ?? [])
      .at(0);
    if (other === undefined) continue;
    report(
      path,
      `“${other.label}” and “${label}” ${visionWords[other.vision]} in the ${other.theme} theme.`,
      'Choose colours of the palette that are further apart.',
      'warning',
    );
  }
}

function isShownOtherwise(color: string): boolean {
  return difference(parseColour(color), parseColour(lookOf(color).light.text)) > SHOWN_OTHERWISE;
}

interface Alike {
  readonly label: string;
  readonly vision: ColourVision;
  readonly theme: Theme;
}

function alike({ label, color }: Tag, other: string): Alike | null {
  if (!isHexColour(color)) return null;
  for (const vision of colourVisions) {
    for (const theme of themes) {
      const distance = shownDifference(color, other, theme, vision);
      if (distance < (vision === 'full' ? ALIKE : ALIKE_TO_SOME)) return { label, vision, theme };
    }
  }
  return null;
}

/** Between two tags’ colours as they are shown. */
export function shownDifference(a: string, b: string, theme: Theme, vision: ColourVision): number {
  return difference(parseColour(lookOf(a)[theme].text), parseColour(lookOf(b)[theme].text), vision);
}
