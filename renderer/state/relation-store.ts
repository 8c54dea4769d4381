// The relations of the open article: its own, those that come in from other articles, and the passages at far ends.

import { create } from 'zustand';
import type { Relation } from '../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId, RelationId } from '../../shared/domain/ids.ts';
import type { ArticleRelations, RemotePassage } from '../../shared/ipc/mark-types.ts';
import type { ActResult } from '../../shared/ipc/types.ts';

const none: ArticleRelations = { own: [], incoming: [], remote: [] };

export const useRelations = create<ArticleRelations>()(() => none);

export function replaceRelations(relations: ArticleRelations): void {
  useRelations.setState(relations);
}

/** Takes over what an act changed. False when it leads to a passage that is not known here. */
export function patchRelations({ relations, removed: gone }: ActResult): boolean {
  const { upserted, removed } = relations;
  if (upserted.length === 0 && removed.length === 0 && gone.length === 0) return true;
  const goneMarks = new Set(gone);
  useRelations.setState(({ own, incoming }) => {
    const byId = new Map<RelationId, Relation>(own.map((relation) => [relation.id, relation]));
    for (const id of removed) byId.delete(id);
    for (const relation of upserted) byId.set(relation.id, relation);
    return {
      own: [...byId.values()],
      incoming: incoming.filter(({ relation }) => !goneMarks.has(relation.to)),
    };
  });
  return upserted.every(
    ({ to, toArticle }) => toArticle === undefined || farEnd(toArticle, to) !== undefined,
  );
}

/** Shown before it is saved. */
export function showRelation(relation: Relation, passage: RemotePassage | null): void {
  useRelations.setState(({ own, remote }) => ({
    own: [...own.filter(({ id }) => id !== relation.id), relation],
    remote: passage === null ? remote : [...remote, passage],
  }));
}

/** Takes one back that was not saved. */
export function hideRelation(id: RelationId): void {
  useRelations.setState(({ own }) => ({ own: own.filter((relation) => relation.id !== id) }));
}

export function dropIncoming(articleId: ArticleId, id: RelationId): void {
  useRelations.setState(({ incoming }) => ({
    incoming: incoming.filter(
      ({ relation, from }) => relation.id !== id || from.articleId !== articleId,
    ),
  }));
}

/** The passage in another article that a relation ends at. */
function farEnd(articleId: ArticleId, id: AnnotationId): RemotePassage | undefined {
  return useRelations
    .getState()
    .remote.find((passage) => passage.articleId === articleId && passage.id === id);
}
