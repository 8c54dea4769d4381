// Whether the bytes of a file are in the workspace already, whatever the file is called now.

import type { ReadDb } from '../db/connection.ts';
import { findArticlesOfFile, type KnownArticle } from '../db/custody.ts';
import { findArticleBySource } from '../db/source.ts';

export interface KnownFile {
  /** In the file's order; empty when the bytes are new. */
  readonly articles: readonly KnownArticle[];
  /**
   * The article that has nothing to show for where its text came from, because it is from before the chain of custody
   * was kept: these bytes are what it lacks.
   */
  readonly lacksOriginal: KnownArticle | null;
}

export function findKnown(db: ReadDb, sha256: string): KnownFile {
  const imported = findArticlesOfFile(db, sha256);
  if (imported.length > 0) return { articles: imported, lacksOriginal: null };
  // From before the chain of custody was kept, or known through an annotated article that names its source.
  const named = findArticleBySource(db, sha256);
  if (named === null) return { articles: [], lacksOriginal: null };
  const { hasCustody, ...article } = named;
  return { articles: [article], lacksOriginal: hasCustody ? null : article };
}
