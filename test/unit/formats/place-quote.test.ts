import { expect, test } from 'vitest';
import { arrivedText, readOffsets } from '../../../shared/formats/offset-choice.ts';
import { placeQuote, type SearchLimits } from '../../../shared/formats/place-quote.ts';

const text = 'Mayor Ana Ruiz said that the old bridge over the river is safe again. '.repeat(3);
const offsetsIn = () => readOffsets(arrivedText(text), { unit: 'code-points', breaks: 'as-is' });
const sameWords = (found: string, quote: string) => found === quote;
const stateOf = (
  offsets: ReturnType<typeof offsetsIn>,
  quote: string,
  limits?: SearchLimits,
): string | null =>
  placeQuote(offsets, { start: 0, end: quote.length, quote }, sameWords, limits)?.anchoring.state ??
  null;

test('words that are elsewhere are moved there, words that are alike are fuzzy', () => {
  const one = readOffsets(arrivedText('So. Mayor Ana Ruiz said that the bridge is safe.'), {
    unit: 'code-points',
    breaks: 'as-is',
  });
  expect(stateOf(one, 'Mayor Ana Ruiz said')).toBe('moved');
  expect(stateOf(one, 'Mayor Anna Ruiz said that the bridge')).toBe('fuzzy');
  expect(stateOf(one, 'nothing that is like it')).toBeNull();
  expect(stateOf(one, 'So. Mayor')).toBe('exact');
});

test('of a file in which too much is wrong, the last marks get no place', () => {
  const words = 'that the old bridge over';
  const only = (limits: SearchLimits) => {
    const offsets = readOffsets(arrivedText(text.slice(0, text.length / 3)), {
      unit: 'code-points',
      breaks: 'as-is',
    });
    return [words, words, words].map((quote) => stateOf(offsets, quote, limits));
  };
  expect(only({ words: 1000, alike: 0 })).toEqual(['moved', 'moved', 'moved']);
  expect(only({ words: 140, alike: 0 })).toEqual(['moved', 'moved', null]);
});

test('what is read with one choice shares the effort, others have their own', () => {
  const choice = { unit: 'code-points', breaks: 'as-is' } as const;
  const limits = { words: 1_000_000, alike: 8_000 };
  const wrong = 'Mayer Ana Ruis sayd that the oldt bridge';
  const source = arrivedText(text.slice(0, text.length / 3));
  const offsets = readOffsets(source, choice);
  const again = readOffsets(source, choice);
  expect(stateOf(offsets, wrong, limits)).toBe('fuzzy');
  expect(stateOf(again, wrong, limits)).toBeNull();
  expect(stateOf(readOffsets(source, { ...choice }), wrong, limits)).toBe('fuzzy');
});
