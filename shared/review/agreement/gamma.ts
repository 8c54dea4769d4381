// γ = 1 − observed disorder / expected disorder: Mathet, Widlöcher and Métivier (2015), The unified and holistic method
// gamma (γ) for inter-annotator agreement measure and alignment, Computational Linguistics 41(3). One alignment of each
// text and one of each random continuum; of many texts the disorders are added up, as if they followed each other.

import type { AgreementOptions } from './agreement-input.ts';
import type { GammaExplanation } from './agreement-report.ts';
import type { Figure } from './agreement-result.ts';
import { bestAlignment, type Alignment } from './gamma-alignment.ts';
import { shuffled } from './gamma-shuffle.ts';
import { annotatorCount, unitCount, type GammaUnits } from './gamma-units.ts';
import type { Pacer } from './pacer.ts';
import type { Prepared, PreparedDocument, PreparedMark } from './prepared.ts';
import { seededRandom, type Random } from './seeded-random.ts';

/** Of one text in one continuum: disorders add up, and so do the units that they are divided by. */
interface Disorder {
  readonly sum: number;
  /** The mean number of units of an annotator. */
  readonly units: number;
}

interface GammaText {
  readonly index: number;
  readonly lengthUtf16: number;
  readonly units: GammaUnits;
  readonly random: Random;
  observed: Disorder;
  /** By sample. */
  readonly expected: Disorder[];
}

/** What stands in one passage, for resampling. */
interface DisorderEntry extends Disorder {
  readonly passage: number;
}

export interface GammaMeasured {
  readonly value: Figure;
  /** By the document's place in the list. */
  readonly byDocument: ReadonlyMap<number, Figure>;
  readonly explanation: GammaExplanation;
  readonly entries: readonly DisorderEntry[];
  /** The disorder of all texts together, by sample. */
  readonly expected: readonly number[];
}

type GammaOptions = Pick<AgreementOptions, 'samples' | 'precision' | 'seed'>;

/** More samples than this are not drawn for any precision. */
const mostSamples = 2000;

/** Of one tag, or of all when `tag` is null. Steps the pacer once for every alignment. */
export async function measureGamma(
  prepared: Prepared,
  tag: number | null,
  options: GammaOptions,
  pacer: Pacer,
): Promise<GammaMeasured> {
  const texts: GammaText[] = [];
  const entries: DisorderEntry[] = [];
  const byDocument = new Map<number, Figure>();
  let isExact = true;
  for (const [index, document] of prepared.documents.entries()) {
    const { units, marks } = unitsOf(prepared, document, tag);
    byDocument.set(index, annotatorCount(units) < 2 ? 'one-annotator' : 'nothing-marked');
    if (annotatorCount(units) < 2 || unitCount(units) === 0) continue;
    const alignment = bestAlignment(units);
    isExact &&= alignment.isExact;
    entries.push(...entriesOf(alignment, units, marks));
    const random = seededRandom(
      options.seed,
      `gamma ${index} ${tag === null ? '' : (prepared.tags[tag] ?? '')}`,
    );
    const observed = totalOf(alignment, units);
    texts.push({ index, lengthUtf16: document.lengthUtf16, units, random, observed, expected: [] });
    await pacer.step();
  }
  isExact = (await sample(texts, Math.max(1, options.samples), pacer)) && isExact;
  isExact = (await sampleToPrecision(texts, options.precision, pacer)) && isExact;
  for (const { index, observed, expected } of texts) {
    byDocument.set(index, gammaOf(ratio([observed]), mean(expected.map((one) => ratio([one])))));
  }
  const expected = pooled(texts);
  const value =
    texts.length === 0
      ? emptyReason(byDocument)
      : gammaOf(ratio(texts.map(({ observed }) => observed)), mean(expected));
  const explanation = { samples: expected.length, precision: precisionOf(expected), isExact };
  return { value, byDocument, explanation, entries, expected };
}

/**
 * With each passage counted as often as said and the samples drawn anew, so that an interval has both in it: which
 * passages happened to be read, and how well the expected disorder is known.
 */
export function resampledGamma(
  { entries, expected }: GammaMeasured,
  times: ArrayLike<number>,
  random: Random,
): Figure {
  let sum = 0;
  let units = 0;
  for (const entry of entries) {
    const weight = times[entry.passage] ?? 0;
    sum += weight * entry.sum;
    units += weight * entry.units;
  }
  if (units === 0) return 'nothing-marked';
  let chance = 0;
  for (let index = 0; index < expected.length; index += 1) {
    chance += expected[Math.floor(random() * expected.length)] ?? 0;
  }
  return gammaOf(sum / units, chance / expected.length);
}

function gammaOf(observed: number, expected: number): Figure {
  if (observed <= 1e-12) return 1;
  return expected === 0 ? 'no-variation' : 1 - observed / expected;
}

const emptyReason = (byDocument: ReadonlyMap<number, Figure>): Figure =>
  [...byDocument.values()].includes('nothing-marked') ? 'nothing-marked' : 'one-annotator';

async function sample(texts: readonly GammaText[], count: number, pacer: Pacer): Promise<boolean> {
  let isExact = true;
  for (const { units, lengthUtf16, random, expected } of texts) {
    for (let drawn = 0; drawn < count; drawn += 1) {
      const continuum = shuffled(units, lengthUtf16, random);
      const alignment = bestAlignment(continuum);
      isExact &&= alignment.isExact;
      expected.push(totalOf(alignment, continuum));
      await pacer.step();
    }
  }
  return isExact;
}

/** Section 5.3: as many samples as the coefficient of variation asks for, at 95 % confidence. */
async function sampleToPrecision(
  texts: readonly GammaText[],
  precision: number | undefined,
  pacer: Pacer,
): Promise<boolean> {
  const disorders = pooled(texts);
  if (precision === undefined || precision <= 0 || disorders.length < 2) return true;
  const needed = Math.ceil(((1.96 * deviation(disorders)) / mean(disorders) / precision) ** 2);
  const more = Math.min(needed, mostSamples) - disorders.length;
  if (!(more > 0)) return true;
  pacer.expect(more * texts.length);
  return sample(texts, more, pacer);
}

function precisionOf(disorders: readonly number[]): number | null {
  if (disorders.length < 2 || mean(disorders) === 0) return null;
  return (1.96 * deviation(disorders)) / mean(disorders) / Math.sqrt(disorders.length);
}

/** By sample, the disorder of all texts together. */
function pooled(texts: readonly GammaText[]): number[] {
  const samples = texts[0]?.expected.length ?? 0;
  return Array.from({ length: samples }, (_, index) =>
    ratio(texts.flatMap(({ expected }) => expected[index] ?? [])),
  );
}

function ratio(disorders: readonly Disorder[]): number {
  let sum = 0;
  let units = 0;
  for (const disorder of disorders) {
    sum += disorder.sum;
    units += disorder.units;
  }
  return sum / units;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function deviation(values: readonly number[]): number {
  const middle = mean(values);
  const squares = values.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

const totalOf = ({ unitary }: Alignment, units: GammaUnits): Disorder => ({
  sum: unitary.reduce((sum, { disorder }) => sum + disorder, 0),
  units: unitCount(units) / annotatorCount(units),
});

/** A unitary alignment stands where its first unit does. */
function entriesOf(
  { unitary }: Alignment,
  units: GammaUnits,
  marks: readonly PreparedMark[],
): DisorderEntry[] {
  const share = 1 / annotatorCount(units);
  return [
    ...unitary.map(({ members, disorder }) => ({
      passage: marks[members[0] ?? 0]?.passage ?? 0,
      sum: disorder,
      units: 0,
    })),
    ...marks.map(({ passage }) => ({ passage, sum: 0, units: share })),
  ];
}

/**
 * Annotators in the order of their ids and units in text order, so that the order of neither in a file changes a random
 * continuum. Marks of no length are no units. `marks` are by unit.
 */
function unitsOf(
  { annotators: ids }: Prepared,
  document: PreparedDocument,
  tag: number | null,
): { readonly units: GammaUnits; readonly marks: readonly PreparedMark[] } {
  const byId = document.annotators.toSorted((a, b) => ((ids[a] ?? '') < (ids[b] ?? '') ? -1 : 1));
  const placed = byId.map((annotator) =>
    document.marks
      .filter((mark) => mark.annotator === annotator && (tag === null || mark.tag === tag))
      .map((mark) => ({ mark, start: startOf(mark), end: endOf(mark) }))
      .filter(({ start, end }) => end > start)
      .toSorted(inTextOrder),
  );
  const all = placed.flat();
  const firsts = [0];
  for (const own of placed) firsts.push((firsts.at(-1) ?? 0) + own.length);
  const units = {
    starts: Float64Array.from(all, ({ start }) => start),
    ends: Float64Array.from(all, ({ end }) => end),
    tags: Int32Array.from(all, ({ mark }) => mark.tag),
    annotators: Int32Array.from(placed.flatMap((own, annotator) => own.map(() => annotator))),
    firsts: Int32Array.from(firsts),
  };
  return { units, marks: all.map(({ mark }) => mark) };
}

const startOf = ({ segments }: PreparedMark): number => segments[0]?.startUtf16 ?? 0;

const endOf = ({ segments }: PreparedMark): number =>
  segments.reduce((end, { endUtf16 }) => Math.max(end, endUtf16), 0);

function inTextOrder(a: Placed, b: Placed): number {
  if (a.start !== b.start) return a.start - b.start;
  return a.end === b.end ? a.mark.tag - b.mark.tag : b.end - a.end;
}

interface Placed {
  readonly mark: PreparedMark;
  readonly start: number;
  readonly end: number;
}
