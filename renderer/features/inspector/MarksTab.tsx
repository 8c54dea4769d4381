// The list of marks with its filter: a chip per tag with its count, and one for marks that need a look.

import { useMemo, useState } from 'react';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { TagId } from '../../../shared/domain/ids.ts';
import type { CurrentArticle } from '../../state/article-store.ts';
import { openDialog } from '../../state/dialogs.ts';
import { marks, useOrderedMarks } from '../../state/marks.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { isWaiting } from '../attributes/waiting.ts';
import { WaitingLine } from '../attributes/WaitingLine.tsx';
import { FilterChips } from './FilterChips.tsx';
import { MarkList } from './MarkList.tsx';

export interface MarkFilter {
  /** Empty means all. */
  readonly tags: ReadonlySet<TagId>;
  readonly uncertain: boolean;
}

const everything: MarkFilter = { tags: new Set(), uncertain: false };

function useFiltered(filter: MarkFilter): readonly Mark[] {
  const ordered = useOrderedMarks();
  return useMemo(() => {
    if (filter.tags.size === 0 && !filter.uncertain) return ordered;
    return ordered.filter(
      (mark) =>
        (filter.tags.size === 0 || filter.tags.has(mark.tag)) &&
        (!filter.uncertain || isWaiting(mark)),
    );
  }, [filter, ordered]);
}

function useUncertainCount(): number {
  const ordered = useOrderedMarks();
  return useMemo(() => ordered.filter(isWaiting).length, [ordered]);
}

function NoMarks({ current }: { readonly current: CurrentArticle }) {
  return (
    <div className="side-empty">
      <p>Select words in the text, then press a tag’s key.</p>
      <ul className="key-list">
        {current.tagset.tags
          .filter(({ shortcut }) => shortcut !== null)
          .map((tag) => (
            <li key={tag.id}>
              <Kbd name={tag.shortcut?.toLocaleUpperCase('en') ?? ''} spoken />
              <span>{tag.label}</span>
            </li>
          ))}
      </ul>
      <Button look="quiet" onClick={() => openDialog({ kind: 'tagsets' })}>
        Tagsets…
      </Button>
    </div>
  );
}

export function MarksTab({ current }: { readonly current: CurrentArticle }) {
  const [filter, setFilter] = useState(everything);
  const rows = useFiltered(filter);
  const uncertain = useUncertainCount();
  if (marks.size === 0) return <NoMarks current={current} />;
  return (
    <>
      <FilterChips
        tags={current.tagset.tags}
        counts={marks.countsByTag()}
        uncertain={uncertain}
        filter={filter}
        onChange={setFilter}
      />
      <WaitingLine />
      {rows.length === 0 ? (
        <div className="side-empty">
          <p>No mark fits the filter.</p>
          <Button look="quiet" onClick={() => setFilter(everything)}>
            Show all marks
          </Button>
        </div>
      ) : (
        <MarkList current={current} rows={rows} />
      )}
    </>
  );
}
