// An option that is on or off, with a sentence on what it does.

import { useId } from 'react';

interface CheckProps {
  readonly label: string;
  readonly about: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function OptionCheck({ label, about, checked, onChange }: CheckProps) {
  const id = useId();
  return (
    <label className="export-check">
      <input
        type="checkbox"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-about`}
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        <span id={`${id}-label`}>{label}</span>
        <small id={`${id}-about`}>{about}</small>
      </span>
    </label>
  );
}
