// Short ways to write marked texts.

import type { AnnotatorId, TagId } from '../../../../shared/domain/ids.ts';
import type {
  AgreementDocument,
  AgreementJob,
  AgreementOptions,
  RatedMark,
} from '../../../../shared/review/agreement/agreement-input.ts';

export const mark = (
  annotator: string,
  tag: string,
  ...edges: readonly (readonly [start: number, end: number])[]
): RatedMark => ({
  annotator: annotator as AnnotatorId,
  tag: tag as TagId,
  segments: edges.map(([startUtf16, endUtf16]) => ({ startUtf16, endUtf16 })),
});

export const marked = (
  text: string | number,
  annotators: string,
  ...marks: readonly RatedMark[]
): AgreementDocument => ({
  text: typeof text === 'number' ? 'x'.repeat(text) : text,
  annotators: [...annotators] as AnnotatorId[],
  marks,
});

export const plainly: AgreementOptions = {
  unit: 'character',
  gamma: false,
  samples: 30,
  bootstrap: 0,
  seed: 1,
};

export const quietJob = (): AgreementJob => ({
  signal: { aborted: false },
  progress: () => {},
  pause: () => Promise.resolve(),
});
