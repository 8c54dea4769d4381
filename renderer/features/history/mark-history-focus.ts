// Lets a key open the history of the selected mark, whose card may not be drawn yet.

import { create } from 'zustand';

export const useMarkHistoryFocus = create<{ readonly wanted: boolean }>()(() => ({
  wanted: false,
}));

export function requestMarkHistory(): void {
  useMarkHistoryFocus.setState({ wanted: true });
}

export function markHistoryFocused(): void {
  useMarkHistoryFocus.setState({ wanted: false });
}
