// The articles of the workspace: one box to search them, which part of them is listed and how, and the list itself, or
// the places that were found.

import { useLibrarySelection } from '../../state/library-selection.ts';
import { useLibrary } from '../../state/library-store.ts';
import { useRows } from '../../state/library-rows.ts';
import { showsPassages, useLibraryView } from '../../state/library-view.ts';
import { SearchBox } from '../search/SearchBox.tsx';
import { SearchLine } from '../search/SearchLine.tsx';
import { SearchResults } from '../search/SearchResults.tsx';
import { AddMenu } from './AddMenu.tsx';
import { ArticleList } from './ArticleList.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { NothingListed } from './NothingListed.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { SortMenu } from './SortMenu.tsx';
import { ViewPopover } from './ViewPopover.tsx';

function List() {
  const total = useRows((state) => state.total);
  const known = useLibrary((state) => state.counts !== null);
  useLibrarySelection();
  if (total === null || !known) return <div className="side-scroll" />;
  if (total === 0) return <NothingListed />;
  return (
    <>
      <ArticleList />
      <SelectionBar />
    </>
  );
}

export function Library() {
  const passages = useLibraryView(showsPassages);
  return (
    <>
      <div className="library-head">
        <SearchBox />
        <div className="library-bar">
          <ViewPopover />
          <span className="library-acts">
            <SortMenu />
            <FilterMenu />
            <AddMenu />
          </span>
        </div>
        <SearchLine />
      </div>
      {passages ? <SearchResults /> : <List />}
    </>
  );
}
