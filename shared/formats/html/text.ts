// The text of an article as HTML: its blocks with their formatting, its marks underlined, and after each mark the
// letter of its tag and the number of its note.

import type { Article, Block, BlockRole, InlineMark } from '../../domain/article.ts';
import { escaped, link } from './escape.ts';
import type { NumberedMark, PlacedSpan } from './numbered.ts';
import { tagStyle } from './tag-signs.ts';
import { cutText, type Piece } from './text-pieces.ts';

export interface TextOptions {
  /** Before the ids on the page, so that those of several articles differ. */
  readonly scope: string;
  /** Of the headline: 1 alone on a page, 2 among others. */
  readonly topLevel: number;
}

const headRoles: readonly BlockRole[] = ['headline', 'subtitle', 'byline', 'date'];

export const noteId = (scope: string, { number }: NumberedMark): string => `${scope}n${number}`;
export const placeId = (scope: string, { number }: NumberedMark): string => `${scope}p${number}`;

/** `afterHead` comes between the headline, with what belongs to it, and the rest. */
export function textHtml(
  article: Article,
  spans: readonly PlacedSpan[],
  options: TextOptions,
  afterHead: string,
): string {
  const { blocks } = article;
  const write = pieceWriter(article.text, options);
  const pieces = cutText(article, spans);
  const isHead = blocks.map(({ role }) => headRoles.includes(role));
  const headEnd = isHead.includes(false) ? isHead.indexOf(false) : blocks.length;
  const html: string[] = headEnd === 0 ? [afterHead] : [];
  let at = 0;
  /** Of marks that end between blocks, where there is nothing to read. */
  const referencesBefore = (offset: number): string => {
    let references = '';
    for (let piece = pieces[at]; piece !== undefined && piece.startUtf16 < offset;) {
      references += write.references(piece);
      at += 1;
      piece = pieces[at];
    }
    return references;
  };
  for (const [index, block] of blocks.entries()) {
    let inside = referencesBefore(block.startUtf16);
    for (let piece = pieces[at]; piece !== undefined && piece.endUtf16 <= block.endUtf16;) {
      inside += write.piece(piece);
      at += 1;
      piece = pieces[at];
    }
    html.push(listEdges(blocks, index, `${blockHtml(block, inside, options)}\n`));
    if (index + 1 === headEnd) html.push(afterHead);
  }
  const rest = referencesBefore(Infinity);
  if (rest !== '') html.push(`<p>${rest}</p>\n`);
  return html.join('');
}

/** The block, with the beginning and the end of a list where it is the first or last item. */
function listEdges(blocks: readonly Block[], index: number, html: string): string {
  const isItem = (at: number) => blocks[at]?.type === 'list-item' && blocks[at].role !== 'headline';
  if (!isItem(index)) return html;
  const start = isItem(index - 1) ? '' : '<ul class="list">\n';
  return `${start}${html}${isItem(index + 1) ? '' : '</ul>\n'}`;
}

function blockHtml(block: Block, inside: string, { topLevel }: TextOptions): string {
  const { type, role, level = 1 } = block;
  const kind = role === 'body' ? '' : ` class="${role}"`;
  if (role === 'headline') return `<h${topLevel}${kind}>${inside}</h${topLevel}>`;
  switch (type) {
    case 'heading': {
      const depth = Math.min(6, topLevel + Math.max(1, level));
      return `<h${depth}${kind}>${inside}</h${depth}>`;
    }
    case 'blockquote':
      return `<blockquote${kind}><p>${inside}</p></blockquote>`;
    case 'list-item':
      return `<li${kind} style="--level:${Math.min(Math.max(1, level), 9)}">${inside}</li>`;
    case 'preformatted':
      // A parser drops a line break right after the tag.
      return `<pre${kind}>\n${inside}</pre>`;
    case 'table-row':
      return `<p class="row ${role}">${inside}</p>`;
    default:
      return `<p${kind}>${inside}</p>`;
  }
}

const elements: { readonly [Type in Exclude<InlineMark['type'], 'link'>]: string } = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  code: 'code',
};

interface PieceWriter {
  readonly piece: (piece: Piece) => string;
  /** Only what comes after it. */
  readonly references: (piece: Piece) => string;
}

/** Pieces in text order; the first of a mark is where its note leads back to. */
function pieceWriter(text: string, { scope }: TextOptions): PieceWriter {
  const shown = new Set<NumberedMark>();
  const idOf = (of: NumberedMark): string => {
    if (shown.has(of)) return '';
    shown.add(of);
    return ` id="${placeId(scope, of)}"`;
  };
  const references = ({ ending }: Piece) =>
    ending.map((span) => referenceHtml(span, scope, idOf(span.of))).join('');
  return {
    references,
    piece(piece) {
      const { startUtf16, endUtf16, spans, formats } = piece;
      let html = escaped(text.slice(startUtf16, endUtf16));
      for (const type of ['code', 'underline', 'italic', 'bold'] as const) {
        if (!formats.some((format) => format.type === type)) continue;
        html = `<${elements[type]}>${html}</${elements[type]}>`;
      }
      for (const span of spans.toReversed()) html = markHtml(html, span, piece, idOf(span.of));
      const target = formats.find(({ type }) => type === 'link');
      if (target?.href !== undefined) html = link(target.href, html, target.endUtf16 === endUtf16);
      return html + references(piece);
    },
  };
}

function markHtml(inside: string, { of, lane, ...span }: PlacedSpan, piece: Piece, id: string) {
  const start = span.startUtf16 === piece.startUtf16 ? ' s' : '';
  const end = span.endUtf16 === piece.endUtf16 ? ' e' : '';
  const { underline } = of.sign;
  return `<mark class="u-${underline} l${lane}${start}${end}"${id} style="${tagStyle(of.sign)}">${inside}</mark>`;
}

function referenceHtml({ of, isLast }: PlacedSpan, scope: string, id: string): string {
  const { sign, number } = of;
  const more = isLast ? '' : '…';
  return `<sup${id} lang="en" dir="ltr" style="${tagStyle(sign)}"><a href="#${noteId(scope, of)}" aria-label="${escaped(sign.label)}, note ${number}"><b>${escaped(sign.letter)}</b>${number}${more}</a></sup>`;
}
