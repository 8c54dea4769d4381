// Brings a relation of theirs into the article, between the marks that stand there for theirs.

import { randomUUID } from 'node:crypto';
import type { Relation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, RelationId } from '../../../shared/domain/ids.ts';
import type { RelationEffect } from '../db/review-decision.ts';
import { nameOf } from './relation-words.ts';
import type { Deciding } from './review-deciding.ts';
import { isForbidden } from './review-settle.ts';

export interface Ends {
  readonly from: AnnotationId | null;
  readonly to: AnnotationId | null;
}

/** Why the relation cannot be taken yet; null when both its ends are there. */
export function endMissing(
  { comparison }: Deciding,
  source: number,
  relation: Relation,
  ends: Ends,
): string | null {
  const missing = [
    ...(ends.from === null ? [relation.from] : []),
    ...(ends.to === null ? [relation.to] : []),
  ];
  const [first] = missing;
  if (first === undefined) return null;
  const mark = comparison.marks[source]?.get(first);
  const name = mark === undefined ? 'a mark that is not there' : `“${nameOf(mark)}”`;
  return `It links ${name}, which is not taken: decide on that mark first.`;
}

export function insertTheirs(
  deciding: Deciding,
  theirs: Relation,
  { from, to }: Ends,
  made: Partial<Relation> = {},
):
  | { readonly id: RelationId; readonly effects: readonly RelationEffect[] }
  | { readonly why: string } {
  const { draft, comparison } = deciding;
  const { articleId } = comparison.review;
  if (from === null || to === null) return { why: 'One of its marks is not there.' };
  if (from === to) return { why: 'Both of its marks became one.' };
  const there = draft
    .relationsAt(from)
    .find(
      ({ articleId: owner, relation }) =>
        owner === articleId &&
        relation.type === theirs.type &&
        relation.from === from &&
        relation.to === to &&
        relation.toArticle === undefined &&
        (made.annotator === undefined || relation.annotator === made.annotator),
    );
  if (there !== undefined) return { id: there.relation.id, effects: [] };
  const isFree = made.id === undefined && draft.relation(articleId, theirs.id) === null;
  const id = isFree ? theirs.id : (randomUUID() as string as RelationId);
  const after: Relation = { ...theirs, ...made, id, from, to };
  if (isForbidden(deciding, articleId, after)) {
    return { why: 'The tagset does not allow it between the marks that it would link here.' };
  }
  draft.putRelation(articleId, after);
  return { id, effects: [{ articleId, before: null, after }] };
}
