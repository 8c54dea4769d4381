// What reading a file gives beside its articles, worked out where the file is read: in the thread for all but small
// texts, because on a long one it takes longer than storing it.

import { likenessBands } from '../../../shared/text/min-hash.ts';
import type { Imported, ImportedArticle } from './imported.ts';

/** What an importer made of a file, and which version of it. */
export interface Reading {
  readonly imported: Imported;
  readonly importerVersion: number;
  /** For each article, what texts alike are found by (`likenessBands`). */
  readonly likeness: readonly (readonly number[])[];
}

export function readingOf(imported: Imported, importerVersion: number): Reading {
  return {
    imported: { ...imported, articles: imported.articles.map(withDirection) },
    importerVersion,
    likeness: imported.articles.map(({ text }) => likenessBands(text)),
  };
}

/** Every importer has a direction; not all of them say what from. */
function withDirection(article: ImportedArticle): ImportedArticle {
  const { detected, metadata } = article;
  if (detected.direction !== undefined) return article;
  const origin = { how: 'inferred', where: 'the first letters of most paragraphs' } as const;
  return {
    ...article,
    detected: { ...detected, direction: { value: metadata.direction, origin } },
  };
}
