// Undo and redo, without limit, per workspace, across restarts. Each is an act of its own in the log:
// it restores exactly what was there, times included, and nothing is ever taken out of the log.

import type { HistoryState, ActResult } from '../../../shared/ipc/types.ts';
import {
  findAct,
  findCursor,
  findHistoryLabels,
  type Act,
  type Cursor,
  type NewAct,
} from '../db/act.ts';
import { listChanges, type Change, type UndoableChange } from '../db/change.ts';
import { transaction, type ReadDb, type WriteDb } from '../db/connection.ts';
import { resultOf, subjectOf } from './act-result.ts';
import { commitChanges, requireAnnotator } from './act.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

export function historyState(workspace: OpenWorkspace): HistoryState {
  return findHistoryLabels(workspace.db);
}

/** Takes back the last act that still stands. Null when there is none. The result carries that act's label. */
export function undo(workspace: OpenWorkspace): ActResult | null {
  return step(workspace, 'undo', (db, cursor) => {
    const act = cursor.undoSeq === null ? null : findAct(db, cursor.undoSeq);
    if (act === null) return null;
    return {
      act,
      changes: undoable(listChanges(db, act.seq)).toReversed().map(inverted),
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
    return {
      act,
      changes: undoable(listChanges(db, act.seq)),
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

function undoable(changes: readonly Change[]): UndoableChange[] {
  return changes.filter((change): change is UndoableChange => change.entity !== 'article');
}

function inverted<C extends UndoableChange>(change: C): C {
  return { ...change, before: change.after, after: change.before };
}
