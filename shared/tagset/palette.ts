// Colours to choose a tag's colour from. They were searched for numerically (test/unit/tagset/palette.test.ts states
// what they keep): readable on every surface of both themes, and as far apart as sixteen colours can be, also for
// readers who do not see red, green or blue. The first four are those of the shipped tags and of the design's tokens.

import type { Look } from './look.ts';

export interface PaletteColour {
  readonly name: string;
  /** What the tagset stores: `#rrggbb`, lower case. */
  readonly color: string;
  readonly look: Look;
}

export const palette: readonly PaletteColour[] = [
  colour('Brick', '#b23c17', '#fbe5dc', '#f09a78', '#4a2619'),
  colour('Blue', '#1c5a9c', '#dfebf8', '#8fc0f5', '#1c3450'),
  colour('Green', '#1b7048', '#dcf1e5', '#7fd0a4', '#17402c'),
  colour('Violet', '#6a3a9c', '#ece2f6', '#c9a6f0', '#3a2752'),
  colour('Magenta', '#bb1686', '#fce1ee', '#fb7fc7', '#4a273a'),
  colour('Brown', '#602f00', '#f6e6dc', '#ffd1b0', '#492c17'),
  colour('Teal', '#005764', '#dcedf1', '#00bcd4', '#153a41'),
  colour('Gold', '#735f00', '#efead7', '#c6a721', '#3e3308'),
  colour('Cobalt', '#2e59d5', '#e0eaff', '#c0d4ff', '#253353'),
  colour('Wine', '#89004c', '#fee1ea', '#ffb3cd', '#4c2635'),
  colour('Forest', '#004a24', '#dfeee2', '#2fbf6d', '#1b3c26'),
  colour('Indigo', '#2b2699', '#e3e8ff', '#91a2ff', '#2b3153'),
  colour('Olive', '#4f4b00', '#ebebda', '#d8d061', '#373614'),
  colour('Grey', '#67626d', '#eae9ec', '#a8a8a8', '#353339'),
  colour('Plum', '#66006b', '#f6e2f6', '#ffd9ff', '#442945'),
  colour('Charcoal', '#3d3d3d', '#e9e9e9', '#deefe7', '#343434'),
];

function colour(
  name: string,
  light: string,
  lightBackground: string,
  dark: string,
  darkBackground: string,
): PaletteColour {
  return {
    name,
    color: light,
    look: {
      light: { text: light, background: lightBackground },
      dark: { text: dark, background: darkBackground },
    },
  };
}
