// Relations into other articles that came with a file: they become relations as soon as both ends are here, whichever
// article came first. What the tagset forbids, or what lacks an end, stays in the article's `extra` as it came.

import {
  readElsewhere,
  takeElsewhere,
} from '../../../shared/annotation-file/relations-elsewhere.ts';
import type { Relation } from '../../../shared/domain/annotation.ts';
import type { ArticleId, RelationId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { findArticleHeadByKey, touchArticle, type ArticleHead } from '../db/article.ts';
import { isAnnotator } from '../db/annotator.ts';
import type { RelationChange } from '../db/change.ts';
import type { WriteDb } from '../db/connection.ts';
import { findRelation, insertRelation } from '../db/relation.ts';
import { listWaiting, setExtra } from '../db/relation-elsewhere.ts';
import { requireAnnotation } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { checkRelation, requireRelationType } from './relation-rules.ts';

/** After these articles arrived at that time. Answers what the log says of it. */
export function settleRelations(
  workspace: OpenWorkspace,
  db: WriteDb,
  arrived: readonly ArticleId[],
  atMs: number,
): RelationChange[] {
  return listWaiting(db, arrived).flatMap(({ key, id: articleId, extra }) => {
    const head = findArticleHeadByKey(db, key);
    if (head === null) return [];
    const settled = readElsewhere(extra).filter((relation) => {
      if (!canStand(workspace, db, head, relation)) return false;
      insertRelation(db, key, relation);
      return true;
    });
    if (settled.length === 0) return [];
    setExtra(db, key, takeElsewhere(extra, new Set<RelationId>(settled.map(({ id }) => id))));
    touchArticle(db, key, 0, atMs);
    return settled.map((after): RelationChange => ({
      entity: 'relation',
      articleId,
      id: after.id,
      before: null,
      after,
    }));
  });
}

function canStand(
  workspace: OpenWorkspace,
  db: WriteDb,
  head: ArticleHead,
  relation: Relation,
): boolean {
  const { id, type: typeId, from: fromId, to: toId, toArticle } = relation;
  if (toArticle === head.id || findRelation(db, head.key, id) !== null) return false;
  if (!isAnnotator(db, relation.annotator)) return false;
  try {
    const tagset = workspace.tagsetOf(head);
    const type = requireRelationType(tagset, typeId);
    const from = requireAnnotation(db, fromId, head.id);
    const to = requireAnnotation(db, toId, toArticle);
    checkRelation(db, { tagset, type, from, to, except: null });
    return true;
  } catch (thrown) {
    if (thrown instanceof AppError) return false;
    throw thrown;
  }
}
