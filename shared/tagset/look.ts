// The colours a tag has on the screen, in the light theme and the dark one: those of the palette as they were chosen,
// any other made dark or light enough to be read. Marks, badges and the checks all use this, so what is checked is
// what is seen.

import { contrast, formatColour, fromOklch, oklch, parseColour, type Oklch } from './colour.ts';
import { palette } from './palette.ts';

export type Theme = 'light' | 'dark';
export const themes: readonly Theme[] = ['light', 'dark'];

/** `#rrggbb` each. */
export interface Shade {
  /** Of letters, lines and signs. */
  readonly text: string;
  /** Behind the words that are marked. */
  readonly background: string;
}

export type Look = { readonly [theme in Theme]: Shade };

/** What tags are shown on: renderer/styles/tokens.css has the same, which a test holds it to. */
export const surfaces: { readonly [theme in Theme]: readonly string[] } = {
  light: ['#ffffff', '#fbfaf8', '#f6f5f2'],
  dark: ['#20201d', '#1c1c1a', '#161614'],
};
/** What is read on a mark's background, by theme. */
export const readingText = { light: '#1e1d1a', dark: '#eceae4' } as const;

/** WCAG 2.2, level AA, for text of any size. */
export const LEAST_CONTRAST = 4.5;

const MOST_CHROMA = 0.17;
/** How light a background is, and what share of the text's colour it has, up to how much. */
const tints = {
  light: { l: 0.935, share: 0.25, most: 0.034 },
  dark: { l: 0.325, share: 0.6, most: 0.06 },
} as const;

const looks = new Map<string, Look>();
const MOST_KEPT = 1000;

/** For a `#rrggbb`; anything else is a RangeError. The same object for the same colour. */
export function lookOf(colour: string): Look {
  const hex = colour.toLowerCase();
  const known = looks.get(hex);
  if (known !== undefined) return known;
  const look = palette.find(({ color }) => color === hex)?.look ?? derivedLook(hex);
  if (looks.size >= MOST_KEPT) looks.clear();
  looks.set(hex, look);
  return look;
}

function derivedLook(hex: string): Look {
  const own = oklch(parseColour(hex));
  return {
    light: shade('light', { ...own, l: Math.min(own.l, 0.46) }),
    dark: shade('dark', { ...own, l: Math.max(own.l, 0.8) }),
  };
}

function shade(theme: Theme, wanted: Oklch): Shade {
  const c = Math.min(wanted.c, MOST_CHROMA);
  const { l, share, most } = tints[theme];
  return {
    text: formatColour(fromOklch({ ...wanted, c })),
    background: formatColour(fromOklch({ l, c: Math.min(c * share, most), h: wanted.h })),
  };
}

/** The worst contrast a shade has in the theme: of its text on any surface and its own background, and of what is read there. */
export function worstContrast(theme: Theme, { text, background }: Shade): number {
  const own = parseColour(background);
  const onSurfaces = [...surfaces[theme].map(parseColour), own].map((surface) =>
    contrast(parseColour(text), surface),
  );
  return Math.min(...onSurfaces, contrast(parseColour(readingText[theme]), own));
}
