// Whose marks a review compares, in words.

import { useEffect, useState } from 'react';
import type { ReviewHead } from '../../../../shared/ipc/review-types.ts';
import { call } from '../../../api.ts';
import { useArticle } from '../../../state/article-store.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function peopleWords({ reviewer, sources }: ReviewHead): string {
  const names = [reviewer, ...sources.map(({ colleague }) => colleague)].map(({ name }) => name);
  return list.format(new Set(names));
}

/** Empty until it is known. */
export function useReviewPeople(reviewId: string | null): string {
  const articleId = useArticle((state) => state.current?.article.id ?? null);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (reviewId === null) return undefined;
    let isWanted = true;
    call('review:list', { articleId }).then(
      (heads) => {
        const head = heads.find(({ id }) => id === reviewId);
        if (isWanted && head !== undefined) setWords(peopleWords(head));
      },
      // The figures say themselves what is the matter.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [reviewId, articleId]);
  return words;
}
