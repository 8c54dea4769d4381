// The occurrences with their context, as a list in which each can be ticked off: arrow keys move, Space or a click
// turns one or a whole article, a tag's letter chooses the tag, Enter tags.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useId, useRef, useState, type KeyboardEvent, type Ref } from 'react';
import type { TagId } from '../../../shared/domain/ids.ts';
import { currentArticle } from '../../state/article-store.ts';
import { tagLetter } from '../../ui/tag-look.ts';
import { PreviewRowView } from './PreviewRowView.tsx';
import type { PreviewRow } from './rows.ts';
import { setTag, tagTicked, turnMatch, turnWhole } from './tag-all-store.ts';
import type { Turned } from './ticks.ts';

const ROW_PX = 34;
const PAGE_ROWS = 8;

interface PreviewListProps {
  readonly rows: readonly PreviewRow[];
  readonly tag: TagId;
  readonly turned: Turned;
  readonly ref: Ref<HTMLDivElement>;
}

function turnRow(row: PreviewRow | undefined): void {
  if (row?.kind === 'group') turnWhole(row.group);
  else if (row !== undefined) turnMatch(row.group, row.match);
}

/** A tag's own letter, while nothing is being typed. */
function tagByLetter(key: string): TagId | undefined {
  const tags = currentArticle()?.tagset.tags ?? [];
  return tags.find((tag) => tagLetter(tag) === key.toLocaleUpperCase())?.id;
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  PageDown: (at) => at + PAGE_ROWS,
  PageUp: (at) => at - PAGE_ROWS,
  Home: () => 0,
  End: (_at, last) => last,
};

export function PreviewList({ rows, tag, turned, ref }: PreviewListProps) {
  const id = useId();
  const scroller = useRef<HTMLDivElement | null>(null);
  const [wanted, setWanted] = useState(0);
  const last = rows.length - 1;
  const active = Math.max(0, Math.min(wanted, last));
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });

  const goTo = (index: number) => {
    const to = Math.max(0, Math.min(index, last));
    setWanted(to);
    virtual.scrollToIndex(to, { align: 'auto' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = steps[event.key];
    const letter = tagByLetter(event.key);
    if (step !== undefined) goTo(step(active, last));
    else if (event.key === ' ') turnRow(rows[active]);
    else if (event.key === 'Enter') void tagTicked();
    else if (letter !== undefined) setTag(letter);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={(element) => {
        scroller.current = element;
        if (typeof ref === 'function') ref(element);
        else if (ref !== null) ref.current = element;
      }}
      className="tag-all-list"
      role="listbox"
      aria-label="Occurrences"
      aria-multiselectable
      aria-activedescendant={rows.length === 0 ? undefined : `${id}-${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" className="virtual-list" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <PreviewRowView
              key={index}
              id={`${id}-${index}`}
              row={row}
              position={{ index, count: rows.length, startPx: start }}
              active={index === active}
              tag={tag}
              turned={turned}
              onTurn={() => {
                setWanted(index);
                turnRow(row);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}
