// What nearly the same texts are found by: the bands of each article's current text (shared/text/min-hash.ts), and
// the digest of the text for those that are the same.

import { readAll, readOne, write, type ReadDb, type WriteDb } from './connection.ts';

/** Replaces what was there for the article. */
export function putLikeness(db: WriteDb, articleKey: number, bands: readonly number[]): void {
  write(db, 'DELETE FROM likeness WHERE article_key = ?', [articleKey]);
  for (const [band, hash] of bands.entries()) {
    write(db, 'INSERT INTO likeness (band, hash, article_key) VALUES (?, ?, ?)', [
      band,
      hash,
      articleKey,
    ]);
  }
}

/** An article that may be alike. */
export interface LikeArticle {
  readonly key: number;
  readonly isInBin: boolean;
}

interface LikeRow extends Readonly<Record<string, number>> {
  readonly key: number;
  readonly inBin: number;
}

const toLike = ({ key, inBin }: LikeRow): LikeArticle => ({ key, isInBin: inBin === 1 });

/** Articles that share a band: what is in the bin last, then those that share most first; at most `limit`. */
export function findLike(
  db: ReadDb,
  bands: readonly number[],
  except: number | null,
  limit: number,
): LikeArticle[] {
  const found = new Map<number, { readonly like: LikeArticle; readonly shared: number }>();
  for (const [band, hash] of bands.entries()) {
    for (const row of readAll<LikeRow>(
      db,
      `SELECT article_key AS key, a.shelf = 'bin' AS inBin
       FROM likeness JOIN article a USING (article_key)
       WHERE band = ? AND hash = ? ORDER BY article_key DESC LIMIT 200`,
      [band, hash],
    )) {
      if (row.key === except) continue;
      found.set(row.key, { like: toLike(row), shared: (found.get(row.key)?.shared ?? 0) + 1 });
    }
  }
  return [...found.values()]
    .toSorted((a, b) => {
      if (a.like.isInBin !== b.like.isInBin) return a.like.isInBin ? 1 : -1;
      return a.shared === b.shared ? b.like.key - a.like.key : b.shared - a.shared;
    })
    .slice(0, limit)
    .map(({ like }) => like);
}

/** The article whose current text has this digest: one in the bin if there is no other, else the oldest. */
export function findSameText(
  db: ReadDb,
  textSha256: string,
  except: number | null,
): LikeArticle | null {
  const row = readOne<LikeRow>(
    db,
    `SELECT a.article_key AS key, a.shelf = 'bin' AS inBin FROM revision r
     JOIN article a ON a.article_key = r.article_key AND a.revision_number = r.number
     WHERE r.text_sha256 = ? AND a.article_key IS NOT ? ORDER BY inBin, key LIMIT 1`,
    [textSha256, except],
  );
  return row === null ? null : toLike(row);
}
