// The colours and the letters of a plot: on the screen names that follow the theme, in a file those of the light theme, which print.

import { lookOf } from '../../../../shared/tagset/look.ts';
import { isHexColour } from '../../../../shared/tagset/colour.ts';
import { coloursOf } from '../../../ui/tag-look.ts';
import type { Paint } from '../figures/figure.ts';

export interface Ink {
  readonly ground: string;
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly bar: string;
  readonly onBar: string;
  readonly rest: string;
  readonly tag: (color: string) => string;
  /** Begins the ids of patterns, which are unique in a document. */
  readonly id: string;
  readonly font: Font;
}

export interface Font {
  readonly family: string;
  /** How much room letters get besides what they need here: a file is shown where other fonts are. */
  readonly room: number;
}

const usual = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Naskh Arabic', sans-serif";

export const screenInk = (id: string): Ink => ({
  ground: 'var(--page)',
  text: 'var(--text-1)',
  quiet: 'var(--text-2)',
  line: 'var(--line)',
  bar: 'var(--accent)',
  onBar: 'var(--on-accent)',
  rest: 'var(--line-strong)',
  tag: (color) => coloursOf(color).text,
  id,
  font: { family: `'Inter Variable', ${usual}`, room: 1 },
});

/** As renderer/styles/tokens.css has them for the light theme. */
export const printInk: Ink = {
  ground: '#ffffff',
  text: '#1e1d1a',
  quiet: '#5d5a52',
  line: '#e3e0d9',
  bar: '#1f4f82',
  onBar: '#ffffff',
  rest: '#cfcabf',
  tag: (color) => (isHexColour(color) ? lookOf(color).light.text : '#5d5a52'),
  id: 'plot',
  // What is drawn as an image has no fonts of the page.
  font: { family: usual, room: 1.08 },
};

/** What fills a part: a colour or one of the plot's patterns. */
export function fillOf(paint: Paint, ink: Ink): string {
  switch (paint.kind) {
    case 'plain':
      return ink.bar;
    case 'tag':
      return ink.tag(paint.color);
    case 'rest':
      return ink.rest;
    case 'series':
      return paint.index === 0 ? ink.bar : `url(#${ink.id}-${paint.index})`;
  }
}

/** Of a letter that stands on a part. */
export const onFill = (paint: Paint, ink: Ink): string =>
  paint.kind === 'tag' ? ink.ground : ink.onBar;
