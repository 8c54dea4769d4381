import { describe, expect, it } from 'vitest';
import { inTurns, median, rowOf, type Bench } from '../bench/bench.ts';
import { tableOf } from '../bench/table.ts';

function bench(compare: Bench['compare'], target: number): Bench {
  return { name: 'a', unit: 'ms', target, compare, run: () => Promise.reject(new Error('unused')) };
}

describe('median', () => {
  it('takes the middle value, whatever the order', () => {
    expect(median([10, 9, 1])).toBe(9);
  });

  it('takes the mean of the two middle values of an even number', () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  it('refuses an empty list', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});

describe('inTurns', () => {
  it('alternates who goes first and does not count the warm-up', async () => {
    const calls: string[] = [];
    const samples = [1000, 1, 2, 3, 4, 5];
    const result = await inTurns(
      () => {
        calls.push('value');
        return samples[calls.filter((name) => name === 'value').length - 1] ?? Number.NaN;
      },
      () => {
        calls.push('reference');
        return 2;
      },
    );
    expect(calls.slice(0, 4)).toEqual(['value', 'reference', 'reference', 'value']);
    expect(calls).toHaveLength(12);
    expect(result).toEqual({ value: 3, reference: 2 });
  });

  it('refuses fewer than 5 runs', async () => {
    const zero = () => 0;
    await expect(inTurns(zero, zero, { runs: 4 })).rejects.toThrow('at least 5 runs');
  });
});

describe('rowOf', () => {
  it('compares the ratio where the target is a ratio', () => {
    const row = rowOf(bench('ratio-at-most', 1.3), { value: 13, reference: 10 });
    expect(row).toMatchObject({ ratio: 1.3, ok: true });
    expect(rowOf(bench('ratio-at-most', 1.2), { value: 13, reference: 10 }).ok).toBe(false);
  });

  it('compares the value where the target is a value, without a reference', () => {
    const row = rowOf(bench('value-at-most', 50), { value: 14, reference: null });
    expect(row).toMatchObject({ reference: null, ratio: null, ok: true });
    expect(rowOf(bench('value-at-most', 10), { value: 14, reference: null }).ok).toBe(false);
  });

  it('never calls a missing reference or a NaN ok', () => {
    expect(rowOf(bench('ratio-at-most', 9), { value: 1, reference: null }).ok).toBe(false);
    expect(rowOf(bench('value-at-most', 9), { value: Number.NaN, reference: null }).ok).toBe(false);
  });
});

describe('the table', () => {
  it('aligns its columns and says what was missed or failed', () => {
    const ratio = bench('ratio-at-most', 1.3);
    const limit = bench('value-at-most', 50);
    const longer = { ...limit, name: 'longer', unit: 'µs' };
    const outcomes = [
      { bench: ratio, row: rowOf(ratio, { value: 93.123, reference: 100 }) },
      { bench: longer, row: rowOf(longer, { value: 1234.5, reference: 10_000 }) },
      { bench: limit, row: rowOf(limit, { value: Number.NaN, reference: null }) },
    ];
    expect(tableOf(outcomes).split('\n')).toEqual([
      '         value  unit  reference   ratio   target',
      'a        93.12  ms        100.0  0.9312    ≤ 1.3  ok',
      'longer    1235  µs        10000  0.1235  ≤ 50 µs  MISSED',
      'a       failed  ms            –       –  ≤ 50 ms  MISSED',
    ]);
  });
});
