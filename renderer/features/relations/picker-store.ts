// Whether the picker of relations is open, for which mark, and what takes a passage that is clicked meanwhile.

import { create } from 'zustand';
import type { AnnotationId, ArticleId, RelationId } from '../../../shared/domain/ids.ts';

export interface OpenPicker {
  readonly articleId: ArticleId;
  readonly from: AnnotationId;
  /** The index of the relation that is shown first. */
  readonly way: number;
  /** The relation that gets another end, instead of a new one; null for a new one. */
  readonly replacing: RelationId | null;
}

interface PickerStore {
  readonly open: OpenPicker | null;
  /** The candidate that the keys are at. */
  readonly preview: AnnotationId | null;
}

export const useRelationPicker = create<PickerStore>()(() => ({ open: null, preview: null }));

export function openRelationPicker(open: OpenPicker): void {
  useRelationPicker.setState({ open, preview: null });
}

export function closeRelationPicker(): void {
  useRelationPicker.setState({ open: null, preview: null });
}

type Taker = (id: AnnotationId | null) => void;
let taker: Taker | null = null;

/** Called by the open picker; null when it closes. */
export function takePassages(take: Taker | null): void {
  taker = take;
}

/** Whether the passage that was clicked (null: bare text) belongs to the picker. */
export function passageForRelation(id: AnnotationId | null): boolean {
  if (taker === null) return false;
  taker(id);
  return true;
}
