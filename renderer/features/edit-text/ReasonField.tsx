// Why a text is changed: the usual reasons at one key each, any other in words.

import { useId, type Ref } from 'react';
import { Kbd } from '../../ui/Kbd.tsx';

export const reasons = [
  'Typo',
  'Correction by the publisher',
  'Update by the publisher',
  'Recognition error',
  'Import error',
] as const;

interface ReasonFieldProps {
  readonly reason: string;
  readonly missing: boolean;
  readonly onChange: (reason: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

export function ReasonField({ reason, missing, onChange, ref }: ReasonFieldProps) {
  const id = useId();
  return (
    <div className="reason-field">
      <label htmlFor={id}>Why is the text changed?</label>
      <div className="reason-chips" role="group" aria-label="Usual reasons">
        {reasons.map((words, at) => (
          <button
            key={words}
            type="button"
            className="chip"
            aria-pressed={reason === words}
            aria-keyshortcuts={String(at + 1)}
            onClick={() => onChange(words)}
          >
            <span>{words}</span>
            <Kbd name={String(at + 1)} />
          </button>
        ))}
      </div>
      <input
        id={id}
        ref={ref}
        className="input"
        value={reason}
        maxLength={2000}
        autoComplete="off"
        required
        aria-invalid={missing}
        aria-describedby={missing ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {missing ? (
        <p className="field-error" id={`${id}-help`}>
          A revision needs a reason. Pick one or write it.
        </p>
      ) : null}
    </div>
  );
}
