// What is exported: one of the selections that can be named from here, with how many articles each has.

import { formatNumber } from '../../ui/words.ts';
import type { ExportScope } from './export-scopes.ts';

interface ScopeChoiceProps {
  readonly scopes: readonly ExportScope[];
  readonly chosen: ExportScope;
  readonly onChoose: (scope: ExportScope) => void;
}

export function ScopeChoice({ scopes, chosen, onChoose }: ScopeChoiceProps) {
  return (
    <fieldset className="export-part">
      <legend>What</legend>
      {scopes.map((scope) => (
        <label key={scope.id} className="export-row">
          <input
            type="radio"
            name="export-scope"
            checked={scope === chosen}
            onChange={() => onChoose(scope)}
          />
          <span className="export-row-words">
            {scope.label}
            {scope.detail === null ? null : (
              <bdi className="export-row-detail" title={scope.detail}>
                {scope.detail}
              </bdi>
            )}
          </span>
          {scope.count === null ? null : (
            <span className="numbers quiet">
              {formatNumber(scope.count)}
              <span className="visually-hidden">
                {scope.count === 1 ? ' article' : ' articles'}
              </span>
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
