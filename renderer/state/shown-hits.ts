// The places of a search in the open article, painted in its text like those of finding in the article. They go when
// another article opens or another search is made.

import { create } from 'zustand';
import type { FoundPassages } from '../features/reader/reader-types.ts';
import type { ArticleId } from '../../shared/domain/ids.ts';
import type { Span } from '../../shared/domain/span.ts';
import type { SearchHit } from '../../shared/ipc/types.ts';
import { useArticle } from './article-store.ts';
import { onViewChange } from './library-view.ts';

interface ShownHits {
  readonly found: FoundPassages | null;
}

export const useShownHits = create<ShownHits>()(() => ({ found: null }));

let articleId: ArticleId | null = null;

/** In text order, without those that overlap the one before. */
function spansOf(hits: readonly SearchHit[]): Span[] {
  const spans = hits
    .flatMap(({ in: where, span }) => (where === 'text' && span !== null ? [span] : []))
    .toSorted((a, b) => a.startUtf16 - b.startUtf16);
  const kept: Span[] = [];
  for (const span of spans) {
    if (span.startUtf16 >= (kept.at(-1)?.endUtf16 ?? 0)) kept.push(span);
  }
  return kept;
}

export function showHits(id: ArticleId, hits: readonly SearchHit[], at: SearchHit | null): void {
  const spans = spansOf(hits);
  articleId = id;
  useShownHits.setState({
    found: {
      spans: Int32Array.from(spans.flatMap(({ startUtf16, endUtf16 }) => [startUtf16, endUtf16])),
      current: spans.findIndex((span) => span.startUtf16 === at?.span?.startUtf16),
    },
  });
}

function hideHits(): void {
  articleId = null;
  if (useShownHits.getState().found !== null) useShownHits.setState({ found: null });
}

onViewChange(hideHits);
useArticle.subscribe(({ current }) => {
  if (articleId !== null && current?.article.id !== articleId) hideHits();
});
