// Lets `n` put the caret into the note of the selected mark, which may not be drawn yet.

import { create } from 'zustand';

interface NoteFocus {
  readonly wanted: boolean;
}

export const useNoteFocus = create<NoteFocus>()(() => ({ wanted: false }));

export function requestNoteFocus(): void {
  useNoteFocus.setState({ wanted: true });
}

export function noteFocused(): void {
  useNoteFocus.setState({ wanted: false });
}
