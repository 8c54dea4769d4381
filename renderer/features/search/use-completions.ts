// The offers under the search box: looked up while typing, walked through by arrow keys, taken by Enter or Tab.

import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { typeQuery } from '../../state/library-view.ts';
import { knownValues } from './known-values.ts';
import { offersAt, withOffer, type Offer, type Offers } from './offers.ts';

interface Offered extends Offers {
  /** -1 while none is chosen. */
  readonly active: number;
}

const none: Offered = { offers: [], startUtf16: 0, endUtf16: 0, active: -1 };

export interface CompletionsState {
  readonly shown: readonly Offer[];
  readonly active: number;
  /** Looks what fits at the caret. Call after each change by typing. */
  readonly look: () => void;
  readonly close: () => void;
  readonly choose: (offer: Offer) => void;
  /** Whether the key was one of the list's. */
  readonly handleKey: (event: KeyboardEvent) => boolean;
}

export function useCompletions(
  field: RefObject<HTMLInputElement | null>,
  typed: string,
): CompletionsState {
  const [state, setState] = useState<Offered>(none);
  const looks = useRef(0);

  const close = () => {
    looks.current += 1;
    setState(none);
  };
  const look = async () => {
    looks.current += 1;
    const mine = looks.current;
    const element = field.current;
    if (element === null) return;
    const found = await offersAt(element.value, element.selectionStart ?? 0, knownValues);
    if (mine === looks.current) setState({ ...found, active: -1 });
  };
  const choose = (offer: Offer) => {
    const element = field.current;
    if (element === null) return;
    const next = withOffer(typed, state, offer);
    typeQuery(next.query);
    setState(none);
    // The field shows the new words first.
    requestAnimationFrame(() => {
      element.setSelectionRange(next.caret, next.caret);
      void look();
    });
  };
  const handleKey = (event: KeyboardEvent): boolean => {
    const { offers, active } = state;
    if (offers.length === 0) return false;
    const chosen = offers[event.key === 'Tab' ? Math.max(0, active) : active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      // Past either end nothing is chosen, as at the beginning.
      const next = active + step;
      const wrapped = next < -1 ? offers.length - 1 : next;
      setState({ ...state, active: wrapped >= offers.length ? -1 : wrapped });
    } else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) choose(chosen);
    else return false;
    event.preventDefault();
    return true;
  };
  return {
    shown: state.offers,
    active: state.active,
    look: () => void look(),
    close,
    choose,
    handleKey,
  };
}
