// What is the matter with the files, and what can be done about each.

import { TriangleAlert } from 'lucide-react';
import type { Problem } from '../../../../shared/ipc/result.ts';
import { countOf } from '../../../ui/words.ts';

const SHOWN = 100;

export function ReviewProblems({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  const rest = problems.length - SHOWN;
  return (
    <ul className="review-open-problems" aria-label="What is the matter">
      {problems.slice(0, SHOWN).map(({ path, message, remedy }, at) => (
        <li key={`${at} ${path}`}>
          <TriangleAlert aria-hidden />
          <div>
            <p>{message}</p>
            <p className="quiet">{remedy}</p>
          </div>
        </li>
      ))}
      {rest > 0 ? <li className="quiet">and {countOf(rest, 'more problem')}</li> : null}
    </ul>
  );
}
