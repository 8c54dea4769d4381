// Makes, changes and deletes relations between marks. Each is one act.

import type { Relation } from '../../../shared/domain/annotation.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import type { ActResult } from '../../../shared/ipc/types.ts';
import type { ArticleHead } from '../db/article.ts';
import type { ReadDb } from '../db/connection.ts';
import { findRelation } from '../db/relation.ts';
import type { ThreadInput } from '../protocol.ts';
import { performAct, type Plan } from './act.ts';
import { requireAnnotation, requireArticle } from './lookup.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { checkRelation, requireRelationType } from './relation-rules.ts';
import { nameOf, relationLabel } from './relation-words.ts';

/** The id is the caller's, so that the relation could be drawn before it was saved. */
export function createRelation(
  workspace: OpenWorkspace,
  input: ThreadInput<'relation:create'>,
): ActResult {
  return performAct(workspace, (db, annotator, atMs) => {
    const from = requireAnnotation(db, input.from, input.articleId);
    const to = requireAnnotation(db, input.to, input.toArticle ?? input.articleId);
    const { head } = from;
    const tagset = workspace.tagsetOf(head);
    const type = requireRelationType(tagset, input.type);
    if (findRelation(db, head.key, input.id) !== null) {
      throw new AppError(
        'conflict',
        `“${head.title}” already has a relation with the id ${input.id}.`,
        { remedy: 'Relate the passages again; the relation then gets an id of its own.' },
      );
    }
    checkRelation(db, { tagset, type, from, to, except: null });
    const relation: Relation = {
      id: input.id,
      type: type.id,
      from: input.from,
      to: input.to,
      ...(to.head.id === head.id ? {} : { toArticle: to.head.id }),
      note: null,
      annotator: annotator.id,
      createdAtMs: atMs,
      updatedAtMs: atMs,
      extra: {},
    };
    return planOf(head, relationLabel(type, to.annotation), null, relation);
  });
}

/** Gives it another type, another end, or another note. A note of white space alone is none. */
export function updateRelation(
  workspace: OpenWorkspace,
  input: ThreadInput<'relation:update'>,
): ActResult {
  return performAct(workspace, (db, _annotator, atMs) => {
    const { head, relation: before } = requireRelation(db, input);
    const note = input.note === undefined ? before.note : blankToNull(input.note);
    const { toArticle: _far, ...rest } = before;
    const far = input.to === undefined ? before.toArticle : input.toArticle;
    const after: Relation = {
      ...rest,
      type: input.type ?? before.type,
      to: input.to ?? before.to,
      ...(far === undefined || far === head.id ? {} : { toArticle: far }),
      note,
      updatedAtMs: atMs,
    };
    const isSameLink =
      after.type === before.type && after.to === before.to && after.toArticle === before.toArticle;
    const to = requireAnnotation(db, after.to, after.toArticle ?? head.id);
    const tagset = workspace.tagsetOf(head);
    if (isSameLink) {
      if (note === before.note) return { label: 'Edit note on relation', head, changes: [] };
      return planOf(head, noteLabel(before.note, note), before, after);
    }
    const type = requireRelationType(tagset, after.type);
    const from = requireAnnotation(db, before.from, head.id);
    checkRelation(db, { tagset, type, from, to, except: before.id });
    return planOf(head, relationLabel(type, to.annotation), before, after);
  });
}

export function removeRelation(
  workspace: OpenWorkspace,
  input: ThreadInput<'relation:delete'>,
): ActResult {
  return performAct(workspace, (db) => {
    const { head, relation } = requireRelation(db, input);
    const to = requireAnnotation(db, relation.to, relation.toArticle ?? head.id);
    const type = workspace.tagsetOf(head).relations.find(({ id }) => id === relation.type);
    const shown = type ?? { id: relation.type, label: relation.type, from: [], to: [] };
    return planOf(head, `Delete relation ${shown.label}: ${nameOf(to.annotation)}`, relation, null);
  });
}

function planOf(
  head: ArticleHead,
  label: string,
  before: Relation | null,
  after: Relation | null,
): Plan {
  const id = (after ?? before)?.id;
  if (id === undefined) throw new RangeError('a change of no relation');
  return {
    label,
    head,
    changes: [{ entity: 'relation', articleId: head.id, id, before, after }],
  };
}

function requireRelation(
  db: ReadDb,
  { id, articleId }: Pick<ThreadInput<'relation:delete'>, 'id' | 'articleId'>,
): { readonly head: ArticleHead; readonly relation: Relation } {
  const head = requireArticle(db, articleId);
  const relation = findRelation(db, head.key, id);
  if (relation !== null) return { head, relation };
  throw new AppError('not-found', 'This relation is not there any more.', {
    remedy: 'Open the article again to see its present relations.',
  });
}

const blankToNull = (note: string | null): string | null =>
  note === null || note.trim() === '' ? null : note;

function noteLabel(before: string | null, after: string | null): string {
  if (before === null) return 'Add note to relation';
  return after === null ? 'Delete note of relation' : 'Edit note of relation';
}
