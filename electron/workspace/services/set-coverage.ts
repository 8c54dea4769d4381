// Sets by hand what became of sentences. Setting a sentence back to unseen takes away what was set by hand; a claim in
// it still counts.

import { sentenceAtCaret, sentencesTouching } from '../../../shared/coverage/body-sentences.ts';
import type { SentenceRange } from '../../../shared/coverage/claims-by-sentence.ts';
import { basisOf } from '../../../shared/coverage/claim-state.ts';
import { coverageWords, type CoverageState } from '../../../shared/domain/coverage.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { CoverageChange } from '../db/change.ts';
import { coverageId, listCoverage } from '../db/coverage.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { readStates, sentencesOf } from './coverage-states.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export function setCoverage(
  workspace: OpenWorkspace,
  { articleId, place, state }: ThreadInput<'coverage:set'>,
): ActResult {
  return performAct(workspace, (db, annotator, atMs) => {
    const head = requireArticle(db, articleId);
    const sentences = sentencesOf(workspace, db, head);
    const range = rangeAt(sentences, place);
    const revision = head.revisionNumber;
    const { claims } = readStates(workspace, db, head, range);
    const hands = new Map(
      listCoverage(db, head.key, revision, hullOf(sentences, range)).map((hand) => [
        hand.startUtf16,
        { state: hand.state, basis: hand.basis, annotator: hand.annotator, atMs: hand.atMs },
      ]),
    );
    const changes: CoverageChange[] = [];
    for (let index = range.first; index < range.end; index += 1) {
      const startUtf16 = sentences[index * 2] as number;
      const endUtf16 = sentences[index * 2 + 1] as number;
      const before = hands.get(startUtf16) ?? null;
      const basis = basisOf(claims[index - range.first] ?? []);
      const after = state === 'unseen' ? null : { state, basis, annotator: annotator.id, atMs };
      if (before?.state === after?.state && before?.basis === after?.basis) continue;
      const id = coverageId({ revision, startUtf16, endUtf16 });
      changes.push({ entity: 'coverage', articleId, id, before, after });
    }
    return { label: labelOf(range.end - range.first, state), head, changes };
  });
}

function rangeAt(sentences: Int32Array, place: Span): SentenceRange {
  const touched = sentencesTouching(sentences, place);
  if (place.startUtf16 < place.endUtf16 && touched.first < touched.end) return touched;
  const at = sentenceAtCaret(sentences, place.startUtf16);
  if (at !== null) return { first: at, end: at + 1 };
  throw new AppError('invalid-input', 'There is no sentence of the body here.', {
    remedy: 'Put the caret into a body paragraph, or give this paragraph the role body.',
  });
}

const hullOf = (sentences: Int32Array, { first, end }: SentenceRange): Span => ({
  startUtf16: sentences[first * 2] as number,
  endUtf16: sentences[end * 2 - 1] as number,
});

function labelOf(count: number, state: CoverageState): string {
  const what = count === 1 ? 'sentence' : `${count} sentences`;
  return `Mark ${what} ${coverageWords[state]}`;
}
