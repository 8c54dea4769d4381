import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMatches } from '../../../shared/search/find-matches.ts';
import { textPattern, type PatternOptions } from '../../../shared/search/text-pattern.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';

const plain: PatternOptions = { regex: false, matchCase: false, wholeWords: false };
const regex: PatternOptions = { ...plain, regex: true };

function found(
  text: string,
  pattern: string,
  options: PatternOptions = plain,
  most = 100,
): string[] {
  const made = textPattern(pattern, options);
  if (!made.ok) throw new Error(made.fault);
  const { spans } = findMatches(text, made, most);
  return Array.from({ length: spans.length / 2 }, (_, index) =>
    text.slice(spans[index * 2], spans[index * 2 + 1]),
  );
}

function faultOf(pattern: string, options: PatternOptions = regex): string {
  const made = textPattern(pattern, options);
  if (made.ok) throw new Error(`“${pattern}” is a pattern`);
  return made.fault;
}

describe('plain words', () => {
  test.each([
    ['The Bridge, the bridge', 'the bridge', ['The Bridge', 'the bridge']],
    ['résumé Résumé resume', 'résumé', ['résumé', 'Résumé']],
    ['a.c abc', 'a.c', ['a.c']],
    ['1+1 (2) [3] {4} \\ ^ $ | / - * ?', '* ?', ['* ?']],
    ["don’t don't dont", "don't", ['don’t', "don't"]],
    ['“safe” "safe" »safe«', '"safe"', ['“safe”', '"safe"', '»safe«']],
    [
      'New\nYork New\u00a0York New  York New\n\nYork',
      'new york',
      ['New\nYork', 'New\u00a0York', 'New  York'],
    ],
    ['🚧🚧 safe', '🚧', ['🚧', '🚧']],
    ['大橋重新開放', '重新', ['重新']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['ΣΊΣΥΦΟΣ σίσυφος', 'σίσυφος', ['ΣΊΣΥΦΟΣ', 'σίσυφος']],
  ])('in “%s”: %s', (text, pattern, matches) => {
    expect(found(text, pattern)).toEqual(matches);
  });

  test('with their case, when that counts', () => {
    expect(found('Bridge bridge', 'bridge', { ...plain, matchCase: true })).toEqual(['bridge']);
  });
});

describe('whole words', () => {
  const whole = { ...plain, wholeWords: true };
  test.each([
    ['cat concat cats cat.', 'cat', 2],
    ['don’t don', 'don', 1],
    ['e\u0301tude e\u0301', 'e', 0],
    ['naïve na', 'na', 1],
    ['U.S. policy', 'U.S.', 1],
    ['3.5 and 3', '3', 1],
    ['snake_case case', 'case', 1],
    ['🚧cat🚧', 'cat', 1],
    ['كتاب كتابي', 'كتاب', 1],
    ['我们喜欢北京。', '北京', 1],
    ['我们喜欢北京。', '京', 0],
    ['(cat)', '(cat)', 1],
  ])('in “%s”: %s, %i times', (text, pattern, times) => {
    expect(found(text, pattern, whole)).toHaveLength(times);
  });

  test('of alternatives, the one that is a whole word', () => {
    expect(found('ab a', 'a|ab', { ...regex, wholeWords: true })).toEqual(['ab', 'a']);
  });
});

describe('expressions', () => {
  test.each([
    ['one 1 two 22', String.raw`\d+`, ['1', '22']],
    ['a\nb', '^.$', ['a', 'b']],
    ['🚧x', '.', ['🚧', 'x']],
    ['Ana Ruiz and Bo Li', String.raw`\p{Lu}\p{Ll}+`, ['Ana', 'Ruiz', 'and', 'Bo', 'Li']],
    ['aaa', 'b*', []],
    ['abab', '(?=a)', []],
    ['aXbX', '(?<=a)x|$', ['X']],
  ])('in “%s”: %s', (text, pattern, matches) => {
    expect(found(text, pattern, regex)).toEqual(matches);
  });

  test.each([
    ['(', 'This is not a regular expression: unterminated group.'],
    ['[z-a]', 'This is not a regular expression: range out of order in character class.'],
    ['a)(?:b', "This is not a regular expression: unmatched ')'."],
    [String.raw`\q`, 'This is not a regular expression: invalid escape.'],
  ])('%s is refused with the reason', (pattern, fault) => {
    expect(faultOf(pattern)).toBe(fault);
    expect(faultOf(pattern, { ...regex, wholeWords: true })).toBe(fault);
  });

  test('an empty pattern finds nothing and says so', () => {
    expect(faultOf('')).toBe('There is nothing to look for.');
    expect(faultOf('', plain)).toBe('There is nothing to look for.');
  });
});

test('no more than asked for, and that there are more', () => {
  const made = textPattern('a', plain);
  if (!made.ok) throw new Error(made.fault);
  expect(findMatches('aaa', made, 2)).toEqual({
    spans: Int32Array.of(0, 1, 1, 2),
    truncated: true,
  });
  expect(findMatches('aa', made, 2).truncated).toBe(false);
});

test('matches are in order, not empty, apart, and never cut a character in two', () => {
  const options = fc.record({
    regex: fc.boolean(),
    matchCase: fc.boolean(),
    wholeWords: fc.boolean(),
  });
  const pattern = fc.oneof(
    arbitraryText(3),
    fc.constantFrom('.', String.raw`\w+`, '[^a]', 'a*', String.raw`\p{Emoji}`, '(?<!x).', '(a|b)?'),
  );
  fc.assert(
    fc.property(arbitraryText(), pattern, options, (text, sought, given) => {
      const made = textPattern(sought, given);
      if (!made.ok) return;
      const { spans } = findMatches(text, made, 1000);
      let last = 0;
      for (let index = 0; index < spans.length; index += 2) {
        const [start = 0, end = 0] = spans.subarray(index, index + 2);
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end).isWellFormed()).toBe(true);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('a literal pattern finds every stretch that is the same', () => {
  fc.assert(
    fc.property(arbitraryText(), fc.nat(), fc.integer({ min: 1, max: 8 }), (text, at, length) => {
      const points = [...text];
      const from = at % points.length;
      const sought = points.slice(from, from + length).join('');
      if (/\n\s*\n/.test(sought)) return;
      expect(found(text, sought, { ...plain, matchCase: true }, 10_000)).not.toEqual([]);
    }),
  );
});
