// Several files about one article, or one that several people marked: one review each, or all together.

import {
  changeOpening,
  together,
  type ReviewMode,
  type ReviewOpening,
} from '../../../state/review-open-store.ts';

interface Mode {
  readonly mode: ReviewMode;
  readonly label: string;
  readonly about: string;
}

const panel: Mode = {
  mode: 'panel',
  label: 'All together, with votes',
  about: 'What you decide makes a set of its own; your marks and theirs stay as they are.',
};
const changesYours = 'What you decide changes your marks.';

const choices = {
  files: {
    legend: 'Several files are about one article',
    modes: [{ mode: 'pair', label: 'One review for each file', about: changesYours }, panel],
  },
  people: {
    legend: 'Several people marked the article in one file',
    modes: [{ mode: 'pair', label: 'As one review', about: changesYours }, panel],
  },
} as const satisfies Record<string, { legend: string; modes: readonly Mode[] }>;

export function ModeChoice({ opening }: { readonly opening: ReviewOpening }) {
  const why = together(opening);
  if (why === null) return null;
  const { legend, modes } = choices[why];
  return (
    <fieldset className="review-open-part">
      <legend>{legend}</legend>
      {modes.map(({ mode, label, about }) => (
        <label key={mode} className="review-choice">
          <input
            type="radio"
            name="review-mode"
            checked={opening.mode === mode}
            onChange={() => changeOpening({ mode, failure: null })}
          />
          <span>
            {label}
            <small>{about}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
