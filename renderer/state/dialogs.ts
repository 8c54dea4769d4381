// Which dialog is open; at most one at a time.

import { create } from 'zustand';
import type { ImportResult } from '../../shared/ipc/types.ts';

export type DialogState =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'annotator' }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'import-results'; readonly results: readonly ImportResult[] };

interface Dialogs {
  readonly dialog: DialogState | null;
  readonly settingsOpen: boolean;
}

export const useDialogs = create<Dialogs>()(() => ({ dialog: null, settingsOpen: false }));

export function openDialog(dialog: DialogState): void {
  useDialogs.setState({ dialog, settingsOpen: false });
}

export function closeDialog(): void {
  useDialogs.setState({ dialog: null });
}

export function setSettingsOpen(settingsOpen: boolean): void {
  useDialogs.setState({ settingsOpen });
}
