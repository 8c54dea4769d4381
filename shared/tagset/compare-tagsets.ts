// What became of the parts of a tagset: what a person is shown before it is changed, and asked about where marks may
// use what is gone. Parts are the same when their ids are, whatever they are called.

import type { Attribute, Tag, Tagset } from '../domain/tagset.ts';
import { sameDefinition } from './canonical-tagset.ts';

interface TagsetDelta {
  readonly part: 'tag' | 'attribute' | 'option' | 'relation';
  /** `retyped`: an attribute whose type is another one. `recoloured` and the like are not listed: no mark minds. */
  readonly how: 'added' | 'removed' | 'renamed' | 'retyped';
  readonly id: string;
  /** Of the old tagset where it is not added. */
  readonly label: string;
  /** What it is called, or which type it has, from now on; null when it is gone. */
  readonly after: string | null;
  /** The tag that an attribute or option belongs to, in the old tagset and the new one; and the option's attribute. */
  readonly tag: string | null;
  readonly attribute: string | null;
}

export interface TagsetDifference {
  /** Nothing at all is different but perhaps the version. */
  readonly same: boolean;
  /** In the order they are shown, removed ones first. Parts of a tag that is gone or new are not listed by themselves. */
  readonly deltas: readonly TagsetDelta[];
}

export function compareTagsets(before: Tagset, after: Tagset): TagsetDifference {
  const deltas: TagsetDelta[] = [];
  const top = { tag: null, attribute: null };
  for (const [old, now] of paired(before.tags, after.tags)) {
    addDelta(deltas, 'tag', old, now, top);
    if (old !== null && now !== null) compareAttributes(old, now, deltas);
  }
  for (const [old, now] of paired(before.relations, after.relations)) {
    addDelta(deltas, 'relation', old, now, top);
  }
  return { same: sameDefinition(before, after), deltas };
}

function compareAttributes(before: Tag, after: Tag, deltas: TagsetDelta[]): void {
  const tag = before.id;
  for (const [old, now] of paired<Attribute>(before.attributes, after.attributes)) {
    addDelta(deltas, 'attribute', old, now, { tag, attribute: null });
    if (old === null || now === null) continue;
    if (old.type !== now.type) {
      const { id, label } = old;
      deltas.push({
        part: 'attribute',
        how: 'retyped',
        id,
        label,
        after: now.type,
        tag,
        attribute: null,
      });
    }
    if (now.options === undefined) continue;
    for (const [option, later] of paired(old.options ?? [], now.options)) {
      addDelta(deltas, 'option', option, later, { tag, attribute: old.id });
    }
  }
}

interface Named {
  readonly id: string;
  readonly label: string;
}

function addDelta(
  deltas: TagsetDelta[],
  part: TagsetDelta['part'],
  old: Named | null,
  now: Named | null,
  within: Pick<TagsetDelta, 'tag' | 'attribute'>,
): void {
  const known = old ?? now;
  if (known === null) return;
  const { id, label } = known;
  const after = now?.label ?? null;
  if (old === null) deltas.push({ part, how: 'added', id, label, after, ...within });
  else if (now === null) deltas.push({ part, how: 'removed', id, label, after, ...within });
  else if (label !== after) deltas.push({ part, how: 'renamed', id, label, after, ...within });
}

/** What is gone first, in its order; then what is there, in its. */
function paired<T extends Named>(
  before: readonly T[],
  after: readonly T[],
): (readonly [T | null, T | null])[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Set(after.map(({ id }) => id));
  return [
    ...before.filter(({ id }) => !now.has(id)).map((item) => [item, null] as const),
    ...after.map((item) => [old.get(item.id) ?? null, item] as const),
  ];
}
