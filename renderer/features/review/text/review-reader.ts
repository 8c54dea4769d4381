// What every reader of a review shares: looks in the place of tags, and what a click or a dragged edge means.

import { useMemo } from 'react';
import type { AnnotationId } from '../../../../shared/domain/ids.ts';
import type { Span } from '../../../../shared/domain/span.ts';
import { dragEditEdge } from '../../../state/review-edit.ts';
import { DRAFT_ID, itemOfPainted } from '../../../state/review-marks.ts';
import { selectItem } from '../../../state/review-select.ts';
import { isEditingItem, showInList, useReview } from '../../../state/review-store.ts';
import type { EdgeEdit } from '../../reader/reader-types.ts';
import { lookTags, reviewStyles } from './review-styles.ts';

const nothing = () => undefined;

function pickPainted(id: AnnotationId | null): void {
  const item = id === null ? null : itemOfPainted(id);
  if (item === null || isEditingItem()) return;
  showInList(item);
  selectItem(item, { say: true, reveal: false });
}

const dragEdge = (id: AnnotationId, segments: readonly Span[]) => {
  if (id === DRAFT_ID) dragEditEdge(segments);
};

export function useEditedEdge(): EdgeEdit | null {
  const edit = useReview((state) => state.edit);
  return useMemo(
    () => (edit === null ? null : { id: DRAFT_ID, segments: edit.segments, ...edit.edge }),
    [edit],
  );
}

export const reviewReader = {
  tags: lookTags,
  styles: reviewStyles,
  onSelectionChange: nothing,
  onPickMark: pickPainted,
  onDragEdge: dragEdge,
} as const;
