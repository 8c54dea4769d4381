// What the editor does to a draft: pure, on whole tagsets. Relations always name tags that are there.

import type { TagId } from '../../../shared/domain/ids.ts';
import type { RelationType, Tag, Tagset } from '../../../shared/domain/tagset.ts';
import { freeShortcut, type CommandKeys } from '../../../shared/tagset/check-shortcuts.ts';
import { newDefinitionId, newTagId } from '../../../shared/tagset/new-id.ts';
import { palette } from '../../../shared/tagset/palette.ts';

/** What an old tag's marks get instead, by old tag id. */
export type Merges = Readonly<Record<string, string>>;

/** The tag at the end, in the first colour of the palette that is free. Ids of tags that are gone are not used again. */
export function withNewTag(
  tagset: Tagset,
  label: string,
  commandKeys: CommandKeys,
  gone: readonly Tag[] = [],
): { readonly tagset: Tagset; readonly tag: Tag } {
  const taken = [...tagset.tags, ...gone].map(({ id }) => id);
  const colours = new Set(tagset.tags.map(({ color }) => color.toLowerCase()));
  const free = palette.find(({ color }) => !colours.has(color)) ?? palette[0];
  const tag: Tag = {
    id: newTagId(label, taken),
    label,
    color: free?.color ?? '#3d3d3d',
    shortcut: freeShortcut(label, tagset.tags, commandKeys),
    description: null,
    attributes: [],
  };
  return { tagset: { ...tagset, tags: [...tagset.tags, tag] }, tag };
}

export function withTag(tagset: Tagset, tag: Tag): Tagset {
  return { ...tagset, tags: tagset.tags.map((one) => (one.id === tag.id ? tag : one)) };
}

/** The very same tagset where the tag stands at the end already. */
export function withTagMoved(tagset: Tagset, id: TagId, step: -1 | 1): Tagset {
  const at = tagset.tags.findIndex((tag) => tag.id === id);
  const to = at + step;
  const [tag, other] = [tagset.tags[at], tagset.tags[to]];
  if (tag === undefined || other === undefined) return tagset;
  return { ...tagset, tags: tagset.tags.with(at, other).with(to, tag) };
}

export interface TagRemoval {
  readonly tagset: Tagset;
  /** Relations that had no other tag at one of their ends, and went too. */
  readonly relations: readonly RelationType[];
}

/** Its relations name `into` instead; without one, those that have no other tag at an end go too. */
export function withoutTag(tagset: Tagset, id: TagId, into: TagId | null): TagRemoval {
  const renamed = (ends: readonly TagId[]) => [
    ...new Set(ends.flatMap((end) => (end !== id ? [end] : into === null ? [] : [into]))),
  ];
  const names = ({ from, to }: RelationType) => from.includes(id) || to.includes(id);
  const left = tagset.relations.map((relation) =>
    names(relation)
      ? { ...relation, from: renamed(relation.from), to: renamed(relation.to) }
      : relation,
  );
  const isEmpty = (at: number) => {
    const relation = tagset.relations[at];
    const now = left[at];
    if (relation === undefined || now === undefined || !names(relation)) return false;
    return now.from.length === 0 || now.to.length === 0;
  };
  return {
    tagset: {
      ...tagset,
      tags: tagset.tags.filter((tag) => tag.id !== id),
      relations: left.filter((_relation, at) => !isEmpty(at)),
    },
    relations: tagset.relations.filter((_relation, at) => isEmpty(at)),
  };
}

/** After a tag was removed: what was merged into it goes where it went, or is open again. */
export function mergesAfter(merges: Merges, removed: TagId, into: TagId | null): Merges {
  const moved = Object.entries(merges).flatMap(([from, to]): [string, string][] => {
    if (to !== removed) return [[from, to]];
    return into === null ? [] : [[from, into]];
  });
  return Object.fromEntries(into === null ? moved : [...moved, [removed, into]]);
}

export function newTagset(taken: Iterable<string>): Tagset {
  const name = 'New tagset';
  return named({ id: '', name, version: 1, tags: [], relations: [] }, name, taken);
}

export function copyOf(tagset: Tagset, taken: Iterable<string>): Tagset {
  return named({ ...tagset, version: 1 }, `${tagset.name} copy`, taken);
}

/** For one that nobody has kept yet: its id follows its name. */
export function named(tagset: Tagset, name: string, taken: Iterable<string>): Tagset {
  return { ...tagset, name, id: newDefinitionId(name, taken, 'tagset') };
}
