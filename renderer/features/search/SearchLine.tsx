// How many articles a query found, and whether they are shown with the places or as rows.

import { Ellipsis, List, Share, TextQuote } from 'lucide-react';
import { useRows } from '../../state/library-rows.ts';
import { currentView, setLook, showsPassages, useLibraryView } from '../../state/library-view.ts';
import { asksForPlaces } from '../../state/search-query.ts';
import { useSearch } from '../../state/search-store.ts';
import { Menu } from '../../ui/Menu.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { countOf } from '../../ui/words.ts';
import { openExport } from '../export/open-export.ts';

function LookButton({ passages }: { readonly passages: boolean }) {
  const label = passages ? 'Show as a list of articles' : 'Show where the words stand';
  const Icon = passages ? List : TextQuote;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={label}
      title={label}
      onClick={() => setLook(passages ? 'list' : 'passages')}
    >
      <Icon aria-hidden />
    </button>
  );
}

/** What can be done with everything that was found. */
function MoreMenu({ count }: { readonly count: number }) {
  const onExport = () => {
    const target = { view: currentView(), except: [] };
    openExport({ target, count, words: countOf(count, 'article') });
  };
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className="icon-button"
          aria-label="What was found"
          title="What was found"
          disabled={count === 0}
        >
          <Ellipsis aria-hidden />
        </button>
      }
      items={[{ label: 'Export…', icon: <Share aria-hidden />, onSelect: onExport }]}
    />
  );
}

export function SearchLine() {
  const state = useLibraryView();
  const passages = showsPassages(state);
  const found = useSearch();
  const rows = useRows();
  const pending = passages ? found.pending : rows.pending;
  const late = useDelayed(pending);
  const { query } = state.view;
  if (query === '') return null;
  const total = passages ? found.total : rows.total;
  const words = late || total === null ? 'Searching…' : countOf(total, 'article');
  return (
    <div className="search-line">
      <span role="status" aria-label="Found" className="numbers">
        {pending && !late && total === null ? '' : words}
      </span>
      <span className="search-line-acts">
        {asksForPlaces(query) ? <LookButton passages={passages} /> : null}
        <MoreMenu count={total ?? 0} />
      </span>
    </div>
  );
}
