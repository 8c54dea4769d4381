// Re-anchoring 1,000 marks into a revised text, against the truth that the revision's maker knows: speed, the share of
// marks that are right, and marks on wrong words that claim to be exact or moved. The reference, in the same run, is
// the usual way: looking for each quote by its words and their context with approx-string-match, from where it should
// be outwards. It is asked for every n-th mark only, and its time multiplied, so that the bench stays short.

import { reanchor } from '../../shared/anchoring/reanchor.ts';
import type { Annotation } from '../../shared/domain/annotation.ts';
import { contextOf } from '../../shared/text/context.ts';
import { markOf } from '../support/mark-of.ts';
import { judge, type Answer, type Rightness } from './anchoring-truth.ts';
import { searchForQuote } from './anchoring-reference.ts';
import { inTurns, median, type Bench } from './bench.ts';
import { makeRevision, type Revision } from './revised-text.ts';

const MARKS = 1_000;
/** The reference looks for every n-th mark. */
const EVERY = { '100 kB': 10, '1 MB': 50 } as const;
const SEEDS = [1, 2, 3] as const;

interface Case {
  readonly revision: Revision;
  readonly marks: readonly Annotation[];
}

function makeCase(lengthUtf16: number, rate: number, seed: number): Case {
  const revision = makeRevision({ lengthUtf16, rate, marks: MARKS, seed });
  const { text, words } = revision.before;
  const marks = revision.marks.map(({ first, last }) =>
    markOf(text, [words[first]?.startUtf16 ?? 0, words[last]?.endUtf16 ?? 0]),
  );
  return { revision, marks };
}

const revisedOf = (text: string, hash: string) => ({ text, textSha256: hash.repeat(64) });

function timedReanchor({ revision, marks }: Case): {
  readonly ms: number;
  readonly answers: Answer[];
} {
  const started = performance.now();
  const now = reanchor(
    revisedOf(revision.before.text, 'a'),
    revisedOf(revision.after.text, 'b'),
    marks,
  );
  const ms = performance.now() - started;
  const answers = now.map(({ anchoring, segments: [segment] }) => ({
    state: anchoring.state,
    span: anchoring.state === 'orphan' || segment === undefined ? null : segment,
  }));
  return { ms, answers };
}

/** For the sample; its time as if it had been all marks. */
function timedSearch({ revision, marks }: Case, every: number) {
  const sample = marks.filter((_, index) => index % every === 0);
  const started = performance.now();
  const answers = sample.map(({ segments: [segment] }): Answer => {
    if (segment === undefined) return { state: 'orphan', span: null };
    const context = contextOf(revision.before.text, [segment]);
    const span = searchForQuote(revision.after.text, { ...context, ...segment });
    const isSame =
      span !== null && revision.after.text.slice(span.startUtf16, span.endUtf16) === segment.quote;
    return { state: span === null ? 'orphan' : isSame ? 'exact' : 'fuzzy', span };
  });
  const ms = (performance.now() - started) * (marks.length / sample.length);
  return { ms, answers, marks: revision.marks.filter((_, index) => index % every === 0) };
}

function judged(lengthUtf16: number, rate: number, every: number) {
  const own: Rightness[] = [];
  const reference: Rightness[] = [];
  for (const seed of SEEDS) {
    const one = makeCase(lengthUtf16, rate, seed);
    own.push(judge(one.revision, timedReanchor(one).answers));
    const { answers, marks } = timedSearch(one, every);
    reference.push(judge({ ...one.revision, marks }, answers));
  }
  return { own, reference };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const sizes = [
  { size: '100 kB', lengthUtf16: 100_000, ms: 30 },
  { size: '1 MB', lengthUtf16: 1_000_000, ms: 250 },
] as const;
const rates = [
  { rate: 0.005, wrong: 0.1 },
  { rate: 0.05, wrong: 1 },
  { rate: 0.2, wrong: 2 },
] as const;

/** Rounds until the code is compiled: 100 kB are done before that. */
const warmUp = (lengthUtf16: number): number => (lengthUtf16 < 500_000 ? 8 : 2);

function benchesFor(
  { size, lengthUtf16, ms }: (typeof sizes)[number],
  { rate, wrong }: (typeof rates)[number],
): Bench[] {
  const name = `re-anchor 1,000 marks, ${size}, ${rate * 100} % changed`;
  const every = EVERY[size];
  return [
    {
      name,
      unit: 'ms',
      target: ms,
      compare: 'value-at-most',
      async run() {
        const one = makeCase(lengthUtf16, rate, 1);
        for (let round = 0; round < warmUp(lengthUtf16); round += 1) timedReanchor(one);
        let searched: number | null = null;
        return inTurns(
          () => median([0, 1, 2].map(() => timedReanchor(one).ms)),
          // Once is enough for what takes seconds.
          () => (searched ??= timedSearch(one, every).ms),
          { warmUp: 0 },
        );
      },
    },
    {
      name: `${name}: wrong`,
      unit: '% of marks',
      target: wrong,
      compare: 'value-at-most',
      run() {
        const { own, reference } = judged(lengthUtf16, rate, every);
        const share = (all: readonly Rightness[]) =>
          100 * (1 - mean(all.map(({ right }) => right)));
        const referred = share(reference);
        return Promise.resolve({ value: share(own), reference: referred === 0 ? null : referred });
      },
    },
    {
      name: `${name}: on wrong words as exact or moved`,
      unit: 'marks',
      target: 0,
      compare: 'value-at-most',
      run() {
        const { own, reference } = judged(lengthUtf16, rate, every);
        const sum = (all: readonly Rightness[]) =>
          all.reduce((total, one) => total + one.wrongExact, 0);
        const referred = sum(reference) * every;
        // A ratio to nothing says nothing.
        return Promise.resolve({ value: sum(own), reference: referred === 0 ? null : referred });
      },
    },
  ];
}

export const benches: readonly Bench[] = sizes.flatMap((size) =>
  rates.flatMap((rate) => benchesFor(size, rate)),
);
