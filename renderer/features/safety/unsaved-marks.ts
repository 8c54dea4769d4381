// Which marks of the open article are shown and not on disk, and where they lie.

import { useMemo } from 'react';
import type { Span } from '../../../shared/domain/span.ts';
import { marks, useMarksVersion } from '../../state/marks.ts';
import { useUnsaved } from '../../state/unsaved-acts.ts';

const none: ReadonlySet<string> = new Set();

/** Ids of what acts wait for; of marks among others. */
export function useUnsavedIds(): ReadonlySet<string> {
  const acts = useUnsaved((state) => state.acts);
  return useMemo(
    () => (acts.length === 0 ? none : new Set(acts.flatMap(({ kept }) => kept.touches))),
    [acts],
  );
}

export function useUnsavedPlaces(): readonly Span[] {
  const ids = useUnsavedIds();
  const version = useMarksVersion();
  return useMemo(() => {
    // Asked again whenever a mark changes, because it may be one of these.
    void version;
    return marks
      .ordered()
      .filter(({ id, state }) => ids.has(id) && state !== 'orphan')
      .flatMap(({ segments }) => segments);
  }, [ids, version]);
}
