// A small menu beside a passage: one letter or Enter picks, arrow keys move, Esc leaves all as it is.

import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { Span } from '../../../shared/domain/span.ts';
import { reader } from '../../state/reader-handle.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { usePlaceByText } from '../annotate/use-place-by-text.ts';
import './passage-menu.css';

export interface PassageChoice {
  readonly id: string;
  /** Picks it; upper case. */
  readonly letter: string;
  readonly label: string;
  readonly help: string;
  readonly checked: boolean;
  /** Shown before the label. */
  readonly sign?: ReactNode;
}

interface PassageMenuProps {
  readonly span: Span;
  readonly label: string;
  readonly choices: readonly PassageChoice[];
  readonly onPick: (id: string) => void;
  readonly onClose: () => void;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

function moveFocus(event: KeyboardEvent<HTMLElement>): boolean {
  const step = steps[event.key];
  if (step === undefined) return false;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  items[step(items.indexOf(document.activeElement as HTMLElement), items.length)]?.focus();
  return true;
}

export function PassageMenu({ span, label, choices, onPick, onClose }: PassageMenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const place = usePlaceByText(menu, span, 'start');
  const placed = place !== null;
  useEffect(() => {
    if (!placed) return undefined;
    const current = menu.current?.querySelector<HTMLElement>('[aria-checked="true"]');
    (current ?? menu.current?.querySelector('button'))?.focus({ preventScroll: true });
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === true) return;
      onClose();
    };
    window.addEventListener('pointerdown', outside, { capture: true });
    return () => window.removeEventListener('pointerdown', outside, { capture: true });
  }, [placed, onClose]);

  const close = () => {
    onClose();
    reader.current?.focus();
  };
  const pick = (id: string) => {
    close();
    onPick(id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const chosen = choices.find(({ letter }) => plain && letter === event.key.toUpperCase());
    if (chosen !== undefined) pick(chosen.id);
    else if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (!moveFocus(event)) {
      // Enter and Space are the focused item's own click.
      if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={menu}
      className="passage-menu"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      style={place ?? { top: 0, left: 0, visibility: 'hidden' }}
      onKeyDown={onKeyDown}
    >
      {choices.map(({ id, letter, label: name, help, checked, sign }) => (
        <button
          key={id}
          type="button"
          role="menuitemradio"
          aria-checked={checked}
          aria-keyshortcuts={letter}
          className="passage-item"
          tabIndex={-1}
          onClick={() => pick(id)}
        >
          <Kbd name={letter} />
          <span className="passage-name">
            {sign}
            {name}
          </span>
          <span className="passage-help">{help}</span>
        </button>
      ))}
    </div>
  );
}
