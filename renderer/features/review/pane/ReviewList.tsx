// The virtualised list of differences in text order. Of thousands a few rows are in the page; the selected one is open.

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { selectItem } from '../../../state/review-select.ts';
import { useReview } from '../../../state/review-store.ts';
import type { Entry, ReviewView } from '../../../state/review-view.ts';
import { isField } from '../../../app/commands/focus-place.ts';
import { afterPaint } from '../../../ui/after-paint.ts';
import { ReviewRow } from './ReviewRow.tsx';

const ROW_PX = 92;

const estimateSize = () => ROW_PX;

interface ReviewListProps {
  readonly view: ReviewView;
  readonly rows: readonly Entry[];
  readonly label: string;
}

type Rows = Virtualizer<HTMLDivElement, Element>;

/** Keeps the selected row in sight, and the focus in it where the list has it or nothing does. */
function useFollow(
  virtual: Rows,
  scroller: RefObject<HTMLElement | null>,
  at: number,
  opened: string,
): void {
  useEffect(() => {
    if (at === -1) return undefined;
    // The row opens, and has its height, only once it is drawn.
    let stop = afterPaint(() => {
      virtual.scrollToIndex(at, { align: 'auto' });
      stop = afterPaint(show);
    });
    const show = () => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${at}"]`);
      row?.scrollIntoView({ block: 'nearest' });
      if (isOurs(scroller.current) && row?.contains(document.activeElement) !== true) {
        row?.querySelector<HTMLElement>('.review-press')?.focus({ preventScroll: true });
      }
    };
    return () => stop();
    // What opens in the row makes it taller.
  }, [at, opened, scroller, virtual]);
}

/** The button that began the mode has done its work, and a row that went took the focus with it. */
function isOurs(list: HTMLElement | null): boolean {
  const active = document.activeElement;
  if (active === null || active === document.body) return true;
  return list?.contains(active) === true || active.closest('.mode-switch') !== null;
}

export function ReviewList({ view, rows, label }: ReviewListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const selected = useReview((state) => state.selected);
  const decisions = useReview((state) => state.decisions);
  const selectedAt = selected === null ? -1 : rows.findIndex(({ item }) => item === selected);
  // The same function as long as the rows are: another one makes the list measure all of them again.
  const getItemKey = useCallback((index: number) => rows[index]?.item ?? index, [rows]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize,
    getItemKey,
    overscan: 4,
  });
  const items = virtual.getVirtualItems();
  const isEditing = useReview((state) => state.edit !== null);
  const isDecided = selected !== null && decisions.has(selected);
  useFollow(virtual, scroller, selectedAt, `${isEditing} ${isDecided}`);
  const onSelect = useCallback((item: string) => selectItem(item), []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { defaultPrevented, altKey, ctrlKey, metaKey, shiftKey, target, key } = event;
    if (defaultPrevented || altKey || ctrlKey || metaKey || shiftKey || isField(target)) return;
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const row = (event.target as Element).closest<HTMLElement>('[data-index]');
    const next = row === null ? undefined : rows[Number(row.dataset['index']) + step];
    if (step === 0 || next === undefined) return;
    event.preventDefault();
    selectItem(next.item);
  };

  return (
    <div className="side-scroll" ref={scroller}>
      <ul
        className="virtual-list"
        aria-label={label}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {items.map((each) => {
          const entry = rows[each.index];
          if (entry === undefined) return null;
          return (
            <li
              key={each.key}
              ref={virtual.measureElement}
              data-index={each.index}
              aria-setsize={rows.length}
              aria-posinset={each.index + 1}
              style={{ transform: `translateY(${each.start}px)` }}
            >
              <ReviewRow
                entry={entry}
                view={view}
                decision={decisions.get(entry.item)}
                selected={entry.item === selected}
                tabbable={each.index === (selectedAt === -1 ? items[0]?.index : selectedAt)}
                onSelect={onSelect}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
