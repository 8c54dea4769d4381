import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterOf, beforeOf, isMoved, lengthOf } from '../../../shared/anchoring/kept-runs.ts';
import { mapText } from '../../../shared/anchoring/map-text.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';

const listRuns = (before: string, after: string) => {
  const runs = mapText(before, after);
  return Array.from({ length: runs.count }, (_, run) => ({
    before: beforeOf(runs, run),
    after: afterOf(runs, run),
    length: lengthOf(runs, run),
    moved: isMoved(runs, run),
  }));
};

/** What was kept, in brackets, each with a `>` when it went elsewhere. */
const show = (before: string, after: string): string[] =>
  listRuns(before, after).map(
    (run) =>
      `${run.moved ? '>' : ''}[${after.slice(run.after, run.after + run.length)}]@${run.before}→${run.after}`,
  );

test('a text that did not change is kept whole, an empty one is nothing', () => {
  expect(show('One.\n\nTwo.', 'One.\n\nTwo.')).toEqual(['[One.\n\nTwo.]@0→0']);
  expect(show('', 'One.')).toEqual([]);
  expect(show('One.', '')).toEqual([]);
});

test('an inserted paragraph shifts what follows', () => {
  expect(show('One here.\n\nTwo here.', 'New.\n\nOne here.\n\nTwo here.')).toEqual([
    '[One here.\n\nTwo here.]@0→6',
  ]);
});

test('a word that is replaced breaks the run, and nothing else does', () => {
  expect(show('The bridge was closed on Monday.', 'The bridge was shut on Monday.')).toEqual([
    '[The bridge was ]@0→0',
    '[ on Monday.]@21→19',
  ]);
});

test('a paragraph that went elsewhere is known again, with a word changed', () => {
  const a = 'The first paragraph tells of the bridge over the river.';
  const b = 'Another one is about the bakery and its loud machines.';
  const c = 'The third paragraph ends the article with the weather.';
  const moved = b.replace('loud', 'quiet');
  const runs = listRuns([a, b, c].join('\n\n'), [a, c, moved].join('\n\n'));
  expect(runs.filter((run) => run.moved).length).toBeGreaterThan(0);
  const kept = runs.reduce((sum, run) => sum + run.length, 0);
  expect(kept).toBeGreaterThan(a.length + b.length + c.length - 10);
});

test('text without spaces is compared by characters', () => {
  expect(show('桥梁周一重新开放。', '桥梁周二重新开放。')).toEqual([
    '[桥梁周]@0→0',
    '[重新开放。]@4→4',
  ]);
});

test('every run has the same characters in both texts, in order, none twice', () => {
  fc.assert(
    fc.property(arbitraryText(), arbitraryText(), (before, after) => {
      const runs = listRuns(before, after);
      let end = 0;
      for (const run of runs) {
        expect(run.length).toBeGreaterThan(0);
        expect(run.before).toBeGreaterThanOrEqual(end);
        end = run.before + run.length;
        expect(after.slice(run.after, run.after + run.length)).toBe(before.slice(run.before, end));
      }
      const inAfter = runs.toSorted((a, b) => a.after - b.after);
      for (const [index, run] of inAfter.entries()) {
        const previous = inAfter[index - 1];
        if (previous === undefined) continue;
        expect(run.after).toBeGreaterThanOrEqual(previous.after + previous.length);
      }
    }),
  );
});

test('a giant line and a text of another subject come to an end', () => {
  const line = 'word '.repeat(100_000);
  const changed = line.replaceAll('word word word', 'word new word');
  expect(mapText(line, changed).count).toBeGreaterThanOrEqual(0);
  const other = Array.from({ length: 3000 }, (_, index) => `Line ${index} of another text.`);
  expect(mapText(line, other.join('\n')).count).toBeGreaterThanOrEqual(0);
});
