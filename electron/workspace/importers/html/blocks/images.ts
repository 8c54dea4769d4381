// The words that stand for a picture.

import { collapseSpace } from '../../../../../shared/text/white-space.ts';
import { attributeOf } from '../parse-html.ts';
import type { ShownElement } from '../shown-tree.ts';

export interface ImageWords {
  readonly text: string;
  /** Emoji and formulas drawn as pictures are words of the sentence they stand in. */
  readonly isInline: boolean;
}

const longest = 2000;
const fileName = /^[\p{L}\p{N}_%.() -]+\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?)$/iu;
const saysNothing =
  /^(?:[\p{P}\p{S}\s]*|image|img|photo|picture|icon|logo|avatar|spacer|pixel|placeholder|thumbnail|undefined|null|(?:image|img|dsc|photo)[_ -]?\d+)$/iu;
const drawnText =
  /(?:^|[\s_-])(?:emoji|emoticon|smiley|twemoji|tex|latex|math|mwe|fallback-image)/i;

/** Null for decoration, counting pixels, and pictures without words or with a file's name only. */
export function imageWords(element: ShownElement): ImageWords | null {
  const alt = attributeOf(element, 'alt');
  if (alt === null || alt.trim() === '' || isPixel(element)) return null;
  if (/^(?:presentation|none)$/.test(attributeOf(element, 'role') ?? '')) return null;
  const text = collapseSpace(alt.slice(0, longest));
  const isDrawn =
    drawnText.test(attributeOf(element, 'class') ?? '') || /^\p{Extended_Pictographic}/u.test(text);
  if (isDrawn) return { text, isInline: true };
  return saysNothing.test(text) || fileName.test(text) ? null : { text, isInline: false };
}

function isPixel(element: ShownElement): boolean {
  const isTiny = (name: string) => /^\s*[012](?:px)?\s*$/.test(attributeOf(element, name) ?? '');
  if (isTiny('width') || isTiny('height')) return true;
  const style = attributeOf(element, 'style') ?? '';
  return style.length < 5000 && /(?:^|;)\s*(?:width|height)\s*:\s*[012]px/i.test(style);
}
