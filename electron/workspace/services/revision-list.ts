// The revisions of an article, and what is different between two of them.

import { inOrderOnly } from '../../../shared/anchoring/kept-runs.ts';
import { mapText } from '../../../shared/anchoring/map-text.ts';
import { diffByKept } from '../../../shared/anchoring/text-diff.ts';
import type { ArticleId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { RevisionEntry, TextDiff } from '../../../shared/ipc/text-types.ts';
import { findCursor } from '../db/act.ts';
import { snapshot, type ReadDb } from '../db/connection.ts';
import { findRevision } from '../db/revision.ts';
import { listRevisions, listRevisionSteps } from '../db/revision-list.ts';
import type { ArticleHead } from '../db/article.ts';
import type { ThreadInput } from '../protocol.ts';
import { checkArticle } from './check-article.ts';
import { checkLogOfRevisions } from './check-log.ts';
import { requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** Newest first. */
export function articleRevisions(workspace: OpenWorkspace, articleId: ArticleId): RevisionEntry[] {
  return snapshot(workspace.db, (view) => {
    const head = requireArticle(view, articleId);
    checkArticle(workspace, view, head);
    checkLogOfRevisions(workspace, view, articleId);
    const last = new Map<number, number>();
    for (const { seq, from } of listRevisionSteps(view, articleId)) last.set(from, seq - 1);
    last.set(head.revisionNumber, findCursor(view).seq);
    return listRevisions(view, head.key).map((revision) => ({
      ...revision,
      current: revision.number === head.revisionNumber,
      lastSeq: last.get(revision.number) ?? null,
    }));
  });
}

export function compareRevisions(
  workspace: OpenWorkspace,
  { articleId, from, to }: ThreadInput<'text:compare'>,
): TextDiff {
  const { db } = workspace;
  const head = requireArticle(db, articleId);
  snapshot(db, (view) => checkArticle(workspace, view, head));
  const before = textOf(db, head, from);
  const after = textOf(db, head, to);
  return diffByKept(before, after, inOrderOnly(mapText(before, after)));
}

function textOf(db: ReadDb, { key, title }: ArticleHead, number: number): string {
  const revision = findRevision(db, key, number);
  if (revision !== null) return revision.text;
  throw new AppError('not-found', `“${title}” has no revision ${number}.`, {
    remedy: 'Choose one of its revisions.',
  });
}
