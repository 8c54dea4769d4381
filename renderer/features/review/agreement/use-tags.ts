// Tags by their id, for figures over articles that may have several tagsets: the open article's first.

import { useEffect, useMemo, useState } from 'react';
import type { TagId } from '../../../../shared/domain/ids.ts';
import type { Tag, Tagset } from '../../../../shared/domain/tagset.ts';
import { call } from '../../../api.ts';
import { shownTag, useArticle } from '../../../state/article-store.ts';

export type TagLookup = (id: TagId) => Tag;

/** A tag that no tagset defines has its id for a name. */
export function useTags(): TagLookup {
  const open = useArticle((state) => state.current?.tagset);
  const [others, setOthers] = useState<readonly Tagset[]>([]);
  useEffect(() => {
    let isWanted = true;
    call('tagset:list').then(
      (entries) => {
        if (isWanted) setOthers(entries.map(({ tagset }) => tagset));
      },
      // Their ids stand for them.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, []);
  return useMemo(() => {
    const all = [...(open === undefined ? [] : [open]), ...others].flatMap(({ tags }) => tags);
    return (id) => all.find((tag) => tag.id === id) ?? shownTag(id);
  }, [open, others]);
}
