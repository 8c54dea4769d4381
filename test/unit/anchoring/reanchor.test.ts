import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reanchor } from '../../../shared/anchoring/reanchor.ts';
import type { Annotation } from '../../../shared/domain/annotation.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';
import { markOf, wordsAt } from '../../support/mark-of.ts';

function after(before: string, now: string, mark: Annotation): Annotation {
  const revised = { text: before, textSha256: 'a'.repeat(64) };
  const [result] = reanchor(revised, { text: now, textSha256: 'b'.repeat(64) }, [mark]);
  if (result === undefined) throw new Error('the mark is gone');
  return result;
}

const story =
  'Bridge reopens\n\nThe town opened the old bridge on Monday after two years of work.\n\n' +
  'Some 3,000 people crossed it in the first hour, the police said.\n\nThe repair cost 11 million.';

test.each([
  ['a paragraph put before it', (text: string) => `A new line.\n\n${text}`],
  ['a word added behind it', (text: string) => text.replace('the police said', 'said the police')],
  ['a typo mended beside it', (text: string) => text.replace('Some', 'About')],
])('a mark keeps its words exactly with %s', (_, change) => {
  const mark = markOf(story, wordsAt(story, '3,000 people'));
  const now = change(story);
  const result = after(story, now, mark);
  expect(result.anchoring).toEqual({ state: 'exact', score: 1 });
  expect(result.segments[0]).toEqual({
    startUtf16: now.indexOf('3,000 people'),
    endUtf16: now.indexOf('3,000 people') + 12,
    quote: '3,000 people',
  });
  expect(result.note).toBe('kept');
});

test('changed words inside a mark make it fuzzy, with the new words and a score', () => {
  const now = story.replace('3,000 people crossed', '2,500 people have crossed');
  const mark = markOf(story, wordsAt(story, 'Some 3,000 people crossed it'));
  const { anchoring, segments } = after(story, now, mark);
  expect(anchoring.state).toBe('fuzzy');
  expect(anchoring.score).toBeGreaterThan(0.5);
  expect(anchoring.score).toBeLessThan(1);
  expect(segments[0]?.quote).toBe('Some 2,500 people have crossed it');
});

test('a mark of one word whose typo was mended follows it', () => {
  const before = 'The Talibam has said so.';
  const { anchoring, segments } = after(
    before,
    'The Taliban has said so.',
    markOf(before, [4, 11]),
  );
  expect(segments[0]?.quote).toBe('Taliban');
  expect(anchoring.state).toBe('fuzzy');
});

test('words that went elsewhere are moved, words that are gone are an orphan with their last place', () => {
  const paragraphs = story.split('\n\n');
  const moved = [paragraphs[0], paragraphs[2], paragraphs[3], paragraphs[1]].join('\n\n');
  const mark = markOf(story, wordsAt(story, 'the old bridge on Monday'));
  expect(after(story, moved, mark)).toMatchObject({
    anchoring: { state: 'moved', score: 1 },
    segments: [{ quote: 'the old bridge on Monday' }],
  });
  const gone = after(story, [paragraphs[0], paragraphs[3]].join('\n\n'), mark);
  expect(gone.anchoring).toEqual({ state: 'orphan', score: 0, textSha256: 'a'.repeat(64) });
  expect(gone.segments).toEqual([
    { ...mark.segments[0], startCodePoint: story.indexOf('the old') },
  ]);
  expect(gone.prefix).toBe(mark.prefix);
});

test('an orphan whose words come back is found again; one that waits for a decision goes on waiting', () => {
  const before = 'Nothing of it.';
  const lost = {
    ...markOf(story, wordsAt(story, '3,000 people crossed')),
    anchoring: { state: 'orphan', score: 0, textSha256: 'c'.repeat(64) } as const,
  };
  expect(after(before, story, lost)).toMatchObject({
    anchoring: { state: 'moved', score: 1 },
    segments: [{ quote: '3,000 people crossed' }],
  });
  expect(after(before, 'Neither here.', lost)).toEqual(lost);
  const waiting = {
    ...markOf(story, wordsAt(story, '3,000 people')),
    anchoring: { state: 'fuzzy', score: 0.8 } as const,
  };
  expect(after(story, `New.\n\n${story}`, waiting).anchoring).toEqual({
    state: 'fuzzy',
    score: 0.8,
  });
});

test('a mark in pieces is placed as a whole or not at all', () => {
  const mark = markOf(story, wordsAt(story, 'The town'), wordsAt(story, 'two years'));
  const kept = after(story, `New.\n\n${story}`, mark);
  expect(kept.segments.map(({ quote }) => quote)).toEqual(['The town', 'two years']);
  expect(kept.anchoring.state).toBe('exact');
  const halved = story.replace(' after two years of work', '');
  expect(after(story, halved, mark).anchoring.state).toBe('orphan');
});

test('an edit that deletes everything leaves orphans, in any text', () => {
  fc.assert(
    fc.property(arbitraryText(), (text) => {
      const end = Math.min(text.length, 2);
      if (text.slice(0, end).trim() === '' || !text.slice(0, end).isWellFormed()) return;
      expect(after(text, '', markOf(text, [0, end])).anchoring.state).toBe('orphan');
    }),
  );
});

test('whatever the texts, a placed mark quotes what it covers, and an exact one has its old words', () => {
  fc.assert(
    fc.property(arbitraryText(), arbitraryText(), fc.nat(), fc.nat(), (before, now, a, b) => {
      const start = before.length === 0 ? 0 : a % before.length;
      const mark = markOf(before, [start, Math.min(before.length, start + 1 + (b % 30))]);
      const [segment] = mark.segments;
      if (segment === undefined || segment.quote.trim() === '') return;
      if (!segment.quote.isWellFormed()) return;
      const { anchoring, segments } = after(before, now, mark);
      const [placed] = segments;
      if (anchoring.state === 'orphan') {
        expect(placed).toMatchObject(segment);
        return;
      }
      expect(placed?.quote).toBe(now.slice(placed?.startUtf16, placed?.endUtf16));
      expect(placed?.quote.trim()).not.toBe('');
      if (anchoring.state !== 'fuzzy') expect(placed?.quote).toBe(segment.quote);
    }),
    { numRuns: 300 },
  );
});

const sentence = fc
  .array(
    fc.constantFrom('bridge', 'town', 'river', 'opened', 'on', 'the', 'flood', 'café', '🚧', '桥'),
    {
      minLength: 4,
      maxLength: 12,
    },
  )
  .map((words) => words.join(' '));

test('marks in paragraphs that an edit did not touch stay on their words, wherever the edit was', () => {
  const edit = fc.record({
    at: fc.nat(9),
    kind: fc.constantFrom('delete', 'insert', 'replace'),
    words: sentence,
  });
  fc.assert(
    fc.property(
      fc.array(sentence, { minLength: 2, maxLength: 10 }),
      edit,
      (lines, { at, kind, words }) => {
        const numbered = lines.map((line, index) => `Line number ${index} says ${line}.`);
        const place = at % numbered.length;
        const now = numbered.toSpliced(
          place,
          kind === 'insert' ? 0 : 1,
          ...(kind === 'delete' ? [] : [words]),
        );
        const text = numbered.join('\n\n');
        const revised = now.join('\n\n');
        for (const [index, line] of numbered.entries()) {
          if (index === place && kind !== 'insert') continue;
          const start = text.indexOf(line);
          const result = after(text, revised, markOf(text, [start + 5, start + line.length]));
          expect(result.anchoring).toEqual({ state: 'exact', score: 1 });
          expect(result.segments[0]?.startUtf16).toBe(revised.indexOf(line) + 5);
        }
      },
    ),
  );
});
