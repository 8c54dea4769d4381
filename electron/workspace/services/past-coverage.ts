// The state of each sentence as it was: what had been set by hand and what the claims in it said then.

import { allSentences, bodySentences } from '../../../shared/coverage/body-sentences.ts';
import { isClaimTag, sentenceState } from '../../../shared/coverage/claim-state.ts';
import { claimsBySentence, type PlacedClaim } from '../../../shared/coverage/claims-by-sentence.ts';
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
  const range = { first: 0, end: spans.length / 2 };
  const claims = claimsBySentence(spans, range, claimsOf(tagset, annotations));
  const states = Uint8Array.from({ length: spans.length / 2 }, (_, index) => {
    const startUtf16 = spans[index * 2] as number;
    const endUtf16 = spans[index * 2 + 1] as number;
    const hand = was.coverage.get(coverageId({ revision: number, startUtf16, endUtf16 })) ?? null;
    return coverageStates.indexOf(sentenceState(claims[index] ?? [], hand));
  });
  return { spans, states };
}

function claimsOf(tagset: Tagset, annotations: readonly Annotation[]): readonly PlacedClaim[] {
  const tags = new Set(tagset.tags.filter(isClaimTag).map(({ id }) => id));
  return annotations.filter(
    ({ tag, anchoring, rejectedBy }) =>
      tags.has(tag) && anchoring.state !== 'orphan' && rejectedBy === undefined,
  );
}
