// The values a field of the query language has in this workspace, to be offered while typing.

import { call } from '../../api.ts';
import { useLibrary } from '../../state/library-store.ts';
import { currentView } from '../../state/library-view.ts';
import type { AskValues } from './offers.ts';

/** Empty for a field that takes any text. Never rejects: what cannot be offered can be typed. */
export const knownValues: AskValues = async ({ facet }) => {
  if (facet === null) return [];
  if (facet === 'collection') {
    const known = useLibrary.getState().counts?.collections ?? [];
    return known.map(({ name, articles }) => ({ value: name, label: name, articles }));
  }
  // Of everything on the shelf: the query being typed is not finished.
  const view = { ...currentView(), query: '', status: null, collection: null };
  return call('library:facet', { view, field: facet }).catch(() => []);
};
