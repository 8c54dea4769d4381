// What a view can be narrowed by: the commonest values of a field with how many of its articles have each, in the
// words that people use for them.

import type { FacetField } from '../../../shared/domain/library.ts';
import { kindWords } from '../../../shared/domain/source-kind-words.ts';
import type { FacetValue } from '../../../shared/ipc/types.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { listFacetValues } from '../db/library-facet.ts';
import { listTagsets } from '../db/tagset.ts';
import type { ThreadInput } from '../protocol.ts';
import { filterOf } from './library-view.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Empty for a view whose query is wrong. */
export function libraryFacet(
  { db }: OpenWorkspace,
  { view, field }: ThreadInput<'library:facet'>,
): FacetValue[] {
  const filtered = filterOf(view);
  if (!filtered.ok) return [];
  return snapshot(db, () => {
    const labels = labelsOf(db, field);
    return listFacetValues(db, field, filtered.filter).map(({ value, articles }) => ({
      value,
      label: labels(value) ?? value,
      articles,
    }));
  });
}

type Labels = (value: string) => string | undefined;

function labelsOf(db: ReadDb, field: FacetField): Labels {
  switch (field) {
    case 'kind':
      return (value) => new Map<string, string>(Object.entries(kindWords)).get(value);
    case 'language':
      return languageName;
    case 'tag': {
      const tags = listTagsets(db).flatMap((tagset) => tagset.tags);
      const names = new Map<string, string>(tags.map(({ id, label }) => [id, label]));
      return (value) => names.get(value);
    }
    default:
      return () => undefined;
  }
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** Undefined for what is no language tag: files may say anything. */
function languageName(tag: string): string | undefined {
  try {
    return languageNames.of(tag);
  } catch {
    return undefined;
  }
}
