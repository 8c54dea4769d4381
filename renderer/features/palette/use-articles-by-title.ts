// Articles of the library whose titles have the words typed, for going there without the list.

import { useEffect, useState } from 'react';
import { call } from '../../api.ts';
import type { ArticleSummary } from '../../../shared/domain/article.ts';
import { defaultSort } from '../../../shared/domain/library.ts';
import { titleQuery } from '../../state/search-query.ts';

const MOST_ARTICLES = 8;
const TYPING_PAUSE_MS = 80;

/** The answer to what was typed before stays until the next one is there. */
export function useArticlesByTitle(words: string): readonly ArticleSummary[] {
  const [found, setFound] = useState<readonly ArticleSummary[]>([]);
  const query = titleQuery(words);
  useEffect(() => {
    if (query === '') return undefined;
    let late = false;
    const ask = async () => {
      const view = {
        query,
        shelf: 'library',
        status: null,
        collection: null,
        sort: defaultSort,
      } as const;
      const page = await call('library:page', { view, offset: 0, limit: MOST_ARTICLES });
      if (!late) setFound(page.rows);
    };
    // Nothing found is as good an answer as a failure here: the library itself says what is the matter.
    const timer = setTimeout(() => void ask().catch(() => setFound([])), TYPING_PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [query]);
  return query === '' ? [] : found;
}
