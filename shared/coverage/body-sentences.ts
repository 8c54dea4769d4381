// The sentences that the coverage of an article is about. Pure; offsets in UTF-16 code units, in flat arrays with start
// and end in turn, because a long article has ten thousand of them.

import type { Block } from '../domain/article.ts';
import type { Span } from '../domain/span.ts';
import { sentencesIn } from '../text/sentences.ts';

/** The sentences of every block, whatever its role: roles change, sentences stay. `locale` is BCP 47. */
export function allSentences(
  text: string,
  blocks: readonly Block[],
  locale: string | null,
): Int32Array {
  const offsets: number[] = [];
  for (const block of blocks) {
    for (const { startUtf16, endUtf16 } of sentencesIn(text, block, locale)) {
      offsets.push(startUtf16, endUtf16);
    }
  }
  return Int32Array.from(offsets);
}

/** Those of blocks with the role `body`. Both lists in text order; linear. */
export function bodySentences(sentences: Int32Array, blocks: readonly Block[]): Int32Array {
  const kept: number[] = [];
  let at = 0;
  for (let index = 0; index < sentences.length; index += 2) {
    const start = sentences[index] as number;
    while (at < blocks.length && (blocks[at] as Block).endUtf16 <= start) at += 1;
    const block = blocks[at];
    if (block === undefined) break;
    if (block.role !== 'body' || block.startUtf16 > start) continue;
    kept.push(start, sentences[index + 1] as number);
  }
  return Int32Array.from(kept);
}

/** Indexes of the first sentence that ends behind the offset, and of the first that begins at or behind the end. */
export function sentencesTouching(sentences: Int32Array, { startUtf16, endUtf16 }: Span) {
  const first = firstWhere(sentences, (index) => (sentences[index + 1] as number) > startUtf16);
  const end = firstWhere(sentences, (index) => (sentences[index] as number) >= endUtf16);
  return { first, end: Math.max(first, end) };
}

/**
 * The sentence that a caret is in; between two of them the one before. Null before the first, and where there is none.
 */
export function sentenceAtCaret(sentences: Int32Array, offsetUtf16: number): number | null {
  const behind = firstWhere(sentences, (index) => (sentences[index] as number) > offsetUtf16);
  return behind === 0 ? null : behind - 1;
}

/** The condition is false for the first sentences and true for the rest. Answers an index of sentences. */
function firstWhere(sentences: Int32Array, holds: (offset: number) => boolean): number {
  let low = 0;
  let high = sentences.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle * 2)) high = middle;
    else low = middle + 1;
  }
  return low;
}
