// What the article's tagset allows between two marks, held against what is there; each refusal says what and how else.

import type { RelationId } from '../../../shared/domain/ids.ts';
import type { RelationType, Tagset } from '../../../shared/domain/tagset.ts';
import { AppError } from '../../../shared/ipc/result.ts';
import { faultOf } from '../../../shared/relations/allowed.ts';
import { wayBack } from '../../../shared/relations/cycle.ts';
import type { ReadDb } from '../db/connection.ts';
import { findRelationBetween, listNextKeys } from '../db/relation.ts';
import type { FoundAnnotation } from './lookup.ts';
import { nameOf } from './relation-words.ts';

export function requireRelationType(tagset: Tagset, id: string): RelationType {
  const type = tagset.relations.find((candidate) => candidate.id === id);
  if (type !== undefined) return type;
  const known = tagset.relations.map((candidate) => candidate.id);
  throw new AppError('invalid-input', `The tagset “${tagset.name}” has no relation “${id}”.`, {
    remedy: known.length === 0 ? 'Add it to the tagset.' : `Use one of ${known.join(', ')}.`,
  });
}

export interface WantedRelation {
  readonly tagset: Tagset;
  readonly type: RelationType;
  readonly from: FoundAnnotation;
  readonly to: FoundAnnotation;
  /** The relation that is changed, which does not stand in its own way; null for a new one. */
  readonly except: RelationId | null;
}

/** Throws `invalid-input` for what the tagset forbids and `conflict` for what is there already. */
export function checkRelation(db: ReadDb, wanted: WantedRelation): void {
  const { type, from, to, except } = wanted;
  if (from.key === to.key) {
    refuse(`A mark cannot be “${type.label}” itself.`, 'Choose another passage.');
  }
  checkTags(wanted);
  const between = findRelationBetween(db, type.id, from.key, to.key);
  if (between !== null && between !== except) {
    throw new AppError(
      'conflict',
      `“${nameOf(from.annotation)}” is “${type.label}” “${nameOf(to.annotation)}” already.`,
      { remedy: 'Choose another passage, or another relation.' },
    );
  }
  if (type.rules?.acyclic === true) checkCycle(db, wanted);
}

function checkTags({ tagset, type, from, to }: WantedRelation): void {
  const across = from.head.id !== to.head.id;
  const fault = faultOf(type, {
    fromTag: from.annotation.tag,
    toTag: to.annotation.tag,
    across,
  });
  const labels = (ids: readonly string[]) =>
    ids.map((id) => tagset.tags.find((tag) => tag.id === id)?.label ?? id).join(' or ');
  switch (fault) {
    case null:
      return;
    case 'from':
      return refuse(
        `“${type.label}” cannot begin at ${labels([from.annotation.tag])}.`,
        `Begin it at ${labels(type.from)}, or allow it in the tagset.`,
      );
    case 'to':
      return refuse(
        `“${type.label}” cannot end at ${labels([to.annotation.tag])}.`,
        `Choose ${labels(type.to)}, or allow it in the tagset.`,
      );
    case 'same-tag':
      return refuse(
        `“${type.label}” links marks of one tag, not ${labels([from.annotation.tag])} with ${labels([to.annotation.tag])}.`,
        `Choose a passage tagged ${labels([from.annotation.tag])}.`,
      );
    case 'across':
      return refuse(
        `“${type.label}” cannot end in another article.`,
        'Choose a passage in the same article, or allow it in the tagset.',
      );
  }
}

function checkCycle(db: ReadDb, { type, from, to, except }: WantedRelation): void {
  const own = except === null ? null : { articleKey: from.articleKey, id: except };
  const way = wayBack(from.key, to.key, (key) => listNextKeys(db, type.id, key, own));
  if (way === null) return;
  const between = way.length - 2;
  refuse(
    `“${type.label}” would lead in a circle: “${nameOf(to.annotation)}” leads back to “${nameOf(from.annotation)}”${
      between > 0 ? ` over ${between} more ${between === 1 ? 'mark' : 'marks'}` : ''
    }.`,
    'Delete one of the relations in between, or choose another passage.',
  );
}

function refuse(what: string, remedy: string): never {
  throw new AppError('invalid-input', what, { remedy });
}
