// SVG elements and the width of words, for what is drawn round the plots themselves.

import type { Font } from './ink.ts';

export const fontSize = 12;

type Attributes = Readonly<Record<string, string | number>>;

export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}

let context: CanvasRenderingContext2D | null = null;

export interface Letters {
  readonly weight: number;
  readonly size: number;
}

const usual: Letters = { weight: 400, size: fontSize };

/** In CSS pixels. */
export function widthOf(words: string, font: Font, { weight, size } = usual): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (context === null) return words.length * size * 0.6;
  context.font = `${weight} ${size}px ${font.family}`;
  return context.measureText(words).width * font.room;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** On one line, cut at its end to the width. */
export function fitted(words: string, width: number, font: Font): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim();
  if (widthOf(line, font) <= width) return line;
  const letters = Array.from(segmenter.segment(line.slice(0, 500)), ({ segment }) => segment);
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const fits = widthOf(`${letters.slice(0, middle).join('').trimEnd()}…`, font) <= width;
    if (fits) low = middle;
    else high = middle - 1;
  }
  return `${letters.slice(0, low).join('').trimEnd()}…`;
}

/** Lines that are no wider, broken between words. */
export function wrapped(words: string, width: number, font: Font, letters = usual): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(/\s+/u)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, font, letters) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
