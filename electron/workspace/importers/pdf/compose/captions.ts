// Lines that belong to a picture or a table rather than to the text around it.

import { isCaption } from '../../../../../shared/text/plain-text/cues.ts';
import type { Line } from '../layout/lines.ts';

const kind =
  'figure|fig|table|tab|chart|graph|map|plate|photo|image|illustration|diagram|exhibit|box|abbildung|abb|tabelle|' +
  'grafik|karte|tableau|graphique|carte|figura|tabla|cuadro|gráfico|tabella|quadro|tabela|gráfica|afbeelding|tabel|' +
  'figur|rysunek|рисунок|рис|таблица|табл|شكل|جدول|图|圖|表|図';
const opening = new RegExp(
  String.raw`^(?:${kind})(?:\.?\s*(?=\p{Nd})|\.?\s+(?=\S)|(?=\p{Nd}))`,
  'iu',
);
const label =
  /^(?:\p{Nd}{1,3}(?:[.\-–]\d{1,3})?[a-z]?|[IVX]{1,5}|[A-Z]\d?)(?![\p{L}\p{N}])(?<stop>\s*[.:|–—]|\s*$)?/u;

/**
 * Whether a caption begins with the line: “Figure 1: …”. Letters smaller than the text's are a sign, a full stop or
 * colon after the number is one.
 */
export function isCaptionLike(line: Line, bodySize: number): boolean {
  const kindOf = opening.exec(line.text)?.[0];
  const found = kindOf === undefined ? null : label.exec(line.text.slice(kindOf.length));
  if (found === null) return false;
  return found.groups?.['stop'] !== undefined || line.size < bodySize * 0.97 || line.isBold;
}

/** Whether a paragraph is a caption by its words: it says so, or ends in a photo's credit. */
export const isCaptionText = (text: string): boolean => isCaption(text);
