// Every change of a workspace goes through here: one IMMEDIATE transaction that holds the change itself,
// the log of it and the undo cursor. When an ActResult is returned, all of it is on disk.

import type { Annotation, Annotator } from '../../../shared/domain/annotation.ts';
import type { ArticleMetadata } from '../../../shared/domain/article.ts';
import type { AnnotationId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { findCursor, findHistoryLabels, insertAct, type Cursor, type NewAct } from '../db/act.ts';
import { deleteAnnotation, insertAnnotation, updateAnnotation } from '../db/annotation.ts';
import { findListedName, putAnnotator, setListedName } from '../db/annotator.ts';
import { findSummary, touchArticle, updateMetadata, type ArticleHead } from '../db/article.ts';
import { insertChange, type UndoableChange } from '../db/change.ts';
import { transaction, type ReadDb, type WriteDb } from '../db/connection.ts';
import { deleteRelation, insertRelation } from '../db/relation.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export interface Plan {
  /** In the user's words, such as “Tag claim”. */
  readonly label: string;
  readonly head: ArticleHead;
  /** Empty when the act would change nothing; then nothing is written. */
  readonly changes: readonly UndoableChange[];
}

/** Throws `no-annotator` until it is known who annotates: every act names its author. */
export function requireAnnotator(workspace: OpenWorkspace): Annotator {
  const annotator = workspace.annotator();
  if (annotator !== null) return annotator;
  throw new AppError('no-annotator', 'It is not known yet who annotates.', {
    remedy: 'Enter your name; it is stored with every mark you make.',
  });
}

/**
 * Reads what is there, plans the change and commits it, all in one transaction.
 * A plan without changes writes nothing and answers with nothing upserted and nothing removed.
 */
export function performAct(
  workspace: OpenWorkspace,
  plan: (db: ReadDb, annotator: Annotator, atMs: number) => Plan,
): ActResult {
  const annotator = requireAnnotator(workspace);
  workspace.checkInPlace();
  return transaction(workspace.db, (db) => {
    const atMs = workspace.clock();
    const { label, head, changes } = plan(db, annotator, atMs);
    if (changes.length === 0) return resultOf(db, { label, head, changes }, head.updatedAtMs);
    putAnnotator(db, annotator);
    const all = [...renamed(db, head, annotator, changes), ...changes];
    commitChanges(db, { label, head, changes: all }, atMs, ({ seq, undoSeq }) => ({
      kind: 'act',
      label,
      annotatorId: annotator.id,
      atMs,
      targetSeq: null,
      beneathSeq: undoSeq,
      undoSeq: seq + 1,
      redoSeq: null,
    }));
    return resultOf(db, { label, head, changes: all }, atMs);
  });
}

/** Applies the changes and logs them as the act that `describe` makes of the cursor before it. */
export function commitChanges(
  db: WriteDb,
  { head, changes }: Plan,
  atMs: number,
  describe: (cursor: Cursor) => NewAct,
): void {
  let added = 0;
  for (const change of changes) added += applyChange(db, head.key, change);
  touchArticle(db, head.key, added, atMs);
  const cursor = findCursor(db);
  const seq = cursor.seq + 1;
  insertAct(db, seq, describe(cursor));
  for (const change of changes) insertChange(db, seq, change);
}

/** The article's list of annotators follows when somebody on it works on under a new name. */
function renamed(
  db: ReadDb,
  head: ArticleHead,
  annotator: Annotator,
  changes: readonly UndoableChange[],
): UndoableChange[] {
  const { id } = annotator;
  const authored = changes.some(
    ({ entity, after }) => entity === 'annotation' && after?.annotator === id,
  );
  const name = authored ? findListedName(db, head.key, id) : null;
  if (name === null || name === annotator.name) return [];
  return [{ entity: 'annotator', articleId: head.id, id, before: { id, name }, after: annotator }];
}

/** Answers by how many the article's annotations grew. */
function applyChange(db: WriteDb, articleKey: number, change: UndoableChange): number {
  switch (change.entity) {
    case 'annotation':
      if (change.after === null) {
        deleteAnnotation(db, articleKey, change.id);
        return -1;
      }
      if (change.before === null) {
        insertAnnotation(db, articleKey, change.after);
        return 1;
      }
      updateAnnotation(db, articleKey, change.after);
      return 0;
    case 'relation':
      if (change.before !== null) deleteRelation(db, articleKey, change.id);
      if (change.after !== null) insertRelation(db, articleKey, change.after);
      return 0;
    case 'metadata':
      if (change.after !== null) updateMetadata(db, articleKey, change.after);
      return 0;
    case 'annotator':
      setListedName(db, articleKey, change.id, change.after?.name ?? null);
      return 0;
  }
}

/** What the window needs to show the new state. Read inside the transaction that made it. */
export function resultOf(db: ReadDb, { label, head, changes }: Plan, savedAtMs: number): ActResult {
  const upserted: Annotation[] = [];
  const removed: AnnotationId[] = [];
  let metadata: ArticleMetadata | null = null;
  for (const change of changes) {
    if (change.entity === 'metadata') metadata = change.after;
    if (change.entity !== 'annotation') continue;
    if (change.after === null) removed.push(change.id);
    else upserted.push(change.after);
  }
  const summary = findSummary(db, head.key);
  if (summary === null) throw new RangeError(`article ${head.id} vanished during its own act`);
  return {
    label,
    savedAtMs,
    articleId: head.id,
    upserted,
    removed,
    metadata,
    summary,
    history: findHistoryLabels(db),
  };
}
