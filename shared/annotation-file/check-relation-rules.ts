// Checks relations against the rules that the article file has no field for: the same tag at both ends, no way back to
// where one began.

import type { RelationType, Tagset } from '../domain/tagset.ts';
import { closingEdges } from '../tagset/closing-edges.ts';
import type { Problems } from './problems.ts';

interface RelatedIds {
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

/** `tagOf`: of the annotation with the id; undefined where there is none. */
export function checkRelationRules(
  relations: readonly { readonly index: number; readonly value: RelatedIds }[],
  tagset: Pick<Tagset, 'relations'>,
  tagOf: (id: string) => string | undefined,
  problems: Problems,
): void {
  for (const type of tagset.relations) {
    if (type.rules === undefined) continue;
    const own = relations.filter(({ value }) => value.type === type.id);
    const items = own.map(({ value }) => value);
    const mixed = new Set(mixedTags(type, items, tagOf));
    const closing = wayBack(type, items);
    for (const { index, value } of own) {
      if (mixed.has(value)) {
        problems.add(
          ['relations', index],
          `A relation “${type.id}” joins annotations with the same tag, and these have two.`,
          'Join two with one tag, or take the rule away.',
        );
      }
      if (closing.has(value)) {
        problems.add(
          ['relations', index],
          `Following “${type.id}” from here leads back to where it began.`,
          'Remove one of the relations on the way, or take the rule away.',
        );
      }
    }
  }
}

/** The type without the rules that these relations break, so that they can be kept. */
export function relaxedType(
  type: RelationType,
  relations: readonly RelatedIds[],
  tagOf: (id: string) => string | undefined,
): RelationType {
  if (type.rules === undefined) return type;
  const own = relations.filter((relation) => relation.type === type.id);
  const { acyclic, sameTag, ...others } = type.rules;
  const rules = {
    ...others,
    ...(acyclic === true && wayBack(type, own).size === 0 ? { acyclic } : {}),
    ...(sameTag === true && mixedTags(type, own, tagOf).length === 0 ? { sameTag } : {}),
  };
  const { rules: _rules, ...rest } = type;
  return Object.keys(rules).length === 0 ? rest : { ...rest, rules };
}

function mixedTags<R extends RelatedIds>(
  { rules }: RelationType,
  relations: readonly R[],
  tagOf: (id: string) => string | undefined,
): R[] {
  if (rules?.sameTag !== true) return [];
  return relations.filter(({ from, to }) => {
    const [one, other] = [tagOf(from), tagOf(to)];
    return one !== undefined && other !== undefined && one !== other;
  });
}

function wayBack<R extends RelatedIds>({ rules }: RelationType, relations: readonly R[]): Set<R> {
  return rules?.acyclic === true ? closingEdges(relations) : new Set();
}
