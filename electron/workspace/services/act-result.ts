// What an act answers: everything the window needs to show the new state, read inside the transaction that made it.

import type { Annotation, Relation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId, RelationId } from '../../../shared/domain/ids.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { findHistoryLabels } from '../db/act.ts';
import { findSummary, type ArticleHead } from '../db/article.ts';
import type { UndoableChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import type { Plan } from './act.ts';
import { isFiling } from './apply-change.ts';

type Entity = UndoableChange['entity'];

/** What has to be opened again, and what has to be listed again, after a change of these. */
const ofText: readonly Entity[] = ['roles', 'revision', 'article-tagset'];
const ofLists: readonly Entity[] = [
  'standing',
  'collection',
  'collected',
  'metadata',
  'revision',
  'tagset',
];

export function resultOf(db: ReadDb, { label, head, changes }: Plan, savedAtMs: number): ActResult {
  const entities = new Set(changes.map(({ entity }) => entity));
  const fields = changes.findLast((change) => change.entity === 'metadata');
  return {
    label,
    savedAtMs,
    articleId: head?.id ?? null,
    ...marksOf(changes, head?.id ?? null),
    relations: relationsOf(changes, head?.id ?? null),
    coverage: null,
    articles: articlesOf(changes),
    metadata: fields?.after ?? null,
    summary: head === null ? null : summaryOf(db, head),
    textChanged: ofText.some((entity) => entities.has(entity)),
    libraryChanged: ofLists.some((entity) => entities.has(entity)),
    history: findHistoryLabels(db),
  };
}

function marksOf(
  changes: readonly UndoableChange[],
  articleId: ArticleId | null,
): Pick<ActResult, 'upserted' | 'removed'> {
  const upserted: Annotation[] = [];
  const removed: AnnotationId[] = [];
  for (const change of changes) {
    if (change.entity !== 'annotation' || change.articleId !== articleId) continue;
    // Rejected is as good as gone; what was never shown need not go.
    if (isShown(change.after)) upserted.push(change.after);
    else if (isShown(change.before)) removed.push(change.id);
  }
  return { upserted, removed };
}

const isShown = (mark: Annotation | null): mark is Annotation =>
  mark !== null && mark.rejectedBy === undefined;

function relationsOf(
  changes: readonly UndoableChange[],
  articleId: ArticleId | null,
): ActResult['relations'] {
  const upserted: Relation[] = [];
  const removed: RelationId[] = [];
  for (const change of changes) {
    if (change.entity !== 'relation' || change.articleId !== articleId) continue;
    if (change.after === null) removed.push(change.id);
    else upserted.push(change.after);
  }
  return { upserted, removed };
}

function articlesOf(changes: readonly UndoableChange[]): ArticleId[] {
  const ids = new Set<ArticleId>();
  for (const change of changes) if (!isFiling(change)) ids.add(change.articleId);
  return [...ids];
}

function summaryOf(db: ReadDb, head: ArticleHead) {
  const summary = findSummary(db, head.key);
  if (summary === null) throw new RangeError(`article ${head.id} vanished during its own act`);
  return summary;
}

/**
 * The one article that the changes are about: whose marks, fields or text they change, or else the only one
 * that they file. Null when there are several, or when they are about a collection as such.
 */
export function subjectOf(changes: readonly UndoableChange[]): ArticleId | null {
  const content = changes.filter((change) => !isFiling(change));
  const ids = new Set((content.length === 0 ? changes : content).map(({ articleId }) => articleId));
  const [only] = ids;
  return ids.size === 1 && only !== undefined ? only : null;
}
