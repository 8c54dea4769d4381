// What the list of differences is narrowed to, and deciding all that is shown at once.

import { ListFilter, X } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useMemo } from 'react';
import { Check } from 'lucide-react';
import type { TagId } from '../../../../shared/domain/ids.ts';
import { itemKinds, type ItemKind } from '../../../../shared/review/review-item.ts';
import { shownTag } from '../../../state/article-store.ts';
import { filterCount, type ReviewFilter } from '../../../state/review-filter.ts';
import { clearFilter, setBulk, setFilter, useReview } from '../../../state/review-store.ts';
import { decidedCount, type ReviewView } from '../../../state/review-view.ts';
import { kindWords } from '../../../state/review-words.ts';
import { Button } from '../../../ui/Button.tsx';
import { TagBadge } from '../../../ui/TagBadge.tsx';
import { formatNumber } from '../../../ui/words.ts';

const standings = [
  { id: 'all', label: 'All' },
  { id: 'open', label: 'Open' },
  { id: 'decided', label: 'Decided' },
] as const;

function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}

/** What there is to choose from, with how many differences have it. */
function useChoices(view: ReviewView) {
  return useMemo(() => {
    const kinds = new Map<ItemKind, number>();
    const tags = new Map<TagId, number>();
    const people = new Map<number, number>();
    const add = <T,>(counts: Map<T, number>, key: T) => counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const entry of view.differences) {
      add(kinds, entry.kind);
      for (const tag of entry.tags) add(tags, tag);
      for (const person of entry.people) add(people, person);
    }
    return { kinds, tags, people };
  }, [view]);
}

interface ChoiceProps {
  readonly label: string;
  readonly count: number;
  readonly chosen: boolean;
  readonly badge?: TagId;
  readonly onToggle: () => void;
}

function Choice({ label, count, chosen, badge, onToggle }: ChoiceProps) {
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      checked={chosen}
      onSelect={(event) => {
        // Several are chosen at once.
        event.preventDefault();
        onToggle();
      }}
    >
      <span className="menu-words">
        {badge === undefined ? null : <TagBadge tag={shownTag(badge)} />}
        <span className="menu-label" dir="auto">
          {label}
        </span>
      </span>
      <span className="numbers menu-count">{formatNumber(count)}</span>
      {chosen ? <Check className="menu-tick" aria-hidden /> : null}
    </DropdownMenu.CheckboxItem>
  );
}

function Heading({ words }: { readonly words: string }) {
  return <DropdownMenu.Label className="menu-heading">{words}</DropdownMenu.Label>;
}

function Narrow({ view, filter }: { readonly view: ReviewView; readonly filter: ReviewFilter }) {
  const { kinds, tags, people } = useChoices(view);
  const count = filterCount(filter);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button
          look="quiet"
          className="review-narrow"
          aria-label={count === 0 ? 'Filter differences' : `Filter differences: ${count} chosen`}
        >
          <ListFilter aria-hidden />
          {count === 0 ? null : formatNumber(count)}
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu review-menu"
          align="end"
          sideOffset={4}
          collisionPadding={8}
        >
          <Heading words="Kind" />
          {itemKinds.flatMap((kind) => {
            const found = kinds.get(kind);
            return found === undefined ? (
              []
            ) : (
              <Choice
                key={kind}
                label={kindWords(kind, view)}
                count={found}
                chosen={filter.kinds.has(kind)}
                onToggle={() => setFilter({ kinds: toggled(filter.kinds, kind) })}
              />
            );
          })}
          <Heading words="Tag" />
          {[...tags].map(([tag, found]) => (
            <Choice
              key={tag}
              label={shownTag(tag).label}
              badge={tag}
              count={found}
              chosen={filter.tags.has(tag)}
              onToggle={() => setFilter({ tags: toggled(filter.tags, tag) })}
            />
          ))}
          <Heading words="Who has something there" />
          {view.names.map((name, person) => (
            <Choice
              key={person}
              label={name}
              count={people.get(person) ?? 0}
              chosen={filter.people.has(person)}
              onToggle={() => setFilter({ people: toggled(filter.people, person) })}
            />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function FilterBar({ view, shown }: { readonly view: ReviewView; readonly shown: number }) {
  const filter = useReview((state) => state.filter);
  const decisions = useReview((state) => state.decisions);
  const decided = decidedCount(view, decisions);
  const counts = {
    all: view.differences.length,
    open: view.differences.length - decided,
    decided,
  };
  return (
    <div className="review-filter">
      <div className="review-standing" role="group" aria-label="Which differences are shown">
        {standings.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            aria-pressed={filter.decided === id}
            onClick={() => setFilter({ decided: id })}
          >
            {label} <span className="numbers">{formatNumber(counts[id])}</span>
          </button>
        ))}
      </div>
      <Narrow view={view} filter={filter} />
      {filterCount(filter) === 0 ? null : (
        <button
          type="button"
          className="icon-button"
          aria-label="Show all again"
          onClick={clearFilter}
        >
          <X aria-hidden />
        </button>
      )}
      {view.head.finishedAtMs !== null || shown === 0 ? null : (
        <Button look="quiet" className="review-bulk" onClick={() => setBulk(true)}>
          Decide all…
        </Button>
      )}
    </div>
  );
}
