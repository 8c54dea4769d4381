// The state of each sentence as it was: what had been set by hand and what the claims in it said then.

import {
  allSentences,
  bodySentences,
  sentencesTouching,
} from '../../../shared/coverage/body-sentences.ts';
import {
  claimState,
  isClaimTag,
  sentenceState,
  type ClaimState,
} from '../../../shared/coverage/claim-state.ts';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import { coverageStates, type CoverageTable } from '../../../shared/domain/coverage.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { ReadDb } from '../db/connection.ts';
import { coverageId, findSentences } from '../db/coverage.ts';
import type { StoredRevision } from '../db/revision.ts';
import type { ArticleState } from './past-state.ts';

interface Then {
  readonly was: ArticleState;
  readonly number: number;
  readonly revision: StoredRevision;
  readonly tagset: Tagset;
  readonly annotations: readonly Annotation[];
}

export function pastCoverage(
  db: ReadDb,
  articleKey: number,
  { was, number, revision, tagset, annotations }: Then,
): CoverageTable {
  const { text, blocks } = revision;
  const all =
    findSentences(db, articleKey, number) ?? allSentences(text, blocks, was.metadata.language);
  const spans = bodySentences(all, blocks);
  const claims = claimsBySentence(spans, tagset, annotations);
  const states = Uint8Array.from({ length: spans.length / 2 }, (_, index) => {
    const startUtf16 = spans[index * 2] as number;
    const endUtf16 = spans[index * 2 + 1] as number;
    const hand = was.coverage.get(coverageId({ revision: number, startUtf16, endUtf16 })) ?? null;
    return coverageStates.indexOf(sentenceState(claims.get(index) ?? [], hand));
  });
  return { spans, states };
}

function claimsBySentence(
  spans: Int32Array,
  tagset: Tagset,
  annotations: readonly Annotation[],
): Map<number, ClaimState[]> {
  const tags = new Set(tagset.tags.filter(isClaimTag).map(({ id }) => id));
  const found = new Map<number, ClaimState[]>();
  for (const { tag, segments, attributes, anchoring, rejectedBy } of annotations) {
    if (!tags.has(tag) || anchoring.state === 'orphan' || rejectedBy !== undefined) continue;
    const state = claimState(attributes);
    const touched = new Set<number>();
    for (const segment of segments) {
      const { first, end } = sentencesTouching(spans, segment);
      for (let index = first; index < end; index += 1) touched.add(index);
    }
    for (const index of touched) found.set(index, [...(found.get(index) ?? []), state]);
  }
  return found;
}
