// An article as sentences of tokens for a file of columns: words as Unicode sees them (UAX #29), cut where a mark begins
// or ends, so that no edge is lost, and sentences that no mark goes beyond.

import type { Article } from '../../domain/article.ts';
import type { Span } from '../../domain/span.ts';
import { segmenterFor } from '../../text/segmenter.ts';
import { sentencesIn } from '../../text/sentences.ts';
import { isBlankCharacter } from './choose-chunks.ts';
import type { Chunk } from './tags.ts';

/** Sentences with their tokens, in text order: together they have everything but white space. */
export function tokensOf(
  { text, blocks, language }: Article,
  chunks: readonly Chunk[],
): readonly (readonly Span[])[] {
  const borders = bordersOf(chunks);
  const sentences: Span[][] = [];
  let end = 0;
  const add = (span: Span) => {
    const tokens = wordsOf(text, span, language).flatMap((word) => cut(word, borders));
    const [first] = tokens;
    const last = sentences.at(-1);
    if (first === undefined) return;
    if (last !== undefined && isInside(chunks, first.startUtf16)) last.push(...tokens);
    else sentences.push(tokens);
  };
  for (const block of blocks) {
    for (const sentence of sentencesIn(text, block, language)) {
      // Nothing between sentences is left out, should it not be white space.
      if (sentence.startUtf16 > end) add({ startUtf16: end, endUtf16: sentence.startUtf16 });
      add(sentence);
      end = sentence.endUtf16;
    }
  }
  if (end < text.length) add({ startUtf16: end, endUtf16: text.length });
  return sentences;
}

/** Runs without white space inside the words that the segmenter finds. */
function wordsOf(text: string, { startUtf16, endUtf16 }: Span, language: string | null): Span[] {
  const words: Span[] = [];
  const slice = text.slice(startUtf16, endUtf16);
  for (const { index, segment } of segmenterFor('word', language).segment(slice)) {
    let from = -1;
    for (let at = 0; at <= segment.length; at += 1) {
      const isEnd = at === segment.length || isBlankCharacter(segment.charAt(at));
      if (!isEnd && from === -1) from = at;
      if (!isEnd || from === -1) continue;
      const start = startUtf16 + index;
      words.push({ startUtf16: start + from, endUtf16: start + at });
      from = -1;
    }
  }
  return words;
}

const bordersOf = (chunks: readonly Chunk[]): readonly number[] =>
  [...new Set(chunks.flatMap(({ startUtf16, endUtf16 }) => [startUtf16, endUtf16]))].toSorted(
    (a, b) => a - b,
  );

/** The index of the first number above the offset. */
function firstAbove(numbers: readonly number[], offset: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cut({ startUtf16, endUtf16 }: Span, borders: readonly number[]): Span[] {
  const pieces: Span[] = [];
  let from = startUtf16;
  for (let at = firstAbove(borders, startUtf16); at < borders.length; at += 1) {
    const border = borders[at] ?? endUtf16;
    if (border >= endUtf16) break;
    pieces.push({ startUtf16: from, endUtf16: border });
    from = border;
  }
  pieces.push({ startUtf16: from, endUtf16 });
  return pieces;
}

/** Whether the offset is behind the start of a chunk and before its end. */
function isInside(chunks: readonly Chunk[], offset: number): boolean {
  let low = 0;
  let high = chunks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((chunks[middle]?.startUtf16 ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return (chunks[low - 1]?.endUtf16 ?? 0) > offset;
}
