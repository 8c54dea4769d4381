// All figures of agreement as a table in a file: one line for each measure and part.

import { figureIds } from '../../../../shared/review/agreement/agreement-report.ts';
import { explanations } from '../../../../shared/review/agreement/explanations.ts';
import { plainTable } from '../../../../shared/formats/csv/plain-table.ts';
import { call } from '../../../api.ts';
import { announce, showError } from '../../../state/messages.ts';
import { showSaved } from '../../../state/saved-file.ts';
import type { Part } from './figure-words.ts';

const columns = ['Measure', 'Of', 'Figure', 'Low', 'High', 'Level', 'Why there is none'];

function linesOf(parts: readonly Part[]): readonly (readonly (string | number)[])[] {
  return figureIds.flatMap((id) =>
    parts.map(({ label, measured: { figures, intervals, why } }) => {
      const value = figures[id];
      const { low = '', high = '', level = '' } = intervals[id] ?? {};
      const reason = value === null ? (why[id] ?? '') : '';
      return [explanations[id].label, label, value ?? '', low, high, level, reason];
    }),
  );
}

export async function saveFigures(parts: readonly Part[], words: string): Promise<void> {
  try {
    const bytes = new TextEncoder().encode(plainTable(columns, linesOf(parts)));
    const name = `Agreement, ${words}`;
    const saved = await call('dialog:save-plot', { name, kind: 'csv', bytes });
    if (saved === null) return;
    announce('Figures of agreement saved');
    showSaved(`The figures of agreement are saved as ${saved.path}`);
  } catch (thrown) {
    showError(thrown);
  }
}
