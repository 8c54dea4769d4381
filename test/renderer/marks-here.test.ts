import { expect, test } from 'vitest';
import { marksHereWords } from '../../renderer/features/hearing/marks-here.ts';
import type { AnnotationId, TagId } from '../../shared/domain/ids.ts';
import type { Mark } from '../../shared/domain/mark-table.ts';

const mark = (tag: string, hasNote = false): Mark => ({
  id: tag as AnnotationId,
  tag: tag as TagId,
  segments: [{ startUtf16: 0, endUtf16: 4 }],
  hasNote,
  state: 'exact',
});
const label = (tag: string) => tag.charAt(0).toUpperCase() + tag.slice(1);

test.each([
  [[], ''],
  [[mark('claim')], 'Claim'],
  [[mark('claim', true)], 'Claim with a note'],
  [[mark('claim'), mark('quote')], 'Claim, also inside Quote'],
  [[mark('actor'), mark('claim'), mark('quote')], 'Actor, also inside Claim and Quote'],
  [
    ['actor', 'claim', 'quote', 'claim', 'quote', 'claim', 'quote'].map((tag) => mark(tag)),
    'Actor, also inside Claim, Quote, Claim, Quote and 2 more',
  ],
])('%#: the caret in marks', (marks, words) => {
  expect(marksHereWords(marks, label)).toBe(words);
});
