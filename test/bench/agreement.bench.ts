// Measuring agreement: γ of two annotators with five hundred units each and of three with two hundred, and everything but
// γ on a megabyte with five thousand marks each.

import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import type { AnnotatorId, TagId } from '../../shared/domain/ids.ts';
import type {
  AgreementDocument,
  AgreementJob,
  AgreementOptions,
  RatedMark,
} from '../../shared/review/agreement/agreement-input.ts';
import { measureAgreement } from '../../shared/review/agreement/measure-agreement.ts';
import { seededRandom } from '../../shared/review/agreement/seeded-random.ts';
import { median, type Bench } from './bench.ts';

const sentence = 'The mayor said that the bridge had been closed since March of last year. ';
const tags = ['claim', 'actor', 'quote', 'location', 'date'];

/** Marks about evenly spread; everybody after the first shifts, renames, drops and adds some. */
function marked(annotators: number, unitsEach: number, length: number): AgreementDocument {
  const random = seededRandom(7, `agreement ${annotators} ${unitsEach}`);
  const ids = Array.from({ length: annotators }, (_, index) => `annotator-${index}` as AnnotatorId);
  const room = length / unitsEach;
  const marks: RatedMark[] = [];
  const pick = (): TagId => tags[Math.floor(random() * tags.length)] as TagId;
  for (let unit = 0; unit < unitsEach; unit += 1) {
    const start = Math.floor((unit + random() * 0.5) * room);
    const size = 1 + Math.floor(random() * Math.min(room * 1.5, 150));
    const tag = pick();
    for (const annotator of ids) {
      const isFirst = annotator === ids[0];
      const shift = isFirst || random() < 0.5 ? 0 : Math.floor((random() - 0.5) * size);
      const startUtf16 = random() < 0.1 ? Math.floor(random() * (length - size)) : start + shift;
      const from = Math.min(Math.max(0, startUtf16), length - size - 1);
      const own = isFirst || random() < 0.8 ? tag : pick();
      marks.push({ annotator, tag: own, segments: [{ startUtf16: from, endUtf16: from + size }] });
    }
  }
  const text = sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length);
  return { text, annotators: ids, marks };
}

const job: AgreementJob = {
  signal: { aborted: false },
  progress: () => {},
  pause: () => setImmediate(),
};

async function measured(document: AgreementDocument, options: Partial<AgreementOptions>) {
  const all = { unit: 'character', gamma: false, samples: 30, bootstrap: 0, seed: 1 } as const;
  const times: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const start = performance.now();
    await measureAgreement([document], { ...all, ...options }, job);
    if (round > 0) times.push(performance.now() - start);
  }
  return { value: median(times), reference: null };
}

const atMost = (name: string, target: number, run: () => ReturnType<typeof measured>): Bench => ({
  name,
  unit: 'ms',
  target,
  compare: 'value-at-most',
  run,
});

export const benches: readonly Bench[] = [
  atMost('γ of 2 × 500 units, overall and by tag, 30 samples', 10_000, () =>
    measured(marked(2, 500, 50_000), { gamma: true }),
  ),
  atMost('γ of 3 × 200 units, overall and by tag, 30 samples', 10_000, () =>
    measured(marked(3, 200, 20_000), { gamma: true }),
  ),
  atMost('agreement without γ of 2 × 5,000 marks on 1 MB, in characters', 1000, () =>
    measured(marked(2, 5000, 1_000_000), {}),
  ),
  atMost('agreement without γ of 2 × 5,000 marks on 1 MB, in words', 1000, () =>
    measured(marked(2, 5000, 1_000_000), { unit: 'token' }),
  ),
  atMost('intervals of 2 × 500 marks with 1,000 resamples', 5000, () =>
    measured(marked(2, 500, 50_000), { bootstrap: 1000 }),
  ),
];
