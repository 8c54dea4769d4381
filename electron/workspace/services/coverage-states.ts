// The state of sentences: what was set by hand and what the claims in them say, read from the file.

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
import { coverageStates } from '../../../shared/domain/coverage.ts';
import type { Span } from '../../../shared/domain/span.ts';
import type { ArticleHead } from '../db/article.ts';
import { listClaims } from '../db/claims.ts';
import type { ReadDb } from '../db/connection.ts';
import { findSentences, listCoverage } from '../db/coverage.ts';
import type { StoredRevision } from '../db/revision.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** By the revision as it is kept in memory, which goes when its blocks change. */
const found = new WeakMap<StoredRevision, Int32Array>();

/** The sentences of the body of the current revision: start and end in turn, in UTF-16 code units. */
export function sentencesOf(workspace: OpenWorkspace, db: ReadDb, head: ArticleHead): Int32Array {
  const revision = workspace.revisionOf(head);
  const known = found.get(revision);
  if (known !== undefined) return known;
  const { text, blocks } = revision;
  const all =
    findSentences(db, head.key, head.revisionNumber) ?? allSentences(text, blocks, head.language);
  const body = bodySentences(all, blocks);
  found.set(revision, body);
  return body;
}

/** Sentences by their indexes `first` (included) to `end` (not). */
export interface SentenceRange {
  readonly first: number;
  readonly end: number;
}

export interface SentenceFacts {
  /** For each sentence of the range: what its claims say. */
  readonly claims: readonly (readonly ClaimState[])[];
  /** For each sentence of the range: its state, as an index of `coverageStates`. */
  readonly states: Uint8Array;
}

const noClaims: readonly ClaimState[] = [];

export function readStates(
  workspace: OpenWorkspace,
  db: ReadDb,
  head: ArticleHead,
  { first, end }: SentenceRange,
): SentenceFacts {
  const sentences = sentencesOf(workspace, db, head);
  if (first >= end) return { claims: [], states: new Uint8Array(0) };
  const hull: Span = {
    startUtf16: sentences[first * 2] as number,
    endUtf16: sentences[end * 2 - 1] as number,
  };
  const claims = claimsBySentence(workspace, db, head, { first, end }, hull);
  const hands = new Map(
    listCoverage(db, head.key, head.revisionNumber, hull).map((hand) => [hand.startUtf16, hand]),
  );
  const states = new Uint8Array(end - first);
  for (let index = first; index < end; index += 1) {
    const hand = hands.get(sentences[index * 2] as number) ?? null;
    const state = sentenceState(claims[index - first] ?? noClaims, hand);
    states[index - first] = coverageStates.indexOf(state);
  }
  return { claims, states };
}

function claimsBySentence(
  workspace: OpenWorkspace,
  db: ReadDb,
  head: ArticleHead,
  { first, end }: SentenceRange,
  hull: Span,
): (readonly ClaimState[])[] {
  const sentences = sentencesOf(workspace, db, head);
  const bySentence: ClaimState[][] = Array.from({ length: end - first }, () => []);
  const tags = workspace.tagsetOf(head).tags.filter(isClaimTag);
  if (tags.length === 0) return bySentence;
  const ids = tags.map(({ id }) => id);
  for (const { attributes, segments } of listClaims(db, head.key, ids, hull)) {
    const state = claimState(attributes);
    // A claim with several segments counts once in a sentence.
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
