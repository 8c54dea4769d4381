// Two articles that are versions of one: the text of the newer becomes the newest revision of the other, which keeps
// its marks; the newer, which has none, goes to the bin, and the other comes out of it if that is where it was.

import type { ArticleId } from '../../../shared/domain/ids.ts';
import type { Shelf } from '../../../shared/domain/library.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import { listAnnotations } from '../db/annotation.ts';
import { findSummary } from '../db/article.ts';
import type { UndoableChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import { findCustody } from '../db/custody.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import { requireStoredArticle } from './lookup.ts';
import { assembleArticle } from './open-article.ts';
import { planRevision, type NewText } from './new-revision.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Throws `conflict` when the newer one has marks, which would be lost from sight, or the same text. */
export function makeRevision(
  workspace: OpenWorkspace,
  { id, of }: ThreadInput<'article:make-revision'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const fresh = freshText(workspace, db, { id, of });
    const plan = planRevision(workspace, db, of, fresh, atMs);
    const moves = [...moved(db, id, 'bin'), ...backFromBin(db, of)];
    return { ...plan, changes: [...plan.changes, ...moves] };
  });
}

/** Nothing where it is already. */
function moved(db: ReadDb, id: ArticleId, to: Shelf): UndoableChange[] {
  const summary = findSummary(db, requireStoredArticle(db, id).key);
  if (summary === null || summary.shelf === to) return [];
  const { status, shelf } = summary;
  return [
    {
      entity: 'standing',
      articleId: id,
      id,
      before: { status, shelf },
      after: { status, shelf: to },
    },
  ];
}

/** Else the text would be out of sight altogether. */
function backFromBin(db: ReadDb, id: ArticleId): UndoableChange[] {
  const summary = findSummary(db, requireStoredArticle(db, id).key);
  return summary?.shelf === 'bin' ? moved(db, id, 'library') : [];
}

function freshText(
  workspace: OpenWorkspace,
  db: ReadDb,
  { id, of }: ThreadInput<'article:make-revision'>,
): NewText {
  const stored = requireStoredArticle(db, id);
  const target = requireStoredArticle(db, of);
  const article = assembleArticle(workspace, stored);
  const marks = listAnnotations(db, stored.key).length;
  if (marks > 0) {
    throw new AppError(
      'conflict',
      `“${stored.title}” has ${marks === 1 ? 'a mark' : `${marks} marks`} of its own, which a revision of another article would not show.`,
      { remedy: 'Keep both articles, or delete its marks first.' },
    );
  }
  if (id === of || article.textSha256 === workspace.revisionOf(target).textSha256) {
    throw new AppError(
      'conflict',
      `“${stored.title}” has the same text; there is nothing to revise.`,
      {
        remedy: 'Delete one of the two articles.',
      },
    );
  }
  const { text, textSha256, blocks, marks: inlineMarks, source } = article;
  return {
    text,
    textSha256,
    blocks,
    marks: inlineMarks,
    metadata: stored.metadata,
    detected: stored.detected,
    source,
    kind: findSummary(db, stored.key)?.kind ?? null,
    custody: findCustody(db, stored.key, stored.revisionNumber),
    reason: `Another version, from ${source.fileName}`,
  };
}
