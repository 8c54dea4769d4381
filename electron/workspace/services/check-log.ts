// Looks whether acts of the log are what was written before they are shown, undone or built upon: each by its own seal
// and the one before it. What does not fit is refused, because a part of the log cannot be shown as if it were all.

import type { AnnotationId, ArticleId } from '../../../shared/domain/ids.ts';
import { findCursor } from '../db/act.ts';
import type { ReadDb } from '../db/connection.ts';
import { damagedWorkspace } from '../db/errors.ts';
import { findTableDamage } from '../db/integrity.ts';
import { listActRows } from '../db/log-rows.ts';
import { listActsAbout, listActsAboutMark } from '../db/log-reading.ts';
import { listActsOfRevisions } from '../db/revision-list.ts';
import { listSeals, noSeal } from '../db/seal.ts';
import { checkTables } from './check-article.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { sealOf } from './verify-chain.ts';

type Subject = Pick<OpenWorkspace, 'path' | 'checked'>;

/** Throws `workspace-damaged` unless each is there and fits its seal. Some 20 µs an act, once for each session. */
export function checkActs({ path, checked }: Subject, db: ReadDb, seqs: readonly number[]): void {
  const known = checked.acts;
  for (const seq of seqs) {
    if (known.has(seq)) continue;
    if (!fitsItsSeal(db, seq)) {
      throw damagedWorkspace(path, `of what was done, act ${seq} is not what was written.`);
    }
    known.add(seq);
  }
}

function fitsItsSeal(db: ReadDb, seq: number): boolean {
  const [row] = listActRows(db, seq - 1, 1);
  const seals = new Map(listSeals(db, seq - 2, seq).map((each) => [each.seq, each.sha256]));
  const previous = seq === 1 ? noSeal : seals.get(seq - 1);
  if (row?.[0] !== seq || previous === undefined) return false;
  return seals.get(seq) === sealOf(db, previous, row);
}

/** The newest act, which says what can be undone and which the next one builds upon. */
export function checkNewestAct(workspace: Subject, db: ReadDb): void {
  const { seq, undoSeq, redoSeq } = findCursor(db);
  if (seq > 0) checkActs(workspace, db, [seq, undoSeq ?? seq, redoSeq ?? seq]);
}

const logIndexes = 'the indexes of change';

/** Who acted, and the indexes that lead from an article to its acts: what they leave out would be missing unseen. */
function checkLists(workspace: Subject, db: ReadDb): void {
  const { path, checked } = workspace;
  checkTables(workspace, db, ['annotator']);
  if (checked.hasSoundIndexes || checked.tables.has(logIndexes)) return;
  const found = findTableDamage(db, 'change');
  if (found !== null) throw damagedWorkspace(path, `SQLite: ${found}.`);
  checked.tables.add(logIndexes);
}

/** The acts about an article from number `from` on, or as many of the newest before `before` as are shown. */
export function checkLogOf(
  workspace: Subject,
  db: ReadDb,
  articleId: ArticleId,
  part: Parameters<typeof listActsAbout>[2],
): void {
  checkLists(workspace, db);
  checkActs(workspace, db, listActsAbout(db, articleId, part));
}

export function checkLogOfMark(
  workspace: Subject,
  db: ReadDb,
  articleId: ArticleId,
  id: AnnotationId,
): void {
  checkLists(workspace, db);
  checkActs(workspace, db, listActsAboutMark(db, articleId, id));
}

/** The acts that gave an article another text, and the newest one of all. */
export function checkLogOfRevisions(workspace: Subject, db: ReadDb, articleId: ArticleId): void {
  checkLists(workspace, db);
  checkActs(workspace, db, listActsOfRevisions(db, articleId));
  checkNewestAct(workspace, db);
}
