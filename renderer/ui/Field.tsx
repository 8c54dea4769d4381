// A labelled control in a form, with help or an error under it that is read with it.

import { useId, type ReactNode } from 'react';

interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | null | undefined;
  /** Label above the control, or beside it in a narrow column. */
  readonly layout?: 'above' | 'beside';
  /** Where the place says what it is; screen readers still hear it. */
  readonly labelHidden?: boolean;
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
  }) => ReactNode;
}

export function Field({ label, help, error, layout = 'above', labelHidden, children }: FieldProps) {
  const id = useId();
  const words = error ?? help;
  const helpId = words === undefined ? undefined : `${id}-help`;
  return (
    <div className={`field field-${layout}`}>
      <label htmlFor={id} className={labelHidden === true ? 'visually-hidden' : undefined}>
        {label}
      </label>
      {children({ id, 'aria-describedby': helpId })}
      {words === undefined ? null : (
        <p id={helpId} className={error == null ? 'field-help' : 'field-error'}>
          {words}
        </p>
      )}
    </div>
  );
}
