// One attribute of what is being edited. Nothing is saved before the edit is decided.

import { useState } from 'react';
import type { JsonValue } from '../../../../shared/domain/json.ts';
import type { Attribute } from '../../../../shared/domain/tagset.ts';
import { DRAFT_ID } from '../../../state/review-marks.ts';
import { changeEdit, type EditDraft } from '../../../state/review-store.ts';
import type { AttributeValue } from '../../../state/details-store.ts';
import { ChosenValue } from '../../attributes/ChosenValue.tsx';
import { readValue, writeValue } from '../../attributes/read-value.ts';
import { ValueFrame } from '../../attributes/ValueFrame.tsx';

interface DraftValueProps {
  readonly edit: EditDraft;
  readonly attribute: Attribute;
}

const nothing = () => undefined;

function Typed({
  edit,
  attribute,
  onSay,
}: DraftValueProps & { readonly onSay: (value: AttributeValue) => void }) {
  const value: JsonValue | undefined = edit.attributes[attribute.id];
  const [text, setText] = useState(() => writeValue(attribute, value));
  const [fault, setFault] = useState<string | null>(null);
  const onChange = (typed: string) => {
    setText(typed);
    const reading = readValue(attribute, typed);
    setFault(reading.fault);
    if (reading.fault === null) onSay(reading.value);
  };
  return (
    <ValueFrame
      attribute={attribute}
      empty={text === ''}
      fault={fault}
      again={null}
      onAgain={nothing}
    >
      {({ control, describedBy }) => (
        <input
          id={control}
          aria-describedby={describedBy}
          aria-invalid={fault !== null}
          className="input"
          dir="auto"
          autoComplete="off"
          maxLength={100_000}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </ValueFrame>
  );
}

export function DraftValue({ edit, attribute }: DraftValueProps) {
  const { type, id } = attribute;
  const onSay = (value: AttributeValue) => {
    const { [id]: _before, ...others } = edit.attributes;
    changeEdit({ attributes: value === null ? others : { ...others, [id]: value } });
  };
  if (type !== 'choice' && type !== 'choices' && type !== 'boolean') {
    return <Typed edit={edit} attribute={attribute} onSay={onSay} />;
  }
  const { tag, segments } = edit;
  return (
    <ChosenValue
      mark={{ id: DRAFT_ID, tag, segments, hasNote: false, state: 'exact' }}
      attribute={attribute}
      value={edit.attributes[id]}
      disabled={false}
      words=""
      again={null}
      onSay={onSay}
      onAgain={nothing}
    />
  );
}
