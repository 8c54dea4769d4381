// The role menu beside the paragraph: one letter or Enter picks, Esc leaves all as it is.

import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { BlockRole } from '../../../shared/domain/article.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { reader } from '../../state/reader-handle.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { usePlaceByText } from '../annotate/use-place-by-text.ts';
import { closeRolePicker, useRolePicker } from './role-picker-store.ts';
import { roleWords } from './role-words.ts';
import { blocksAt, setRole } from './set-role.ts';
import './role-picker.css';

function pick(role: BlockRole): void {
  closeRolePicker();
  reader.current?.focus();
  void setRole(role);
}

function leave(): void {
  closeRolePicker();
  reader.current?.focus();
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const to = targets[event.key];
  if (to !== undefined) items[to]?.focus();
}

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
  const chosen = roleWords.find(({ letter }) => plain && letter === event.key.toUpperCase());
  if (chosen !== undefined) pick(chosen.role);
  else if (event.key === 'Escape' || event.key === 'Tab') leave();
  else if (['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) moveFocus(event);
  else if (event.key !== 'Enter' && event.key !== ' ') return;
  else {
    // The focused item's own click.
    event.stopPropagation();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function RoleMenu({ span }: { readonly span: Span }) {
  const menu = useRef<HTMLDivElement>(null);
  const place = usePlaceByText(menu, span, 'start');
  const roles = new Set(blocksAt(span).map(({ role }) => role));
  const placed = place !== null;
  useEffect(() => {
    if (!placed) return undefined;
    const current = menu.current?.querySelector<HTMLElement>('[aria-checked="true"]');
    (current ?? menu.current?.querySelector('button'))?.focus({ preventScroll: true });
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) === true) return;
      closeRolePicker();
    };
    window.addEventListener('pointerdown', outside, { capture: true });
    return () => window.removeEventListener('pointerdown', outside, { capture: true });
  }, [placed]);
  return (
    <div
      ref={menu}
      className="role-picker"
      role="menu"
      tabIndex={-1}
      aria-label="Role of this paragraph"
      style={place ?? { top: 0, left: 0, visibility: 'hidden' }}
      onKeyDown={onKeyDown}
    >
      {roleWords.map(({ role, label, letter, help }) => (
        <button
          key={role}
          type="button"
          role="menuitemradio"
          aria-checked={roles.has(role)}
          aria-keyshortcuts={letter}
          className="role-item"
          tabIndex={-1}
          onClick={() => pick(role)}
        >
          <Kbd name={letter} />
          <span className="role-name">{label}</span>
          <span className="role-help">{help}</span>
        </button>
      ))}
    </div>
  );
}

export function RolePicker() {
  const span = useRolePicker((state) => state.place);
  return span === null ? null : <RoleMenu span={span} />;
}
