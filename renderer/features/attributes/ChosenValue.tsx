// An attribute that is chosen: one option, several, or yes and no. Few options stand side by side; many in a list.

import type { Attribute, AttributeOption } from '../../../shared/domain/tagset.ts';
import type { JsonValue } from '../../../shared/domain/json.ts';
import { Select } from '../../ui/Select.tsx';
import type { AttributeValue } from '../../state/details-store.ts';
import type { OneValueProps } from './AttributeField.tsx';
import { OptionRow } from './OptionRow.tsx';
import { ValueFrame } from './ValueFrame.tsx';

const MOST_SIDE_BY_SIDE = 9;
const yesAndNo: readonly AttributeOption[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];

function chosenIds({ type }: Attribute, value: JsonValue | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  if (type === 'boolean') return [value === true ? 'yes' : 'no'];
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

/** What is chosen once the option is pressed: one that was chosen goes. */
function afterToggle({ type }: Attribute, chosen: readonly string[], id: string): AttributeValue {
  const had = chosen.includes(id);
  if (type === 'choices') {
    const next = had ? chosen.filter((each) => each !== id) : [...chosen, id];
    return next.length === 0 ? null : next;
  }
  if (had) return null;
  return type === 'boolean' ? id === 'yes' : id;
}

/** An option that the tagset lacks is shown as long as it is chosen. */
function withChosen(
  options: readonly AttributeOption[],
  chosen: readonly string[],
): readonly AttributeOption[] {
  const missing = chosen.filter((id) => !options.some((option) => option.id === id));
  return [...options, ...missing.map((id) => ({ id, label: `${id} (not in the tagset)` }))];
}

export function ChosenValue({ attribute, value, disabled, again, onSay, onAgain }: OneValueProps) {
  const { type } = attribute;
  const chosen = chosenIds(attribute, value);
  const options = withChosen(type === 'boolean' ? yesAndNo : (attribute.options ?? []), chosen);
  const asList = type === 'choice' && options.length > MOST_SIDE_BY_SIDE;
  return (
    <ValueFrame
      attribute={attribute}
      empty={chosen.length === 0}
      fault={null}
      grouped={!asList}
      again={again}
      onAgain={onAgain}
    >
      {({ control, label, describedBy }) =>
        asList ? (
          <Select
            id={control}
            aria-describedby={describedBy}
            data-value-focus
            value={chosen[0] ?? ''}
            disabled={disabled}
            onChange={({ target }) => onSay(target.value === '' ? null : target.value)}
          >
            <option value="">—</option>
            {options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.label}
              </option>
            ))}
          </Select>
        ) : (
          <OptionRow
            labelledBy={label}
            describedBy={describedBy}
            options={options}
            chosen={chosen}
            several={type === 'choices'}
            disabled={disabled}
            onToggle={(id) => onSay(afterToggle(attribute, chosen, id))}
            onClear={() => onSay(null)}
          />
        )
      }
    </ValueFrame>
  );
}
