// Which relations a tagset allows between marks: by the tags at both ends and by the relation's own rules.
// Whether one would lead back to where it began is asked separately (cycle.ts), because that needs the other relations.

import type { TagId } from '../domain/ids.ts';
import type { RelationType, Tagset } from '../domain/tagset.ts';

export interface RelationEnds {
  readonly fromTag: TagId;
  readonly toTag: TagId;
  /** The ends are in two articles. */
  readonly across: boolean;
}

type RelationFault = 'from' | 'to' | 'same-tag' | 'across';

/** What the first rule is that speaks against it; null when none does. */
export function faultOf(
  { from, to, rules }: RelationType,
  { fromTag, toTag, across }: RelationEnds,
): RelationFault | null {
  if (!from.includes(fromTag)) return 'from';
  if (!to.includes(toTag)) return 'to';
  if (rules?.sameTag === true && fromTag !== toTag) return 'same-tag';
  return across && rules?.acrossArticles !== true ? 'across' : null;
}

/** A relation as it is seen from one of its ends: it leads out of the mark, or comes in to it. */
export interface RelationWay {
  readonly type: RelationType;
  readonly direction: 'out' | 'in';
}

/** Those that can begin at a mark with the tag, then those that can only end there, each in the tagset's order. */
export function waysOf({ relations }: Tagset, tag: TagId): RelationWay[] {
  const ways = (direction: RelationWay['direction'], types: readonly RelationType[]) =>
    types
      .map((type): RelationWay => ({ type, direction }))
      .filter((way) => otherTags(way, tag).length > 0);
  const out = relations.filter(({ from }) => from.includes(tag));
  const incoming = relations.filter(({ from, to }) => to.includes(tag) && !from.includes(tag));
  return [...ways('out', out), ...ways('in', incoming)];
}

/** The tags that the other end can have. */
export function otherTags({ type, direction }: RelationWay, tag: TagId): readonly TagId[] {
  const tags = direction === 'out' ? type.to : type.from;
  return type.rules?.sameTag === true ? tags.filter((other) => other === tag) : tags;
}

/**
 * Whether the relation says who words come from, by its name: “said by”, “made by”, “source”. Tagsets are the
 * users' own, so there is nothing else to tell it by.
 */
export function isAttribution({ id, label }: RelationType): boolean {
  return [id, label].some((name) => /(?:^|[\s_-])by$|attribut|speaker|source/i.test(name.trim()));
}
