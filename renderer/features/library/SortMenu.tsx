// What the list is ordered by, and from which end.

import { ArrowUpDown } from 'lucide-react';
import { sortFields } from '../../../shared/domain/library.ts';
import { sortWords } from '../../state/library-words.ts';
import {
  orderByRelevance,
  showsPassages,
  sortLibrary,
  useLibraryView,
} from '../../state/library-view.ts';
import { Menu } from '../../ui/Menu.tsx';
import type { MenuEntry } from '../../ui/MenuEntries.tsx';

export function SortMenu() {
  const state = useLibraryView();
  const { by, descending } = state.view.sort;
  const passages = showsPassages(state);
  const relevance = passages && state.order === 'relevance';
  const words = sortWords[by];
  const choose = (field: typeof by) =>
    sortLibrary({ by: field, descending: sortWords[field].startsDescending });
  const direction = (down: boolean): MenuEntry => ({
    label: down ? words.descending : words.ascending,
    checked: !relevance && descending === down,
    onSelect: () => sortLibrary({ by, descending: down }),
  });
  const items: readonly MenuEntry[] = [
    { kind: 'heading', label: 'Sort by' },
    ...(passages ? [{ label: 'Best match', checked: relevance, onSelect: orderByRelevance }] : []),
    ...sortFields.map((field) => ({
      label: sortWords[field].label,
      checked: !relevance && by === field,
      onSelect: () => choose(field),
    })),
    { kind: 'line' },
    direction(words.startsDescending),
    direction(!words.startsDescending),
  ];
  const now = relevance
    ? 'best match'
    : `${words.label.toLowerCase()}, ${(descending ? words.descending : words.ascending).toLowerCase()}`;
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className="icon-button"
          aria-label={`Sort, now by ${now}`}
          title={`Sorted by ${now}`}
        >
          <ArrowUpDown aria-hidden />
        </button>
      }
      items={items}
    />
  );
}
