import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasWords, searchForm, spansInText } from '../../../shared/search/search-form.ts';
import { arbitraryText } from '../../support/arbitrary-article.ts';

describe('what the index reads', () => {
  test.each([
    ['The bridge — “safe”, Résumé, e\u0301tude 🚧', null],
    ['мост জসর क्षेत्र جسر', null],
    ['大橋重新開放。', '大 橋 重 新 開 放。'],
    ['2023年COVID疫情', '2023 年 COVID 疫 情'],
    ['東京タワー', '東 京 タ ワ ー'],
    ['か\u3099き', 'か\u3099 き'],
    ['ที่นี่', 'ที่ นี่'],
    ['서울에서', '서 울 에 서'],
    ['جِسْرٌ', 'جسر'],
    ['محـــمد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['re\u00adopen', 'reopen'],
  ])('%s', (text, form) => {
    expect(searchForm(text)).toBe(form);
  });

  test('punctuation, symbols and emoji are no words', () => {
    expect(['a', '7', '橋', 'ة', '\u0301', '①'].filter((text) => !hasWords(text))).toEqual([]);
    expect(['—', '🚧', '❤️', '👍🏽', '©', '⃣', ' ', ''].filter(hasWords)).toEqual([]);
  });
});

describe('places in what the index reads', () => {
  test('lead back to the text', () => {
    const text = '在2023年，COVID疫情。';
    const form = searchForm(text) ?? '';
    const at = form.indexOf('疫 情');
    const [span] = spansInText(text, form, [{ startUtf16: at, endUtf16: at + 3 }]);
    expect(text.slice(span?.startUtf16, span?.endUtf16)).toBe('疫情');
  });

  test('keep the points of the last letter and leave a hyphen before the first', () => {
    const text = 'x\u00ad كِتَابٌ.';
    const form = searchForm(text) ?? '';
    const at = form.indexOf('كتاب');
    const [span] = spansInText(text, form, [{ startUtf16: at, endUtf16: at + 4 }]);
    expect(text.slice(span?.startUtf16, span?.endUtf16)).toBe('كِتَابٌ');
  });

  test('name the same characters, wherever they are', () => {
    const scripts = fc.constantFrom(
      '橋',
      '開 ',
      'か\u3099',
      'ที่',
      '서울',
      'جِسْر',
      'a\u00adb',
      'bridge ',
      '🚧',
      '. ',
    );
    const mixed = fc.oneof(
      arbitraryText(20),
      fc.array(scripts, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(mixed, fc.nat(), fc.nat(), (text, from, length) => {
        const form = searchForm(text);
        if (form === null || form === '') return;
        // As the index does: from the beginning of a word to the end of one.
        const words = [...form.matchAll(/[\p{L}\p{N}\p{M}\p{Co}]+/gu)];
        const first = words[from % Math.max(1, words.length)];
        const last =
          words[Math.min(words.length - 1, (from % Math.max(1, words.length)) + (length % 3))];
        if (first === undefined || last === undefined) return;
        const span = { startUtf16: first.index, endUtf16: last.index + last[0].length };
        const [place] = spansInText(text, form, [span]);
        const found = text.slice(place?.startUtf16, place?.endUtf16);
        const plain = (value: string) => (searchForm(value) ?? value).replaceAll(' ', '');
        expect(plain(found)).toBe(form.slice(span.startUtf16, span.endUtf16).replaceAll(' ', ''));
      }),
      { numRuns: 500 },
    );
  });
});
