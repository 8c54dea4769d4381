// The options of a choice side by side, one stop for Tab: arrows move, a number or first letter sets at once,
// Space or Enter sets what has the focus, Delete takes the value away.

import { useRef, useState, type KeyboardEvent } from 'react';
import type { AttributeOption } from '../../../shared/domain/tagset.ts';
import { optionOfKey, stepOfKey } from './option-keys.ts';

interface OptionRowProps {
  readonly labelledBy: string;
  readonly describedBy: string | undefined;
  readonly options: readonly AttributeOption[];
  readonly chosen: readonly string[];
  /** Whether several may be chosen. */
  readonly several: boolean;
  readonly disabled: boolean;
  /** The option was chosen, or was chosen already and is not any more. */
  readonly onToggle: (id: string) => void;
  readonly onClear: () => void;
}

interface RowFocus {
  /** The option that Tab leads to: the one with the focus, else the chosen one, else the first. */
  readonly at: number;
  /** The focus arrived at an option, or left the row. */
  readonly note: (at: number | null) => void;
  readonly focus: (at: number) => void;
  readonly row: React.RefObject<HTMLDivElement | null>;
}

function useRowFocus({ options, chosen }: OptionRowProps): RowFocus {
  const row = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<number | null>(null);
  const first = options.findIndex(({ id }) => chosen.includes(id));
  const at = Math.min(wanted ?? Math.max(0, first), options.length - 1);
  const focus = (next: number) => {
    row.current?.querySelectorAll<HTMLElement>('button').item(next).focus();
  };
  return { at, focus, note: setWanted, row };
}

export function OptionRow(props: OptionRowProps) {
  const { labelledBy, describedBy, options, chosen, several, disabled, onToggle, onClear } = props;
  const { at, focus, note, row } = useRowFocus(props);

  const act = (key: string): boolean => {
    if (key === 'Delete' || key === 'Backspace') {
      if (chosen.length > 0) onClear();
      return true;
    }
    const step = stepOfKey(key, at, options.length);
    if (step !== null) {
      focus(step);
      return true;
    }
    const meant = optionOfKey(options, key, at);
    const option = meant === null ? undefined : options[meant.at];
    if (meant === null || option === undefined) return false;
    focus(meant.at);
    // A key says what is so; saying it twice changes nothing.
    if (meant.act === 'choose' && (several || !chosen.includes(option.id))) onToggle(option.id);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || disabled) return;
    if (act(event.key)) event.preventDefault();
  };

  return (
    <div
      ref={row}
      className="options"
      role={several ? 'group' : 'radiogroup'}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onKeyDown={onKeyDown}
      onBlur={() => note(null)}
    >
      {options.map(({ id, label }, index) => (
        <button
          key={id}
          type="button"
          className="option"
          role={several ? 'checkbox' : 'radio'}
          aria-checked={chosen.includes(id)}
          aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
          tabIndex={index === at ? 0 : -1}
          data-value-focus={index === at ? true : undefined}
          disabled={disabled}
          onFocus={() => note(index)}
          onClick={() => {
            focus(index);
            onToggle(id);
          }}
        >
          {index < 9 ? (
            <span className="option-number" aria-hidden>
              {index + 1}
            </span>
          ) : null}
          <span dir="auto">{label}</span>
        </button>
      ))}
    </div>
  );
}
