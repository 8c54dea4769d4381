// The first step: which articles the files are about, what is the matter with them, and what has to be said.

import {
  changeOpening,
  hasOpenQuestions,
  unnamed,
  type ReviewOpening,
} from '../../../state/review-open-store.ts';
import type { ReviewInspection } from '../../../../shared/ipc/review-types.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { countOf } from '../../../ui/words.ts';
import { BaseChoice } from './BaseChoice.tsx';
import { MatchList } from './MatchList.tsx';
import { ModeChoice } from './ModeChoice.tsx';
import { mappedWords } from './review-open-words.ts';
import { ReviewProblems } from './ReviewProblems.tsx';

interface QuestionsProps {
  readonly inspection: ReviewInspection;
  readonly opening: ReviewOpening;
}

const askedWords = (tags: number): string =>
  tags === 1
    ? '1 tag of the file is not in your tagset. You match it in the next step.'
    : `${countOf(tags, 'tag')} of the file are not in your tagset. You match them in the next step.`;

/** Tags that have a place by their id, their name or an earlier choice are told and can be changed. */
function MappedTags({ inspection, opening }: QuestionsProps) {
  const asked = inspection.mappings.reduce((sum, { questions }) => sum + questions.length, 0);
  if (asked === 0) return null;
  const open = hasOpenQuestions(inspection);
  return (
    <section className="review-open-part" aria-labelledby="review-open-tags">
      <h3 id="review-open-tags">Tags</h3>
      <div className="review-open-tags">
        <p>{open ? askedWords(asked) : mappedWords(inspection.mappings, opening.tags)}</p>
        {open ? null : (
          <Button look="quiet" onClick={() => changeOpening({ step: 'tags' })}>
            Change…
          </Button>
        )}
      </div>
    </section>
  );
}

function ColleagueField({ inspection, opening }: QuestionsProps) {
  const why = unnamed(opening);
  if (why === null) return null;
  const marks = countOf(inspection.creditedToMe, 'mark');
  const help =
    why === 'nobody'
      ? 'The file does not say it. They are shown and kept under this name.'
      : `${marks} that the file credits to you are shown and kept under this name.`;
  return (
    <section className="review-open-part">
      <Field label="Who made them?" help={help}>
        {(ids) => (
          <input
            {...ids}
            className="input review-open-name"
            data-focus-first
            dir="auto"
            maxLength={200}
            placeholder="Your colleague’s name"
            value={opening.colleague}
            onChange={(event) => changeOpening({ colleague: event.target.value, failure: null })}
          />
        )}
      </Field>
    </section>
  );
}

export function ReviewQuestions({ inspection, opening }: QuestionsProps) {
  const { matches, problems } = inspection;
  const opens = matches.some(({ index }) => opening.articles[index] != null);
  return (
    <>
      <ReviewProblems problems={problems} />
      {matches.length === 0 ? null : <MatchList matches={matches} articles={opening.articles} />}
      {opens ? (
        <>
          <ColleagueField inspection={inspection} opening={opening} />
          <ModeChoice opening={opening} />
          <MappedTags inspection={inspection} opening={opening} />
          <BaseChoice matches={matches} opening={opening} />
        </>
      ) : null}
    </>
  );
}
