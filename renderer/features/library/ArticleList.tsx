// The virtualised list of articles. One row is in the tab order; arrow keys move between rows, Enter opens.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { ArticleSummary } from '../../../shared/domain/article.ts';
import { useArticle } from '../../state/article-store.ts';
import { countOf, formatDate, formatDay, formatNumber } from '../../ui/words.ts';
import { goToArticle } from './go-to-article.ts';

const ROW_PX = 64;
const LIST_ID = 'article-list';

export function focusFirstArticle(): void {
  document.querySelector<HTMLElement>(`#${LIST_ID} button`)?.focus();
}

/** Publisher and date; when it was added where the article names neither. */
function rowMeta({ publisher, publishedOn, importedAtMs }: ArticleSummary): string {
  const parts = [publisher, publishedOn === null ? null : formatDay(publishedOn)];
  const known = parts.filter((part) => part !== null && part !== '');
  return known.length > 0 ? known.join(' · ') : `Added ${formatDate(importedAtMs)}`;
}

interface RowProps {
  readonly row: ArticleSummary;
  readonly open: boolean;
  readonly tabbable: boolean;
}

function Row({ row, open, tabbable }: RowProps) {
  return (
    <button
      type="button"
      className="article-row"
      aria-current={open ? 'true' : undefined}
      tabIndex={tabbable ? 0 : -1}
      data-pane-focus={open ? '' : undefined}
      onClick={() => void goToArticle(row.id)}
    >
      <span className="article-title" dir="auto" title={row.title}>
        {row.title}
      </span>
      <span className="article-meta">
        <span className="article-source" dir="auto">
          {rowMeta(row)}
        </span>
        {row.annotations === 0 ? null : (
          <span className="article-count numbers">
            <span aria-hidden>{formatNumber(row.annotations)}</span>
            <span className="visually-hidden">{countOf(row.annotations, 'mark')}</span>
          </span>
        )}
      </span>
    </button>
  );
}

function moveFocus(
  event: KeyboardEvent<HTMLElement>,
  move: (to: number) => void,
  last: number,
): void {
  const item = (event.target as Element).closest<HTMLElement>('[data-index]');
  if (item === null || event.altKey || event.ctrlKey || event.metaKey) return;
  const at = Number(item.dataset.index);
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: last,
  };
  const to = targets[event.key];
  if (to === undefined) return;
  event.preventDefault();
  move(Math.min(last, Math.max(0, to)));
}

export function ArticleList({ rows }: { readonly rows: readonly ArticleSummary[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const openId = useArticle((state) => state.wantedId);
  const openAt = rows.findIndex(({ id }) => id === openId);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
  });

  useEffect(() => {
    if (openAt !== -1) virtual.scrollToIndex(openAt, { align: 'auto' });
  }, [openAt, virtual]);

  const focusRow = (index: number) => {
    virtual.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`)?.focus();
    });
  };

  return (
    <div className="side-scroll" ref={scroller}>
      <ul
        id={LIST_ID}
        className="virtual-list"
        aria-label="Articles"
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={(event) => moveFocus(event, focusRow, rows.length - 1)}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return row === undefined ? null : (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <Row
                row={row}
                open={row.id === openId}
                tabbable={item.index === (openAt === -1 ? 0 : openAt)}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
