// The shares of a split and its seed. What is wrong with them is said in place.

import { useId } from 'react';
import { splitFault, type SplitDraft } from './export-draft.ts';

interface SplitFieldsProps {
  readonly split: SplitDraft;
  readonly onChange: (split: SplitDraft) => void;
}

const parts = [
  ['train', 'Train'],
  ['dev', 'Dev'],
  ['test', 'Test'],
] as const;

export function SplitFields({ split, onChange }: SplitFieldsProps) {
  const id = useId();
  const fault = splitFault(split);
  const field = (part: keyof SplitDraft, label: string, unit: string) => (
    <label key={part} className="export-share">
      <span>{label}</span>
      <input
        className="input numbers"
        inputMode="numeric"
        value={split[part]}
        maxLength={10}
        aria-invalid={fault?.of === (part === 'seed' ? 'seed' : 'shares')}
        aria-describedby={id}
        onChange={({ target }) => onChange({ ...split, [part]: target.value })}
      />
      {unit === '' ? null : <span aria-hidden>{unit}</span>}
    </label>
  );
  return (
    <div className="export-split" role="group" aria-label="Split">
      <div className="export-shares">
        {parts.map(([part, label]) => field(part, label, '%'))}
        {field('seed', 'Seed', '')}
      </div>
      <p id={id} className={fault === null ? 'field-help' : 'field-error'}>
        {fault?.words ??
          'By article, so that none is in two parts; tags are spread evenly. The same seed gives the same parts.'}
      </p>
    </div>
  );
}
