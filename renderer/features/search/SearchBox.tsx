// The one box of the library: filters and searches in the query language. What is wrong is marked in place; fields and
// values are offered while typing; Esc goes back step by step.

import { Search, X } from 'lucide-react';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { useLibrary } from '../../state/library-store.ts';
import {
  applyTyped,
  setQuery,
  showsPassages,
  typeQuery,
  useLibraryView,
} from '../../state/library-view.ts';
import { reader } from '../../state/reader-handle.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { countOf } from '../../ui/words.ts';
import { focusArticleList } from '../library/ArticleList.tsx';
import { Completions, optionId } from './Completions.tsx';
import { FaultLine, QueryMirror } from './QueryFaultMarks.tsx';
import { SearchHelp } from './SearchHelp.tsx';
import { focusResults } from './SearchResults.tsx';
import { useCompletions } from './use-completions.ts';
import { useShownFault } from './use-shown-fault.ts';

const LIST_ID = 'search-completions';
const FAULT_ID = 'search-fault';

function useTotal(): number | null {
  return useLibrary((state) => state.counts?.shelves.library ?? null);
}

/** The answer may not be there yet; then it takes the focus when it is drawn. */
function focusFound(): void {
  if (showsPassages(useLibraryView.getState())) focusResults();
  else focusArticleList();
}

export function SearchBox() {
  const typed = useLibraryView((state) => state.typed);
  const key = useCommandKey('library.search');
  const total = useTotal();
  const field = useRef<HTMLInputElement>(null);
  const [scrolled, setScrolled] = useState(0);
  const { fault, showNow } = useShownFault(typed);
  const offers = useCompletions(field, typed);

  const change = (text: string) => {
    typeQuery(text);
    offers.look();
  };
  const enter = () => {
    if (applyTyped()) focusFound();
    else showNow();
  };
  const leave = () => {
    if (typed === '') reader.current?.focus();
    else setQuery('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || offers.handleKey(event)) return;
    const acts: Readonly<Record<string, () => void>> = {
      Enter: enter,
      ArrowDown: focusFound,
      Escape: leave,
    };
    const act = acts[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const placeholder =
    total === null || total === 0 ? 'Search' : `Search ${countOf(total, 'article')}`;
  return (
    <search className="search">
      <div className="filter-box search-box">
        <Search aria-hidden />
        <div className="query">
          <QueryMirror query={typed} fault={fault} scrolled={scrolled} />
          <input
            ref={field}
            data-search-box
            role="combobox"
            aria-label="Search the library"
            aria-autocomplete="list"
            aria-expanded={offers.shown.length > 0}
            aria-controls={LIST_ID}
            aria-activedescendant={offers.active === -1 ? undefined : optionId(offers.active)}
            aria-invalid={fault !== null}
            aria-describedby={fault === null || offers.shown.length > 0 ? undefined : FAULT_ID}
            placeholder={placeholder}
            value={typed}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => change(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={offers.close}
            onScroll={(event) => setScrolled(event.currentTarget.scrollLeft)}
          />
        </div>
        {typed === '' ? (
          key === undefined ? null : (
            <Kbd name={key} />
          )
        ) : (
          <button
            type="button"
            className="search-clear"
            aria-label="Clear the search"
            title="Clear the search"
            onClick={() => {
              setQuery('');
              field.current?.focus();
            }}
          >
            <X aria-hidden />
          </button>
        )}
        <SearchHelp />
      </div>
      <Completions
        id={LIST_ID}
        offers={offers.shown}
        active={offers.active}
        onChoose={offers.choose}
      />
      {fault === null || offers.shown.length > 0 ? null : <FaultLine id={FAULT_ID} fault={fault} />}
    </search>
  );
}
