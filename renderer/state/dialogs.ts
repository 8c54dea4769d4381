// Which dialog is open; at most one at a time.

import { create } from 'zustand';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { CollectionId } from '../../shared/domain/ids.ts';
import type { EditedText, RevisionPreview } from '../../shared/ipc/text-types.ts';
import type { ImportResult } from '../../shared/ipc/types.ts';
import type { Acted } from './library-acts.ts';

/** Of what a new revision is made. */
export type RevisionSource =
  | { readonly kind: 'edit'; readonly edited: EditedText }
  | { readonly kind: 'file'; readonly articleId: ArticleId; readonly preview: RevisionPreview };

export type AgreementOf = { readonly reviewId: string } | { readonly acted: Acted };

export type DialogState =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'annotator' }
  /** Whether the log of acts is whole. */
  | { readonly kind: 'verify' }
  /** `html` is what the clipboard holds besides; it is handed on and never shown. */
  | { readonly kind: 'paste'; readonly text: string; readonly html?: string }
  | { readonly kind: 'original'; readonly articleId: ArticleId; readonly revision: number }
  /** What a new revision would change, and why it is made. */
  | { readonly kind: 'new-revision'; readonly from: RevisionSource }
  /** What was typed into the text would be thrown away. */
  | { readonly kind: 'discard-edit' }
  | { readonly kind: 'revisions'; readonly articleId: ArticleId }
  /** What it is about is in its own store. */
  | { readonly kind: 'tag-all' }
  | { readonly kind: 'tagsets' }
  | { readonly kind: 'statistics' }
  /** What is exported to begin with; null for the open article. */
  | { readonly kind: 'export'; readonly acted: Acted | null }
  /** Which tagset the articles get. */
  | { readonly kind: 'use-tagset'; readonly articleIds: readonly ArticleId[] }
  /** Into which collection the articles go. */
  | { readonly kind: 'collect'; readonly acted: Acted }
  /** The name of a collection: of a new one where there is no id, with what goes into it. */
  | {
      readonly kind: 'collection';
      readonly id: CollectionId | null;
      readonly into: Acted | null;
    }
  /** Colleagues’ files that were looked at; they are in their own store. */
  | { readonly kind: 'open-review' }
  /** Of one review, or of all articles chosen that have one. */
  | { readonly kind: 'agreement'; readonly of: AgreementOf }
  | { readonly kind: 'guidelines'; readonly tagsetId: string; readonly name: string }
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
