import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuote, type FindOptions } from '../../../shared/anchoring/find-quote.ts';
import { contextOf } from '../../../shared/text/context.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';

interface Wanted {
  readonly quote: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly expectedUtf16?: number;
}

const find = (
  text: string,
  { quote, prefix = '', suffix = '', expectedUtf16 }: Wanted,
  options?: FindOptions,
) => {
  const found = findQuote(
    text,
    { quote, prefix, suffix, expectedUtf16: expectedUtf16 ?? null },
    options,
  );
  return found === null
    ? null
    : {
        at: found.span.startUtf16,
        words: text.slice(found.span.startUtf16, found.span.endUtf16),
        state: found.state,
        score: found.score,
      };
};

describe('the same words', () => {
  test('at the expected place are exact', () => {
    expect(find('a bridge here', { quote: 'bridge', prefix: 'a ', expectedUtf16: 2 })).toEqual({
      at: 2,
      words: 'bridge',
      state: 'exact',
      score: 1,
    });
  });

  test('elsewhere are moved', () => {
    expect(
      find('Now a bridge here', { quote: 'bridge', prefix: 'a ', expectedUtf16: 2 }),
    ).toMatchObject({ at: 6, state: 'moved', score: 1 });
  });

  test('at 0 are found', () => {
    expect(
      find('bridge here', { quote: 'bridge', suffix: ' here', expectedUtf16: 0 }),
    ).toMatchObject({ at: 0, state: 'exact' });
  });

  test('twice are told apart by context, even against the distance', () => {
    const text = 'the Taliban said; the Taliban fought';
    expect(
      find(text, { quote: 'Taliban', prefix: 'said; the ', suffix: ' fought', expectedUtf16: 4 }),
    ).toMatchObject({ at: 22 });
  });

  test('twice with equal context are told apart by distance', () => {
    const text = `the same word. ${'x'.repeat(200)} the same word.`;
    expect(
      find(text, { quote: 'same', prefix: 'the ', suffix: ' word', expectedUtf16: 6 }),
    ).toMatchObject({ at: 4, state: 'moved' });
  });

  test('twice with equal context, one only a little nearer, are placed nowhere', () => {
    const text = `the same word. ${'x'.repeat(40)} the same word.`;
    const [first, second] = [text.indexOf('same'), text.lastIndexOf('same')];
    const expectedUtf16 = first + Math.floor((second - first) * 0.45);
    expect(
      find(text, { quote: 'same', prefix: 'the ', suffix: ' word', expectedUtf16 }),
    ).toBeNull();
  });

  test('that overlap themselves are found at each place', () => {
    expect(find('banana', { quote: 'ana', expectedUtf16: 3 })).toMatchObject({
      at: 3,
      state: 'exact',
    });
  });

  test('twice with equal context and nothing expected are placed nowhere', () => {
    expect(find('the word. the word.', { quote: 'word', prefix: 'the ', suffix: '.' })).toBeNull();
  });

  test('short ones with another context are placed nowhere', () => {
    expect(
      find('He went home.', {
        quote: 'He',
        prefix: 'the minister said. ',
        suffix: ' denied the report',
        expectedUtf16: 500,
      }),
    ).toBeNull();
  });

  test('too common ones are looked for near the expected place only', () => {
    const text = 'a '.repeat(50_000);
    expect(find(text, { quote: 'a', expectedUtf16: 40_000 })).toBeNull();
  });

  test('outside the range are not found', () => {
    const within = { startUtf16: 3, endUtf16: 10 };
    expect(find('ana ana ana', { quote: 'ana', prefix: '' }, { within })).toMatchObject({ at: 4 });
  });

  test('are found at their own place with their own context in any text', () => {
    fc.assert(
      fc.property(arbitraryText(), fc.nat(), fc.nat(), (text, a, b) => {
        const [low = 0, high = 0] = [a % (text.length + 1), b % (text.length + 1)].toSorted(
          (x, y) => x - y,
        );
        const span = { startUtf16: low, endUtf16: high };
        const quote = text.slice(low, high);
        const found = findQuote(text, { quote, ...contextOf(text, [span]), expectedUtf16: low });
        if (quote === '') expect(found).toBeNull();
        else expect(found).toEqual({ span, state: 'exact', score: 1 });
      }),
    );
  });
});

describe('words that are alike', () => {
  const text = 'The office said on Monday that the bridge was safe for all cars. Then it closed.';

  test('are fuzzy, with a score below 1', () => {
    const found = find(text, {
      quote: 'that the bridge is safe for all cars',
      prefix: 'said on Monday ',
      suffix: '. Then it',
      expectedUtf16: 23,
    });
    expect(found).toMatchObject({ words: 'that the bridge was safe for all cars', state: 'fuzzy' });
    expect(found?.score).toBeGreaterThan(0.8);
    expect(found?.score).toBeLessThan(1);
  });

  test('without any context need to be very alike', () => {
    expect(find(text, { quote: 'the bridge was safe for all cats' })).toMatchObject({
      state: 'fuzzy',
    });
    expect(find(text, { quote: 'a bridge is unsafe for some carts' })).toBeNull();
  });

  test('that are too short, or at two places, are placed nowhere', () => {
    expect(find(text, { quote: 'brodge' })).toBeNull();
    const twice = 'the bridge was safe today. the bridge was safe todax.';
    expect(find(twice, { quote: 'the bridge was safe toda!' })).toBeNull();
  });

  test('are not looked for without effort', () => {
    expect(find(text, { quote: 'the bridge was safe for all cats' }, { effort: 0 })).toBeNull();
  });

  test('never begin or end inside a character or with a space', () => {
    const family = '👩‍👩‍👧‍👦';
    const found = find(`He met the ${family} at the old bridge. Then`, {
      quote: `met the ${family} at the new bridge.`,
    });
    expect(found?.words).toBe(`met the ${family} at the old bridge.`);
  });
});

test('an empty quote is nowhere', () => {
  expect(find('abc', { quote: '' })).toBeNull();
});
