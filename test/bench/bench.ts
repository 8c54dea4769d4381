// The contract of a benchmark and the two helpers each of them needs. A case measures the product and a
// reference in turns within one run, so that a slow moment of the machine meets both alike.

/** `ratio-at-most`: value / reference ≤ target. `value-at-most`: value ≤ target (reference may be null). */
export type Comparison = 'ratio-at-most' | 'value-at-most';

export interface Measurement {
  /** Median of at least 5 runs, in the bench's unit; smaller is better. */
  readonly value: number;
  /** Median of as many runs of the reference, measured in turns with the value; null where there is none. */
  readonly reference: number | null;
}

export interface Bench {
  readonly name: string;
  readonly unit: string;
  readonly target: number;
  readonly compare: Comparison;
  run(): Promise<Measurement>;
}

/** One row of `bench-results.json`. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly target: number;
  readonly ok: boolean;
}

/** The middle value, or the mean of the two middle ones. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new RangeError('the median of no values');
  return (lower + upper) / 2;
}

/** The least value that so many per cent of all are no greater than. Throws on an empty list. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('a percentile of no values');
  return value;
}

export interface TurnOptions {
  /** Counted rounds, at least 5. */
  readonly runs?: number;
  /** Rounds run before and not counted. */
  readonly warmUp?: number;
}

type Timed = () => number | Promise<number>;

/**
 * Runs both functions alternately, changing who goes first each round, and gives the median of each.
 * Each function returns what it measured, in the bench's unit.
 */
export async function inTurns(
  value: Timed,
  reference: Timed,
  { runs = 5, warmUp = 1 }: TurnOptions = {},
): Promise<{ readonly value: number; readonly reference: number }> {
  if (runs < 5) throw new RangeError(`a median needs at least 5 runs, not ${runs}`);
  const values: number[] = [];
  const references: number[] = [];
  for (let round = 0; round < warmUp + runs; round += 1) {
    const turns: [Timed, number[]][] = [
      [value, values],
      [reference, references],
    ];
    if (round % 2 === 1) turns.reverse();
    for (const [measure, results] of turns) {
      const measured = await measure();
      if (round >= warmUp) results.push(measured);
    }
  }
  return { value: median(values), reference: median(references) };
}

/** The row of a measurement: the ratio where there is a reference, and whether the target is met. */
export function rowOf(bench: Bench, measurement: Measurement): BenchRow {
  const { value, reference } = measurement;
  const ratio = reference === null ? null : value / reference;
  const compared = bench.compare === 'ratio-at-most' ? ratio : value;
  // Negated, so that NaN is not ok.
  const ok = compared !== null && compared <= bench.target;
  return { name: bench.name, value, unit: bench.unit, reference, ratio, target: bench.target, ok };
}
