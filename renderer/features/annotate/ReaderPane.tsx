// The reader with everything that happens on its text: picking, tagging, dragging edges, the tag bar.

import { useCallback, useEffect, useState, type MouseEvent, type PointerEvent } from 'react';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { Span } from '../../../shared/domain/span.ts';
import { useArticle, type CurrentArticle } from '../../state/article-store.ts';
import { marks, useMarksVersion } from '../../state/marks.ts';
import { reader } from '../../state/reader-handle.ts';
import {
  noteTextSelection,
  rangeOf,
  selectMark,
  useSelection,
} from '../../state/selection-store.ts';
import { useFind } from '../../state/find-store.ts';
import { useCoverage } from '../../state/coverage-store.ts';
import { CoveragePicker } from '../coverage/CoveragePicker.tsx';
import { stepSentence } from '../coverage/coverage.ts';
import { FindBar } from '../find/FindBar.tsx';
import { useShownHits } from '../../state/shown-hits.ts';
import { Reader } from '../reader/Reader.tsx';
import { passageForRelation } from '../relations/picker-store.ts';
import { RelationPicker } from '../relations/RelationPicker.tsx';
import { useLinks } from '../relations/use-links.ts';
import { openRolePicker } from '../roles/role-picker-store.ts';
import { RolePicker } from '../roles/RolePicker.tsx';
import { dropEdge } from './annotate.ts';
import { PlacingHint } from '../attributes/PlacingHint.tsx';
import { EdgeHint } from './EdgeHint.tsx';
import { useUnsavedPlaces } from '../safety/unsaved-marks.ts';
import { textMoved } from './layout-signal.ts';
import { hullOf } from './prepare-span.ts';
import { pickSegment } from './segments.ts';
import { openStack } from './stack-store.ts';
import { StackChooser } from './StackChooser.tsx';
import { TAG_BAR_ID } from './tag-bar-focus.ts';
import { TagBar } from './TagBar.tsx';

function pick(id: AnnotationId | null): void {
  if (passageForRelation(id)) return;
  selectMark(id, { bar: true });
}

/** The bar keeps off the text while a selection is being drawn; a press on the bar itself is none. */
function usePointerDown(): {
  readonly down: boolean;
  readonly start: (event: PointerEvent<HTMLElement>) => void;
} {
  const [down, setDown] = useState(false);
  useEffect(() => {
    if (!down) return undefined;
    const stop = () => setDown(false);
    window.addEventListener('pointerup', stop);
    window.addEventListener('pointercancel', stop);
    return () => {
      window.removeEventListener('pointerup', stop);
      window.removeEventListener('pointercancel', stop);
    };
  }, [down]);
  const start = useCallback(({ target }: PointerEvent<HTMLElement>) => {
    const onBar = target instanceof Element && target.closest(`#${TAG_BAR_ID}`) !== null;
    if (!onBar) setDown(true);
  }, []);
  return { down, start };
}

/** What the bar would act on now: the selected text, or the mark that was picked with the pointer. */
function useBarTarget(): { readonly span: Span; readonly mark: Mark | null } | null {
  useMarksVersion();
  const { span, markId, barForMark, barFocused, inText, edgeEdit } = useSelection();
  if (edgeEdit !== null || (!inText && !barFocused)) return null;
  const range = rangeOf(span);
  if (range !== null) return { span: range, mark: null };
  const mark = markId !== null && barForMark ? marks.get(markId) : undefined;
  const hull = hullOf(mark?.segments ?? []);
  return mark === undefined || hull === null ? null : { span: hull, mark };
}

function SelectionBar({ hidden }: { readonly hidden: boolean }) {
  const target = useBarTarget();
  const tags = useArticle((state) => state.current?.tagset.tags ?? null);
  if (hidden || target === null || tags === null) return null;
  return <TagBar span={target.span} tags={tags} mark={target.mark} />;
}

/** A click on what stands in the margin beside a paragraph asks for its role. */
function onMarginClick({ target, clientX }: MouseEvent<HTMLElement>): void {
  const block = target instanceof Element ? target.closest('.reader-block') : null;
  if (block === null) return;
  const { left, right } = block.getBoundingClientRect();
  if (clientX < left || clientX > right) openRolePicker();
}

export function ReaderPane({ current }: { readonly current: CurrentArticle }) {
  const selectedId = useSelection((state) => state.markId);
  const edgeEdit = useSelection((state) => state.edgeEdit);
  const fresh = useSelection((state) => state.fresh);
  const found = useFind((state) => state.found);
  const hits = useShownHits((state) => state.found);
  const coverage = useCoverage();
  const links = useLinks(current, selectedId);
  const unsaved = useUnsavedPlaces();
  const { down, start } = usePointerDown();
  return (
    <div
      className="reader-pane"
      data-fresh-mark={fresh}
      onPointerDown={start}
      onClick={onMarginClick}
    >
      <Reader
        ref={reader}
        document={current.document}
        tags={current.tagset.tags}
        marks={marks}
        selectedId={selectedId}
        edgeEdit={edgeEdit}
        found={found ?? hits}
        coverage={coverage}
        links={links}
        unsaved={unsaved}
        onPickSentence={stepSentence}
        onSelectionChange={noteTextSelection}
        onPickMark={pick}
        onDragEdge={dropEdge}
        onPickSegment={pickSegment}
        onPickStack={openStack}
        onLayoutChange={textMoved}
        overlay={
          <>
            <SelectionBar hidden={down} />
            <RolePicker />
            <StackChooser />
            <CoveragePicker />
          </>
        }
      />
      <FindBar />
      <RelationPicker />
      <EdgeHint />
      <PlacingHint />
    </div>
  );
}
