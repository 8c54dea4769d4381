// Which of my articles each article of somebody else's files is about, without a workspace: by its id, by the very same
// text, or by a text nearly the same, into which the marks are placed again. No article is matched twice.

import type { AnnotatedArticle } from '../../../shared/annotation-file/model.ts';
import { likenessBands } from '../../../shared/text/min-hash.ts';
import { anchoredIn, countAnchoring, isVersion, similarityOf } from '../services/review-anchor.ts';

export type MatchedBy = 'id' | 'text' | 'near';

export interface MatchedArticle {
  /** Indexes in the lists that were given. */
  readonly mine: number;
  readonly theirs: number;
  readonly by: MatchedBy;
  /** Theirs with its marks in my text; those that have no place in it are orphans. */
  readonly placed: AnnotatedArticle;
}

export interface MatchedArticles {
  readonly matches: readonly MatchedArticle[];
  /** Of theirs: about no article of mine, or about one that another is about already. */
  readonly unmatched: readonly number[];
}

/** Texts that have less in common are about the same thing at most (as in the library). */
const LEAST_SIMILAR = 0.6;
/** So few are all looked at. */
const FEW = 20;

/** In the order of theirs. Each round takes what the one before it left. */
export function matchArticles(
  mine: readonly AnnotatedArticle[],
  theirs: readonly AnnotatedArticle[],
): MatchedArticles {
  const free = new Set(mine.keys());
  const found = new Map<number, MatchedArticle>();
  const take = (at: number, of: number | undefined, by: MatchedBy) => {
    const [own, other] = [of === undefined ? undefined : mine[of], theirs[at]];
    if (of === undefined || own === undefined || other === undefined) return;
    free.delete(of);
    found.set(at, { mine: of, theirs: at, by, placed: placedIn(own, other) });
  };
  const round = (by: MatchedBy, find: (document: AnnotatedArticle) => number | undefined) => {
    for (const [at, document] of theirs.entries()) {
      if (!found.has(at)) take(at, find(document), by);
    }
  };
  const byId = new Map(mine.map(({ article }, at) => [article.id, at]));
  round('id', (document) => {
    const at = byId.get(document.article.id);
    const own = at === undefined ? undefined : mine[at];
    return at !== undefined && own !== undefined && free.has(at) && isVersionOf(own, document)
      ? at
      : undefined;
  });
  const byText = Map.groupBy(mine.keys(), (at) => mine[at]?.article.textSha256);
  round('text', ({ article }) => byText.get(article.textSha256)?.find((at) => free.has(at)));
  const nearest = nearestAmong(mine, free, theirs.length === 1);
  round('near', nearest);
  return {
    matches: [...found.values()].toSorted((a, b) => a.theirs - b.theirs),
    unmatched: [...theirs.keys()].filter((at) => !found.has(at)),
  };
}

const placedIn = (mine: AnnotatedArticle, theirs: AnnotatedArticle): AnnotatedArticle => ({
  ...theirs,
  article: { ...mine.article, extra: theirs.article.extra },
  annotations: [...anchoredIn(theirs.article, mine.article, theirs.annotations)],
});

function isVersionOf(mine: AnnotatedArticle, theirs: AnnotatedArticle): boolean {
  const similarity = similarityOf(theirs.article, mine.article);
  if (isVersion(similarity, noneFound)) return true;
  return isVersion(similarity, countAnchoring(placedIn(mine, theirs).annotations));
}

const noneFound = { exact: 0, moved: 0, fuzzy: 0, orphan: 0 };

/** One article against one is a version of it on less than among many: both were named for it. */
function nearestAmong(
  mine: readonly AnnotatedArticle[],
  free: ReadonlySet<number>,
  isOnly: boolean,
): (theirs: AnnotatedArticle) => number | undefined {
  let bands: Map<number, number[]> | null = null;
  const candidates = (text: string): Iterable<number> => {
    if (free.size <= FEW) return free;
    bands ??= bandsOf(mine, free);
    const found = likenessBands(text).flatMap((band) => bands?.get(band) ?? []);
    return new Set(found.filter((at) => free.has(at)));
  };
  return (theirs) => {
    let best: number | undefined;
    let most = 0;
    for (const at of candidates(theirs.article.text)) {
      const own = mine[at];
      const similarity = own === undefined ? 0 : similarityOf(theirs.article, own.article);
      if (similarity >= LEAST_SIMILAR && similarity > most) [best, most] = [at, similarity];
    }
    const [only] = mine;
    const isPair = isOnly && mine.length === 1 && free.size === 1 && only !== undefined;
    return best ?? (isPair && isVersionOf(only, theirs) ? 0 : undefined);
  };
}

function bandsOf(
  mine: readonly AnnotatedArticle[],
  free: ReadonlySet<number>,
): Map<number, number[]> {
  const bands = new Map<number, number[]>();
  for (const at of free) {
    for (const band of likenessBands(mine[at]?.article.text ?? '')) {
      const known = bands.get(band);
      if (known === undefined) bands.set(band, [at]);
      else known.push(at);
    }
  }
  return bands;
}
