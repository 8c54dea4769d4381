// What turns one state of an article into another, as changes: so that rows can be brought to what the log says, or the
// log be told what the rows say. Pure.

import { isDeepStrictEqual } from 'node:util';
import type { ArticleId, CollectionId } from '../../../shared/domain/ids.ts';
import type { ArticleStanding } from '../../../shared/domain/library.ts';
import type { UndoableChange } from '../db/change.ts';
import type { ArticleState } from './past-state.ts';
import { reviewPartChanges } from './review-parts.ts';

export interface FiledState extends Omit<ArticleState, 'roles'> {
  readonly standing: ArticleStanding;
  readonly collections: ReadonlySet<CollectionId>;
}

/** Marks come before the relations between them, and go after them. */
export function differences(
  articleId: ArticleId,
  from: FiledState,
  to: FiledState,
): UndoableChange[] {
  const marks = pairsOf(from.annotations, to.annotations).map(
    ([id, before, after]): UndoableChange => ({
      entity: 'annotation',
      articleId,
      id,
      before,
      after,
    }),
  );
  const relations = pairsOf(from.relations, to.relations).map(
    ([id, before, after]): UndoableChange => ({ entity: 'relation', articleId, id, before, after }),
  );
  return [
    ...pairsOf(from.annotators, to.annotators).map(([id, before, after]): UndoableChange => ({
      entity: 'annotator',
      articleId,
      id,
      before,
      after,
    })),
    ...fields(articleId, from, to),
    ...relations.filter(({ after }) => after === null),
    ...marks,
    ...relations.filter(({ after }) => after !== null),
    ...pairsOf(from.coverage, to.coverage).map(([id, before, after]): UndoableChange => ({
      entity: 'coverage',
      articleId,
      id,
      before,
      after,
    })),
    ...reviewPartChanges(articleId, pairsOf(from.reviewParts, to.reviewParts)),
    ...collected(articleId, from.collections, to.collections),
  ];
}

function fields(articleId: ArticleId, from: FiledState, to: FiledState): UndoableChange[] {
  const at = { articleId, id: articleId };
  const all: UndoableChange[] = [
    { entity: 'revision', ...at, before: from.revision, after: to.revision },
    { entity: 'metadata', ...at, before: from.metadata, after: to.metadata },
    {
      entity: 'article-tagset',
      ...at,
      before: { sha256: from.tagsetSha256 },
      after: { sha256: to.tagsetSha256 },
    },
    { entity: 'standing', ...at, before: from.standing, after: to.standing },
  ];
  return all.filter(({ before, after }) => !isDeepStrictEqual(before, after));
}

function collected(
  articleId: ArticleId,
  from: ReadonlySet<CollectionId>,
  to: ReadonlySet<CollectionId>,
): UndoableChange[] {
  const isIn = { in: true } as const;
  return [
    ...[...from.difference(to)].map((id): UndoableChange => ({
      entity: 'collected',
      articleId,
      id,
      before: isIn,
      after: null,
    })),
    ...[...to.difference(from)].map((id): UndoableChange => ({
      entity: 'collected',
      articleId,
      id,
      before: null,
      after: isIn,
    })),
  ];
}

function pairsOf<Id extends string, Value>(
  from: ReadonlyMap<Id, Value>,
  to: ReadonlyMap<Id, Value>,
): (readonly [id: Id, before: Value | null, after: Value | null])[] {
  const ids = new Set([...from.keys(), ...to.keys()]);
  return [...ids].flatMap((id) => {
    const before = from.get(id) ?? null;
    const after = to.get(id) ?? null;
    return isDeepStrictEqual(before, after) ? [] : [[id, before, after] as const];
  });
}
