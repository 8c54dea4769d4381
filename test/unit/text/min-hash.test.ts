import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likenessBands, textSimilarity } from '../../../shared/text/min-hash.ts';

/** Words that differ from each other, so that every run of four is another one. */
const words = (count: number, prefix = 'w'): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}x`);
const shared = (a: string, b: string): number => {
  const ofB = new Set(likenessBands(b).map((hash, band) => `${band} ${hash}`));
  return likenessBands(a).filter((hash, band) => ofB.has(`${band} ${hash}`)).length;
};

test('the same words are the same text, whatever their case, punctuation and lines', () => {
  const text = words(200).join(' ');
  const other = `${words(100).join(' ').toUpperCase()}.\r\n\r\n“${words(200).slice(100).join(', ')}”`;
  expect(textSimilarity(text, other)).toBe(1);
  expect(likenessBands(other)).toEqual(likenessBands(text));
});

test('a text with small changes shares a band, another text none', () => {
  const text = words(400);
  const changed = text.with(50, 'new').with(200, 'other').toSpliced(300, 3);
  expect(textSimilarity(text.join(' '), changed.join(' '))).toBeGreaterThan(0.9);
  expect(shared(text.join(' '), changed.join(' '))).toBeGreaterThan(3);
  const other = words(400, 'v').join(' ');
  expect(textSimilarity(text.join(' '), other)).toBe(0);
  expect(shared(text.join(' '), other)).toBe(0);
});

test('texts that share three quarters of their runs nearly always share a band', () => {
  let found = 0;
  const tries = 200;
  for (let seed = 0; seed < tries; seed += 1) {
    const text = words(400, `s${seed}w`);
    // Every change of a word takes four runs from each of the two: 14 of them leave about 75 %.
    const changed = text.map((word, at) => (at % 28 === 9 ? `${word}new` : word));
    const similarity = textSimilarity(text.join(' '), changed.join(' '));
    expect(similarity).toBeGreaterThan(0.7);
    expect(similarity).toBeLessThan(0.8);
    if (shared(text.join(' '), changed.join(' ')) > 0) found += 1;
  }
  expect(found / tries).toBeGreaterThan(0.97);
});

test('a short text has no bands and is still compared as a whole', () => {
  expect(likenessBands('Only a few words here.')).toEqual([]);
  expect(textSimilarity('Only a few words here.', 'only a few words here')).toBe(1);
  expect(textSimilarity('', '')).toBe(1);
  expect(textSimilarity('!!!', '???')).toBe(0);
  expect(textSimilarity('', 'a b c d e')).toBe(0);
});

test('texts without spaces between words are compared by characters', () => {
  const text = '桥梁周一重新开放两年后工程师称修复稳固东岸店主问谁来支付其余费用';
  expect(likenessBands(text).length).toBe(10);
  expect(textSimilarity(text, text.replace('周一', '周二'))).toBeGreaterThan(0.6);
});

test('similarity is between 0 and 1, the same both ways, and 1 for a text and itself', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', '桥', 'é', '🚧', '\n'), { maxLength: 40 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [one, two] = [a.join(' '), b.join(' ')];
      const similarity = textSimilarity(one, two);
      expect(similarity).toBeGreaterThanOrEqual(0);
      expect(similarity).toBeLessThanOrEqual(1);
      expect(textSimilarity(two, one)).toBe(similarity);
      expect(textSimilarity(one, one)).toBe(1);
    }),
  );
});

test('a word of millions of letters is borne', () => {
  expect(likenessBands('a'.repeat(9_000_000))).toBeInstanceOf(Array);
});
