// Why the list is empty, and the act that helps.

import type { ReactNode } from 'react';
import type { LibraryView } from '../../../shared/domain/library.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { useLibrary } from '../../state/library-store.ts';
import { statusWords } from '../../state/library-words.ts';
import { goToPlace, setQuery, useLibraryView } from '../../state/library-view.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { countOf, quoted } from '../../ui/words.ts';
import { viewName } from './ViewPopover.tsx';

function Empty({ text, children }: { readonly text: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className="side-empty">
      <p>{text}</p>
      {children === undefined ? null : <div className="side-empty-acts">{children}</div>}
    </div>
  );
}

/** How many articles stand on the other shelves: a search may be meant for them too. */
function useOtherShelves(view: LibraryView) {
  const shelves = useLibrary((state) => state.counts?.shelves);
  return (['library', 'archive', 'bin'] as const)
    .filter((shelf) => shelf !== view.shelf && (shelves?.[shelf] ?? 0) > 0)
    .map((shelf) => ({ shelf, count: shelves?.[shelf] ?? 0 }));
}

const shelfNames = { library: 'the library', archive: 'the archive', bin: 'the bin' } as const;

function NothingFound({ view }: { readonly view: LibraryView }) {
  const collections = useLibrary((state) => state.counts)?.collections ?? [];
  const others = useOtherShelves(view);
  const narrowed = view.status !== null || view.collection !== null;
  const where = narrowed ? quoted(viewName(view, collections)) : shelfNames[view.shelf];
  return (
    <Empty
      text={
        <>
          Nothing in {where} matches {quoted(view.query)}.
        </>
      }
    >
      <Button onClick={() => setQuery('')}>Clear the search</Button>
      {narrowed ? (
        <Button onClick={() => goToPlace({ shelf: view.shelf })}>
          Search all of {shelfNames[view.shelf]}
        </Button>
      ) : null}
      {others.map(({ shelf, count }) => (
        <Button key={shelf} onClick={() => goToPlace({ shelf })}>
          Search {shelfNames[shelf]} ({countOf(count, 'article')})
        </Button>
      ))}
    </Empty>
  );
}

function NothingInCollection() {
  const key = useCommandKey('article.collect');
  return (
    <Empty
      text={
        <>
          This collection is empty. Select articles in the list and choose “Add to collection”
          {key === undefined ? null : (
            <>
              {' '}
              <Kbd name={key} />
            </>
          )}
          .
        </>
      }
    >
      <Button onClick={() => goToPlace({ shelf: 'library' })}>Show all articles</Button>
    </Empty>
  );
}

function NothingInLibrary({ view }: { readonly view: LibraryView }) {
  const others = useOtherShelves(view);
  if (others.length === 0) {
    return (
      <Empty text="No articles yet. Open web pages, documents, e-mails or texts, paste text, or drop files here." />
    );
  }
  return (
    <Empty text="Every article is archived or deleted. They can be restored from there.">
      {others.map(({ shelf, count }) => (
        <Button key={shelf} onClick={() => goToPlace({ shelf })}>
          Show {shelfNames[shelf]} ({countOf(count, 'article')})
        </Button>
      ))}
    </Empty>
  );
}

export function NothingListed() {
  const view = useLibraryView((state) => state.view);
  const { query, shelf, status, collection } = view;
  if (query !== '') return <NothingFound view={view} />;
  if (collection !== null) return <NothingInCollection />;
  if (status !== null) {
    return (
      <Empty text={<>No article is marked {statusWords[status].toLowerCase()}.</>}>
        <Button onClick={() => goToPlace({ shelf: 'library' })}>Show all articles</Button>
      </Empty>
    );
  }
  if (shelf === 'archive') {
    return (
      <Empty text="The archive is empty. Articles that are archived are out of the way here and can be restored." />
    );
  }
  if (shelf === 'bin') {
    return (
      <Empty text="The bin is empty. Articles that are deleted wait here and can be restored." />
    );
  }
  return <NothingInLibrary view={view} />;
}
