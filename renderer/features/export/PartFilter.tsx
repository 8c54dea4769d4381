// Narrows the export to some tags or annotators: a button that says how many, with the list behind it.

import { ChevronDown } from 'lucide-react';
import { Popover } from 'radix-ui';
import { formatNumber } from '../../ui/words.ts';

interface Part {
  readonly id: string;
  readonly label: string;
  readonly marks: number;
}

interface PartFilterProps {
  /** Such as `Tags`. */
  readonly label: string;
  /** Null while they are on their way. */
  readonly parts: readonly Part[] | null;
  /** Null for all. */
  readonly chosen: readonly string[] | null;
  readonly onChoose: (chosen: readonly string[] | null) => void;
}

function chosenWords(parts: readonly Part[] | null, chosen: readonly string[] | null): string {
  if (chosen === null) return 'all';
  if (chosen.length === 0) return 'none';
  const [only] = chosen;
  const name = parts?.find(({ id }) => id === only)?.label;
  if (chosen.length === 1 && name !== undefined) return name;
  return `${formatNumber(chosen.length)} of ${formatNumber(parts?.length ?? chosen.length)}`;
}

function toggled({ parts, chosen }: PartFilterProps, id: string): readonly string[] | null {
  const all = (parts ?? []).map((part) => part.id);
  const on = new Set(chosen ?? all);
  if (!on.delete(id)) on.add(id);
  return on.size === all.length ? null : all.filter((one) => on.has(one));
}

export function PartFilter(props: PartFilterProps) {
  const { label, parts, chosen, onChoose } = props;
  return (
    <Popover.Root>
      <Popover.Trigger
        className="button export-filter"
        data-narrowed={chosen === null ? undefined : ''}
        disabled={parts === null || parts.length === 0}
      >
        <span className="export-filter-words">
          {label}: <bdi>{chosenWords(parts, chosen)}</bdi>
        </span>
        <ChevronDown aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover export-filter-list"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
        >
          <label className="export-row export-filter-all">
            <input
              type="checkbox"
              checked={chosen === null}
              ref={(box) => {
                if (box !== null) box.indeterminate = chosen !== null && chosen.length > 0;
              }}
              onChange={() => onChoose(chosen === null ? [] : null)}
            />
            <span className="export-row-words">All</span>
          </label>
          {(parts ?? []).map(({ id, label: name, marks }) => (
            <label key={id} className="export-row">
              <input
                type="checkbox"
                checked={chosen === null || chosen.includes(id)}
                onChange={() => onChoose(toggled(props, id))}
              />
              <bdi className="export-row-words">{name}</bdi>
              <span className="numbers quiet">
                {formatNumber(marks)}
                <span className="visually-hidden">{marks === 1 ? ' mark' : ' marks'}</span>
              </span>
            </label>
          ))}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
