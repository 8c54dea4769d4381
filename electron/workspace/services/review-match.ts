// Which of my articles an article of a colleague's file is about: by its id, by the very same text, or by a text nearly
// the same; and how their marks stand in it. Where there is none, why.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import { isActive } from '../../../shared/domain/is-active.ts';
import type { AnchoringCounts, ReviewMatch } from '../../../shared/ipc/review-types.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import { findArticle, findSummary, type StoredArticle } from '../db/article.ts';
import type { ReadDb } from '../db/connection.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { anchoredIn, countAnchoring, isVersion, similarityOf } from './review-anchor.ts';
import type { FileArticle } from './review-files.ts';
import { findSimilar } from './similar-article.ts';

export interface Placement {
  readonly similarity: number;
  /** All marks of the file, in its order. */
  readonly placed: readonly Annotation[];
  /** Of those that no decision rejected. */
  readonly counts: AnchoringCounts;
}

export interface Match extends Placement {
  readonly how: Exclude<ReviewMatch['how'], 'none'>;
  readonly stored: StoredArticle;
}

interface NoMatch {
  readonly how: 'none';
  readonly problem: Problem;
}

/** In my article as it is now. */
export function placeIn(
  workspace: OpenWorkspace,
  stored: StoredArticle,
  { article, annotations }: FileArticle['document'],
): Placement {
  const mine = workspace.revisionOf(stored);
  const placed = anchoredIn(article, mine, annotations);
  return {
    similarity: similarityOf(article, mine),
    placed,
    counts: countAnchoring(placed.filter(isActive)),
  };
}

/** Whether the file's text can be a version of the article's. */
export const isAbout = ({ similarity, counts }: Placement): boolean =>
  isVersion(similarity, counts);

export function matchArticle(
  workspace: OpenWorkspace,
  db: ReadDb,
  fileName: string,
  { document, likeness }: FileArticle,
): Match | NoMatch {
  const { id, text, textSha256, title } = document.article;
  const byId = onShelf(db, findArticle(db, id));
  if (byId !== null) {
    const placement = placeIn(workspace, byId, document);
    if (isAbout(placement)) return { how: 'id', stored: byId, ...placement };
  }
  const similar = findSimilar(db, { text, textSha256, bands: likeness, articleKey: null });
  const bySimilar = similar === null ? null : onShelf(db, findArticle(db, similar.id));
  if (similar !== null && bySimilar !== null) {
    const how = similar.similarity === 1 ? 'text' : 'near';
    return { how, stored: bySimilar, ...placeIn(workspace, bySimilar, document) };
  }
  if (byId !== null) return { how: 'none', problem: otherText(fileName, title) };
  const isBinned = similar !== null || findArticle(db, id) !== null;
  return { how: 'none', problem: isBinned ? inBin(fileName, title) : noArticle(fileName, title) };
}

/** Null for what is in the bin: nobody can work on it there. */
function onShelf(db: ReadDb, stored: StoredArticle | null): StoredArticle | null {
  if (stored === null) return null;
  return findSummary(db, stored.key)?.shelf === 'bin' ? null : stored;
}

const noArticle = (fileName: string, title: string): Problem => ({
  path: fileName,
  message: `${fileName} is about “${title}”, and no article here has that text or one like it.`,
  remedy: 'Import the file as an article, or choose the article that it is about.',
});

const otherText = (fileName: string, title: string): Problem => ({
  path: fileName,
  message: `${fileName} names “${title}”, which is here, but its text is another one from beginning to end.`,
  remedy: 'Ask your colleague for a file about this text, or choose the article that it is about.',
});

const inBin = (fileName: string, title: string): Problem => ({
  path: fileName,
  message: `${fileName} is about “${title}”, which is in the bin.`,
  remedy: 'Put the article back into the library, then open the file again.',
});
