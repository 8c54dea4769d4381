// The relations of articles that move to another tagset: those that begin in them, and those that begin elsewhere and
// end at a mark of theirs that changes.

import type { Relation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId, TagId } from '../../../shared/domain/ids.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { TagsetMigration } from '../../../shared/ipc/tagset-types.ts';
import { own } from '../../../shared/tagset/migrate-mark.ts';
import { relationOutcome } from '../../../shared/tagset/migrate-relation.ts';
import { closingEdges } from '../../../shared/tagset/closing-edges.ts';
import { findArticleHead } from '../db/article.ts';
import type { RelationChange } from '../db/change.ts';
import { listIncomingRelations, listRelations } from '../db/relation.ts';
import { findTagset } from '../db/tagset.ts';
import { listMarkTags, listRelatedArticles } from '../db/tagset-articles.ts';
import { markName, type MoveContext, type MovingArticle, type Target } from './tagset-moving.ts';

/** A relation that stays, with the type it gets. */
interface Staying {
  readonly articleId: ArticleId;
  readonly relation: Relation;
  readonly type: string;
  /** What the relation was called before. */
  readonly label: string;
  /** Names of its ends. */
  readonly from: string;
  readonly to: string;
}

interface Place {
  readonly articleId: ArticleId;
  /** The definitions of the article that the relation belongs to. */
  readonly before: Tagset;
  readonly after: Tagset;
}

export function moveRelations(
  context: MoveContext,
  moving: readonly MovingArticle[],
): RelationChange[] {
  const related = listRelatedArticles(context.db);
  if (related.size === 0) return [];
  const tagOf = tagReader(context);
  const movingIds = new Set(moving.map(({ id }) => id));
  const changes: RelationChange[] = [];
  const staying: Staying[] = [];
  const move = (place: Place, relation: Relation) => {
    const moved = moveRelation(context, place, relation, tagOf);
    if (moved === null) return;
    if ('entity' in moved) changes.push(moved);
    else staying.push(moved);
  };
  for (const { key, id, before } of moving) {
    if (!related.has(key)) continue;
    const place = { articleId: id, before, after: context.target.tagset };
    for (const relation of listRelations(context.db, key)) move(place, relation);
    for (const { articleId, relation } of listIncomingRelations(context.db, key)) {
      if (movingIds.has(articleId) || !context.tagsAfter.has(markName(id, relation.to))) continue;
      const other = tagsetOfArticle(context, articleId);
      move({ articleId, before: other, after: other }, relation);
    }
  }
  return [...changes, ...staying.flatMap(retyped(context)), ...cyclesOf(context, staying)];
}

type TagOf = (articleId: ArticleId, id: AnnotationId) => TagId | null;

/** A change, or the relation where it stays; null where it has to be decided about first. */
function moveRelation(
  { effects, unresolved, target }: MoveContext,
  { articleId, before, after }: Place,
  relation: Relation,
  tagOf: TagOf,
): RelationChange | Staying | null {
  const { from, to, toArticle = articleId, type } = relation;
  const fromTag = tagOf(articleId, from);
  const toTag = tagOf(toArticle, to);
  const label = before.relations.find(({ id }) => id === type)?.label ?? type;
  const gone = {
    entity: 'relation',
    articleId,
    id: relation.id,
    before: relation,
    after: null,
  } as const;
  if (fromTag === null || toTag === null) {
    // It goes with its mark.
    effects.add('delete-relations', label, articleId);
    return gone;
  }
  const ends = { fromTag, toTag, across: toArticle !== articleId };
  const outcome = relationOutcome(
    type,
    ends,
    { before, after },
    migrationOf(target, before === after),
  );
  if (outcome.how === 'unresolved') {
    unresolved.addRelation({ type, label }, outcome.fault, articleId);
    return null;
  }
  if (outcome.how === 'deleted') {
    effects.add('delete-relations', outcome.what, articleId);
    return gone;
  }
  if (outcome.how === 'changed') effects.add('retype-relations', outcome.what, articleId);
  return {
    articleId,
    relation,
    label,
    type: outcome.type.id,
    from: markName(articleId, from),
    to: markName(toArticle, to),
  };
}

/** In an article that stays where it is, relations are only deleted. */
function migrationOf({ migration }: Target, isStaying: boolean): TagsetMigration {
  if (!isStaying) return migration;
  const relations = Object.entries(migration.relations).filter(([, target]) => target === null);
  return { ...migration, relations: Object.fromEntries(relations) };
}

const retyped =
  ({ atMs }: MoveContext) =>
  ({ articleId, relation, type }: Staying): RelationChange[] => {
    if (type === relation.type) return [];
    const after = { ...relation, type, updatedAtMs: atMs };
    return [{ entity: 'relation', articleId, id: relation.id, before: relation, after }];
  };

/** Relations that would lead back to where they began, where the tagset says that none does. */
function cyclesOf(
  { effects, unresolved, target }: MoveContext,
  staying: readonly Staying[],
): RelationChange[] {
  return target.tagset.relations
    .filter(({ rules }) => rules?.acyclic === true)
    .flatMap((type) => [...closingEdges(staying.filter((one) => one.type === type.id))])
    .flatMap(({ articleId, relation, label }): RelationChange[] => {
      if (own<string | null>(target.migration.relations, relation.type, '') !== null) {
        const fault = 'Following it leads back to where it began, and the tagset says it does not.';
        unresolved.addRelation({ type: relation.type, label }, fault, articleId);
        return [];
      }
      effects.add('delete-relations', label, articleId);
      return [{ entity: 'relation', articleId, id: relation.id, before: relation, after: null }];
    });
}

/** The tags that marks have afterwards, read an article at a time. Null where the mark is deleted. */
function tagReader({ db, tagsAfter }: MoveContext): TagOf {
  const articles = new Map<ArticleId, ReadonlyMap<AnnotationId, TagId>>();
  return (articleId, id) => {
    const after = tagsAfter.get(markName(articleId, id));
    if (after !== undefined) return after;
    let tags = articles.get(articleId);
    if (tags === undefined) {
      const head = findArticleHead(db, articleId);
      tags = head === null ? new Map() : listMarkTags(db, head.key);
      articles.set(articleId, tags);
    }
    return tags.get(id) ?? null;
  };
}

function tagsetOfArticle({ db }: MoveContext, id: ArticleId): Tagset {
  const head = findArticleHead(db, id);
  const tagset = head === null ? null : findTagset(db, head.tagsetSha256);
  if (tagset === null) throw new RangeError(`article ${id} has no tagset`);
  return tagset;
}
