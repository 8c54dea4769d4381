// Carries out the changes of an act, whatever they are about: each change names its article, and an article whose
// marks, fields or text changed is touched once. Where an article stands or is collected does not count as changing it.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import { deleteAnnotation, insertAnnotation, updateAnnotation } from '../db/annotation.ts';
import { setListedName } from '../db/annotator.ts';
import { setArticleTagset, touchArticle, updateMetadata, type ArticleHead } from '../db/article.ts';
import type {
  AnnotationChange,
  CollectedChange,
  CollectionChange,
  CoverageChange,
  GuidelinesChange,
  RelationChange,
  StandingChange,
  TagsetChange,
  UndoableChange,
} from '../db/change.ts';
import {
  collectArticle,
  deleteCollection,
  insertCollection,
  renameCollection,
  uncollectArticle,
} from '../db/collection.ts';
import type { WriteDb } from '../db/connection.ts';
import { deleteCoverage, placeOfCoverage, putCoverage } from '../db/coverage.ts';
import { deleteKeptTagset, putKeptTagset } from '../db/kept-tagset.ts';
import { setStanding } from '../db/library-standing.ts';
import { deleteRelation, insertRelation } from '../db/relation.ts';
import { setBlockRoles } from '../db/revision.ts';
import { applyGuidelines, applyReview, type ReviewPartChange } from './apply-review.ts';
import { applyRevision } from './apply-revision.ts';
import { requireArticle } from './lookup.ts';

type FilingChange =
  | StandingChange
  | CollectionChange
  | CollectedChange
  | TagsetChange
  | GuidelinesChange;
type ContentChange = Exclude<UndoableChange, FilingChange>;

/** Whether the change is about where articles are kept, not about what is in one. */
export function isFiling(change: UndoableChange): change is FilingChange {
  const { entity } = change;
  return (
    entity === 'standing' ||
    entity === 'collection' ||
    entity === 'collected' ||
    entity === 'tagset' ||
    entity === 'guidelines'
  );
}

/** In the order given. `head` is the article that most of them are about, so that it is not looked up again. */
export function applyChanges(
  db: WriteDb,
  head: ArticleHead | null,
  changes: readonly UndoableChange[],
  atMs: number,
): void {
  const keys = new Map<ArticleId, number>();
  if (head !== null) keys.set(head.id, head.key);
  const keyOf = (id: ArticleId): number => {
    const key = keys.get(id) ?? requireArticle(db, id).key;
    keys.set(id, key);
    return key;
  };
  const grown = new Map<number, number>();
  for (const change of changes) {
    if (isFiling(change)) {
      applyFiling(db, change);
      continue;
    }
    const key = keyOf(change.articleId);
    grown.set(key, (grown.get(key) ?? 0) + applyContent(db, key, change));
  }
  for (const [key, added] of grown) touchArticle(db, key, added, atMs);
}

function applyFiling(db: WriteDb, change: FilingChange): void {
  switch (change.entity) {
    case 'standing':
      if (change.before !== null && change.after !== null) {
        setStanding(db, change.articleId, change.before, change.after);
      }
      return;
    case 'collected':
      if (change.after === null) uncollectArticle(db, change.id, change.articleId);
      else collectArticle(db, change.id, change.articleId);
      return;
    case 'collection':
      applyCollection(db, change);
      return;
    case 'tagset':
      if (change.after === null) deleteKeptTagset(db, change.id);
      else putKeptTagset(db, { id: change.id, ...change.after });
      return;
    case 'guidelines':
      applyGuidelines(db, change);
  }
}

function applyCollection(db: WriteDb, { id, before, after }: CollectionChange): void {
  if (after === null) deleteCollection(db, id);
  else if (before === null) insertCollection(db, after);
  else renameCollection(db, after);
}

/** Answers by how many the article's annotations grew, those that a review rejected left out. */
function applyContent(db: WriteDb, articleKey: number, change: ContentChange): number {
  if (change.entity === 'annotation') return applyAnnotation(db, articleKey, change);
  if (change.entity === 'relation') applyRelation(db, articleKey, change);
  else if (change.entity === 'coverage') applyCoverage(db, articleKey, change);
  else if (isOfReview(change)) applyReview(db, articleKey, change);
  else applyToArticle(db, articleKey, change);
  return 0;
}

const isOfReview = (change: ContentChange): change is ReviewPartChange =>
  change.entity === 'review' ||
  change.entity === 'review-source' ||
  change.entity === 'review-decision';

/** What an article always has has no before or after that is null. */
function applyToArticle(
  db: WriteDb,
  articleKey: number,
  change: Exclude<
    ContentChange,
    AnnotationChange | RelationChange | CoverageChange | ReviewPartChange
  >,
): void {
  const { entity, after } = change;
  if (entity === 'annotator') setListedName(db, articleKey, change.id, after?.name ?? null);
  else if (after === null) throw new RangeError(`an article cannot lose its ${entity}`);
  else if (entity === 'metadata') updateMetadata(db, articleKey, after);
  else if (entity === 'article-tagset') setArticleTagset(db, articleKey, after.sha256);
  else if (entity === 'roles') setBlockRoles(db, articleKey, Number(change.id), after);
  else applyRevision(db, articleKey, after);
}

function applyCoverage(db: WriteDb, articleKey: number, { id, after }: CoverageChange): void {
  const place = placeOfCoverage(id);
  if (after === null) deleteCoverage(db, articleKey, place);
  else putCoverage(db, articleKey, place, after);
}

function applyRelation(db: WriteDb, articleKey: number, { id, before, after }: RelationChange) {
  if (before !== null) deleteRelation(db, articleKey, id);
  if (after !== null) insertRelation(db, articleKey, after);
}

function applyAnnotation(db: WriteDb, articleKey: number, change: AnnotationChange): number {
  if (change.after === null) deleteAnnotation(db, articleKey, change.id);
  else if (change.before === null) insertAnnotation(db, articleKey, change.after);
  else updateAnnotation(db, articleKey, change.after);
  return counted(change.after) - counted(change.before);
}

const counted = (mark: AnnotationChange['after']): number =>
  mark === null || mark.rejectedBy !== undefined ? 0 : 1;
