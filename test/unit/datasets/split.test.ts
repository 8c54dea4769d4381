import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  partSizes,
  splitArticles,
  splitParts,
  type SplitItem,
} from '../../../shared/datasets/split.ts';
import { seededRank } from '../../../shared/datasets/seeded-rank.ts';

const arbitraryItems = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    marks: fc.uniqueArray(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 9 })), {
      selector: ([tag]) => tag,
      maxLength: 5,
    }),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);
const arbitrarySplit = fc
  .tuple(fc.nat(0xffff_ffff), fc.nat(100), fc.nat(100))
  .map(([seed, a, b]) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    return { seed, train: low, dev: high - low, test: 100 - high };
  });
const count = (parts: readonly string[], part: string) =>
  parts.filter((each) => each === part).length;

describe('the parts of a split', () => {
  test('have exactly their sizes, and none with a share is empty where there are articles enough', () => {
    fc.assert(
      fc.property(arbitraryItems, arbitrarySplit, (items, split) => {
        const parts = splitArticles(items, split);
        const sizes = partSizes(items.length, split);
        expect(parts.length).toBe(items.length);
        const wanted = splitParts.filter((part) => split[part] > 0);
        for (const part of splitParts) {
          expect(count(parts, part)).toBe(sizes[part]);
          if (!wanted.includes(part)) expect(sizes[part]).toBe(0);
          else if (items.length >= wanted.length) expect(sizes[part]).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('do not depend on the order of the articles', () => {
    fc.assert(
      fc.property(arbitraryItems, arbitrarySplit, (items, split) => {
        const parts = splitArticles(items, split);
        const backwards = splitArticles(items.toReversed(), split).toReversed();
        expect(backwards).toEqual(parts);
      }),
    );
  });

  test('are others with another seed', () => {
    const items = plainItems(100);
    const split = { train: 80, dev: 10, test: 10 };
    expect(splitArticles(items, { seed: 1, ...split })).not.toEqual(
      splitArticles(items, { seed: 2, ...split }),
    );
  });

  test('have their share of every tag, the rare ones too', () => {
    // Ten articles of a thousand have the rare tag, and a tenth have most of the common tag's marks.
    const items: SplitItem[] = Array.from({ length: 1000 }, (_, at) => ({
      id: `article ${at}`,
      marks: [[0, at % 10 === 0 ? 50 : 1], ...(at % 100 === 0 ? [[1, 1] as const] : [])],
    }));
    const parts = splitArticles(items, { seed: 3, train: 80, dev: 10, test: 10 });
    const marks = (part: string, tag: number) =>
      items.reduce(
        (sum, item, at) =>
          sum + (parts[at] === part ? (item.marks.find(([each]) => each === tag)?.[1] ?? 0) : 0),
        0,
      );
    expect(splitParts.map((part) => marks(part, 1))).toEqual([8, 1, 1]);
    const total = 100 * 50 + 900;
    expect(Math.abs(marks('train', 0) - total * 0.8)).toBeLessThan(total * 0.02);
    expect(Math.abs(marks('test', 0) - total * 0.1)).toBeLessThan(total * 0.02);
  });

  test('of few articles fill train, then test, then dev', () => {
    const split = { seed: 0, train: 80, dev: 10, test: 10 };
    expect(partSizes(0, split)).toEqual({ train: 0, dev: 0, test: 0 });
    expect(partSizes(1, split)).toEqual({ train: 1, dev: 0, test: 0 });
    expect(partSizes(2, split)).toEqual({ train: 1, dev: 0, test: 1 });
    expect(partSizes(3, split)).toEqual({ train: 1, dev: 1, test: 1 });
    expect(partSizes(10, split)).toEqual({ train: 8, dev: 1, test: 1 });
  });

  test('of a hundred thousand articles are made from the counts of their tags alone', () => {
    const items = Array.from({ length: 100_000 }, (_, at) => ({
      id: `id-${at}`,
      marks: Array.from(
        { length: 8 },
        (__, tag) => [(at * 3 + tag * 5) % 40, 1 + (at % 5)] as const,
      ),
    }));
    const parts = splitArticles(items, { seed: 9, train: 80, dev: 10, test: 10 });
    expect(count(parts, 'train')).toBe(80_000);
  });
});

test('ranks of ids spread evenly and differ with the seed', () => {
  const ranks = Array.from({ length: 4096 }, (_, at) => seededRank(5, `article-${at}`));
  expect(new Set(ranks).size).toBeGreaterThan(4090);
  const quarters = [0, 0, 0, 0];
  for (const rank of ranks) {
    const quarter = Math.floor(rank / 2 ** 30);
    quarters[quarter] = (quarters[quarter] ?? 0) + 1;
  }
  for (const quarter of quarters) expect(Math.abs(quarter - 1024)).toBeLessThan(150);
  expect(seededRank(1, 'a')).not.toBe(seededRank(2, 'a'));
});

function plainItems(length: number): SplitItem[] {
  return Array.from({ length }, (_, at) => ({ id: `article ${at}`, marks: [] }));
}
