// Comparing what two annotators marked: sets of 5,000 marks on 1 MB of text, how the time grows with them, and 1,000
// articles one after the other. Marks overlap as two people's do: most places alike, some a little off, some tags other.

import { performance } from 'node:perf_hooks';
import type { Annotation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, AnnotatorId, TagId } from '../../shared/domain/ids.ts';
import { compareSets, type Comparison } from '../../shared/review/compare-sets.ts';
import { inTurns, median, type Bench } from './bench.ts';

const sentence = 'Mayor Ruiz said that the bridge 🚧 would open in May. ';
const unitsPerMark = 200;
const tags = ['claim', 'actor', 'quote'];

/** The same numbers in every run: a linear congruential generator (Numerical Recipes, 7.1). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function marksOf(name: string, text: string, marks: number): Annotation[] {
  const places = numbers(1);
  const own = numbers(name.length);
  return Array.from({ length: marks }, (_, index) => {
    const start = index * unitsPerMark + Math.floor(places() * 60);
    const length = 20 + Math.floor(places() * unitsPerMark);
    const isOff = own() < 0.3;
    const startUtf16 = isOff ? start + Math.floor(own() * 20) : start;
    const endUtf16 = Math.min(text.length, startUtf16 + length);
    const tag = (own() < 0.1 ? tags[2] : tags[index % 2]) ?? 'claim';
    return {
      id: `${name}-${index}` as AnnotationId,
      tag: tag as TagId,
      segments: [{ startUtf16, endUtf16, quote: text.slice(startUtf16, endUtf16) }],
      prefix: text.slice(Math.max(0, startUtf16 - 32), startUtf16),
      suffix: text.slice(endUtf16, endUtf16 + 32),
      attributes: { form: own() < 0.9 ? 'direct' : 'indirect' },
      note: null,
      annotator: name as AnnotatorId,
      origin: 'manual',
      createdAtMs: 1,
      updatedAtMs: 1,
      anchoring: { state: 'exact', score: 1 },
      extra: {},
    };
  });
}

function comparison(marks: number): Comparison {
  const units = marks * unitsPerMark;
  const text = sentence.repeat(Math.ceil(units / sentence.length) + 10);
  const setOf = (name: string) => ({ annotations: marksOf(name, text, marks), relations: [] });
  return { text, mine: setOf('mine'), theirs: setOf('other'), base: null, scope: '' };
}

function timed(one: Comparison): number {
  const start = performance.now();
  const items = compareSets(one);
  const took = performance.now() - start;
  if (items.length < one.mine.annotations.length) throw new Error('an item is missing');
  return took;
}

function medianOf(runs: number, run: () => number): number {
  for (let round = 0; round < 3; round += 1) run();
  return median(Array.from({ length: runs }, run));
}

const articles = 1000;
const marksEach = 50;

export const benches: readonly Bench[] = [
  {
    name: 'compare: two sets of 5,000 marks on 1 MB of text',
    unit: 'ms',
    target: 200,
    compare: 'value-at-most',
    async run() {
      const one = comparison(5000);
      return { value: medianOf(9, () => timed(one)), reference: null };
    },
  },
  {
    // n log n of four times as many marks is 4.65 times as much.
    name: 'compare: 20,000 marks beside 5,000',
    unit: 'ms',
    target: 5,
    compare: 'ratio-at-most',
    run: () => {
      const [many, few] = [comparison(20_000), comparison(5000)];
      return inTurns(
        () => timed(many),
        () => timed(few),
        { runs: 9, warmUp: 3 },
      );
    },
  },
  {
    name: 'compare: 1,000 articles with 50 marks a side',
    unit: 's',
    target: 30,
    compare: 'value-at-most',
    async run() {
      const one = comparison(marksEach);
      const all = () => {
        let took = 0;
        for (let article = 0; article < articles; article += 1) took += timed(one);
        return took / 1000;
      };
      return { value: medianOf(5, all), reference: null };
    },
  },
];
