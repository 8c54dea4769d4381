// Opens an article at a place where a query's words stand, and shows all of them in its text.

import type { SearchGroup, SearchHit } from '../../../shared/ipc/types.ts';
import { currentArticle } from '../../state/article-store.ts';
import { reader } from '../../state/reader-handle.ts';
import { showHits } from '../../state/shown-hits.ts';
import { goToPassage } from '../annotate/annotate.ts';
import { goToArticle } from '../library/go-to-article.ts';

interface OpenOptions {
  /** The text takes the focus, with the words selected; else the list of results keeps it. */
  readonly focus: boolean;
}

const START = { startUtf16: 0, endUtf16: 0 };

export async function openHit(
  { article, hits }: SearchGroup,
  hit: SearchHit | null,
  { focus }: OpenOptions,
): Promise<void> {
  await goToArticle(article.id);
  if (currentArticle()?.article.id !== article.id) return;
  showHits(article.id, hits, hit);
  if (hit != null && hit.annotationId !== null) {
    goToPassage(hit.annotationId, { focus });
    return;
  }
  const place = hit?.span ?? START;
  reader.current?.reveal(place);
  if (focus) reader.current?.select(place);
}
