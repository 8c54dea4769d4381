// Which claims are in which sentence, and what each says. A claim counts once in a sentence, however many of its
// segments are there. Offsets in UTF-16 code units.

import type { Annotation } from '../domain/annotation.ts';
import type { Span } from '../domain/span.ts';
import { sentencesTouching } from './body-sentences.ts';
import { claimState, type ClaimState } from './claim-state.ts';

export interface PlacedClaim {
  readonly attributes: Annotation['attributes'];
  /** In text order. */
  readonly segments: readonly Span[];
}

/** Sentences by their indexes `first` (included) to `end` (not). */
export interface SentenceRange {
  readonly first: number;
  readonly end: number;
}

/** One list for each sentence of the range. Linear in claims and the sentences they touch. */
export function claimsBySentence(
  sentences: Int32Array,
  { first, end }: SentenceRange,
  claims: readonly PlacedClaim[],
): ClaimState[][] {
  const bySentence: ClaimState[][] = Array.from({ length: end - first }, () => []);
  for (const { attributes, segments } of claims) {
    const state = claimState(attributes);
    let counted = -1;
    for (const segment of segments) {
      const touched = sentencesTouching(sentences, segment);
      const from = Math.max(touched.first, first, counted + 1);
      for (let index = from; index < Math.min(touched.end, end); index += 1) {
        bySentence[index - first]?.push(state);
        counted = index;
      }
    }
  }
  return bySentence;
}
