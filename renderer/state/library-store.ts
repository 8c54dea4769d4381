// The articles of the open workspace as the library lists them, and the words they are filtered by.

import { create } from 'zustand';
import { call } from '../api.ts';
import type { ArticleSummary } from '../../shared/domain/article.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import { showError } from './messages.ts';

interface Library {
  /** Null while the first list is on its way. */
  readonly articles: readonly ArticleSummary[] | null;
  readonly filter: string;
}

export const useLibrary = create<Library>()(() => ({ articles: null, filter: '' }));

let loads = 0;

export async function loadLibrary(): Promise<void> {
  loads += 1;
  const mine = loads;
  try {
    const articles = await call('article:list');
    if (mine === loads) useLibrary.setState({ articles });
  } catch (thrown) {
    if (mine !== loads) return;
    useLibrary.setState(({ articles }) => ({ articles: articles ?? [] }));
    showError(thrown);
  }
}

export function clearLibrary(): void {
  loads += 1;
  useLibrary.setState({ articles: null, filter: '' });
}

export function setLibraryFilter(filter: string): void {
  useLibrary.setState({ filter });
}

/** Replaces the row in place: a list that reorders itself under the pointer is worse than a stale order. */
export function putSummary(summary: ArticleSummary): void {
  useLibrary.setState(({ articles }) => {
    if (articles === null) return {};
    const known = articles.some(({ id }) => id === summary.id);
    return {
      articles: known
        ? articles.map((row) => (row.id === summary.id ? summary : row))
        : [summary, ...articles],
    };
  });
}

export function filterArticles(
  articles: readonly ArticleSummary[],
  filter: string,
): readonly ArticleSummary[] {
  const words = filter
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) return articles;
  return articles.filter(({ title, publisher }) => {
    const haystack = `${title} ${publisher ?? ''}`.toLocaleLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

/** The article `step` rows further in the filtered list; null at either end. */
export function neighbourOf(current: ArticleId | null, step: 1 | -1): ArticleId | null {
  const { articles, filter } = useLibrary.getState();
  const rows = filterArticles(articles ?? [], filter);
  const at = rows.findIndex(({ id }) => id === current);
  if (at === -1) return rows[0]?.id ?? null;
  return rows[at + step]?.id ?? null;
}
