// The fields and values that fit what is being typed, under the box. The box keeps the focus.

import type { MouseEvent } from 'react';
import type { Offer } from './offers.ts';

export const optionId = (index: number): string => `search-completion-${index}`;

interface CompletionsProps {
  readonly id: string;
  readonly offers: readonly Offer[];
  readonly active: number;
  readonly onChoose: (offer: Offer) => void;
}

/** A press would take the focus from the box. */
const keepFocus = (event: MouseEvent) => event.preventDefault();

export function Completions({ id, offers, active, onChoose }: CompletionsProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="Completions"
      className="completions"
      hidden={offers.length === 0}
    >
      {offers.map((offer, index) => (
        <div
          key={offer.insert}
          id={optionId(index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className="completion"
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: 'nearest' });
          }}
          onMouseDown={keepFocus}
          onClick={() => onChoose(offer)}
          onKeyDown={undefined}
        >
          <span className="completion-label" dir="auto">
            {offer.label}
          </span>
          <span className="completion-detail">{offer.detail}</span>
        </div>
      ))}
    </div>
  );
}
