// What becomes of a relation when the tagset of its article, or the tags of its ends, are others. A relation that is
// not allowed any more is deleted only where the migration says so by name.

import type { RelationType, Tagset } from '../domain/tagset.ts';
import type { TagsetMigration } from '../ipc/tagset-types.ts';
import { faultOf, type RelationEnds } from '../relations/allowed.ts';
import { own } from './migrate-mark.ts';

export type RelationOutcome =
  | { readonly how: 'kept'; readonly type: RelationType }
  | { readonly how: 'changed'; readonly type: RelationType; readonly what: string }
  | { readonly how: 'deleted'; readonly what: string }
  /** Why it cannot stay; the migration has to name what becomes of it. */
  | { readonly how: 'unresolved'; readonly fault: string };

/** `ends`: with the tags that the passages have afterwards. */
export function relationOutcome(
  typeId: string,
  ends: RelationEnds,
  tagsets: { readonly before: Tagset; readonly after: Tagset },
  migration: TagsetMigration,
): RelationOutcome {
  const { before, after } = tagsets;
  const label = before.relations.find(({ id }) => id === typeId)?.label ?? typeId;
  const target = own<string | null>(migration.relations, typeId, typeId);
  const now = after.relations.find(({ id }) => id === (target ?? typeId));
  const fault =
    now === undefined
      ? `The tagset has no relation “${target === null || target === typeId ? label : target}”.`
      : faultWords(now, ends, after);
  if (fault === null && now !== undefined) {
    return now.id === typeId
      ? { how: 'kept', type: now }
      : { how: 'changed', type: now, what: `${label} → ${now.label}` };
  }
  if (target === null) return { how: 'deleted', what: label };
  return { how: 'unresolved', fault: fault ?? '' };
}

/** What the tagset forbids about it, as a sentence; null when it is allowed. */
function faultWords(type: RelationType, ends: RelationEnds, { tags }: Tagset): string | null {
  const called = (id: string) => `“${tags.find((tag) => tag.id === id)?.label ?? id}”`;
  switch (faultOf(type, ends)) {
    case 'from':
      return `It cannot begin at a passage tagged ${called(ends.fromTag)}.`;
    case 'to':
      return `It cannot end at a passage tagged ${called(ends.toTag)}.`;
    case 'same-tag':
      return `It links passages of one tag, not ${called(ends.fromTag)} with ${called(ends.toTag)}.`;
    case 'across':
      return 'It cannot end in another article.';
    case null:
      return null;
  }
}
