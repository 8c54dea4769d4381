// Every change of a workspace goes through here: one IMMEDIATE transaction that holds the change itself,
// the log of it and the undo cursor. When an ActResult is returned, all of it is on disk.
// One act may change any number of articles, and things that belong to none; it is one step of undo all the same.

import type { Annotator } from '../../../shared/domain/annotation.ts';
import type { CoveragePatch } from '../../../shared/domain/coverage.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { appendAct, findCursor, findLastActTime, type Cursor, type NewAct } from '../db/act.ts';
import { findListedName, putAnnotator } from '../db/annotator.ts';
import type { ArticleHead } from '../db/article.ts';
import type { UndoableChange } from '../db/change.ts';
import { transaction, type ReadDb, type WriteDb } from '../db/connection.ts';
import { resultOf } from './act-result.ts';
import { applyChanges } from './apply-change.ts';
import { checkArticle } from './check-article.ts';
import { openLedger } from './coverage-ledger.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export interface Plan {
  /** In the user's words, such as “Tag claim”. */
  readonly label: string;
  /** The one article that it is about; null for an act on several articles or none. */
  readonly head: ArticleHead | null;
  /** Empty when the act would change nothing; then nothing is written. */
  readonly changes: readonly UndoableChange[];
  /** Puts what the changes refer to where undo and redo will find it, such as a new text. */
  readonly prepare?: (db: WriteDb) => void;
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
    const planned = plan(db, annotator, atMs);
    const { label, head } = planned;
    if (head !== null) checkArticle(workspace, db, head);
    if (planned.changes.length === 0) {
      return resultOf(db, planned, head?.updatedAtMs ?? findLastActTime(db) ?? atMs);
    }
    putAnnotator(db, annotator);
    planned.prepare?.(db);
    const changes = [...renamed(db, planned, annotator), ...planned.changes];
    const coverage = commitChanges(workspace, db, { label, head, changes }, atMs, (cursor) => ({
      kind: 'act',
      label,
      annotatorId: annotator.id,
      atMs,
      targetSeq: null,
      beneathSeq: cursor.undoSeq,
      undoSeq: cursor.seq + 1,
      redoSeq: null,
    }));
    return { ...resultOf(db, { label, head, changes }, atMs), coverage };
  });
}

/**
 * Applies the changes and logs them as the act that `describe` makes of the cursor before it. Answers which sentences'
 * state changed, where the act was about one article.
 */
export function commitChanges(
  workspace: OpenWorkspace,
  db: WriteDb,
  { head, changes }: Plan,
  atMs: number,
  describe: (cursor: Cursor) => NewAct,
): CoveragePatch | null {
  const ledger = openLedger(workspace, db, head, changes);
  applyChanges(db, head, changes, atMs);
  const coverage = ledger.settle(db);
  const cursor = findCursor(db);
  appendAct(db, cursor, describe(cursor), changes);
  return coverage;
}

/** The article's list of annotators follows when somebody on it works on under a new name. */
function renamed(db: ReadDb, { head, changes }: Plan, annotator: Annotator): UndoableChange[] {
  if (head === null) return [];
  const { id } = annotator;
  const authored = changes.some(
    ({ entity, after }) => entity === 'annotation' && after?.annotator === id,
  );
  const name = authored ? findListedName(db, head.key, id) : null;
  if (name === null || name === annotator.name) return [];
  return [{ entity: 'annotator', articleId: head.id, id, before: { id, name }, after: annotator }];
}
