// Groups what several sources have, at most one of each source: first what says the same, so that votes add up, then
// source by source by the best assignment to the groups so far. With two sources that is the best pairing; with more it
// is the usual approximation, because the best grouping of three or more is NP-hard (Garey and Johnson 1979, SP1). The
// same groups whatever order the sources come in.

import { compareText, firstDifference } from '../domain/order.ts';
import { bestAssignment, type WeightedEdge } from './agreement/assignment.ts';
import type { Pairing } from './pair-up.ts';

/** Of several sources, what says the very same; never two of one source. */
export interface Variant<Item> {
  readonly members: readonly Member<Item>[];
  readonly content: string;
  /** Any of them, to compare by. */
  readonly first: Item;
}

export interface Member<Item> {
  readonly source: number;
  readonly item: Item;
}

export interface GroupRules<Item> extends Omit<Pairing<Item>, 'keys'> {
  readonly contentOf: (item: Item) => string;
}

/** The variants of each group: those of most sources first. */
export function groupUp<Item>(
  sources: readonly (readonly Item[])[],
  rules: GroupRules<Item>,
): readonly (readonly Variant<Item>[])[] {
  const rank = ranksOf(sources, rules);
  const layers = Map.groupBy(variantsOf(sources, rules), ({ members }) =>
    Math.min(...members.map(({ source }) => rank[source] ?? 0)),
  );
  const groups: Variant<Item>[][] = [];
  for (const layer of sources.keys()) {
    const variants = (layers.get(layer) ?? []).toSorted((a, b) => rules.compare(a.first, b.first));
    addLayer(groups, variants, rules);
  }
  return groups.map((group) =>
    group.toSorted((a, b) => firstDifference(byVotes(a, b), rules.compare(a.first, b.first))),
  );
}

const byVotes = <Item>(a: Variant<Item>, b: Variant<Item>): number =>
  b.members.length - a.members.length;

/** Where each source comes in an order that depends on nothing but what they say. */
function ranksOf<Item>(
  sources: readonly (readonly Item[])[],
  { compare }: GroupRules<Item>,
): readonly number[] {
  const sorted = sources.map((items, source) => ({ source, items: items.toSorted(compare) }));
  const inOrder = sorted.toSorted((a, b) => {
    for (const [at, item] of a.items.entries()) {
      const other = b.items[at];
      if (other === undefined) break;
      const difference = compare(item, other);
      if (difference !== 0) return difference;
    }
    return a.items.length - b.items.length;
  });
  const ranks = sources.map(() => 0);
  for (const [rank, { source }] of inOrder.entries()) ranks[source] = rank;
  return ranks;
}

/** The first of every source that says the same, then the second of every source, and so on. */
function variantsOf<Item>(
  sources: readonly (readonly Item[])[],
  { contentOf, compareIds }: GroupRules<Item>,
): Variant<Item>[] {
  const found = new Map<string, { first: Item; content: string; members: Member<Item>[] }>();
  for (const [source, items] of sources.entries()) {
    const counts = new Map<string, number>();
    for (const item of items.toSorted(compareIds)) {
      const content = contentOf(item);
      const count = counts.get(content) ?? 0;
      counts.set(content, count + 1);
      const key = `${count} ${content}`;
      const variant = found.get(key);
      if (variant === undefined)
        found.set(key, { first: item, content, members: [{ source, item }] });
      else {
        variant.members.push({ source, item });
        if (compareIds(item, variant.first) < 0) variant.first = item;
      }
    }
  }
  return [...found.values()].toSorted((a, b) => compareText(a.content, b.content));
}

function addLayer<Item>(
  groups: Variant<Item>[][],
  variants: readonly Variant<Item>[],
  { compare, eachCandidate, likeness }: GroupRules<Item>,
): void {
  const known = groups
    .flatMap((group, index) => group.map((variant) => ({ index, variant })))
    .toSorted((a, b) => compare(a.variant.first, b.variant.first));
  const edges: WeightedEdge[] = [];
  const rows = known.map(({ variant }) => variant.first);
  const columns = variants.map(({ first }) => first);
  eachCandidate(rows, columns, (row, column) => {
    const group = known[row];
    const variant = variants[column];
    if (group === undefined || variant === undefined) return;
    const weight = likeness(group.variant.first, variant.first);
    if (weight === 0 || haveSourceInCommon(groups[group.index] ?? [], variant)) return;
    edges.push({ row: group.index, column, weight });
  });
  const columnOf = bestAssignment(groups.length, variants.length, edges);
  const isTaken = new Set<number>();
  for (const [index, group] of groups.entries()) {
    const column = columnOf[index] ?? -1;
    const variant = variants[column];
    if (variant === undefined) continue;
    group.push(variant);
    isTaken.add(column);
  }
  for (const [column, variant] of variants.entries()) {
    if (!isTaken.has(column)) groups.push([variant]);
  }
}

function haveSourceInCommon<Item>(
  group: readonly Variant<Item>[],
  variant: Variant<Item>,
): boolean {
  return group.some(({ members }) =>
    members.some(({ source }) => variant.members.some((member) => member.source === source)),
  );
}
