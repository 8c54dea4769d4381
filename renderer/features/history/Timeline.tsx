// The acts on the article, newest first and by day. Moving through them shows the article as it was after each.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { TimelineEntry } from '../../../shared/ipc/history-types.ts';
import { isPast } from '../../state/past-store.ts';
import { reader } from '../../state/reader-handle.ts';
import { formatDate, quoted } from '../../ui/words.ts';
import {
  backToNow,
  closeHistory,
  loadOlder,
  lookAt,
  timelineId,
  useHistory,
} from './history-store.ts';
import { actWords, entrySideWords } from './past-words.ts';
import { timelineItems } from './timeline-items.ts';

const DAY_PX = 32;
const ENTRY_PX = 50;
const PAGE = 10;

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const optionId = (at: number) => `${timelineId}-${at}`;

function EntryRow({ entry, at }: { readonly entry: TimelineEntry; readonly at: number }) {
  const side = entrySideWords(entry);
  return (
    <>
      <span className="timeline-time numbers">{time.format(entry.atMs)}</span>
      <span className="timeline-words">
        <span className="timeline-act" dir="auto">
          {actWords(entry)}
          {entry.quote === null ? null : (
            <span className="timeline-quote"> {quoted(entry.quote)}</span>
          )}
        </span>
        <span className="timeline-side">
          {at === 0 ? `Now${side === '' ? '' : ` · ${side}`}` : side}
        </span>
      </span>
    </>
  );
}

/** Where a key leads from the entry; null for a key that is none of the list's. */
function targetOf(key: string, at: number, count: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  return to === undefined ? null : Math.min(Math.max(to, 0), count - 1);
}

export function Timeline() {
  const scroller = useRef<HTMLDivElement>(null);
  const { entries, at, more } = useHistory();
  const items = useMemo(() => timelineItems(entries), [entries]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'day' ? DAY_PX : ENTRY_PX),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 8,
  });
  const rows = virtual.getVirtualItems();
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && lastShown >= items.length - 20) void loadOlder();
  }, [more, lastShown, items.length]);
  useEffect(() => {
    const index = items.findIndex((item) => item.kind === 'entry' && item.at === at);
    if (index !== -1) virtual.scrollToIndex(index === 1 ? 0 : index, { align: 'auto' });
  }, [at, items, virtual]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = targetOf(event.key, at, entries.length);
    if (to !== null) {
      event.preventDefault();
      if (to !== at) void lookAt(to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      reader.current?.focus();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (isPast()) backToNow();
      else closeHistory();
    }
  };

  return (
    <div
      ref={scroller}
      id={timelineId}
      className="side-scroll timeline"
      role="listbox"
      aria-label="What was done, newest first"
      aria-activedescendant={entries.length === 0 ? undefined : optionId(at)}
      tabIndex={0}
      data-pane-focus
      onKeyDown={onKeyDown}
    >
      <div className="virtual-list" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const place = { height: row.size, transform: `translateY(${row.start}px)` };
          if (item.kind === 'day') {
            return (
              <div key={row.key} className="timeline-day" role="presentation" style={place}>
                {formatDate(item.atMs)}
              </div>
            );
          }
          return (
            <div
              key={row.key}
              id={optionId(item.at)}
              className="timeline-entry"
              role="option"
              aria-selected={item.at === at}
              aria-setsize={more ? -1 : entries.length}
              aria-posinset={item.at + 1}
              data-kind={item.entry.kind}
              style={place}
              onClick={() => void lookAt(item.at)}
            >
              <EntryRow entry={item.entry} at={item.at} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
