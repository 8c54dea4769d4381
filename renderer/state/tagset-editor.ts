// The tagsets dialog: what the workspace has, the one that is edited as a draft, and what is asked before a draft is
// left. The workspace changes only when the draft is saved.

import { create } from 'zustand';
import type { TagId } from '../../shared/domain/ids.ts';
import type { Tagset } from '../../shared/domain/tagset.ts';
import type { AppErrorData, Problem } from '../../shared/ipc/result.ts';
import type { TagsetEntry } from '../../shared/ipc/tagset-types.ts';
import { sameDefinition } from '../../shared/tagset/canonical-tagset.ts';

export interface Draft {
  /** The stored definition that it was made from and replaces; null for a new tagset. */
  readonly from: string | null;
  readonly old: Tagset | null;
  readonly tagset: Tagset;
  readonly tag: TagId | null;
  /** Old tag id → the tag it was merged into. */
  readonly merges: Readonly<Record<string, string>>;
  /** Of a file: what was read and is not kept yet. */
  readonly file: { readonly words: string; readonly problems: readonly Problem[] } | null;
}

interface TagsetEditor {
  /** Null until they are known. */
  readonly entries: readonly TagsetEntry[] | null;
  readonly draft: Draft | null;
  readonly busy: boolean;
  /** What the last act came to, said in the dialog. */
  readonly words: string;
  readonly failure: AppErrorData | null;
  /** What waits for the answer whether the draft may be thrown away. */
  readonly leaving: (() => void) | null;
}

const nothing: TagsetEditor = {
  entries: null,
  draft: null,
  busy: false,
  words: '',
  failure: null,
  leaving: null,
};

export const useTagsetEditor = create<TagsetEditor>()(() => nothing);

export function clearTagsetEditor(): void {
  useTagsetEditor.setState(nothing);
}

export function currentDraft(): Draft | null {
  return useTagsetEditor.getState().draft;
}

/** Whether leaving it would lose something. */
export function isChanged({ old, tagset }: Draft): boolean {
  return old === null || !sameDefinition(old, tagset);
}

/** The listed tagset that the draft was made from, with what uses it. */
export function entryOf(
  { from }: Draft,
  entries: readonly TagsetEntry[] | null,
): TagsetEntry | undefined {
  return entries?.find(({ sha256 }) => sha256 === from);
}

export function draftOf({ sha256, tagset }: TagsetEntry): Draft {
  const tag = tagset.tags[0]?.id ?? null;
  return { from: sha256, old: tagset, tagset, tag, merges: {}, file: null };
}

export function showDraft(draft: Draft | null): void {
  useTagsetEditor.setState({ draft, leaving: null });
}

export function changeDraft(fields: Partial<Draft>): void {
  useTagsetEditor.setState(({ draft }) => ({
    draft: draft === null ? null : { ...draft, ...fields },
  }));
}

export function editTagset(tagset: Tagset): void {
  changeDraft({ tagset });
}

export function say(words: string): void {
  useTagsetEditor.setState({ words, failure: null });
}

/** Goes on at once, or once the person has said that the changes may be thrown away. */
export function leaveDraft(go: () => void): void {
  const draft = currentDraft();
  if (draft === null || !isChanged(draft)) go();
  else useTagsetEditor.setState({ leaving: go });
}

export function keepEditing(): void {
  useTagsetEditor.setState({ leaving: null });
}
