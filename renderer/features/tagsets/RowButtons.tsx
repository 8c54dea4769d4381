// Up, down and away, at a row of an editor.

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { IconButton } from '../../ui/IconButton.tsx';
import { keepingFocus } from './row-focus.ts';

interface RowButtonsProps {
  /** What the row is, for the names of the buttons. */
  readonly name: string;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (step: -1 | 1) => void;
  readonly onRemove: () => void;
}

export function RowButtons({ name, first, last, onMove, onRemove }: RowButtonsProps) {
  const move = (step: -1 | 1, stays: boolean) => () => {
    if (!stays) keepingFocus(() => onMove(step));
  };
  return (
    <span className="row-buttons">
      <IconButton
        icon={ArrowUp}
        label={`Move ${name} up`}
        shortcut="Alt+ArrowUp"
        aria-disabled={first}
        onClick={move(-1, first)}
      />
      <IconButton
        icon={ArrowDown}
        label={`Move ${name} down`}
        shortcut="Alt+ArrowDown"
        aria-disabled={last}
        onClick={move(1, last)}
      />
      <IconButton icon={X} label={`Remove ${name}`} onClick={onRemove} />
    </span>
  );
}
