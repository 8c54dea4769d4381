// Benchmark rows as an aligned table for the terminal.

import type { Bench, BenchRow } from './bench.ts';

export interface BenchOutcome {
  readonly bench: Bench;
  readonly row: BenchRow;
}

const headings = ['', 'value', 'unit', 'reference', 'ratio', 'target', ''] as const;
/** Words on the left, figures on the right, so that they can be compared down the column. */
const leftAligned: ReadonlySet<number> = new Set([0, 2, 6]);

/** Four significant digits, never in exponents; `failed` for a case that threw. */
function figure(value: number | null): string {
  if (value === null) return '–';
  if (Number.isNaN(value)) return 'failed';
  const digits = Math.max(0, 3 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-3))));
  return value.toFixed(Math.min(digits, 6));
}

function cells({ bench, row }: BenchOutcome): readonly string[] {
  const target =
    bench.compare === 'value-at-most' ? `≤ ${row.target} ${row.unit}` : `≤ ${row.target}`;
  const verdict = row.ok ? 'ok' : 'MISSED';
  return [
    row.name,
    figure(row.value),
    row.unit,
    figure(row.reference),
    figure(row.ratio),
    target,
    verdict,
  ];
}

/** One line a case under a line of headings. */
export function tableOf(outcomes: readonly BenchOutcome[]): string {
  const lines = [headings, ...outcomes.map(cells)];
  const widths = headings.map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const aligned = (text: string, column: number) => {
    const width = widths[column] ?? 0;
    return leftAligned.has(column) ? text.padEnd(width) : text.padStart(width);
  };
  return lines.map((line) => line.map(aligned).join('  ').trimEnd()).join('\n');
}
