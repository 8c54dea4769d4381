// How many sentences were looked at, in the status bar. Pressing it goes to the next one that nobody saw.

import { useArticle } from '../../state/article-store.ts';
import { coverageCount, useCoverage } from '../../state/coverage-store.ts';
import { coverageWords, coverageStates } from '../../../shared/domain/coverage.ts';
import { formatNumber } from '../../ui/words.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { goToUnseen } from './coverage.ts';
import { CoverageSign } from './CoverageSign.tsx';

export function CoverageProgress() {
  const store = useCoverage();
  const open = useArticle((state) => state.current !== null);
  const key = useCommandKey('coverage.next-unseen');
  const { sentences, unseen } = coverageCount(store);
  if (!open || sentences === 0) return null;
  const all = coverageStates
    .map((state) => ({ state, count: store.counts.get(state) ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${formatNumber(count)} ${coverageWords[state]}`)
    .join(' · ');
  const seen = sentences - unseen;
  return (
    <button
      type="button"
      className="status-button coverage-progress numbers"
      title={`${all}${key === undefined ? '' : `. Next unseen sentence: ${key}`}`}
      onClick={() => goToUnseen(1)}
    >
      <CoverageSign state={unseen === 0 ? 'seen' : 'unseen'} />
      {formatNumber(seen)} of {formatNumber(sentences)} sentences seen
    </button>
  );
}
