// Asks the reason field of the selected item for the focus, wherever the key was pressed.

import { create } from 'zustand';

export const useReasonFocus = create<{ readonly wanted: boolean }>()(() => ({ wanted: false }));

export const askForReason = (): void => useReasonFocus.setState({ wanted: true });
export const reasonFocused = (): void => useReasonFocus.setState({ wanted: false });
