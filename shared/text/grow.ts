// How a selection grows by one key: from a caret to a word, to the sentence, to the paragraph.
// Offsets in UTF-16 code units of the canonical text.

import type { Block } from '../domain/article.ts';
import type { Span } from '../domain/span.ts';
import { graphemeEnd, graphemeStart } from './graphemes.ts';
import { segmenterFor } from './segmenter.ts';
import { sentenceAt } from './sentences.ts';
import { isSpaceUnit } from './white-space.ts';

/** No word is looked for further away than this from the caret. */
const WORD_REACH = 128;

/**
 * The word the caret stands in, or at the end of; an emoji or another symbol counts as one. Null between two
 * spaces or beside punctuation only. Initials keep their last full stop (“U.S.”).
 */
export function wordAt(text: string, offsetUtf16: number, locale?: string | null): Span | null {
  const from = reachBack(text, offsetUtf16);
  const slice = text.slice(from, reachOn(text, offsetUtf16));
  let before: Span | null = null;
  for (const { index, segment, isWordLike } of segmenterFor('word', locale).segment(slice)) {
    const startUtf16 = from + index;
    if (startUtf16 > offsetUtf16) break;
    if (isWordLike !== true && !/\p{S}/u.test(segment)) continue;
    const endUtf16 = startUtf16 + segment.length + (isInitials(segment, slice, index) ? 1 : 0);
    if (offsetUtf16 < endUtf16) return { startUtf16, endUtf16 };
    if (offsetUtf16 === endUtf16) before = { startUtf16, endUtf16 };
  }
  return before;
}

/**
 * One step up: the sentences the selection touches, or, when it already is whole sentences, their paragraph.
 * A selection over several blocks grows to those blocks. Unchanged when it stands in no block.
 */
export function growSpan(
  text: string,
  blocks: readonly Block[],
  span: Span,
  locale?: string | null,
): Span {
  const touched = blocksTouched(blocks, span);
  const first = touched[0];
  const last = touched.at(-1);
  if (first === undefined || last === undefined) return span;
  const paragraph = { startUtf16: first.startUtf16, endUtf16: last.endUtf16 };
  if (first !== last) return unite(paragraph, span);
  const sentence = sentenceAt(text, span, paragraph, locale);
  return unite(covers(span, sentence) ? paragraph : sentence, span);
}

/** The blocks that a span overlaps; for a caret the one it stands in or at the edge of. Blocks in text order. */
function blocksTouched(blocks: readonly Block[], span: Span): readonly Block[] {
  const isCaret = span.startUtf16 === span.endUtf16;
  const from = firstIndex(blocks, ({ endUtf16 }) =>
    isCaret ? endUtf16 >= span.startUtf16 : endUtf16 > span.startUtf16,
  );
  const to = firstIndex(blocks, ({ startUtf16 }) =>
    isCaret ? startUtf16 > span.endUtf16 : startUtf16 >= span.endUtf16,
  );
  return blocks.slice(from, isCaret ? Math.min(to, from + 1) : to);
}

/** The index of the first block for which the condition holds, as it does for all after it; their number when for none. */
function firstIndex(blocks: readonly Block[], holds: (block: Block) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block !== undefined && holds(block)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function covers(outer: Span, inner: Span): boolean {
  return outer.startUtf16 <= inner.startUtf16 && outer.endUtf16 >= inner.endUtf16;
}

function unite(a: Span, b: Span): Span {
  return {
    startUtf16: Math.min(a.startUtf16, b.startUtf16),
    endUtf16: Math.max(a.endUtf16, b.endUtf16),
  };
}

function isInitials(segment: string, slice: string, index: number): boolean {
  return /^\p{L}(?:\.\p{L})+$/u.test(segment) && slice[index + segment.length] === '.';
}

function reachBack(text: string, offsetUtf16: number): number {
  const limit = Math.max(0, offsetUtf16 - WORD_REACH);
  let at = Math.min(offsetUtf16, text.length);
  while (at > limit && !isSpaceUnit(text.charCodeAt(at - 1))) at -= 1;
  return graphemeStart(text, at);
}

function reachOn(text: string, offsetUtf16: number): number {
  const limit = Math.min(text.length, offsetUtf16 + WORD_REACH);
  let at = Math.max(0, offsetUtf16);
  while (at < limit && !isSpaceUnit(text.charCodeAt(at))) at += 1;
  return graphemeEnd(text, at);
}
