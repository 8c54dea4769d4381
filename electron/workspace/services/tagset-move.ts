// Moves articles to another definition of their tagset or to another tagset, with all their marks and relations: what
// changes, what it does in words, and what the migration has to name first. Nothing is written here.
// Reads only the articles whose marks or relations can change: tens of thousands of others cost one change each.

import type { Annotation } from '../../../shared/domain/annotation.ts';
import type { Tagset } from '../../../shared/domain/tagset.ts';
import type { Problem } from '../../../shared/ipc/result.ts';
import type { TagsetEffect, TagsetQuestion } from '../../../shared/ipc/tagset-types.ts';
import { createEffects } from '../../../shared/tagset/effects.ts';
import { markMigrator, type MarkMigrator } from '../../../shared/tagset/migrate-mark.ts';
import { listAnnotations } from '../db/annotation.ts';
import type { AnnotationChange, UndoableChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { findTagset } from '../db/tagset.ts';
import { listArticlesWithTags, type TaggedArticle } from '../db/tagset-articles.ts';
import { markName, type MoveContext, type MovingArticle, type Target } from './tagset-moving.ts';
import { moveRelations } from './tagset-relations.ts';
import { createUnresolved } from './tagset-unresolved.ts';

export interface Move {
  /** In an order that can be applied, and undone in reverse. */
  readonly changes: readonly UndoableChange[];
  readonly effects: readonly TagsetEffect[];
  /** What the migration has to name; then nothing may be changed. */
  readonly problems: readonly Problem[];
  /** The same, and the values that go without a word about them. */
  readonly open: readonly TagsetQuestion[];
  readonly articles: number;
}

export function planMove(
  db: ReadDb,
  articles: readonly TaggedArticle[],
  target: Target,
  atMs: number,
): Move {
  const moving = movingArticles(db, articles, target);
  const context: MoveContext = {
    db,
    target,
    atMs,
    effects: createEffects(),
    unresolved: createUnresolved(target.migration),
    tagsAfter: new Map(),
  };
  const marks = moveMarks(context, moving);
  const relations = moveRelations(context, moving);
  const tagsets = moving.map(({ id, tagsetSha256 }): UndoableChange => ({
    entity: 'article-tagset',
    articleId: id,
    id,
    before: { sha256: tagsetSha256 },
    after: { sha256: target.sha256 },
  }));
  return {
    changes: [...relations, ...marks, ...tagsets],
    effects: context.effects.list,
    problems: context.unresolved.problems(target.tagset),
    open: context.unresolved.questions,
    articles: moving.length,
  };
}

function movingArticles(
  db: ReadDb,
  articles: readonly TaggedArticle[],
  target: Target,
): MovingArticle[] {
  const definitions = new Map<string, Tagset>();
  return articles
    .filter(({ tagsetSha256 }) => tagsetSha256 !== target.sha256)
    .map((article) => {
      const before = definitions.get(article.tagsetSha256) ?? findTagset(db, article.tagsetSha256);
      if (before === null) throw new RangeError(`article ${article.id} has no tagset`);
      definitions.set(article.tagsetSha256, before);
      return { ...article, before };
    });
}

function moveMarks(context: MoveContext, moving: readonly MovingArticle[]): AnnotationChange[] {
  const { db, target } = context;
  const migrators = new Map<Tagset, MarkMigrator>();
  for (const { before } of moving) {
    if (migrators.has(before)) continue;
    migrators.set(before, markMigrator(before, target.tagset, target.migration));
  }
  const touched = new Set([...migrators.values()].flatMap((migrator) => [...migrator.touched]));
  if (touched.size === 0) return [];
  const withTags = listArticlesWithTags(db, touched);
  return moving.flatMap((article) => {
    const migrator = migrators.get(article.before);
    if (migrator === undefined || !withTags.has(article.key)) return [];
    return listAnnotations(db, article.key)
      .filter(({ tag }) => migrator.touched.has(tag))
      .flatMap((mark) => moveMark(context, article, migrator, mark) ?? []);
  });
}

function moveMark(
  { atMs, effects, unresolved, tagsAfter }: MoveContext,
  { id: articleId, before: tagset }: MovingArticle,
  migrator: MarkMigrator,
  before: Annotation,
): AnnotationChange | null {
  const outcome = migrator.outcomeOf(before);
  if (outcome.how === 'kept') return null;
  if (outcome.how === 'unresolved') {
    const label = tagset.tags.find((tag) => tag.id === before.tag)?.label ?? before.tag;
    unresolved.addMark(before.tag, label, articleId);
    return null;
  }
  for (const [kind, what] of outcome.effects) effects.add(kind, what, articleId);
  if (outcome.how === 'changed') {
    for (const loss of outcome.losses) unresolved.addValue(before.tag, loss, articleId);
  }
  const change = { entity: 'annotation', articleId, id: before.id, before } as const;
  tagsAfter.set(markName(articleId, before.id), outcome.how === 'deleted' ? null : outcome.tag);
  if (outcome.how === 'deleted') return { ...change, after: null };
  const { tag, attributes } = outcome;
  return { ...change, after: { ...before, tag, attributes, updatedAtMs: atMs } };
}
