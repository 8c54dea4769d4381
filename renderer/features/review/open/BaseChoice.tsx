// The state that both began from: with it, who added, changed or deleted what is known.

import type { ReviewMatch } from '../../../../shared/ipc/review-types.ts';
import {
  changeOpening,
  type BaseKind,
  type ReviewOpening,
} from '../../../state/review-open-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { chooseBaseFile } from './review-file.ts';
import { historyBaseWords } from './review-open-words.ts';

interface BaseChoiceProps {
  readonly matches: readonly ReviewMatch[];
  readonly opening: ReviewOpening;
}

export function BaseChoice({ matches, opening }: BaseChoiceProps) {
  const hasHistory = matches.some(({ base }) => base !== null);
  const choices: readonly (readonly [BaseKind, string])[] = [
    ...(hasHistory ? [['history', historyBaseWords(matches)] as const] : []),
    ...(opening.hasBaseFile ? [['file', 'The file that you chose'] as const] : []),
    ['none', 'None: the two are compared as they are'],
  ];
  return (
    <fieldset className="review-open-part review-base">
      <legend>Compare from a common base</legend>
      {choices.length === 1 ? (
        <p>
          None was found, so the two are compared as they are: that a mark is on one side only does
          not say who added or deleted it.
        </p>
      ) : (
        choices.map(([value, words]) => (
          <label key={value} className="review-choice">
            <input
              type="radio"
              name="review-base"
              checked={opening.base === value}
              onChange={() => changeOpening({ base: value })}
            />
            <span>{words}</span>
          </label>
        ))
      )}
      <Button
        look="quiet"
        className="review-base-file"
        aria-disabled={opening.phase !== 'idle'}
        onClick={() => void chooseBaseFile()}
      >
        {opening.hasBaseFile ? 'Choose another file…' : 'Choose a base file…'}
      </Button>
    </fieldset>
  );
}
