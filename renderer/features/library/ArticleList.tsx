// The list of articles. It has the focus itself and says which row is meant, so that rows may come and go while
// scrolling through a hundred thousand; the keys are in list-keys.ts, the acts on a row in its menu.

import { ContextMenu } from 'radix-ui';
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { call } from '../../api.ts';
import { useArticle } from '../../state/article-store.ts';
import { acted, actedArticle } from '../../state/library-acts.ts';
import { loadedRow, rowAt, useRows, wantRows } from '../../state/library-rows.ts';
import {
  clearLibrarySelection,
  hasSelection,
  isSelected,
  selectTo,
  setAnchor,
  toggleSelected,
  useLibrarySelection,
} from '../../state/library-selection.ts';
import { currentView, useLibraryView } from '../../state/library-view.ts';
import { MenuEntries, type MenuEntry } from '../../ui/MenuEntries.tsx';
import { articleEntries } from './article-menu.tsx';
import { ArticleRow, ROW_PX, rowId } from './ArticleRow.tsx';
import { goToArticle } from './go-to-article.ts';
import { handleListKey } from './list-keys.ts';
import { useFixedRows } from './use-fixed-rows.ts';

const LIST_ID = 'article-list';

export function focusArticleList(): void {
  document.getElementById(LIST_ID)?.focus();
}

function indexUnder(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row === null ? null : Number(row.dataset['index']);
}

/** The selection where the row is part of it, else the row alone. */
function entriesAt(index: number): readonly MenuEntry[] {
  const row = rowAt(index);
  if (row === undefined) return [];
  const { shelf } = currentView();
  const chosen = isSelected(useLibrarySelection.getState(), row.id) ? acted() : null;
  if (chosen !== null && chosen.count > 1) return articleEntries(chosen, null, shelf);
  return articleEntries(actedArticle(row.id), row, shelf);
}

function RowMenu({ children }: { readonly children: ReactNode }) {
  const [entries, setEntries] = useState<readonly MenuEntry[]>([]);
  const onContextMenu = (event: MouseEvent) => {
    const index = indexUnder(event.target);
    const found = index === null ? [] : entriesAt(index);
    setEntries(found);
    if (found.length === 0) event.preventDefault();
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild onContextMenu={onContextMenu}>
        {children}
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu" collisionPadding={8}>
          <MenuEntries at="pointer" entries={entries} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}

/** Opens the row's menu beside it, as a press of the second button would. */
function openMenuAt(index: number): void {
  const row = document.getElementById(rowId(index));
  const box = row?.getBoundingClientRect();
  if (box === undefined) return;
  const at = { clientX: box.left + 24, clientY: box.bottom - 12 };
  row?.dispatchEvent(
    new globalThis.MouseEvent('contextmenu', { bubbles: true, cancelable: true, ...at }),
  );
}

function choose(event: MouseEvent, index: number): void {
  const row = rowAt(index);
  if (row === undefined) return;
  const onSign = event.target instanceof Element && event.target.closest('[data-toggles]') !== null;
  if (event.shiftKey) void selectTo(index);
  else if (event.ctrlKey || event.metaKey || onSign) toggleSelected(index);
  else {
    clearLibrarySelection();
    setAnchor(index);
    void goToArticle(row.id);
  }
}

/** Where the open article stands, also when that part of the list is not loaded; null when it is not listed. */
async function placeOfOpen(): Promise<number | null> {
  const id = useArticle.getState().wantedId;
  if (id === null) return null;
  const loaded = loadedRow(id);
  if (loaded !== null) return loaded.index;
  return call('library:position', { view: currentView(), id }).catch(() => null);
}

export function ArticleList() {
  const scroller = useRef<HTMLDivElement>(null);
  const total = useRows((state) => state.total) ?? 0;
  const shownViews = useRows((state) => state.shownViews);
  const pending = useRows((state) => state.pending);
  useRows((state) => state.version);
  const openId = useArticle((state) => state.wantedId);
  const shownCollection = useLibraryView((state) => state.view.collection);
  const selection = useLibrarySelection();
  const { first, last, reveal, fitting } = useFixedRows(scroller, total, ROW_PX);
  const [active, setActive] = useState(0);

  const goTo = useCallback(
    (index: number) => {
      setActive(index);
      reveal(index);
    },
    [reveal],
  );

  useEffect(() => wantRows(first, last), [first, last, shownViews]);

  useLayoutEffect(() => {
    if (scroller.current !== null) scroller.current.scrollTop = 0;
    setActive(0);
  }, [shownViews]);

  useEffect(() => {
    let late = false;
    void placeOfOpen().then((index) => {
      if (index !== null && !late && openId !== null) goTo(index);
    });
    return () => {
      late = true;
    };
  }, [goTo, openId, shownViews]);

  const at = Math.min(active, total - 1);
  const onKeyDown = (event: KeyboardEvent) =>
    handleListKey(event, {
      active: at,
      total,
      fitting: fitting(),
      moveTo: goTo,
      openMenu: () => openMenuAt(at),
    });
  const onClick = (event: MouseEvent) => {
    const index = indexUnder(event.target);
    if (index === null) return;
    setActive(index);
    choose(event, index);
  };
  const onFocus = (event: FocusEvent) => {
    if (event.target === scroller.current && (at < first || at > last)) reveal(at);
  };
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
  return (
    <RowMenu>
      <div
        id={LIST_ID}
        ref={scroller}
        className="side-scroll article-list"
        role="listbox"
        aria-label="Articles"
        aria-multiselectable
        aria-busy={pending}
        aria-activedescendant={at >= first && at <= last ? rowId(at) : undefined}
        tabIndex={0}
        data-pane-focus
        data-selecting={hasSelection() ? '' : undefined}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocus={onFocus}
      >
        <div role="presentation" className="article-rows" style={{ height: total * ROW_PX }}>
          {rows.map((index) => {
            const row = rowAt(index);
            return (
              <ArticleRow
                key={index}
                index={index}
                total={total}
                row={row}
                open={row !== undefined && row.id === openId}
                active={index === at}
                selected={row !== undefined && isSelected(selection, row.id)}
                shownCollection={shownCollection}
              />
            );
          })}
        </div>
      </div>
    </RowMenu>
  );
}
