// Which part of the library is listed: everything, by status, a collection, the archive, the bin, each with its count.
// Collections are made, renamed and deleted here.

import { Archive, Check, ChevronDown, Ellipsis, Layers, Library, Plus, Trash2 } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { articleStatuses, type LibraryView } from '../../../shared/domain/library.ts';
import type { LibraryCounts } from '../../../shared/ipc/types.ts';
import { openDialog } from '../../state/dialogs.ts';
import { deleteCollection } from '../../state/library-acts.ts';
import { useLibrary } from '../../state/library-store.ts';
import { shelfWords, statusWords } from '../../state/library-words.ts';
import { goToPlace, useLibraryView } from '../../state/library-view.ts';
import { Menu } from '../../ui/Menu.tsx';
import { StatusSign } from '../../ui/StatusSign.tsx';
import { formatNumber, quoted } from '../../ui/words.ts';
import { collectionTarget } from '../export/export-scopes.ts';
import { openExport } from '../export/open-export.ts';

type Collections = LibraryCounts['collections'];

export function viewName(view: LibraryView, collections: Collections): string {
  if (view.collection !== null) {
    return collections.find(({ id }) => id === view.collection)?.name ?? 'Collection';
  }
  return view.status === null ? shelfWords[view.shelf] : statusWords[view.status];
}

/** How many articles the place has, whatever the query; null while it is not known. */
export function viewCount(view: LibraryView, counts: LibraryCounts | null): number | null {
  if (counts === null) return null;
  if (view.collection !== null) {
    return counts.collections.find(({ id }) => id === view.collection)?.articles ?? 0;
  }
  return view.status === null ? counts.shelves[view.shelf] : counts.statuses[view.status];
}

interface PlaceProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly count: number;
  readonly current: boolean;
  readonly onGo: () => void;
}

function Place({ icon, name, count, current, onGo }: PlaceProps) {
  return (
    <button
      type="button"
      className="place"
      data-place
      aria-current={current ? 'true' : undefined}
      onClick={onGo}
    >
      <span className="place-icon">{icon}</span>
      <span className="place-name" dir="auto" title={name}>
        {name}
      </span>
      {current ? <Check className="place-tick" aria-hidden /> : null}
      <span className="numbers place-count">
        {formatNumber(count)}
        <span className="visually-hidden"> {count === 1 ? 'article' : 'articles'}</span>
      </span>
    </button>
  );
}

function moveAmong(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const places = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')];
  const row = (event.target as Element).closest('.place-row, [data-place]');
  const at = places.findIndex((place) => row === place || row?.contains(place) === true);
  places.at((at + step) % places.length)?.focus();
  event.preventDefault();
}

interface CollectionRowProps {
  readonly collection: Collections[number];
  readonly current: boolean;
  readonly onGo: () => void;
  readonly onLeave: () => void;
}

function CollectionRow({ collection, current, onGo, onLeave }: CollectionRowProps) {
  const { id, name, articles } = collection;
  const rename = () => {
    onLeave();
    openDialog({ kind: 'collection', id, into: null });
  };
  const exportIt = () => {
    onLeave();
    openExport({ target: collectionTarget(id), count: articles, words: quoted(name) });
  };
  return (
    <div className="place-row">
      <Place
        icon={<Layers aria-hidden />}
        name={name}
        count={articles}
        current={current}
        onGo={onGo}
      />
      <Menu
        align="end"
        trigger={
          <button type="button" className="icon-button place-more" aria-label={`Change “${name}”`}>
            <Ellipsis aria-hidden />
          </button>
        }
        items={[
          { label: 'Rename…', onSelect: rename },
          { label: 'Export…', onSelect: exportIt },
          { label: 'Delete the collection', onSelect: () => void deleteCollection(id) },
        ]}
      />
    </div>
  );
}

function Places({ counts, close }: { readonly counts: LibraryCounts; readonly close: () => void }) {
  const view = useLibraryView((state) => state.view);
  const go = (place: Parameters<typeof goToPlace>[0]) => () => {
    close();
    goToPlace(place);
  };
  const onShelf = (shelf: LibraryView['shelf']) =>
    view.shelf === shelf && view.status === null && view.collection === null;
  const shelf = (name: LibraryView['shelf'], icon: ReactNode) => (
    <Place
      icon={icon}
      name={shelfWords[name]}
      count={counts.shelves[name]}
      current={onShelf(name)}
      onGo={go({ shelf: name })}
    />
  );
  return (
    <>
      {shelf('library', <Library aria-hidden />)}
      {articleStatuses.map((status) => (
        <Place
          key={status}
          icon={<StatusSign status={status} />}
          name={statusWords[status]}
          count={counts.statuses[status]}
          current={view.status === status && view.collection === null}
          onGo={go({ shelf: 'library', status })}
        />
      ))}
      <div className="places-heading" role="presentation">
        Collections
        <button
          type="button"
          className="icon-button"
          aria-label="New collection"
          title="New collection"
          onClick={() => {
            close();
            openDialog({ kind: 'collection', id: null, into: null });
          }}
        >
          <Plus aria-hidden />
        </button>
      </div>
      {counts.collections.length === 0 ? (
        <p className="places-none">None yet. A collection keeps articles of one story together.</p>
      ) : (
        counts.collections.map((collection) => (
          <CollectionRow
            key={collection.id}
            collection={collection}
            current={view.collection === collection.id}
            onGo={go({ shelf: 'library', collection: collection.id })}
            onLeave={close}
          />
        ))
      )}
      <hr className="places-line" />
      {shelf('archive', <Archive aria-hidden />)}
      {shelf('bin', <Trash2 aria-hidden />)}
    </>
  );
}

export function ViewPopover() {
  const [open, setOpen] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  const view = useLibraryView((state) => state.view);
  const counts = useLibrary((state) => state.counts);
  const name = viewName(view, counts?.collections ?? []);
  const count = viewCount(view, counts);
  const focusCurrent = (event: Event) => {
    event.preventDefault();
    const current = content.current?.querySelector<HTMLElement>('[aria-current]');
    (current ?? content.current)?.focus();
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="view-button" disabled={counts === null}>
        <span className="visually-hidden">Listed: </span>
        <span className="view-name" dir="auto">
          {name}
        </span>
        {count === null ? null : <span className="numbers view-count">{formatNumber(count)}</span>}
        <ChevronDown aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          ref={content}
          className="popover places"
          aria-label="What is listed"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={focusCurrent}
          onKeyDown={moveAmong}
        >
          {counts === null ? null : <Places counts={counts} close={() => setOpen(false)} />}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
