// Splits a dataset into parts, article by article, so that each part has its share of the articles and, as nearly as
// that allows, its share of the marks of every tag. The same articles and seed give the same parts, whatever order the
// articles come in.
//
// Iterative stratification after K. Sechidis, G. Tsoumakas and I. Vlahavas, “On the Stratification of Multi-Label Data”
// (ECML PKDD 2011): the rarest tag's articles are handed out first, each to the part that still lacks most of that tag.
// Sizes are exact here, because a part that has its number of articles gets no more, and so three things differ: what a
// part lacks is counted in marks, for each article that it still takes; and articles with most marks of the tag are
// handed out first, while there is room to even them out. Costs O(tags² + n log n) for n tags of articles.

import type { DatasetSplit } from '../domain/export-choice.ts';
import { compareText, firstDifference } from '../domain/order.ts';
import { seededRank } from './seeded-rank.ts';

export const splitParts = ['train', 'dev', 'test'] as const;
export type SplitPart = (typeof splitParts)[number];

export interface SplitItem {
  readonly id: string;
  /** How many marks of which tag, each tag once; tags are known by a number from 0. */
  readonly marks: readonly (readonly [tag: number, count: number])[];
}

interface Part {
  readonly name: SplitPart;
  /** How many articles it still takes. */
  room: number;
  /** How many marks of each tag it still lacks; less than none where it has too many. */
  readonly lack: Map<number, number>;
}

/** The part of each article, in the order given. Ids are unique. */
export function splitArticles(items: readonly SplitItem[], split: DatasetSplit): SplitPart[] {
  const ranks = items.map(({ id }) => seededRank(split.seed, id));
  const parts = makeParts(items, split);
  const placed = new Array<SplitPart | null>(items.length).fill(null);
  const place = (index: number, tag: number | null) => {
    const part = partFor(parts, tag, ranks[index] ?? 0);
    placed[index] = part.name;
    part.room -= 1;
    for (const [each, count] of items[index]?.marks ?? []) {
      part.lack.set(each, (part.lack.get(each) ?? 0) - count);
    }
  };
  const inOrder = [...items.keys()].toSorted((a, b) => byRank(a, b, ranks, items));
  for (const [tag, indexes] of rarestFirst(inOrder, items, placed)) {
    for (const index of indexes) place(index, tag);
  }
  for (const index of inOrder) if (placed[index] === null) place(index, null);
  return placed.map((part) => part ?? 'train');
}

function byRank(
  a: number,
  b: number,
  ranks: readonly number[],
  items: readonly SplitItem[],
): number {
  const difference = (ranks[a] ?? 0) - (ranks[b] ?? 0);
  return firstDifference(difference, compareText(items[a]?.id ?? '', items[b]?.id ?? ''));
}

function makeParts(items: readonly SplitItem[], split: DatasetSplit): Part[] {
  const rooms = partSizes(items.length, split);
  const totals = new Map<number, number>();
  for (const { marks } of items) {
    for (const [tag, count] of marks) totals.set(tag, (totals.get(tag) ?? 0) + count);
  }
  return splitParts.map((name) => {
    const room = rooms[name];
    // By what the part really gets: rounding makes it another share than was asked for.
    const share = items.length === 0 ? 0 : room / items.length;
    const lack = new Map(Array.from(totals, ([tag, total]) => [tag, total * share]));
    return { name, room, lack };
  });
}

/**
 * How many of so many articles each part gets: by largest remainder (Hamilton), and none is empty that has a share, as
 * long as there are articles enough. Few articles go to train before test before dev.
 */
export function partSizes(
  articles: number,
  split: DatasetSplit,
): { readonly [Name in SplitPart]: number } {
  const wanted = (['train', 'test', 'dev'] as const)
    .filter((name) => split[name] > 0)
    .map((name) => {
      const exact = (articles * split[name]) / 100;
      return { name, size: Math.floor(exact), remainder: exact - Math.floor(exact) };
    });
  let left = articles - wanted.reduce((sum, { size }) => sum + size, 0);
  for (const part of wanted.toSorted((a, b) => b.remainder - a.remainder)) {
    if (left > 0) part.size += 1;
    left -= 1;
  }
  for (const part of wanted) {
    const largest = wanted.toSorted((a, b) => b.size - a.size)[0];
    if (part.size > 0 || largest === undefined || largest.size < 2) continue;
    part.size += 1;
    largest.size -= 1;
  }
  const sizeOf = (name: SplitPart) => wanted.find((part) => part.name === name)?.size ?? 0;
  return { train: sizeOf('train'), dev: sizeOf('dev'), test: sizeOf('test') };
}

/** Each tag with its articles that have no part yet when its turn comes; the tag with the fewest of them is next. */
function* rarestFirst(
  inOrder: readonly number[],
  items: readonly SplitItem[],
  placed: readonly (SplitPart | null)[],
): Generator<readonly [tag: number, indexes: readonly number[]]> {
  const articlesOf = articlesByTag(inOrder, items);
  const left = new Map(Array.from(articlesOf, ([tag, indexes]) => [tag, indexes.length]));
  while (left.size > 0) {
    const tag = rarestOf(left);
    left.delete(tag);
    // Sorting is stable: with as many marks, ranks decide.
    const indexes = (articlesOf.get(tag) ?? [])
      .filter((index) => placed[index] === null)
      .toSorted((a, b) => marksOf(items[b], tag) - marksOf(items[a], tag));
    for (const [each] of indexes.flatMap((index) => items[index]?.marks ?? [])) {
      const count = left.get(each);
      if (count !== undefined) left.set(each, count - 1);
    }
    yield [tag, indexes];
  }
}

function articlesByTag(
  inOrder: readonly number[],
  items: readonly SplitItem[],
): Map<number, number[]> {
  const articlesOf = new Map<number, number[]>();
  for (const index of inOrder) {
    for (const [tag] of items[index]?.marks ?? []) {
      const known = articlesOf.get(tag);
      if (known === undefined) articlesOf.set(tag, [index]);
      else known.push(index);
    }
  }
  return articlesOf;
}

function rarestOf(left: ReadonlyMap<number, number>): number {
  let rarest = -1;
  let fewest = Infinity;
  for (const [tag, articles] of left) {
    if (articles > fewest || (articles === fewest && tag > rarest)) continue;
    rarest = tag;
    fewest = articles;
  }
  return rarest;
}

const marksOf = (item: SplitItem | undefined, tag: number): number =>
  item?.marks.find(([each]) => each === tag)?.[1] ?? 0;

/** The one that lacks most of the tag for its room, then has most room, then whichever the article's rank says. */
function partFor(parts: readonly Part[], tag: number | null, rank: number): Part {
  const open = parts.filter(({ room }) => room > 0);
  const most = (candidates: readonly Part[], of: (part: Part) => number) => {
    const top = Math.max(...candidates.map(of));
    return candidates.filter((part) => of(part) === top);
  };
  const byTag = tag === null ? open : most(open, ({ lack, room }) => (lack.get(tag) ?? 0) / room);
  const byRoom = most(byTag, ({ room }) => room);
  const chosen = byRoom[rank % byRoom.length];
  if (chosen === undefined) throw new RangeError('more articles than the parts have room for');
  return chosen;
}
