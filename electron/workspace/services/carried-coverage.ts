// What was set by hand for sentences, carried over to a new text: a sentence that says the same and is still one
// sentence keeps it; one that changed in any character is unseen again.

import { keptSpans, type KeptRuns } from '../../../shared/anchoring/kept-runs.ts';
import { allSentences } from '../../../shared/coverage/body-sentences.ts';
import type { Block } from '../../../shared/domain/article.ts';
import type { CoverageChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { coverageId, listCoverage } from '../db/coverage.ts';
import type { ArticleHead } from '../db/article.ts';

interface NewRevision {
  readonly number: number;
  readonly text: string;
  readonly blocks: readonly Block[];
}

export function carriedCoverage(
  db: ReadDb,
  head: ArticleHead,
  runs: KeptRuns,
  { number, text, blocks }: NewRevision,
): CoverageChange[] {
  const hands = listCoverage(db, head.key, head.revisionNumber);
  if (hands.length === 0) return [];
  const ends = new Map<number, number>();
  const sentences = allSentences(text, blocks, head.language);
  for (let at = 0; at < sentences.length; at += 2) {
    ends.set(sentences[at] as number, sentences[at + 1] as number);
  }
  return keptSpans(runs, hands).flatMap(({ before, after }) => {
    if (ends.get(after.startUtf16) !== after.endUtf16) return [];
    const { state, basis, annotator, atMs } = before;
    return [
      {
        entity: 'coverage',
        articleId: head.id,
        id: coverageId({ revision: number, ...after }),
        before: null,
        after: { state, basis, annotator, atMs },
      },
    ];
  });
}
