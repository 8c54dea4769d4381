// The menu of what became of a sentence, beside it.

import type { CoverageState } from '../../../shared/domain/coverage.ts';
import { PassageMenu } from '../passage-menu/PassageMenu.tsx';
import { CoverageSign } from './CoverageSign.tsx';
import { closeCoveragePicker, useCoveragePicker } from './coverage-picker-store.ts';
import { coverageChoices } from './coverage-words.ts';
import { setCoverage, stateAt } from './coverage.ts';

export function CoveragePicker() {
  const span = useCoveragePicker((state) => state.place);
  if (span === null) return null;
  const now = stateAt(span);
  return (
    <PassageMenu
      span={span}
      label="This sentence is"
      choices={coverageChoices.map(({ state, ...words }) => ({
        id: state,
        ...words,
        checked: state === now,
        sign: <CoverageSign state={state} />,
      }))}
      onPick={(state) => void setCoverage(span, state as CoverageState)}
      onClose={closeCoveragePicker}
    />
  );
}
