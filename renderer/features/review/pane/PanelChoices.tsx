// The readings of a selected place, to be chosen from: by number from anywhere, or by arrows and Enter from here.

import type { KeyboardEvent } from 'react';
import type { Entry, ReviewView } from '../../../state/review-view.ts';
import { chooseSaying } from './decide-selected.ts';
import { PanelSaying } from './PanelSayings.tsx';

function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = buttons[at + step];
  if (step === 0 || at === -1 || next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

interface PanelChoicesProps {
  readonly entry: Entry;
  readonly view: ReviewView;
  readonly disabled: boolean;
}

export function PanelChoices({ entry, view, disabled }: PanelChoicesProps) {
  return (
    <div
      className="panel-choices"
      role="group"
      aria-label="What is said here"
      onKeyDown={onKeyDown}
    >
      {entry.sayings.map((saying, at) => (
        <button
          key={`${saying.ref.source} ${saying.ref.id}`}
          type="button"
          className="panel-choice"
          aria-keyshortcuts={String(at + 1)}
          disabled={disabled}
          onClick={() => chooseSaying(at)}
        >
          <PanelSaying saying={saying} at={at} alone={entry.sayings.length === 1} view={view} />
        </button>
      ))}
    </div>
  );
}
