// Figures over the library or a part of it, as plots. Loaded when it is first asked for, because the plots' library is
// large and nothing else needs it.

import { useEffect, useMemo, useRef, useState } from 'react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Select } from '../../ui/Select.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { countOf } from '../../ui/words.ts';
import type { Statistics } from '../../../shared/domain/statistics.ts';
import { FigureCard } from './FigureCard.tsx';
import { figuresOf } from './figures/figures.ts';
import { saveFigure } from './save-figure.ts';
import { scopeName, statisticsScopes } from './scopes.ts';
import { useStatistics } from './use-statistics.ts';

function summary({ articles, marks, relations, characters }: Statistics): string {
  return [
    countOf(articles, 'article'),
    countOf(marks, 'mark'),
    countOf(relations, 'relation'),
    countOf(characters, 'character'),
  ].join(' · ');
}

export function StatisticsPage() {
  const choice = useRef<HTMLSelectElement>(null);
  const [scopes] = useState(statisticsScopes);
  const [at, setAt] = useState(0);
  const scope = scopes[at] ?? scopes[0];
  if (scope === undefined) throw new Error('the whole library is always a scope');
  const { statistics, failure, reading } = useStatistics(scope.target);
  const slow = useDelayed(reading);
  const figures = useMemo(() => (statistics === null ? [] : figuresOf(statistics)), [statistics]);
  const words = slow ? 'Counting…' : statistics === null ? '' : summary(statistics);
  useEffect(() => {
    // The dialog was there before the page was loaded, so it has taken the focus itself.
    if (document.activeElement?.role === 'dialog') choice.current?.focus();
  }, []);
  return (
    <>
      <div className="statistics-scope">
        <label htmlFor="statistics-scope">Of</label>
        <Select
          id="statistics-scope"
          ref={choice}
          data-focus-first
          value={at}
          onChange={({ target }) => setAt(Number(target.value))}
        >
          {scopes.map((each, index) => (
            <option key={each.id} value={index}>
              {scopeName(each)}
            </option>
          ))}
        </Select>
        <p className="statistics-summary numbers" role="status">
          {words}
        </p>
      </div>
      <div className="statistics-body" aria-busy={reading}>
        {failure === null ? null : (
          <EmptyState
            title="The figures could not be counted"
            text={`${failure.message} ${failure.details.remedy}`}
          />
        )}
        {statistics?.articles === 0 ? (
          <EmptyState title="No articles" text="There is nothing to count here." />
        ) : (
          <div className="statistics-grid">
            {figures.map((figure) => (
              <FigureCard
                key={`${scope.id} ${figure.id}`}
                figure={figure}
                onSave={(kind) => void saveFigure(figure, scope, kind)}
              />
            ))}
          </div>
        )}
      </div>
    </>
  );
}
