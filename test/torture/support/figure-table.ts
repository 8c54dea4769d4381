// The figures of a run as an aligned table for the terminal.

import { isWithin } from '../torture.ts';
import type { CaseOutcome } from './run-case.ts';

const headings = ['', 'value', 'limit', 'unit', '', 'done'] as const;
/** Figures on the right, so that they can be compared down the column. */
const rightAligned: ReadonlySet<number> = new Set([1, 2]);

/** At most four digits after the point. */
const figureText = (value: number) => String(Math.round(value * 10_000) / 10_000);

const rowsOf = ({ name, figures, failure, tookMs }: CaseOutcome): string[][] => [
  [`${name} (${Math.round(tookMs / 1000)} s)`, '', '', '', failure === null ? '' : 'FAILED', ''],
  ...figures.map((figure) => [
    `  ${figure.name}`,
    figureText(figure.value),
    figure.limit === null ? '–' : figureText(figure.limit),
    figure.unit,
    isWithin(figure) ? (figure.limit === null ? '' : 'ok') : 'OVER',
    figure.detail,
  ]),
];

export function figureTable(outcomes: readonly CaseOutcome[]): string {
  const lines = [[...headings], ...outcomes.flatMap(rowsOf)];
  const widths = headings.map((_, column) =>
    column === headings.length - 1
      ? 0
      : Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  const aligned = (text: string, column: number) => {
    const width = widths[column] ?? 0;
    return rightAligned.has(column) ? text.padStart(width) : text.padEnd(width);
  };
  return lines.map((line) => line.map(aligned).join('  ').trimEnd()).join('\n');
}
