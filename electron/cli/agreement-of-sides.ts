// The agreement of two sides over all the articles that both have: whatever is in a side counts as one reading, whoever
// made it.

import { setImmediate } from 'node:timers/promises';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotatorId } from '../../shared/domain/ids.ts';
import type {
  AgreementDocument,
  RatedMark,
} from '../../shared/review/agreement/agreement-input.ts';
import {
  figureIds,
  type AgreementFigures,
  type AgreementReport,
} from '../../shared/review/agreement/agreement-report.ts';
import { measureAgreement } from '../../shared/review/agreement/measure-agreement.ts';
import type { MarkSet } from '../../shared/review/review-item.ts';
import { startProgress } from './progress.ts';

/** The same figures at every run. */
const SEED = 1;
/** Random continua for γ, as Mathet et al. (2015) begin with. */
const SAMPLES = 30;

const mineId = 'mine' as AnnotatorId;
const theirsId = 'theirs' as AnnotatorId;

export interface ComparedArticle {
  readonly text: string;
  readonly title: string;
  readonly mine: MarkSet;
  readonly theirs: MarkSet;
}

/** On characters, with γ, without confidence intervals. */
export async function agreementOf(articles: readonly ComparedArticle[]): Promise<AgreementReport> {
  const documents = articles.map(({ text, title, mine, theirs }): AgreementDocument => ({
    text,
    title,
    annotators: [mineId, theirsId],
    marks: [...ratedBy(mineId, mine), ...ratedBy(theirsId, theirs)],
  }));
  const line = startProgress(1000);
  const options = {
    unit: 'character',
    gamma: true,
    samples: SAMPLES,
    bootstrap: 0,
    seed: SEED,
  } as const;
  try {
    return await measureAgreement(documents, options, {
      signal: { aborted: false },
      progress: (done, total) =>
        line.tell(Math.floor((done / Math.max(1, total)) * 999), 'measuring agreement'),
      pause: () => setImmediate(),
    });
  } finally {
    line.end();
  }
}

/** What has no place in the text cannot be held against it. */
const ratedBy = (annotator: AnnotatorId, { annotations }: MarkSet): RatedMark[] =>
  annotations.filter(isPlaced).map(({ tag, segments }) => ({ annotator, tag, segments }));

const isPlaced = ({ anchoring }: Annotation): boolean => anchoring.state !== 'orphan';

/** All ten, always in the same order. */
export const figuresInOrder = (figures: AgreementFigures): AgreementFigures =>
  Object.fromEntries(figureIds.map((id) => [id, figures[id]])) as AgreementFigures;
