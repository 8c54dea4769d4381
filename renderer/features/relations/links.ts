// The relations of one mark as they are shown: each from this mark's side, with the passage at its other end.

import type { Relation } from '../../../shared/domain/annotation.ts';
import type { AnnotationId, ArticleId } from '../../../shared/domain/ids.ts';
import type { Mark } from '../../../shared/domain/mark-table.ts';
import type { RelationType, Tagset } from '../../../shared/domain/tagset.ts';
import type { ArticleRelations, RemotePassage } from '../../../shared/ipc/mark-types.ts';
import { marks } from '../../state/marks.ts';

export interface RelationLink {
  readonly relation: Relation;
  /** The article that it belongs to. */
  readonly articleId: ArticleId;
  readonly label: string;
  readonly direction: 'out' | 'in';
  /** In this article, or in another one. */
  readonly other:
    | { readonly mark: Mark; readonly far: null }
    | { readonly mark: null; readonly far: RemotePassage };
}

/**
 * What leads out of the mark first, each in the tagset's order and by the place of its other end, those in other
 * articles last. Ends that are not there are left out.
 */
export function linksOf(
  id: AnnotationId,
  articleId: ArticleId,
  tagset: Tagset,
  { own, incoming, remote }: ArticleRelations,
): RelationLink[] {
  const links = own.flatMap((relation): RelationLink[] => {
    const label = labelOf(tagset.relations, relation.type);
    const base = { relation, articleId, label };
    if (relation.from === id) {
      const other = endOf(relation, remote);
      return other === null ? [] : [{ ...base, direction: 'out', other }];
    }
    const from = relation.to === id ? marks.get(relation.from) : undefined;
    if (from === undefined || relation.toArticle !== undefined) return [];
    return [{ ...base, direction: 'in', other: { mark: from, far: null } }];
  });
  const coming = incoming
    .filter(({ relation }) => relation.to === id)
    .map(({ relation, from }): RelationLink => ({
      relation,
      articleId: from.articleId,
      label: labelOf(tagset.relations, relation.type),
      direction: 'in',
      other: { mark: null, far: from },
    }));
  const order = new Map(tagset.relations.map((type, at) => [type.id, at]));
  const rank = ({ direction, relation }: RelationLink) =>
    (direction === 'out' ? 0 : 1000) + (order.get(relation.type) ?? 999);
  const placeOf = ({ other }: RelationLink) =>
    other.mark?.segments[0]?.startUtf16 ?? Number.MAX_SAFE_INTEGER;
  return [...links, ...coming].toSorted((a, b) => {
    const apart = rank(a) - rank(b);
    return apart === 0 ? placeOf(a) - placeOf(b) : apart;
  });
}

function endOf(
  { to, toArticle }: Relation,
  remote: readonly RemotePassage[],
): RelationLink['other'] | null {
  if (toArticle === undefined) {
    const mark = marks.get(to);
    return mark === undefined ? null : { mark, far: null };
  }
  const far = remote.find((passage) => passage.id === to && passage.articleId === toArticle);
  return far === undefined ? null : { mark: null, far };
}

const labelOf = (types: readonly RelationType[], id: string): string =>
  types.find((type) => type.id === id)?.label ?? id;

/** `said by →`, or `said by ←` for one that comes in. */
export const arrowed = (label: string, direction: 'out' | 'in'): string =>
  `${label} ${direction === 'out' ? '→' : '←'}`;
