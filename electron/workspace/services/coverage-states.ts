// The state of sentences: what was set by hand and what the claims in them say, read from the file.

import { allSentences, bodySentences } from '../../../shared/coverage/body-sentences.ts';
import {
  isClaimTag,
  sentenceState,
  type ClaimState,
} from '../../../shared/coverage/claim-state.ts';
import {
  claimsBySentence,
  type PlacedClaim,
  type SentenceRange,
} from '../../../shared/coverage/claims-by-sentence.ts';
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

export interface SentenceFacts {
  /** For each sentence of the range: what its claims say. */
  readonly claims: readonly (readonly ClaimState[])[];
  /** For each sentence of the range: its state, as an index of `coverageStates`. */
  readonly states: Uint8Array;
}

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
  const claims = claimsBySentence(sentences, { first, end }, claimsIn(workspace, db, head, hull));
  const hands = new Map(
    listCoverage(db, head.key, head.revisionNumber, hull).map((hand) => [hand.startUtf16, hand]),
  );
  const states = new Uint8Array(end - first);
  for (let index = first; index < end; index += 1) {
    const hand = hands.get(sentences[index * 2] as number) ?? null;
    // What was set for a sentence that ended elsewhere is not about this one.
    const isSame = hand?.endUtf16 === sentences[index * 2 + 1];
    const state = sentenceState(claims[index - first] ?? [], isSame ? hand : null);
    states[index - first] = coverageStates.indexOf(state);
  }
  return { claims, states };
}

function claimsIn(
  workspace: OpenWorkspace,
  db: ReadDb,
  head: ArticleHead,
  hull: Span,
): PlacedClaim[] {
  const tags = workspace.tagsetOf(head).tags.filter(isClaimTag);
  if (tags.length === 0) return [];
  return listClaims(
    db,
    head.key,
    tags.map(({ id }) => id),
    hull,
  );
}
