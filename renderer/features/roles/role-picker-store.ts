// Whether the role menu is open, and for which place in the text.

import { create } from 'zustand';
import type { Span } from '../../../shared/domain/span.ts';
import { announce } from '../../state/messages.ts';
import { placeForRole } from './set-role.ts';

export const useRolePicker = create<{ readonly place: Span | null }>()(() => ({ place: null }));

export function openRolePicker(): void {
  const place = placeForRole();
  if (place === null) announce('Put the caret in a paragraph first.');
  else useRolePicker.setState({ place });
}

export function closeRolePicker(): void {
  useRolePicker.setState({ place: null });
}
