// Which tag of one annotator meets which of the other, as a figure: a plot, a table of all numbers, a file.

import type { AgreementReport } from '../../../../shared/review/agreement/agreement-report.ts';
import { number, text, type Figure, type Row } from '../../statistics/figures/figure.ts';
import type { TagLookup } from './use-tags.ts';

const NOTHING = 'Nothing';

export function confusionFigure({ confusion }: AgreementReport, tagOf: TagLookup): Figure {
  const { tags, counts } = confusion;
  const labels = [...tags.map((tag) => tagOf(tag).label), NOTHING];
  const values = labels.map((_label, row) =>
    labels.map((_other, column) => counts[row]?.[column] ?? 0),
  );
  const all = values.flat().reduce((sum, value) => sum + value, 0);
  const rows = labels.map((label, row): Row => ({
    cells: [label, ...(values[row] ?? [])],
    lead: null,
  }));
  return {
    id: 'confusion',
    title: 'Which tag meets which',
    counted:
      'Marks by their tag (rows) and by the tag of the colleague’s mark at the same place (columns). Framed: both gave the same tag.',
    empty: all === 0 ? 'Nobody marked anything, so no tag meets another.' : null,
    plot: {
      kind: 'grid',
      columns: labels,
      rest: 1,
      restRows: 1,
      diagonal: true,
      rows: labels.map((label, row) => ({ label, values: values[row] ?? [] })),
    },
    note: `“${NOTHING}” is where the other has no mark.`,
    columns: [text('Tag'), ...labels.map((label) => number(label))],
    rows,
    wide: true,
  };
}
