// The report beside an export that says what its format could not hold, for people and programs.

import type { FormatInfo } from '../formats/format-list.ts';
import { lossLine, type LossReport } from '../formats/loss.ts';

/** JSON with two spaces and a final newline. Counts are of everything; the items are the first of each kind. */
export function lossFile(format: FormatInfo, { kinds, items }: LossReport): string {
  const report = {
    format: format.id,
    kinds: kinds.map(({ kind, count }) => ({ kind, count, what: lossLine(kind, count) })),
    items,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
