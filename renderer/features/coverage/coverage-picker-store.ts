// Whether the menu of states is open, and for which place in the text.

import { create } from 'zustand';
import type { Span } from '../../../shared/domain/span.ts';
import { announce } from '../../state/messages.ts';
import { placeForRole } from '../roles/set-role.ts';
import { stateAt } from './coverage.ts';

export const useCoveragePicker = create<{ readonly place: Span | null }>()(() => ({ place: null }));

export function openCoveragePicker(): void {
  const place = placeForRole();
  if (place === null || stateAt(place) === null) {
    announce('Put the caret in a sentence of the body first.');
  } else useCoveragePicker.setState({ place });
}

export function closeCoveragePicker(): void {
  useCoveragePicker.setState({ place: null });
}
