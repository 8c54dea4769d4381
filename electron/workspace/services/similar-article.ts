// Whether nearly the same text is in the library already: the same article from another file, or another version of it.

import type { SimilarArticle } from '../../../shared/ipc/types.ts';
import { textSimilarity } from '../../../shared/text/min-hash.ts';
import { findSummary } from '../db/article.ts';
import type { ReadDb } from '../db/connection.ts';
import { findLike, findSameText, type LikeArticle } from '../db/likeness.ts';
import { findCurrentText } from '../db/revision.ts';

/** Texts that have less in common are about the same thing at most. */
const LEAST_SIMILAR = 0.6;
/** Only the same text is 1. */
const MOST_SIMILAR = 0.999;
const COMPARED = 5;

interface ComparedText {
  readonly text: string;
  readonly textSha256: string;
  /** Of the text, as `likenessBands` gives them. */
  readonly bands: readonly number[];
  /** The article itself, where it is stored already. */
  readonly articleKey: number | null;
}

/**
 * The most similar article that is not in the bin, where a version that became a revision of another is as well; if
 * there is none, the most similar one there.
 */
export function findSimilar(db: ReadDb, text: ComparedText): SimilarArticle | null {
  const same = findSameText(db, text.textSha256, text.articleKey);
  if (same !== null && !same.isInBin) return describe(db, same.key, 1);
  const like = findLike(db, text.bands, text.articleKey, COMPARED);
  const best = mostSimilar(
    db,
    text.text,
    like.filter(({ isInBin }) => !isInBin),
  );
  if (best !== null) return describe(db, best.key, best.similarity);
  if (same !== null) return describe(db, same.key, 1);
  const deleted = mostSimilar(db, text.text, like);
  return deleted === null ? null : describe(db, deleted.key, deleted.similarity);
}

interface Compared {
  readonly key: number;
  readonly similarity: number;
}

function mostSimilar(db: ReadDb, text: string, like: readonly LikeArticle[]): Compared | null {
  let best: Compared | null = null;
  for (const { key } of like) {
    const other = findCurrentText(db, key);
    if (other === null) continue;
    const similarity = Math.min(MOST_SIMILAR, textSimilarity(text, other));
    if (similarity >= LEAST_SIMILAR && similarity > (best?.similarity ?? 0)) {
      best = { key, similarity };
    }
  }
  return best;
}

function describe(db: ReadDb, key: number, similarity: number): SimilarArticle | null {
  const summary = findSummary(db, key);
  if (summary === null) return null;
  const { id, title, shelf } = summary;
  return { id, title, shelf, similarity };
}
