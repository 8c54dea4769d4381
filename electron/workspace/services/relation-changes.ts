// What becomes of the relations of a mark that goes, or that gets another tag: those that cannot stand go in the
// same act, also those of other articles, and undo brings them back with it.

import type { TagId } from '../../../shared/domain/ids.ts';
import { faultOf } from '../../../shared/relations/allowed.ts';
import { findOneAnnotation, requireArticle, type FoundAnnotation } from './lookup.ts';
import type { RelationChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { listRelationsOf, type PlacedRelation } from '../db/relation.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** To be made before the mark itself goes. */
export function relationsGone(db: ReadDb, annotationKey: number): RelationChange[] {
  return listRelationsOf(db, annotationKey).map(gone);
}

/** Those of the mark that the tagset does not allow once it has the other tag. */
export function relationsForbidden(
  workspace: OpenWorkspace,
  db: ReadDb,
  { key, head, annotation }: FoundAnnotation,
  tag: TagId,
): RelationChange[] {
  const tagAt = (end: FoundAnnotation['annotation']['id'], articleId: typeof head.id) =>
    end === annotation.id && articleId === head.id
      ? tag
      : findOneAnnotation(db, end, articleId)?.annotation.tag;
  const isForbidden = ({ articleId, relation }: PlacedRelation): boolean => {
    const tagset = workspace.tagsetOf(articleId === head.id ? head : requireArticle(db, articleId));
    const type = tagset.relations.find(({ id }) => id === relation.type);
    const fromTag = tagAt(relation.from, articleId);
    const toTag = tagAt(relation.to, relation.toArticle ?? articleId);
    // What was not in order before is not this act's business.
    if (type === undefined || fromTag === undefined || toTag === undefined) return false;
    return faultOf(type, { fromTag, toTag, across: relation.toArticle !== undefined }) !== null;
  };
  return listRelationsOf(db, key).filter(isForbidden).map(gone);
}

const gone = ({ articleId, relation }: PlacedRelation): RelationChange => ({
  entity: 'relation',
  articleId,
  id: relation.id,
  before: relation,
  after: null,
});
