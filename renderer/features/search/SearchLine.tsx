// How many articles a query found, and whether they are shown with the places or as rows.

import { List, TextQuote } from 'lucide-react';
import { useRows } from '../../state/library-rows.ts';
import { setLook, showsPassages, useLibraryView } from '../../state/library-view.ts';
import { asksForPlaces } from '../../state/search-query.ts';
import { useSearch } from '../../state/search-store.ts';
import { useDelayed } from '../../ui/use-delayed.ts';
import { countOf } from '../../ui/words.ts';

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
      {asksForPlaces(query) ? <LookButton passages={passages} /> : null}
    </div>
  );
}
