// The questions of the effects sheet: for each thing in use that has no place, where it goes. Nothing is chosen
// beforehand.

import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { TagsetMigration } from '../../../shared/ipc/tagset-types.ts';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { placesFor, type Answer, type Asked } from './effects-questions.ts';
import { askedWords, deleteWords, placeWords } from './effects-words.ts';

interface EffectChoicesProps {
  readonly asks: readonly Asked[];
  readonly tagset: Tagset;
  readonly migration: TagsetMigration;
  readonly onAnswer: (key: string, answer: Answer | undefined) => void;
}

const DELETE = 'delete';
const PLACE = 'to ';

const valueOf = (answer: Answer | undefined): string => {
  if (answer === undefined) return '';
  return answer === null ? DELETE : `${PLACE}${answer}`;
};

const answerOf = (value: string): Answer | undefined => {
  if (value === '') return undefined;
  return value === DELETE ? null : value.slice(PLACE.length);
};

export function EffectChoices({ asks, tagset, migration, onAnswer }: EffectChoicesProps) {
  if (asks.length === 0) return null;
  return (
    <section className="effects-choices" aria-labelledby="effects-choices-title">
      <h3 id="effects-choices-title">Say where these go</h3>
      {asks.map((asked) => (
        <Choice
          key={asked.key}
          asked={asked}
          tagset={tagset}
          migration={migration}
          onAnswer={onAnswer}
        />
      ))}
    </section>
  );
}

function Choice({
  asked,
  tagset,
  migration,
  onAnswer,
}: Omit<EffectChoicesProps, 'asks'> & { readonly asked: Asked }) {
  const { key, question, answer, faults } = asked;
  const refused = answer !== undefined && faults.length > 0;
  const why = faults.length === 0 ? undefined : faults.join(' ');
  return (
    <Field
      label={askedWords(asked)}
      help={why}
      error={refused ? `This does not do for all of them. ${why ?? ''}` : null}
    >
      {(ids) => (
        <Select
          {...ids}
          value={valueOf(answer)}
          aria-invalid={refused}
          data-open={answer === undefined}
          onChange={(event) => onAnswer(key, answerOf(event.target.value))}
        >
          <option value="">Choose…</option>
          {placesFor(question, tagset, migration).map((place) => (
            <option key={place.id} value={`${PLACE}${place.id}`}>
              {placeWords(asked, place)}
            </option>
          ))}
          <option value={DELETE}>{deleteWords(asked)}</option>
        </Select>
      )}
    </Field>
  );
}
