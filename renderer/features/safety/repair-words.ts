// What came of a repair, in words: for the dialog and for the clipboard.

import type { SalvagedArticle, SalvageReport } from '../../../shared/ipc/safety-types.ts';
import { countOf, formatNumber, quoted } from '../../ui/words.ts';

type State = SalvagedArticle['state'];

/** Worst first: what needs a look. */
export const states: readonly State[] = ['lost', 'partly', 'rebuilt', 'whole'];

export const stateWords: Readonly<Record<State, string>> = {
  whole: 'Saved whole',
  rebuilt: 'Rebuilt',
  partly: 'Partly saved',
  lost: 'Lost',
};

export const stateMeaning: Readonly<Record<State, string>> = {
  whole: 'every row as it was written',
  rebuilt: 'made again from the sealed log of acts',
  partly: 'something of it could not be read',
  lost: 'nothing of it could be read',
};

export function countsOf({ articles }: SalvageReport): Readonly<Record<State, number>> {
  const counts = { whole: 0, rebuilt: 0, partly: 0, lost: 0 };
  for (const { state } of articles) counts[state] += 1;
  return counts;
}

function allWords(articles: number): string {
  if (articles === 1) return 'The article was';
  return articles === 2 ? 'Both articles were' : `All ${formatNumber(articles)} articles were`;
}

/** One sentence for the whole. */
export function verdictWords(report: SalvageReport): string {
  const { whole, rebuilt, partly, lost } = countsOf(report);
  const { length } = report.articles;
  const rows = report.tables.reduce((sum, table) => sum + table.lost, 0);
  if (length === 0) return 'No article could be found in the damaged file.';
  if (partly === 0 && lost === 0) {
    // Counted in the file: what articles had in these rows is rebuilt.
    const rest =
      rows === 0 ? '' : ` ${countOf(rows, 'row')} of the damaged file could not be read.`;
    return `${allWords(length)} saved.${rest}`;
  }
  return `${formatNumber(whole + rebuilt)} of ${countOf(length, 'article')} were saved whole or rebuilt; ${formatNumber(partly)} partly, ${formatNumber(lost)} not at all.`;
}

export function reportText(report: SalvageReport): string {
  const articles = report.articles.flatMap(({ title, state, said }) => [
    `${stateWords[state]}: ${quoted(title)}`,
    ...said.map((line) => `  - ${line}`),
  ]);
  const tables = report.tables.map(
    ({ name, saved, lost }) => `${name}: ${saved} saved, ${lost} lost`,
  );
  return [
    verdictWords(report),
    `Damaged file: ${report.setAside}`,
    `New workspace: ${report.savedTo}`,
    '',
    ...articles,
    '',
    ...tables,
    '',
  ].join('\n');
}
