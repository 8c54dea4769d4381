// The virtualised list of marks in text order; the selected one is opened in place.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { useDetails, wantDetails } from '../../state/details-store.ts';
import { useRelations } from '../../state/relation-store.ts';
import { useSelection } from '../../state/selection-store.ts';
import { goToPassage } from '../annotate/annotate.ts';
import { useUnsavedIds } from '../safety/unsaved-marks.ts';
import { cardFocused, useCardFocus } from './card-focus.ts';
import { MarkCard } from './MarkCard.tsx';
import { MarkRow } from './MarkRow.tsx';

const ROW_PX = 58;

function isField(target: EventTarget): boolean {
  return target instanceof Element && target.closest('input, textarea, select') !== null;
}

/** Only of what is in sight, and of that only what has something to show. */
function useRowDetails(
  visible: readonly Mark[],
  { tagset }: CurrentArticle,
  known: ReadonlyMap<AnnotationId, unknown>,
): void {
  const asks = new Set(tagset.tags.filter((tag) => tag.attributes.length > 0).map(({ id }) => id));
  const noted = visible
    .filter(({ hasNote, state, tag }) => hasNote || state === 'orphan' || asks.has(tag))
    .flatMap(({ id }) => (known.has(id) ? [] : id));
  // Stands for the array, which is new with every render.
  const wanted = JSON.stringify(noted);
  useEffect(() => void wantDetails(JSON.parse(wanted) as AnnotationId[]), [wanted]);
}

/** How many relations each mark of the article has, by mark. */
function useRelationCounts(): ReadonlyMap<AnnotationId, number> {
  const { own, incoming } = useRelations();
  return useMemo(() => {
    const counts = new Map<AnnotationId, number>();
    const add = (id: AnnotationId) => void counts.set(id, (counts.get(id) ?? 0) + 1);
    for (const { from, to, toArticle } of own) {
      add(from);
      if (toArticle === undefined && to !== from) add(to);
    }
    for (const { relation } of incoming) add(relation.to);
    return counts;
  }, [own, incoming]);
}

/** When a key asked for the list: to the selected mark, or to the first one shown. */
function useListFocus(scroller: RefObject<HTMLElement | null>): void {
  const wanted = useCardFocus((state) => state.wanted === 'list');
  useEffect(() => {
    const list = scroller.current;
    if (!wanted || list === null) return;
    const chosen = list.querySelector<HTMLElement>('[data-pane-focus]');
    (chosen ?? list.querySelector<HTMLElement>('.mark-button'))?.focus();
    cardFocused();
  }, [wanted, scroller]);
}

interface MarkListProps {
  readonly current: CurrentArticle;
  readonly rows: readonly Mark[];
}

export function MarkList({ current, rows }: MarkListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const selectedId = useSelection((state) => state.markId);
  const details = useDetails((state) => state.byId);
  const selectedAt = selectedId === null ? -1 : rows.findIndex(({ id }) => id === selectedId);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  });
  const items = virtual.getVirtualItems();
  useRowDetails(
    items.flatMap(({ index }) => rows[index] ?? []),
    current,
    details,
  );
  const relations = useRelationCounts();
  const unsaved = useUnsavedIds();
  useListFocus(scroller);

  useEffect(() => {
    if (selectedAt !== -1) virtual.scrollToIndex(selectedAt, { align: 'auto' });
  }, [selectedAt, selectedId, virtual]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { defaultPrevented, altKey, ctrlKey, metaKey, target } = event;
    if (defaultPrevented || altKey || ctrlKey || metaKey || isField(target)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const item = (event.target as Element).closest<HTMLElement>('[data-index]');
    if (step === 0 || item === null) return;
    event.preventDefault();
    const to = Number(item.dataset.index) + step;
    if (to < 0 || to >= rows.length) return;
    virtual.scrollToIndex(to, { align: 'auto' });
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${to}"] .mark-button`)?.focus();
    });
  };

  return (
    <div className="side-scroll" ref={scroller}>
      <ul
        className="virtual-list"
        aria-label="Marks in text order"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map((item) => {
          const mark = rows[item.index];
          if (mark === undefined) return null;
          const selected = mark.id === selectedId;
          const shown = { mark, current, details: details.get(mark.id) ?? null };
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {selected ? (
                <MarkCard {...shown} unsaved={unsaved.has(mark.id)} />
              ) : (
                <MarkRow
                  {...shown}
                  unsaved={unsaved.has(mark.id)}
                  relations={relations.get(mark.id) ?? 0}
                  tabbable={
                    item.index === Math.max(0, selectedAt) || item.index === items[0]?.index
                  }
                  onGo={(focus) => goToPassage(mark.id, { focus })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
