// Which paragraphs are headings, and of which level: by their tags where the document has good ones, else by letters
// that are larger than the text's, or bold on a line of their own. Levels follow the sizes, the largest first.

import { endsSentence } from '../layout/steps.ts';
import { heaviest } from '../layout/segments.ts';
import { markerOf } from './markers.ts';
import { firstLine, looksOf, type Paragraph } from './paragraph.ts';

const LONGEST = 250;
const MOST_LINES = 6;
const LONGEST_BOLD = 140;

/** The size that most of the text is set in, in points. Sizes that differ by less than a quarter point are one. */
export function bodySizeOf(
  lines: Iterable<{ readonly size: number; readonly text: string }>,
): number {
  const weights = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 4) / 4;
    weights.set(rounded, (weights.get(rounded) ?? 0) + text.length);
  }
  return weights.size === 0 ? 10 : heaviest(weights);
}

/** The level of each heading, 1 to 6. O(n). */
export function headingLevels(
  flow: readonly Paragraph[],
  bodySize: number,
): ReadonlyMap<Paragraph, number> {
  const hasTags = flow.some(isTaggedHeading);
  const isBoldText = isMostlyBold(flow);
  const bySize = flow.filter((paragraph) => isLarge(paragraph, bodySize));
  const sizes = ranks(bySize.map(sizeOf));
  const deepest = new Set(sizes.values()).size + 1;
  const byLooks = (paragraph: Paragraph, next: Paragraph | undefined): number | null => {
    if (isLarge(paragraph, bodySize)) return (sizes.get(key(sizeOf(paragraph))) ?? 0) + 1;
    return !isBoldText && isBoldHeading(paragraph, next, bodySize) ? deepest : null;
  };
  const levelOf = (paragraph: Paragraph, next: Paragraph | undefined): number | null => {
    const tag = paragraph.isTagged ? (firstLine(paragraph)?.tag ?? null) : null;
    if (tag?.kind === 'heading') return tag.level;
    // A document that tags its headings tags all of them.
    return hasTags && tag !== null ? null : byLooks(paragraph, next);
  };
  const levels = new Map<Paragraph, number>();
  for (const [index, paragraph] of flow.entries()) {
    const isText = paragraph.part === 'body' && paragraph.cells === null;
    const level = isText ? levelOf(paragraph, flow[index + 1]) : null;
    if (level !== null) levels.set(paragraph, Math.min(6, level));
  }
  return levels;
}

const sizeOf = (paragraph: Paragraph): number => firstLine(paragraph)?.size ?? 0;

const isTaggedHeading = (paragraph: Paragraph): boolean =>
  paragraph.isTagged && firstLine(paragraph)?.tag?.kind === 'heading';

function isMostlyBold(flow: readonly Paragraph[]): boolean {
  let bold = 0;
  let all = 0;
  for (const { lines } of flow) {
    for (const { isBold, text } of lines) {
      all += text.length;
      if (isBold) bold += text.length;
    }
  }
  return bold > all * 0.5;
}

const key = (size: number): number => Math.round(size * 2) / 2;

/** The largest is 0; sizes within a point of each other share a rank. */
function ranks(sizes: readonly number[]): ReadonlyMap<number, number> {
  const ranked = new Map<number, number>();
  let rank = -1;
  let last = Infinity;
  for (const size of [...new Set(sizes.map(key))].toSorted((a, b) => b - a)) {
    if (last - size > 0.9) {
      rank += 1;
      last = size;
    }
    ranked.set(size, rank);
  }
  return ranked;
}

function isLarge(paragraph: Paragraph, bodySize: number): boolean {
  const { lines, part, cells } = paragraph;
  if (part !== 'body' || cells !== null || lines.length > MOST_LINES) return false;
  if (!lines.every(({ size }) => size >= bodySize * 1.12 && size >= bodySize + 0.9)) return false;
  const text = looksOf(paragraph);
  if (text.length > LONGEST || !/[\p{L}\p{N}]/u.test(text)) return false;
  // A sentence in large letters is a lead or a quotation taken out of the text.
  return !(/[.。।]["'”’»)]*$/u.test(text) && text.split(' ').length >= 9);
}

function isBoldHeading(
  paragraph: Paragraph,
  next: Paragraph | undefined,
  bodySize: number,
): boolean {
  const { lines } = paragraph;
  if (lines.length > 2 || next === undefined || next.part !== 'body' || next.cells !== null)
    return false;
  if (!lines.every(({ isBold, size }) => isBold && size >= bodySize * 0.95)) return false;
  const text = looksOf(paragraph);
  const marker = markerOf(text);
  if (marker !== null && marker.kind !== 'number') return false;
  return (
    text.length <= LONGEST_BOLD &&
    !/[.,;]$/.test(text) &&
    !(endsSentence(text) && text.endsWith(':'))
  );
}
