// The formats, grouped by what they are for, each with a sentence on who reads it. Arrow keys go through them.

import { useEffect, useId, useRef } from 'react';
import { formatInfo, type FormatId } from '../../../shared/formats/format-list.ts';
import { formatGroups } from './offered-formats.ts';

interface FormatChoiceProps {
  readonly chosen: FormatId;
  readonly onChoose: (format: FormatId) => void;
}

interface RowProps {
  readonly format: FormatId;
  readonly isChosen: boolean;
  readonly onChoose: (format: FormatId) => void;
}

function FormatRow({ format, isChosen, onChoose }: RowProps) {
  const id = useId();
  const { label, description } = formatInfo(format);
  return (
    <label className="export-row export-format">
      <input
        type="radio"
        name="export-format"
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-description`}
        checked={isChosen}
        data-focus-first={isChosen ? '' : undefined}
        onChange={() => onChoose(format)}
      />
      <span className="export-row-words">
        <span id={`${id}-label`} className="export-format-label">
          {label}
        </span>
        <span id={`${id}-description`} className="export-format-about">
          {description}
        </span>
      </span>
    </label>
  );
}

export function FormatChoice({ chosen, onChoose }: FormatChoiceProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // The one that was used last may stand far down.
  useEffect(() => {
    const row = list.current?.querySelector('input:checked')?.closest('label');
    row?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="export-part export-formats" role="radiogroup" aria-labelledby={id}>
      <h3 id={id} className="export-heading">
        Format
      </h3>
      <div ref={list} className="export-format-list">
        {formatGroups.map(({ heading, formats }) => (
          <div key={heading} role="group" aria-label={heading}>
            <p className="export-group" aria-hidden>
              {heading}
            </p>
            {formats.map((format) => (
              <FormatRow
                key={format}
                format={format}
                isChosen={format === chosen}
                onChoose={onChoose}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}
