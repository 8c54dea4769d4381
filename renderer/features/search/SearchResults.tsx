// The places where a query's words stand, grouped by article. It has the focus itself; arrow keys go from place to
// place across articles, Enter opens there and stays here, Ctrl+Enter goes on into the text.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { useArticle } from '../../state/article-store.ts';
import { searchOn, useSearch } from '../../state/search-store.ts';
import { NothingListed } from '../library/NothingListed.tsx';
import { focusSearch } from '../../app/panes.ts';
import { openHit } from './open-hit.ts';
import { isStop, nextStop, resultItems, type ResultItem } from './result-items.ts';
import { ResultRow } from './ResultRow.tsx';

const LIST_ID = 'search-results';
/** Of a place with two lines; the real height is measured. */
const ESTIMATE_PX = 56;
const READ_ON_BEFORE = 12;

export function focusResults(): void {
  document.getElementById(LIST_ID)?.focus();
}

const optionId = (index: number): string => `search-result-${index}`;

interface ListPlace {
  readonly items: readonly ResultItem[];
  readonly at: number;
  readonly moveTo: (index: number) => void;
  readonly open: (item: ResultItem | undefined, focus: boolean) => void;
}

function movedTo(key: string, { items, at }: ListPlace): number | null {
  switch (key) {
    case 'ArrowDown':
      return nextStop(items, at, 1) ?? at;
    case 'ArrowUp':
      return nextStop(items, at, -1);
    case 'PageDown':
      return nextStop(items, Math.min(items.length, at + 7), -1) ?? at;
    case 'PageUp':
      return nextStop(items, Math.max(-1, at - 8), 1) ?? at;
    case 'Home':
      return nextStop(items, -1, 1);
    case 'End':
      return nextStop(items, items.length, -1);
    default:
      return null;
  }
}

function handleKey(event: KeyboardEvent, place: ListPlace): void {
  const { key, altKey, ctrlKey, metaKey } = event;
  if (altKey) return;
  const to = movedTo(key, place);
  if (key === 'Enter') place.open(place.items[place.at], ctrlKey || metaKey);
  else if (ctrlKey || metaKey) return;
  else if (to !== null) place.moveTo(to);
  else if (key === 'ArrowUp' || key === 'Escape') focusSearch();
  else return;
  event.preventDefault();
}

interface FoundProps {
  readonly items: readonly ResultItem[];
  /** Shows all places of the article. */
  readonly onMore: (id: ArticleId) => void;
}

function Found({ items, onMore }: FoundProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useSearch((state) => state.shown);
  const pending = useSearch((state) => state.pending);
  const openId = useArticle((state) => state.wantedId);
  const [active, setActive] = useState({ shown, index: nextStop(items, -1, 1) ?? 0 });
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE_PX,
    overscan: 8,
  });
  // Another search begins at its first place.
  const at = active.shown === shown ? active.index : (nextStop(items, -1, 1) ?? 0);
  useEffect(() => {
    virtual.scrollToOffset(0);
  }, [shown, virtual]);
  const drawn = virtual.getVirtualItems();
  const lastDrawn = drawn.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastDrawn >= items.length - READ_ON_BEFORE) void searchOn();
  }, [items.length, lastDrawn]);

  const moveTo = (index: number) => {
    setActive({ shown, index });
    // The title of the first place comes along.
    virtual.scrollToIndex(items[index - 1]?.kind === 'title' ? index - 1 : index);
    virtual.scrollToIndex(index);
  };
  const open = (item: ResultItem | undefined, focus: boolean) => {
    if (item?.kind === 'more') onMore(item.group.article.id);
    else if (item !== undefined)
      void openHit(item.group, item.kind === 'hit' ? item.hit : null, { focus });
  };
  const onClick = (event: MouseEvent) => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    if (!(row instanceof HTMLElement)) return;
    const index = Number(row.dataset['index']);
    if (isStop(items[index])) setActive({ shown, index });
    open(items[index], event.ctrlKey || event.metaKey);
  };
  return (
    <div
      id={LIST_ID}
      ref={scroller}
      className="side-scroll search-results"
      role="listbox"
      aria-label="Search results"
      aria-busy={pending}
      aria-activedescendant={drawn.some(({ index }) => index === at) ? optionId(at) : undefined}
      tabIndex={0}
      data-pane-focus
      onKeyDown={(event) => handleKey(event, { items, at, moveTo, open })}
      onClick={onClick}
    >
      <div role="presentation" className="article-rows" style={{ height: virtual.getTotalSize() }}>
        {drawn.map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          const stop = isStop(item);
          return (
            <div
              key={index}
              ref={virtual.measureElement}
              data-index={index}
              id={optionId(index)}
              role={stop ? 'option' : 'presentation'}
              aria-selected={stop ? index === at : undefined}
              className={`result result-of-${item.kind}`}
              data-active={index === at ? '' : undefined}
              data-open={item.kind === 'title' && item.group.article.id === openId ? '' : undefined}
              style={{ transform: `translateY(${start}px)` }}
            >
              <ResultRow item={item} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

interface Opened {
  /** Of which search. */
  readonly shown: number;
  readonly ids: ReadonlySet<ArticleId>;
}

const none: ReadonlySet<ArticleId> = new Set();

export function SearchResults() {
  const groups = useSearch((state) => state.groups);
  const total = useSearch((state) => state.total);
  const shown = useSearch((state) => state.shown);
  const [opened, setOpened] = useState<Opened>({ shown, ids: new Set() });
  const ids = opened.shown === shown ? opened.ids : none;
  const items = useMemo(() => resultItems(groups, ids), [groups, ids]);
  const onMore = (id: ArticleId) => setOpened({ shown, ids: new Set(ids).add(id) });
  if (total === null) return <div className="side-scroll" />;
  return total === 0 ? <NothingListed /> : <Found items={items} onMore={onMore} />;
}
