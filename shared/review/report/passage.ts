// A mark in the words around it, as HTML: both sides of a difference are shown in the same stretch of text, so that the
// eye finds what is other. Long passages are shortened in their middle.

import type { Annotation } from '../../domain/annotation.ts';
import type { Article } from '../../domain/article.ts';
import type { Span } from '../../domain/span.ts';
import { escaped } from '../../formats/html/escape.ts';
import { tagStyle, type TagSign } from '../../formats/html/tag-signs.ts';

/** On each side of the mark, in UTF-16 code units. */
const AROUND = 110;
const MOST_MARKED = 700;
const MOST_BETWEEN = 160;

const isPlaced = ({ anchoring }: Annotation): boolean => anchoring.state !== 'orphan';

/** The stretch to show of marks; null where none of them has a place in the text. */
export function stretchAround(text: string, marks: readonly Annotation[]): Span | null {
  const segments = marks.filter(isPlaced).flatMap((mark) => mark.segments);
  if (segments.length === 0) return null;
  let start = text.length;
  let end = 0;
  for (const segment of segments) {
    start = Math.min(start, segment.startUtf16);
    end = Math.max(end, segment.endUtf16);
  }
  return { startUtf16: before(text, start), endUtf16: after(text, end) };
}

/** Back to the line's start, or to the start of a word that is about {@link AROUND} away. */
function before(text: string, offset: number): number {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  if (offset === 0 || offset - line <= AROUND) return Math.min(line, offset);
  const space = text.indexOf(' ', offset - AROUND);
  return space !== -1 && space < offset ? space + 1 : whole(text, offset - AROUND);
}

function after(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  const line = found === -1 ? text.length : found;
  if (line - offset <= AROUND) return line;
  const space = text.lastIndexOf(' ', offset + AROUND);
  return space > offset ? space : whole(text, offset + AROUND);
}

/** Not between the halves of a character. */
const whole = (text: string, offset: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset;

/** The mark in a stretch; an orphan's last known words where it has no place. */
export function passageHtml(
  article: Pick<Article, 'text' | 'language' | 'direction'>,
  mark: Annotation,
  sign: TagSign,
  stretch: Span | null,
): string {
  const { text } = article;
  const language = article.language === null ? '' : ` lang="${escaped(article.language)}"`;
  const attributes = `class="passage"${language} dir="${article.direction}"`;
  if (stretch === null || !isPlaced(mark)) {
    const quotes = mark.segments.map(({ quote }) => marked(quote, sign)).join(' … ');
    return `<p ${attributes}>${quotes}</p><p class="hint">These words are not in the text any more.</p>`;
  }
  const parts: string[] = [];
  if (cutsLine(text, stretch.startUtf16 - 1)) parts.push('… ');
  let at = stretch.startUtf16;
  for (const [index, { startUtf16, endUtf16 }] of mark.segments.entries()) {
    const between = text.slice(at, startUtf16);
    parts.push(escaped(index === 0 ? between : shortened(between, MOST_BETWEEN)));
    parts.push(marked(text.slice(startUtf16, endUtf16), sign));
    at = endUtf16;
  }
  parts.push(escaped(text.slice(at, stretch.endUtf16)));
  if (cutsLine(text, stretch.endUtf16)) parts.push(' …');
  return `<p ${attributes}>${parts.join('')}</p>`;
}

const cutsLine = (text: string, offset: number): boolean =>
  offset >= 0 && offset < text.length && text.charAt(offset) !== '\n';

const marked = (words: string, sign: TagSign): string =>
  `<mark class="u-${sign.underline} l0 s e" style="${tagStyle(sign)}">${escaped(shortened(words, MOST_MARKED))}</mark>`;

/** The middle goes when it is longer; never half a character. */
export function shortened(words: string, most: number): string {
  if (words.length <= most) return words;
  const half = Math.floor(most / 2);
  const start = words.slice(0, whole(words, half));
  return `${start} […] ${words.slice(whole(words, words.length - half))}`;
}

/** A passage without what is around it, on one line. */
export function quoteOf({ segments }: Annotation, most: number): string {
  return shortened(segments.map(({ quote }) => quote.replaceAll(/\s+/gu, ' ')).join(' … '), most);
}
