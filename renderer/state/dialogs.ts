// Which dialog is open; at most one at a time.

import { create } from 'zustand';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { CollectionId } from '../../shared/domain/ids.ts';
import type { EditedText, RevisionPreview } from '../../shared/ipc/text-types.ts';
import type { BackupEntry, SalvageReport } from '../../shared/ipc/safety-types.ts';
import type { ImportResult } from '../../shared/ipc/types.ts';
import type { Encryption } from '../../shared/sharing/encryption.ts';
import type { Acted } from './library-acts.ts';

/** Of what a new revision is made. */
export type RevisionSource =
  | { readonly kind: 'edit'; readonly edited: EditedText }
  | { readonly kind: 'file'; readonly articleId: ArticleId; readonly preview: RevisionPreview };

/** What was about to happen to acts that are not saved. */
export type Leaving =
  | { readonly to: 'article'; readonly id: ArticleId }
  | { readonly to: 'workspace'; readonly go: () => void }
  | { readonly to: 'window' };

/** A file that goes to a colleague. */
export interface Sending {
  readonly title: string;
  /** What is in it, one sentence. */
  readonly about: string;
  /** Asks where to and writes; false when that was cancelled. Rejects with what kept it from being written. */
  readonly save: (encryption: Encryption | null) => Promise<boolean>;
}

/** A file that was chosen and is encrypted with a passphrase. */
export interface Unlocking {
  /** Without folders. */
  readonly file: string;
  /** Opens it and shows what comes of it. Rejects with `passphrase-wrong`, or with what else is the matter. */
  readonly unlock: (passphrase: string) => Promise<void>;
  /** Goes on with the other files; null where there are none. */
  readonly without: (() => void) | null;
  /** Where closing leads; left out where it leads out of all dialogs. */
  readonly onClose?: () => void;
}

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
  | { readonly kind: 'import-results'; readonly results: readonly ImportResult[] }
  /** A copy of the article in which names are replaced. */
  | { readonly kind: 'sharing'; readonly articleId: ArticleId }
  | { readonly kind: 'keys' }
  | { readonly kind: 'send'; readonly sending: Sending }
  | { readonly kind: 'unlock-file'; readonly unlocking: Unlocking }
  | { readonly kind: 'backups' }
  /** Asks before the backup takes the workspace's place; `from` is where Back leads. */
  | { readonly kind: 'restore'; readonly entry: BackupEntry; readonly from: 'backups' | 'problem' }
  | { readonly kind: 'passphrase' }
  /** The passphrase of a workspace that is to be opened in place of the open one. */
  | { readonly kind: 'unlock'; readonly file: string | null }
  /** What repairing does, before it is done. */
  | { readonly kind: 'repair' }
  | { readonly kind: 'salvage'; readonly report: SalvageReport }
  /** What could not be saved; asked for when something would leave it behind. */
  | { readonly kind: 'unsaved'; readonly leaving: Leaving | null };

const safetyKinds = [
  'backups',
  'restore',
  'passphrase',
  'unlock',
  'repair',
  'salvage',
  'unsaved',
] as const;
export type SafetyDialog = Extract<DialogState, { readonly kind: (typeof safetyKinds)[number] }>;

export function isSafetyDialog(dialog: DialogState): dialog is SafetyDialog {
  return safetyKinds.some((kind) => kind === dialog.kind);
}

const reviewKinds = ['open-review', 'agreement', 'guidelines'] as const;
export type ReviewDialog = Extract<DialogState, { readonly kind: (typeof reviewKinds)[number] }>;

export function isReviewDialog(dialog: DialogState): dialog is ReviewDialog {
  return reviewKinds.some((kind) => kind === dialog.kind);
}

const sharingKinds = ['sharing', 'keys', 'send', 'unlock-file'] as const;
export type SharingDialogState = Extract<
  DialogState,
  { readonly kind: (typeof sharingKinds)[number] }
>;

export function isSharingDialog(dialog: DialogState): dialog is SharingDialogState {
  return sharingKinds.some((kind) => kind === dialog.kind);
}

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
