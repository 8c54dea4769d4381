// How alike two short texts are: 1 minus their edit distance over the longer one's length.

import search from 'approx-string-match';
import { diffArrays } from 'diff';

/** Longer texts are compared by words: the distance of two pages of text costs seconds. */
const LONGEST = 512;

/** 0 to 1; 1 only for equal texts. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const longer = Math.max(a.length, b.length);
  if (longer > LONGEST) return wordLikeness(a, b);
  // The distance between whole texts is that of finding one in the other, plus what the other has besides.
  const [pattern, text] = a.length <= b.length ? [a, b] : [b, a];
  if (pattern === '') return 0;
  const errors = Math.min(
    pattern.length,
    ...search(text, pattern, pattern.length).map(
      ({ start, end, errors: inside }) => inside + text.length - (end - start),
    ),
  );
  return Math.max(0, 1 - Math.max(errors, longer - pattern.length) / longer);
}

function wordLikeness(a: string, b: string): number {
  const words = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? [];
  const changes = diffArrays(words(a), words(b), { maxEditLength: 2_000 });
  if (changes === undefined) return 0;
  let same = 0;
  for (const { added, removed, value } of changes) {
    if (!added && !removed) same += value.join('').length;
  }
  return same / Math.max(a.length, b.length);
}
