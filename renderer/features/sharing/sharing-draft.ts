// What is being chosen for a sharing copy, and what of it is a choice: actors and locations to begin with, because they
// are whom a copy protects.

import type { SharingNames } from '../../../shared/ipc/sharing-types.ts';
import type { HideableField, SharingChoice } from '../../../shared/sharing/sharing-choice.ts';

export interface SharingDraft {
  readonly names: readonly string[];
  /** One name a line. */
  readonly typed: string;
  readonly parts: boolean;
  readonly notes: boolean;
  readonly annotators: boolean;
  readonly fields: readonly HideableField[];
  readonly list: boolean;
}

const first: readonly string[] = ['actor', 'location'];

export const firstSharingDraft = ({ names, fields }: SharingNames): SharingDraft => ({
  names: [...new Set(names.filter(({ tag }) => first.includes(tag)).map(({ name }) => name))],
  typed: '',
  parts: true,
  notes: true,
  annotators: true,
  fields: fields.map(({ field }) => field).filter((field) => field !== 'title'),
  list: true,
});

export const sharingChoiceOf = (draft: SharingDraft): SharingChoice => ({
  names: [...draft.names, ...draft.typed.split('\n').map((line) => line.trim())].filter(Boolean),
  parts: draft.parts,
  notes: draft.notes ? 'all' : [],
  annotators: draft.annotators,
  fields: [...draft.fields],
});

export const toggled = <Item>(items: readonly Item[], item: Item): readonly Item[] =>
  items.includes(item) ? items.filter((one) => one !== item) : [...items, item];
