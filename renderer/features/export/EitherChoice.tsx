// One of two or three short choices, side by side.

import { useId } from 'react';

interface EitherProps<Value extends string> {
  readonly label: string;
  readonly values: readonly (readonly [Value, string])[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

export function EitherChoice<Value extends string>({
  label,
  values,
  chosen,
  onChoose,
}: EitherProps<Value>) {
  const name = useId();
  return (
    <fieldset className="export-either">
      <legend className="visually-hidden">{label}</legend>
      <span className="segments">
        {values.map(([value, words]) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              checked={value === chosen}
              onChange={() => onChoose(value)}
            />
            <span>{words}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
