// Which dialog is open; at most one at a time.

import { create } from 'zustand';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { CollectionId } from '../../shared/domain/ids.ts';
import type { ImportResult } from '../../shared/ipc/types.ts';
import type { Acted } from './library-acts.ts';

export type DialogState =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'annotator' }
  /** `html` is what the clipboard holds besides; it is handed on and never shown. */
  | { readonly kind: 'paste'; readonly text: string; readonly html?: string }
  | { readonly kind: 'original'; readonly articleId: ArticleId; readonly revision: number }
  /** Into which collection the articles go. */
  | { readonly kind: 'collect'; readonly acted: Acted }
  /** The name of a collection: of a new one where there is no id, with what goes into it. */
  | {
      readonly kind: 'collection';
      readonly id: CollectionId | null;
      readonly into: Acted | null;
    }
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
