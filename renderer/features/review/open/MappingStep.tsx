// Their tags beside mine: for each that my tagset lacks, what it is here. What is left out waits with its marks and is
// not lost; what is chosen is proposed again for the next file.

import { ArrowRight } from 'lucide-react';
import { useId } from 'react';
import type { TagId } from '../../../../shared/domain/ids.ts';
import type { Tag } from '../../../../shared/domain/tagset.ts';
import type {
  MappingQuestion,
  ReviewInspection,
  TagsetMapping,
} from '../../../../shared/ipc/review-types.ts';
import { chooseTag, type ReviewOpening } from '../../../state/review-open-store.ts';
import { Select } from '../../../ui/Select.tsx';
import { TagBadge } from '../../../ui/TagBadge.tsx';
import { countOf } from '../../../ui/words.ts';
import { byWords, leaveOutWords } from './review-open-words.ts';

interface MappingStepProps {
  readonly inspection: ReviewInspection;
  readonly tags: ReviewOpening['tags'];
}

export function MappingStep({ inspection, tags }: MappingStepProps) {
  const mappings = inspection.mappings.filter(({ questions }) => questions.length > 0);
  return (
    <>
      <p className="review-mapping-about">
        Their marks are shown with your tags. What is left out waits; open the file again to match
        it. Your choices are remembered for the next file with this tagset.
      </p>
      {mappings.map((mapping) => (
        <Mapping
          key={`${mapping.theirs.id} ${mapping.mine.id}`}
          mapping={mapping}
          chosen={tags[mapping.theirs.id] ?? {}}
        />
      ))}
    </>
  );
}

interface MappingProps {
  readonly mapping: TagsetMapping;
  readonly chosen: Readonly<Record<string, TagId | null>>;
}

function Mapping({ mapping, chosen }: MappingProps) {
  const heading = useId();
  const { theirs, mine, questions } = mapping;
  return (
    <section className="review-mapping" aria-labelledby={heading}>
      <h3 id={heading}>
        <bdi>{theirs.name}</bdi>
        <ArrowRight aria-label="to your" />
        <bdi>{mine.name}</bdi>
      </h3>
      <ul>
        {questions.map((question) => (
          <Question
            key={question.tag}
            question={question}
            mapping={mapping}
            chosen={chosen[question.tag] ?? null}
          />
        ))}
      </ul>
    </section>
  );
}

interface QuestionProps {
  readonly question: MappingQuestion;
  readonly mapping: TagsetMapping;
  readonly chosen: TagId | null;
}

/** A tag that their tagset does not define either has only its name. */
const tagOf = ({ tag, label }: MappingQuestion, tags: readonly Tag[]): Tag =>
  tags.find(({ id }) => id === tag) ?? {
    id: tag,
    label,
    color: '',
    shortcut: null,
    description: null,
    attributes: [],
  };

function Question({ question, mapping: { theirs, mine }, chosen }: QuestionProps) {
  const id = useId();
  const { tag, label, marks, proposed, by } = question;
  const place = mine.tags.find((one) => one.id === chosen);
  const why = by !== null && chosen === proposed ? byWords[by] : '';
  return (
    <li className="review-mapping-row" data-left-out={place === undefined}>
      <label htmlFor={id}>
        <TagBadge tag={tagOf(question, theirs.tags)} />
        <bdi>{label}</bdi>
        <span className="quiet numbers">{countOf(marks, 'mark')}</span>
      </label>
      <ArrowRight aria-hidden />
      <span className="review-mapping-choice">
        {place === undefined ? (
          <span className="review-mapping-none" aria-hidden />
        ) : (
          <TagBadge tag={place} />
        )}
        <Select
          id={id}
          value={chosen ?? ''}
          {...(why === '' ? {} : { 'aria-describedby': `${id}-why` })}
          onChange={({ target }) =>
            chooseTag(theirs.id, tag, target.value === '' ? null : (target.value as TagId))
          }
        >
          {mine.tags.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
          <option value="">{leaveOutWords(marks)}</option>
        </Select>
      </span>
      <span className="quiet review-mapping-why" id={`${id}-why`}>
        {why}
      </span>
    </li>
  );
}
