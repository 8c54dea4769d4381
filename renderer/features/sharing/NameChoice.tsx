// What is hidden: names of marks by their tag, further names, notes, annotators, and facts about the article.

import { useId } from 'react';
import type { SharingNames } from '../../../shared/ipc/sharing-types.ts';
import type { HideableField } from '../../../shared/sharing/sharing-choice.ts';
import { countOf } from '../../ui/words.ts';
import { toggled, type SharingDraft } from './sharing-draft.ts';

interface NameChoiceProps {
  readonly can: SharingNames;
  readonly draft: SharingDraft;
  readonly onChange: (change: Partial<SharingDraft>) => void;
}

const fieldWords: { readonly [Field in HideableField]: string } = {
  title: 'Title',
  subtitle: 'Subtitle',
  byline: 'Byline',
  publisher: 'Publisher',
  publishedOn: 'Date',
  url: 'Address and links',
};

export function NameChoice({ can, draft, onChange }: NameChoiceProps) {
  const byTag = Map.groupBy(can.names, ({ tag }) => tag);
  return (
    <>
      {[...byTag].map(([tag, names]) => (
        <fieldset key={tag}>
          <legend>{names[0]?.tagLabel}</legend>
          {names.map(({ name, marks }) => (
            <Row
              key={name}
              label={name}
              detail={String(marks)}
              checked={draft.names.includes(name)}
              onChange={() => onChange({ names: toggled(draft.names, name) })}
            />
          ))}
        </fieldset>
      ))}
      <fieldset>
        <legend>Names</legend>
        <Row
          label="Single words of these names too"
          checked={draft.parts}
          onChange={() => onChange({ parts: !draft.parts })}
        />
        <Typed value={draft.typed} onChange={(typed) => onChange({ typed })} />
      </fieldset>
      <fieldset>
        <legend>Besides</legend>
        <Row
          label={`Notes (${countOf(can.notes.length, 'note')})`}
          checked={draft.notes}
          onChange={() => onChange({ notes: !draft.notes })}
        />
        <Row
          label="Names of annotators"
          checked={draft.annotators}
          onChange={() => onChange({ annotators: !draft.annotators })}
        />
        {can.fields.map(({ field, value }) => (
          <Row
            key={field}
            label={fieldWords[field]}
            detail={value}
            checked={draft.fields.includes(field)}
            onChange={() => onChange({ fields: toggled(draft.fields, field) })}
          />
        ))}
      </fieldset>
    </>
  );
}

interface RowProps {
  readonly label: string;
  readonly detail?: string;
  readonly checked: boolean;
  readonly onChange: () => void;
}

function Row({ label, detail, checked, onChange }: RowProps) {
  return (
    <label className="sharing-row">
      <input type="checkbox" checked={checked} onChange={onChange} />
      <span dir="auto">{label}</span>
      {detail === undefined ? null : (
        <span className="quiet sharing-detail" dir="auto" title={detail}>
          {detail}
        </span>
      )}
    </label>
  );
}

function Typed({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className="sharing-typed">
      <label htmlFor={id}>Further names, one a line</label>
      <textarea
        id={id}
        className="input"
        rows={2}
        dir="auto"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </div>
  );
}
