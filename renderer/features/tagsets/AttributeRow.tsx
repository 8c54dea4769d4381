// One attribute of a tag: its label, what kind of value it takes, whether it has to have one, its options.

import { useState } from 'react';
import type { Attribute, AttributeType } from '../../../shared/domain/tagset.ts';
import { Field } from '../../ui/Field.tsx';
import { Select } from '../../ui/Select.tsx';
import { countOf } from '../../ui/words.ts';
import { attributeTypes, hasOptions, typeWords, withType } from './attribute-edits.ts';
import { OptionsEditor } from './OptionsEditor.tsx';
import { moveKeys } from './row-focus.ts';
import { RowButtons } from './RowButtons.tsx';

interface AttributeRowProps {
  readonly attribute: Attribute;
  readonly first: boolean;
  readonly last: boolean;
  readonly onChange: (attribute: Attribute) => void;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

export function AttributeRow(props: AttributeRowProps) {
  const { attribute, first, last, onChange, onMove, onRemove } = props;
  const { id, label, type, options, required } = attribute;
  const [before] = useState(type);
  // Kept, so that trying another type loses no options.
  const [lastOptions, setLastOptions] = useState(options ?? []);
  const setType = (next: AttributeType) => {
    if (options !== undefined) setLastOptions(options);
    onChange(withType(attribute, next, lastOptions));
  };
  return (
    <li data-row={id}>
      <div className="attribute-row" role="presentation" onKeyDown={moveKeys(onMove)}>
        <div className="attribute-top">
          <Field label="Attribute">
            {(ids) => (
              <input
                {...ids}
                type="text"
                className="input"
                dir="auto"
                value={label}
                onChange={(event) => onChange({ ...attribute, label: event.target.value })}
              />
            )}
          </Field>
          <Field label="Value">
            {(ids) => (
              <Select
                {...ids}
                value={type}
                onChange={(event) => setType(event.target.value as AttributeType)}
              >
                {attributeTypes.map((one) => (
                  <option key={one} value={one}>
                    {typeWords[one]}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <RowButtons name={label} first={first} last={last} onMove={onMove} onRemove={onRemove} />
        </div>
        <div className="attribute-more">
          <label className="row-check">
            <input
              type="checkbox"
              checked={required}
              onChange={(event) => onChange({ ...attribute, required: event.target.checked })}
            />
            Required
          </label>
          <code className="row-id" title="Its id in files, which stays">
            {id}
          </code>
        </div>
        <p className="row-note" role="status">
          {type === before
            ? ''
            : 'Values that do not fit the new kind are listed when you save, before anything changes.'}
        </p>
        {hasOptions(type) ? <OptionsDetails attribute={attribute} onChange={onChange} /> : null}
      </div>
    </li>
  );
}

/** Closed where there are some, so that a tag's attributes can be seen at a glance. */
function OptionsDetails({
  attribute,
  onChange,
}: Pick<AttributeRowProps, 'attribute' | 'onChange'>) {
  const options = attribute.options ?? [];
  const [open, setOpen] = useState(options.length === 0);
  return (
    <details
      className="attribute-details"
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        {countOf(options.length, 'option')}
        <span className="quiet" dir="auto">
          {options.map(({ label }) => label).join(', ')}
        </span>
      </summary>
      <OptionsEditor attribute={attribute} onChange={onChange} />
    </details>
  );
}
