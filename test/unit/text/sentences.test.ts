import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceAt, sentencesIn } from '../../../shared/text/sentences.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';

const whole = (text: string) => ({ startUtf16: 0, endUtf16: text.length });
const split = (text: string, locale?: string) =>
  sentencesIn(text, whole(text), locale).map((s) => text.slice(s.startUtf16, s.endUtf16));

describe('sentences', () => {
  test.each([
    ['They rest on Sept. 1, 2021. The fight goes on.', 2],
    ['The republic’s U.S.-trained forces left. Some stayed.', 2],
    ['Mr. Vell spoke. Mrs. Ruiz and Dr. Abu left.', 2],
    ['He joined the U.S. Army. It was early.', 2],
    ['He moved to the U.S. The army stayed.', 2],
    ['Gen. J. K. Vell met Lt. Col. A. Ruiz.', 1],
    ['See No. 5 and p. 12. Then stop.', 2],
    ['He said no. 5 Afghans left.', 2],
    ['It opens at 5 p.m. Monday. Police said so.', 2],
    ['It opened at 5 p.m. Police said so.', 2],
    ['Visit St. Petersburg, e.g. in Jan. 2020.', 1],
    ['“Who did it?” he asked. “No!” she said.', 2],
    ['“It is safe.” The mayor left.', 2],
    ['“We fought,” he said. “Our politicians failed. We are here.”', 3],
    ['It cost $4.1 million. Twice as much.', 2],
    ['1. The first point. 2. The second point.', 2],
    ['Wait... what happened? Nothing.', 2],
    ['The Ph.D. student left. Inc. Magazine wrote it.', 2],
    ['هذا آمن. هل رأيت؟ نعم.', 3],
    ['これは安全です。橋が開いた。', 2],
    ['यह सुरक्षित है। पुल खुल गया।', 2],
    ['🚧🚧! It is closed 🚧. Go round.', 3],
  ])('%j are %i', (text, count) => {
    expect(split(text)).toHaveLength(count);
  });

  test('German ordinals do not end one', () => {
    expect(split('Er kam am 1. April. Dann ging er.', 'de')).toEqual([
      'Er kam am 1. April.',
      'Dann ging er.',
    ]);
  });

  test('a line break inside a wrapped paragraph does not end one, a blank line does', () => {
    expect(split('One sentence over\ntwo lines. Two\n\nThree')).toEqual([
      'One sentence over\ntwo lines.',
      'Two',
      'Three',
    ]);
  });

  test('a malformed locale falls back', () => {
    expect(split('One. Two.', 'not a locale')).toEqual(['One.', 'Two.']);
  });

  test('cover everything that is not white space, in order, without overlap', () => {
    fc.assert(
      fc.property(arbitraryText(), (text) => {
        let at = 0;
        for (const sentence of sentencesIn(text, whole(text))) {
          expect(text.slice(at, sentence.startUtf16).trim()).toBe('');
          expect(sentence.startUtf16).toBeGreaterThanOrEqual(at);
          expect(sentence.endUtf16).toBeGreaterThan(sentence.startUtf16);
          at = sentence.endUtf16;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });

  test('of a very long line are the same as of its parts', () => {
    const sentence = 'Mr. Vell said on Sept. 1 that it is safe. ';
    const found = split(sentence.repeat(2_000));
    expect(found).toHaveLength(2_000);
    expect(new Set(found)).toEqual(new Set([sentence.trim()]));
  });

  test('a line without any end is cut rather than held whole', () => {
    const text = 'word '.repeat(60_000);
    const found = split(text);
    expect(found.length).toBeGreaterThan(1);
    expect(found.join(' ').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  });

  test('a cluster longer than the window ends', () => {
    expect(split(`a${'\u0301'.repeat(100_000)}`).length).toBeGreaterThan(0);
  });
});

describe('the sentence at a place', () => {
  const text = 'One is here. Two is there. Three ends.';
  const at = (start: number, end = start) => {
    const found = sentenceAt(text, { startUtf16: start, endUtf16: end }, whole(text));
    return text.slice(found.startUtf16, found.endUtf16);
  };

  test.each([
    [0, 'One is here.'],
    [12, 'One is here.'],
    [13, 'Two is there.'],
    [text.length, 'Three ends.'],
  ])('of a caret at %i is %j', (offset, expected) => {
    expect(at(offset)).toBe(expected);
  });

  test('of a selection are all it touches', () => {
    expect(at(4, 15)).toBe('One is here. Two is there.');
    expect(at(13, 26)).toBe('Two is there.');
  });

  test('stays inside its block', () => {
    const block = { startUtf16: 13, endUtf16: 26 };
    const found = sentenceAt(text, { startUtf16: 13, endUtf16: 13 }, block);
    expect(found).toEqual(block);
  });

  test('in the middle of a very long line is whole', () => {
    const one = `${'long '.repeat(600)}end. `;
    const line = one.repeat(50);
    const middle = one.length * 25 + 1_500;
    const found = sentenceAt(line, { startUtf16: middle, endUtf16: middle }, whole(line));
    // Lower case goes on: the words decide, not the stop.
    expect(found.startUtf16).toBeLessThan(middle);
    const capital = line.replaceAll('end. long', 'end. Long');
    const exact = sentenceAt(capital, { startUtf16: middle, endUtf16: middle }, whole(capital));
    expect(exact).toEqual({ startUtf16: one.length * 25, endUtf16: one.length * 26 - 1 });
  });
});
