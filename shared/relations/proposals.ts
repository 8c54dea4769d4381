// Which mark a relation from another most likely leads to: by what the sentence says, else by nearness, which is the
// same in every language. Orders all candidates; the first one is the proposal. Offsets in UTF-16 code units.
// O(n log n) in the candidates; the text is looked at around the mark only.

import type { AnnotationId } from '../domain/ids.ts';
import type { Mark } from '../domain/mark-table.ts';
import type { Span } from '../domain/span.ts';
import { sentenceAt } from '../text/sentences.ts';
import { attributionOf, type Attribution, type Named } from './attribution.ts';

/** Nearest first; `told` when the words of the sentence name it, `inside` when one lies in the other. */
const nearnesses = [
  'told',
  'alike',
  'inside',
  'sentence',
  'paragraph',
  'before',
  'after',
  'no-place',
] as const;
export type Nearness = (typeof nearnesses)[number];

export interface Proposal {
  readonly id: AnnotationId;
  readonly nearness: Nearness;
  /** How many paragraphs further on it is; negative before. */
  readonly paragraphs: number;
  /** Nothing else comes into question: it can be taken without asking. Of the first one only. */
  readonly certain: boolean;
}

export interface ProposalText {
  readonly text: string;
  /** Paragraphs, in text order. */
  readonly blocks: readonly Span[];
  readonly language: string | null;
}

export interface ProposalHints {
  /** The relation says whose words the mark is. */
  readonly attribution: boolean;
  /** Where like relations of marks around this one lead to, such as from the quote that holds a claim. */
  readonly settled?: ReadonlySet<AnnotationId>;
  /** Marks that mean the same, by their words. */
  readonly alike?: ReadonlySet<AnnotationId>;
}

export function proposalsFor(
  article: ProposalText,
  mark: Mark,
  candidates: readonly Mark[],
  hints: ProposalHints,
): Proposal[] {
  const others = candidates.filter(({ id }) => id !== mark.id);
  const own = placeOf(mark);
  if (own === null) {
    return others.map(({ id }) => ({ id, nearness: 'no-place', paragraphs: 0, certain: false }));
  }
  const told = toldBy(article, own, others, hints);
  const nearnessOf = nearnessFrom(article, own);
  const ownBlock = blockAt(article.blocks, own.startUtf16);
  const ranked = others.map((other) => {
    const place = placeOf(other);
    const named = told.ids.indexOf(other.id);
    const nearness =
      named !== -1 ? 'told' : hints.alike?.has(other.id) ? 'alike' : nearnessOf(place);
    const paragraphs = place === null ? 0 : blockAt(article.blocks, place.startUtf16) - ownBlock;
    const order = named !== -1 ? named : place === null ? 0 : distance(own, place);
    return { id: other.id, nearness, paragraphs, order, rank: rankOf(nearness, hints) };
  });
  ranked.sort((a, b) => (a.rank === b.rank ? a.order - b.order : a.rank - b.rank));
  return ranked.map(({ id, nearness, paragraphs }, at) => ({
    id,
    nearness,
    paragraphs,
    certain: at === 0 && nearness === 'told' && told.certain,
  }));
}

/** Who said it is seldom named inside the words themselves; what they are about often is. */
function rankOf(nearness: Nearness, { attribution }: ProposalHints): number {
  if (attribution && nearness === 'inside') return nearnesses.indexOf('sentence') + 0.5;
  return nearnesses.indexOf(nearness);
}

function toldBy(
  article: ProposalText,
  own: Span,
  others: readonly Mark[],
  { attribution, settled }: ProposalHints,
): Attribution {
  if (!attribution) return { ids: [], certain: false };
  const known = others.filter(({ id }) => settled?.has(id) === true).map(({ id }) => id);
  if (known.length > 0) return { ids: known, certain: known.length === 1 };
  if (article.language !== null && !/^en\b/i.test(article.language)) {
    return { ids: [], certain: false };
  }
  const named = others
    .flatMap((other): Named[] => {
      const place = placeOf(other);
      return place === null ? [] : [{ id: other.id, ...place }];
    })
    .toSorted((a, b) => a.startUtf16 - b.startUtf16);
  return attributionOf(article.text, paragraphOf(article, own), own, named);
}

function nearnessFrom(article: ProposalText, own: Span) {
  const { text, language } = article;
  const paragraph = paragraphOf(article, own);
  const sentence = sentenceAt(text, own, paragraph, language);
  return (place: Span | null): Nearness => {
    if (place === null) return 'no-place';
    if (overlaps(own, place)) return 'inside';
    if (overlaps(sentence, place)) return 'sentence';
    if (overlaps(paragraph, place)) return 'paragraph';
    return place.startUtf16 < own.startUtf16 ? 'before' : 'after';
  };
}

/** From the start of the first paragraph that the span touches to the end of its last. */
function paragraphOf({ text, blocks }: ProposalText, span: Span): Span {
  const first = blocks[blockAt(blocks, span.startUtf16)];
  const last = blocks[blockAt(blocks, span.endUtf16 - 1)];
  return {
    startUtf16: Math.min(first?.startUtf16 ?? 0, span.startUtf16),
    endUtf16: Math.max(last?.endUtf16 ?? text.length, span.endUtf16),
  };
}

/** The last block that begins at or before the offset; 0 when none does. */
function blockAt(blocks: readonly Span[], offsetUtf16: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.startUtf16 ?? 0) <= offsetUtf16) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** From the first segment's start to the last one's end; null for a mark without a place. */
function placeOf({ state, segments }: Mark): Span | null {
  const first = segments[0];
  const last = segments.at(-1);
  if (state === 'orphan' || first === undefined || last === undefined) return null;
  return { startUtf16: first.startUtf16, endUtf16: last.endUtf16 };
}

const overlaps = (a: Span, b: Span): boolean =>
  a.startUtf16 < b.endUtf16 && b.startUtf16 < a.endUtf16;

const distance = (a: Span, b: Span): number =>
  Math.max(0, b.startUtf16 - a.endUtf16, a.startUtf16 - b.endUtf16);
