// The articles of the workspace: filter, list, and the ways to bring new ones in.

import { ClipboardPaste, FolderOpen, Search } from 'lucide-react';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import { openDialog } from '../../state/dialogs.ts';
import { filterArticles, setLibraryFilter, useLibrary } from '../../state/library-store.ts';
import { reader } from '../../state/reader-handle.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Tip } from '../../ui/Tip.tsx';
import { countOf, formatNumber } from '../../ui/words.ts';
import { useCommandKey } from '../../app/commands/use-commands.ts';
import { importFromDialog } from '../import/import-articles.ts';
import { ArticleList, focusFirstArticle } from './ArticleList.tsx';

function FilterBox({ total }: { readonly total: number }) {
  const filter = useLibrary((state) => state.filter);
  const key = useCommandKey('library.filter');
  const field = useRef<HTMLInputElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (filter === '') reader.current?.focus();
      setLibraryFilter('');
    } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
      focusFirstArticle();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="filter-box">
      <Search aria-hidden />
      <input
        ref={field}
        type="search"
        aria-label="Filter articles"
        placeholder={total === 0 ? 'Filter articles' : `Filter ${countOf(total, 'article')}`}
        value={filter}
        onChange={(event) => setLibraryFilter(event.target.value)}
        onKeyDown={onKeyDown}
        spellCheck={false}
      />
      {key === undefined || filter !== '' ? null : <Kbd name={key} />}
    </div>
  );
}

function NothingListed({ filter }: { readonly filter: string }) {
  if (filter === '') {
    return (
      <p className="side-empty">
        No articles yet. Open a text file or an annotated JSON, paste text, or drop files here.
      </p>
    );
  }
  return (
    <div className="side-empty">
      <p>No title or publisher has “{filter}” in it.</p>
      <Button look="quiet" onClick={() => setLibraryFilter('')}>
        Clear the filter
      </Button>
    </div>
  );
}

export function Library() {
  const { articles, filter } = useLibrary();
  const rows = useMemo(() => filterArticles(articles ?? [], filter), [articles, filter]);
  const openKey = useCommandKey('file.open');
  const pasteKey = useCommandKey('file.paste');
  const total = articles?.length ?? 0;
  return (
    <>
      <div className="library-head">
        <FilterBox total={total} />
        <div className="library-acts">
          <Tip text="Open text files or annotated JSON" shortcut={openKey}>
            <Button onClick={() => void importFromDialog()}>
              <FolderOpen aria-hidden />
              Open…
            </Button>
          </Tip>
          <Tip text="Paste text as an article" shortcut={pasteKey}>
            <Button onClick={() => openDialog({ kind: 'paste', text: '' })}>
              <ClipboardPaste aria-hidden />
              Paste…
            </Button>
          </Tip>
        </div>
        <div className="side-heading">
          <h2>Articles</h2>
          <span className="numbers">
            {rows.length === total
              ? formatNumber(total)
              : `${formatNumber(rows.length)} of ${formatNumber(total)}`}
          </span>
        </div>
      </div>
      {articles === null ? null : rows.length === 0 ? (
        <NothingListed filter={filter} />
      ) : (
        <ArticleList rows={rows} />
      )}
    </>
  );
}
