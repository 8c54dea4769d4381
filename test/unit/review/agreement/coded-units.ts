// Codings written as a paper prints them: one row for each unit, or each group of equal units.

import { patternOf, unread } from '../../../../shared/review/agreement/coding.ts';
import type { CodedUnits } from '../../../../shared/review/agreement/coding-measures.ts';

export interface PrintedCodings {
  readonly coded: CodedUnits;
  readonly weights: Float64Array;
}

/** A label per annotator, null where there is none. `times` are how many units each row stands for. */
export function printed(
  rows: readonly (readonly (string | number | null)[])[],
  times?: readonly number[],
): PrintedCodings {
  const labels = new Map<string | number, number>();
  const patterns = rows.map((row) =>
    patternOf(
      row.map((label) => {
        if (label === null) return unread;
        const number = labels.get(label) ?? labels.size;
        labels.set(label, number);
        return number;
      }),
    ),
  );
  return {
    coded: { annotators: rows[0]?.length ?? 0, patterns },
    weights: Float64Array.from(times ?? rows.map(() => 1)),
  };
}
