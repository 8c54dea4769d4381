// Undo and redo, without limit, per workspace, across restarts. Each is an act of its own in the log:
// it restores exactly what was there, times included, and nothing is ever taken out of the log.

import type { HistoryState, ActResult } from '../../../shared/ipc/types.ts';
import {
  findAct,
  findCursor,
  findHistoryLabels,
  findLastDoing,
  hasImportAfter,
  type Act,
  type Cursor,
  type NewAct,
} from '../db/act.ts';
import {
  listChanges,
  type Change,
  type RelationChange,
  type UndoableChange,
} from '../db/change.ts';
import { snapshot, transaction, type ReadDb, type WriteDb } from '../db/connection.ts';
import { resultOf, subjectOf } from './act-result.ts';
import { commitChanges, requireAnnotator } from './act.ts';
import { checkActs, checkNewestAct } from './check-log.ts';
import { requireAnnotation, requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { relationsGone } from './relation-changes.ts';

export function historyState(workspace: OpenWorkspace): HistoryState {
  return snapshot(workspace.db, (db) => {
    checkNewestAct(workspace, db);
    return findHistoryLabels(db);
  });
}

/** Takes back the last act that still stands. Null when there is none. The result carries that act's label. */
export function undo(workspace: OpenWorkspace): ActResult | null {
  return step(workspace, 'undo', (db, cursor) => {
    const act = cursor.undoSeq === null ? null : findAct(db, cursor.undoSeq);
    if (act === null) return null;
    const doing = findLastDoing(db, act.seq);
    checkActs(workspace, db, [cursor.seq, act.seq, doing]);
    return {
      act,
      changes: opposite(db, doing),
      cursorAfter: (seq) => ({
        beneathSeq: cursor.redoSeq,
        undoSeq: act.beneathSeq,
        redoSeq: seq,
      }),
    };
  });
}

/** Does again what the last undo took back. Null when there is nothing, or a new act came after it. */
export function redo(workspace: OpenWorkspace): ActResult | null {
  return step(workspace, 'redo', (db, cursor) => {
    const undone = cursor.redoSeq === null ? null : findAct(db, cursor.redoSeq);
    const act = undone?.targetSeq == null ? null : findAct(db, undone.targetSeq);
    if (undone === null || act === null) return null;
    checkActs(workspace, db, [cursor.seq, act.seq, undone.seq]);
    return {
      act,
      changes: opposite(db, undone.seq),
      cursorAfter: () => ({ beneathSeq: null, undoSeq: act.seq, redoSeq: undone.beneathSeq }),
    };
  });
}

interface Step {
  /** What is undone or redone. */
  readonly act: Act;
  readonly changes: readonly UndoableChange[];
  /** The stacks after the step, which itself becomes act number `seq`. */
  readonly cursorAfter: (seq: number) => Pick<NewAct, 'beneathSeq' | 'undoSeq' | 'redoSeq'>;
}

function step(
  workspace: OpenWorkspace,
  kind: 'undo' | 'redo',
  find: (db: ReadDb, cursor: Cursor) => Step | null,
): ActResult | null {
  const annotator = requireAnnotator(workspace);
  workspace.checkInPlace();
  return transaction(workspace.db, (db: WriteDb) => {
    const found = find(db, findCursor(db));
    if (found === null || found.changes.length === 0) return null;
    const { act, changes, cursorAfter } = found;
    const subject = subjectOf(changes);
    const head = subject === null ? null : requireArticle(db, subject);
    const plan = { label: act.label, head, changes };
    const atMs = workspace.clock();
    const coverage = commitChanges(workspace, db, plan, atMs, ({ seq }) => ({
      kind,
      label: act.label,
      annotatorId: annotator.id,
      atMs,
      targetSeq: act.seq,
      ...cursorAfter(seq + 1),
    }));
    return { ...resultOf(db, plan, atMs), coverage };
  });
}

/** What takes back what the act, undo or redo changed. */
function opposite(db: ReadDb, seq: number): UndoableChange[] {
  const changes = undoable(listChanges(db, seq)).toReversed().map(inverted);
  return hasImportAfter(db, seq) ? [...relationsLeft(db, changes), ...changes] : changes;
}

/**
 * Relations of marks that go, which the changes do not know of because they came later, with an import: they go too,
 * and the opposite step brings them back.
 */
function relationsLeft(db: ReadDb, changes: readonly UndoableChange[]): RelationChange[] {
  const known = new Set(
    changes.flatMap((change) => (change.entity === 'relation' ? [relationKey(change)] : [])),
  );
  return changes.flatMap((change) => {
    if (change.entity !== 'annotation' || change.after !== null) return [];
    const { key } = requireAnnotation(db, change.id, change.articleId);
    return relationsGone(db, key).filter((gone) => {
      const isNew = !known.has(relationKey(gone));
      known.add(relationKey(gone));
      return isNew;
    });
  });
}

const relationKey = ({ articleId, id }: RelationChange): string => JSON.stringify([articleId, id]);

function undoable(changes: readonly Change[]): UndoableChange[] {
  return changes.filter((change): change is UndoableChange => change.entity !== 'article');
}

function inverted<C extends UndoableChange>(change: C): C {
  return { ...change, before: change.after, after: change.before };
}
