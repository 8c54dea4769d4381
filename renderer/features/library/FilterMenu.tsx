// What the list can be narrowed by: each field with the values that are there and how many articles have them.
// Choosing one adds it to the query, where it can be read, changed and taken out again.

import { ChevronRight, ListFilter } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import { facetFields, type FacetField } from '../../../shared/domain/library.ts';
import type { FacetValue } from '../../../shared/ipc/types.ts';
import { facetWords } from '../../state/library-words.ts';
import { currentView, setQuery } from '../../state/library-view.ts';
import { showError } from '../../state/messages.ts';
import { withTerm } from '../../state/search-query.ts';
import { useDelayed } from '../../ui/use-delayed.ts';
import { formatNumber } from '../../ui/words.ts';

/** Null while they are on their way. */
function useValues(field: FacetField): readonly FacetValue[] | null {
  const [values, setValues] = useState<readonly FacetValue[] | null>(null);
  useEffect(() => {
    let late = false;
    call('library:facet', { view: currentView(), field }).then(
      (found) => (late ? undefined : setValues(found)),
      (thrown: unknown) => {
        showError(thrown);
        if (!late) setValues([]);
      },
    );
    return () => {
      late = true;
    };
  }, [field]);
  return values;
}

function Values({ field }: { readonly field: FacetField }) {
  const values = useValues(field);
  const loading = useDelayed(values === null);
  if (values === null) return <p className="menu-heading">{loading ? 'Counting…' : ' '}</p>;
  if (values.length === 0) {
    return <p className="menu-heading">No article of this list has one.</p>;
  }
  return values.map(({ value, label, articles }) => (
    <DropdownMenu.Item
      key={value}
      className="menu-item"
      onSelect={() => setQuery(withTerm(currentView().query, field, value))}
    >
      <span className="menu-label" dir="auto">
        {label}
      </span>
      <span className="numbers menu-count">{formatNumber(articles)}</span>
    </DropdownMenu.Item>
  ));
}

export function FilterMenu() {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="icon-button" aria-label="Filter" title="Filter">
        <ListFilter aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.Label className="menu-heading">Only articles with this</DropdownMenu.Label>
          {facetFields.map((field) => (
            <DropdownMenu.Sub key={field}>
              <DropdownMenu.SubTrigger className="menu-item">
                <span>{facetWords[field]}</span>
                <ChevronRight className="menu-more" aria-hidden />
              </DropdownMenu.SubTrigger>
              <DropdownMenu.Portal>
                <DropdownMenu.SubContent
                  className="menu menu-inside"
                  sideOffset={2}
                  collisionPadding={8}
                >
                  <Values field={field} />
                </DropdownMenu.SubContent>
              </DropdownMenu.Portal>
            </DropdownMenu.Sub>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
