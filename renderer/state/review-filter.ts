// Which items of a review are shown: by tab, kind, tag, person and whether they are decided. Pure, and kept for the
// last question, because keys and the list ask the same.

import type { TagId } from '../../shared/domain/ids.ts';
import type { ItemKind } from '../../shared/review/review-item.ts';
import type { Decisions, Entry, ReviewView } from './review-view.ts';

export interface ReviewFilter {
  /** Empty means all, here and below. */
  readonly kinds: ReadonlySet<ItemKind>;
  readonly tags: ReadonlySet<TagId>;
  /** Sides; an item fits when one of them says something there. */
  readonly people: ReadonlySet<number>;
  readonly decided: 'all' | 'open' | 'decided';
}

export const noFilter: ReviewFilter = {
  kinds: new Set(),
  tags: new Set(),
  people: new Set(),
  decided: 'all',
};

export type ReviewTab = 'differences' | 'agreed' | 'agreement';

const overlaps = <T>(wanted: ReadonlySet<T>, has: ReadonlySet<T>): boolean =>
  wanted.size === 0 || [...wanted].some((each) => has.has(each));

function fits(entry: Entry, filter: ReviewFilter, decisions: Decisions): boolean {
  const { kinds, tags, people, decided } = filter;
  if (decided !== 'all' && decisions.has(entry.item) !== (decided === 'decided')) return false;
  if (kinds.size > 0 && !kinds.has(entry.kind)) return false;
  return overlaps(tags, entry.tags) && overlaps(people, entry.people);
}

interface Question {
  readonly view: ReviewView;
  readonly tab: ReviewTab;
  readonly filter: ReviewFilter;
  readonly decisions: Decisions;
}

let last: { readonly asked: Question; readonly shown: readonly Entry[] } | null = null;

export function shownEntries(asked: Question): readonly Entry[] {
  const { view, tab, filter, decisions } = asked;
  // Only differences are narrowed.
  if (tab === 'agreed') return view.agreed;
  const known = last?.asked;
  if (last !== null && known?.view === view && known.filter === filter) {
    if (known.decisions === decisions || filter.decided === 'all') return last.shown;
  }
  const { differences } = view;
  const isPlain = filter === noFilter;
  const shown = isPlain
    ? differences
    : differences.filter((entry) => fits(entry, filter, decisions));
  last = { asked, shown };
  return shown;
}

/** How many kinds, tags and people are chosen. */
export const filterCount = ({ kinds, tags, people }: ReviewFilter): number =>
  kinds.size + tags.size + people.size;
