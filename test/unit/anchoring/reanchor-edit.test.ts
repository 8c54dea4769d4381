import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EditTracker } from '../../../shared/anchoring/edit-tracker.ts';
import { keptSpans, runsOfEdit } from '../../../shared/anchoring/kept-runs.ts';
import { reanchor } from '../../../shared/anchoring/reanchor.ts';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import { snapToGraphemes, trimSpan } from '../../../shared/text/graphemes.ts';
import { baseTexts, performEdits, scripts, type EditResult } from '../../support/edit-script.ts';
import { markOf, wordsAt } from '../../support/mark-of.ts';

function afterEdit(base: string, { text, splices }: EditResult, marks: readonly Annotation[]) {
  const tracker = new EditTracker(base.length);
  for (const splice of splices) tracker.splice(splice);
  const before = { text: base, textSha256: 'a'.repeat(64) };
  return reanchor(before, { text, textSha256: 'b'.repeat(64) }, marks, tracker.kept());
}

/** The base with each of the words replaced in turn. */
function replaced(base: string, ...changes: readonly (readonly [string, string])[]): EditResult {
  let text = base;
  const splices = changes.map(([words, by]) => {
    const [startUtf16] = wordsAt(text, words);
    text = text.replace(words, by);
    return { startUtf16, deleted: words.length, inserted: by.length };
  });
  return { text, origins: [], splices };
}

const story =
  'The town opened the old bridge on Monday. Some 3,000 people crossed it in the first hour.';
const stateAfter = (result: EditResult, words: string) => {
  const [mark] = afterEdit(story, result, [markOf(story, wordsAt(story, words))]);
  return [mark?.anchoring.state, mark?.segments[0]?.quote];
};

test('marks land where their characters went, whatever was edited', () => {
  fc.assert(
    fc.property(baseTexts, scripts, fc.nat(), fc.nat(), (base, script, a, b) => {
      const from = a % base.length;
      const to = from + 1 + (b % (base.length - from));
      const span = trimSpan(base, snapToGraphemes(base, { startUtf16: from, endUtf16: to }));
      if (span === null) return;
      const result = performEdits(base, script);
      const mark = markOf(base, [span.startUtf16, span.endUtf16]);
      const [now] = afterEdit(base, result, [mark]);
      if (now === undefined) throw new Error('the mark is gone');
      expect(now).toMatchObject({ id: mark.id, note: mark.note, tag: mark.tag });
      const own = result.origins.flatMap((origin, at) =>
        origin >= span.startUtf16 && origin < span.endUtf16 && result.text.charAt(at).trim() !== ''
          ? [at]
          : [],
      );
      const [first] = own;
      const last = own.at(-1);
      if (first === undefined || last === undefined) {
        expect(now.anchoring).toMatchObject({ state: 'orphan', textSha256: 'a'.repeat(64) });
        expect(now.segments[0]).toMatchObject(mark.segments[0] ?? {});
        return;
      }
      const [placed] = now.segments;
      if (placed === undefined || now.anchoring.state === 'orphan') throw new Error('not placed');
      expect(placed.startUtf16).toBeLessThanOrEqual(first);
      expect(placed.endUtf16).toBeGreaterThan(last);
      expect(placed.quote).toBe(result.text.slice(placed.startUtf16, placed.endUtf16));
      // Beside its own characters nothing but what was typed.
      const foreign = result.origins
        .slice(placed.startUtf16, placed.endUtf16)
        .filter((origin) => origin !== -1 && (origin < span.startUtf16 || origin >= span.endUtf16));
      expect(foreign).toEqual([]);
      expect(snapToGraphemes(result.text, placed)).toMatchObject({
        startUtf16: placed.startUtf16,
        endUtf16: placed.endUtf16,
      });
      const isWhole =
        result.text.slice(first, last + 1) === placed.quote &&
        placed.quote === mark.segments[0]?.quote;
      expect(now.anchoring.state).toBe(isWhole ? 'exact' : 'fuzzy');
      expect(now.anchoring.score < 1).toBe(now.anchoring.state === 'fuzzy');
    }),
    { numRuns: 600 },
  );
});

test('an edit that deletes everything makes orphans of all marks and loses none', () => {
  fc.assert(
    fc.property(baseTexts, fc.constantFrom('', 'X', '\n'), (base, by) => {
      const marks = [...base.matchAll(/\S+/g)].map(({ 0: word, index }) =>
        markOf(base, [index, index + word.length]),
      );
      const splices = [{ startUtf16: 0, deleted: base.length, inserted: by.length }];
      const now = afterEdit(base, { text: by, origins: [], splices }, marks);
      expect(now).toHaveLength(marks.length);
      expect(now.every(({ anchoring }) => anchoring.state === 'orphan')).toBe(true);
    }),
  );
});

test('who mends the beginning or the end of a marked word keeps the whole word marked, for a decision', () => {
  expect(stateAfter(replaced(story, ['town', 'Town']), 'town')).toEqual(['fuzzy', 'Town']);
  expect(stateAfter(replaced(story, ['opened', 'opens']), 'opened')).toEqual(['fuzzy', 'opens']);
  expect(stateAfter(replaced(story, ['opened', 'reopened']), 'opened')).toEqual([
    'exact',
    'opened',
  ]);
});

test('words that are typed again as they were keep their marks, and what stood beside the mark does not matter', () => {
  const retyped = replaced(story, ['the old bridge', 'an ancient bridge']);
  expect(stateAfter(retyped, 'bridge')).toEqual(['exact', 'bridge']);
  expect(stateAfter(replaced(story, ['Some 3,000', 'About 3,000']), '3,000 people')).toEqual([
    'exact',
    '3,000 people',
  ]);
});

test('a passage that is cut and pasted elsewhere is found there as moved', () => {
  const sentence = 'Some 3,000 people crossed it in the first hour.';
  const moved = replaced(story, [` ${sentence}`, ''], ['The town', `${sentence} The town`]);
  expect(stateAfter(moved, '3,000 people crossed it')).toEqual([
    'moved',
    '3,000 people crossed it',
  ]);
  const gone = replaced(story, [` ${sentence}`, '']);
  expect(stateAfter(gone, '3,000 people crossed it')[0]).toBe('orphan');
});

test('a mark in pieces that loses one keeps the others, for a decision', () => {
  const mark = markOf(story, wordsAt(story, 'The town'), wordsAt(story, 'on Monday'));
  const [now] = afterEdit(story, replaced(story, [' on Monday', '']), [mark]);
  expect(now?.anchoring).toEqual({ state: 'fuzzy', score: 0.5 });
  expect(now?.segments.map(({ quote }) => quote)).toEqual(['The town']);
});

test('a whole text that is replaced by a newer one keeps the marks on what is equal in both', () => {
  const line = (index: number) =>
    `Line ${index} tells of the ${index}th bridge over the river, and of its repair.`;
  const base = Array.from({ length: 20 }, (_, index) => line(index)).join('\n\n');
  const text = base.replace('the 3th', 'the third').replace(`${line(9)}\n\n`, '');
  const splices = [{ startUtf16: 0, deleted: base.length, inserted: text.length }];
  const marks = [4, 9, 15].map((index) => markOf(base, wordsAt(base, `the ${index}th bridge`)));
  const now = afterEdit(base, { text, origins: [], splices }, marks);
  expect(now.map(({ anchoring }) => anchoring.state)).toEqual(['exact', 'orphan', 'exact']);
});

test('spans that were kept are told with their new place, others are not', () => {
  const { text, splices } = replaced(
    story,
    ['Monday', 'Tuesday'],
    ['The town', 'Yesterday the town'],
  );
  const tracker = new EditTracker(story.length);
  for (const splice of splices) tracker.splice(splice);
  const spanOf = (words: string) => {
    const [startUtf16, endUtf16] = wordsAt(story, words);
    return { startUtf16, endUtf16 };
  };
  const kept = keptSpans(runsOfEdit(tracker.kept()), [
    spanOf('on Monday'),
    spanOf('Some 3,000 people'),
    { startUtf16: 3, endUtf16: 3 },
  ]);
  expect(kept.map(({ after }) => text.slice(after.startUtf16, after.endUtf16))).toEqual([
    'Some 3,000 people',
  ]);
});
