// A page's drawing instructions: what its text does not tell. They cost as much as the text, so that they are asked
// for only where something is to be learnt from them.

import type { PdfPage } from './pdfjs.ts';

export interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

const annotationsDisabled = 0;
/** pdf.js' numbers of “set font” and “show text”. */
const setFont = 37;
const showText = 44;

/** Null when pdf.js cannot make them out. */
export function operatorsOf(page: PdfPage): Promise<Operators | null> {
  return page
    .getOperatorList({ intent: 'display', annotationMode: annotationsDisabled })
    .catch(() => null);
}

export const showsText = ({ fnArray }: Operators): boolean => fnArray.includes(showText);

/** A sign as painted: what it means, and the font. */
export interface Sign {
  readonly unicode: string;
  readonly font: string;
}

export function* signsOf({ fnArray, argsArray }: Operators): Generator<Sign> {
  let font = '';
  for (const [index, operator] of fnArray.entries()) {
    const given = argsArray[index];
    const first = Array.isArray(given) ? (given as readonly unknown[])[0] : undefined;
    if (operator === setFont && typeof first === 'string') font = first;
    if (operator !== showText || !Array.isArray(first)) continue;
    for (const glyph of first as unknown[]) {
      const unicode = unicodeOf(glyph);
      if (unicode !== null) yield { unicode, font };
    }
  }
}

/** Null for the numbers between glyphs, which move them. */
function unicodeOf(glyph: unknown): string | null {
  if (typeof glyph !== 'object' || glyph === null || !('unicode' in glyph)) return null;
  return typeof glyph.unicode === 'string' ? glyph.unicode : null;
}
