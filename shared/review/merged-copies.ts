// Which copy of what several say goes into a merged set, and under which id: the same whatever order they came in.

import type { Annotation, Relation } from '../domain/annotation.ts';
import { compareText, firstDifference } from '../domain/order.ts';
import type { MergePolicy } from './merge-policy.ts';
import type { SourceRef } from './review-item.ts';

type Made = Annotation | Relation;

/** Of each source, by id. */
export type BySource<Item> = readonly ReadonlyMap<string, Item>[];

export const bySource = <Item extends Made>(
  sources: readonly (readonly Item[])[],
): BySource<Item> =>
  sources.map((items) => new Map(items.map((item) => [item.id as string, item])));

export const keyOf = ({ source, id }: SourceRef): string => `${source} ${id}`;

/** Mine or theirs where the policy prefers one; else the oldest, and of equally old ones always the same. */
export function copyOf<Item extends Made>(
  refs: readonly SourceRef[],
  sources: BySource<Item>,
  { kind }: MergePolicy,
): Item {
  const isPreferred = ({ source }: SourceRef): boolean =>
    kind === 'mine' ? source === 0 : kind === 'theirs' ? source > 0 : true;
  const preferred = refs.filter(isPreferred);
  const copies = (preferred.length > 0 ? preferred : refs).flatMap(
    ({ source, id }) => sources[source]?.get(id) ?? [],
  );
  const [copy] = copies.toSorted(byAge);
  if (copy === undefined) throw new RangeError('a variant is made of marks of the sets');
  return copy;
}

const byAge = (a: Made, b: Made): number =>
  firstDifference(
    a.createdAtMs - b.createdAtMs,
    compareText(a.annotator, b.annotator),
    compareText(a.id, b.id),
    compareText(JSON.stringify(a), JSON.stringify(b)),
  );

/** An id for each, in their order: its own, or with a number behind it where that is another's. */
export function uniqueIds(items: readonly Made[]): string[] {
  const taken = new Set<string>();
  const own = new Set<string>(items.map(({ id }) => id));
  return items.map(({ id }) => {
    let unique: string = id;
    for (let count = 2; taken.has(unique); count += 1) {
      const numbered = `${id}-${count}`;
      if (!own.has(numbered)) unique = numbered;
    }
    taken.add(unique);
    return unique;
  });
}
