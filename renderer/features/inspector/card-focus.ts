// Lets keys put the focus into the card of the selected mark, which may not be drawn yet: into its note or to the first
// thing that its tag asks for.

import { create } from 'zustand';

type CardPart = 'note' | 'attributes' | 'list';

interface CardFocus {
  readonly wanted: CardPart | null;
}

export const useCardFocus = create<CardFocus>()(() => ({ wanted: null }));

export function requestNoteFocus(): void {
  useCardFocus.setState({ wanted: 'note' });
}

export function requestAttributeFocus(): void {
  useCardFocus.setState({ wanted: 'attributes' });
}

/** Into the list itself: at the selected mark, or at the first one shown. */
export function requestListFocus(): void {
  useCardFocus.setState({ wanted: 'list' });
}

export function cardFocused(): void {
  useCardFocus.setState({ wanted: null });
}
