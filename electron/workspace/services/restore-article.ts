// Makes an article what it was after an act, in one act that one undo takes back: text, marks, relations, fields,
// tagset and coverage. Where it is filed stays. Relations whose other end is gone from another article cannot come
// back; the act's label says how many.

import { isDeepStrictEqual } from 'node:util';
import type { Relation } from '../../../shared/domain/annotation.ts';
import type { ArticleId, RelationId } from '../../../shared/domain/ids.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { AnnotationChange, RelationChange, UndoableChange } from '../db/change.ts';
import type { ReadDb } from '../db/connection.ts';
import type { LoggedAct } from '../db/log-reading.ts';
import { findEndKey, listIncomingRelations } from '../db/relation.ts';
import type { RoleAt } from '../db/revision.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct } from './act.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { readPast, type Past } from './past-article.ts';
import { reviewPartChanges } from './review-parts.ts';

export function restoreArticle(
  workspace: OpenWorkspace,
  input: ThreadInput<'history:restore'>,
): ActResult {
  return performAct(workspace, (db) => {
    const past = readPast(workspace, db, input);
    const { changes, leftOut } = changesTo(db, past, input.articleId);
    return { label: labelOf(past.act, leftOut), head: past.stored, changes };
  });
}

function labelOf({ kind, label }: LoggedAct, leftOut: number): string {
  const words = { act: '', import: '', undo: 'undoing ', redo: 'redoing ' }[kind];
  const without =
    leftOut === 0
      ? ''
      : `, without ${leftOut === 1 ? 'a relation' : `${leftOut} relations`} to marks that are gone`;
  return `Restore the state after ${words}“${label}”${without}`;
}

/**
 * In an order in which they can be made, and unmade backwards: the text first, no relation without both its marks.
 * A relation may leave a mark that goes for one that comes: then all of its ends are there.
 */
function changesTo(
  db: ReadDb,
  past: Past,
  articleId: ArticleId,
): { readonly changes: readonly UndoableChange[]; readonly leftOut: number } {
  const { now, was } = past;
  const { going, coming, leftOut } = relationChanges(db, past, articleId);
  const marks = differing(now.annotations, was.annotations).map(
    ([id, before, after]): AnnotationChange => ({
      entity: 'annotation',
      articleId,
      id,
      before,
      after,
    }),
  );
  const dangling = listIncomingRelations(db, past.stored.key).filter(
    ({ relation }) => !was.annotations.has(relation.to),
  );
  return {
    leftOut,
    changes: [
      ...fieldChanges(past, articleId),
      ...going,
      ...dangling.map(({ articleId: from, relation }): RelationChange => ({
        entity: 'relation',
        articleId: from,
        id: relation.id,
        before: relation,
        after: null,
      })),
      ...marks.filter(({ after }) => after !== null),
      ...coming,
      ...marks.filter(({ after }) => after === null),
      ...differing(now.coverage, was.coverage).map(([id, before, after]) => ({
        entity: 'coverage' as const,
        articleId,
        id,
        before,
        after,
      })),
      ...reviewPartChanges(articleId, differing(now.reviewParts, was.reviewParts)),
      ...differing(now.annotators, was.annotators).map(([id, before, after]) => ({
        entity: 'annotator' as const,
        articleId,
        id,
        before,
        after,
      })),
    ],
  };
}

interface RelationChanges {
  readonly going: readonly RelationChange[];
  /** Also those that have other ends, or other words. */
  readonly coming: readonly RelationChange[];
  readonly leftOut: number;
}

function relationChanges(db: ReadDb, past: Past, articleId: ArticleId): RelationChanges {
  const relations = differing(past.now.relations, relationsThen(past)).map(
    ([id, before, after]): RelationChange => ({ entity: 'relation', articleId, id, before, after }),
  );
  // Within the article both marks come along; what another article has is as it is.
  const isPossible = ({ after }: RelationChange): boolean =>
    after?.toArticle === undefined || findEndKey(db, past.stored.key, after) !== null;
  const impossible = relations.filter((change) => !isPossible(change));
  return {
    going: [
      ...relations.filter(({ after }) => after === null),
      // As it is now it was not then.
      ...impossible
        .filter(({ before }) => before !== null)
        .map((change): RelationChange => ({ ...change, after: null })),
    ],
    coming: relations.filter((change) => change.after !== null && isPossible(change)),
    leftOut: impossible.length,
  };
}

/** Those that waited then for the article they end in need not wait any more. */
function relationsThen({ was, waiting }: Past): ReadonlyMap<RelationId, Relation> {
  const possible = waiting.filter(({ from }) => was.annotations.has(from));
  return new Map([...was.relations, ...possible.map((each) => [each.id, each] as const)]);
}

function fieldChanges(past: Past, articleId: ArticleId): UndoableChange[] {
  const { now, was, stored } = past;
  const subject = { articleId, id: articleId };
  const changes: UndoableChange[] = [];
  if (!isDeepStrictEqual(now.revision, was.revision)) {
    changes.push({ entity: 'revision', ...subject, before: now.revision, after: was.revision });
  }
  changes.push(...roleChanges(past, articleId));
  if (!isDeepStrictEqual(now.metadata, was.metadata)) {
    changes.push({ entity: 'metadata', ...subject, before: now.metadata, after: was.metadata });
  }
  if (stored.tagsetSha256 !== was.tagsetSha256) {
    changes.push({
      entity: 'article-tagset',
      ...subject,
      before: { sha256: stored.tagsetSha256 },
      after: { sha256: was.tagsetSha256 },
    });
  }
  return changes;
}

function roleChanges({ was, revision, blocksNow }: Past, articleId: ArticleId): UndoableChange[] {
  const before: RoleAt[] = [];
  const after: RoleAt[] = [];
  for (const [index, { startUtf16, role }] of blocksNow.entries()) {
    const wanted = revision.blocks[index]?.role ?? role;
    if (wanted === role) continue;
    before.push({ startUtf16, role });
    after.push({ startUtf16, role: wanted });
  }
  if (before.length === 0) return [];
  return [{ entity: 'roles', articleId, id: String(was.revision.number), before, after }];
}

/** What the one has and the other has not, or has otherwise. */
function differing<Id, Value>(
  now: ReadonlyMap<Id, Value>,
  was: ReadonlyMap<Id, Value>,
): (readonly [Id, Value | null, Value | null])[] {
  const changes: (readonly [Id, Value | null, Value | null])[] = [];
  for (const [id, before] of now) {
    const after = was.get(id) ?? null;
    if (after !== before && !isDeepStrictEqual(before, after)) changes.push([id, before, after]);
  }
  for (const [id, after] of was) if (!now.has(id)) changes.push([id, null, after]);
  return changes;
}
