// Which words a chosen name stands for, and what comes in their place.

import { describe, expect, test } from 'vitest';
import { codePointLength } from '../../../shared/text/code-points.ts';
import { foldedWords } from '../../../shared/sharing/folded-words.ts';
import { createHider, maskWords } from '../../../shared/sharing/hide-names.ts';

const hide = (text: string, ...names: string[]): string =>
  createHider(names, new Set(foldedWords(text).map(({ folded }) => folded))).hide(text).text;

/** Which of the words of the text are as before. */
const kept = (text: string, ...names: string[]): string[] => {
  const after = foldedWords(hide(text, ...names)).map(({ folded }) => folded);
  return foldedWords(text)
    .map(({ folded }) => folded)
    .filter((word) => after.includes(word));
};

describe('a chosen name', () => {
  test.each([
    ['with an apostrophe', 'Ruiz’s bridge', 'Ruiz', ['s', 'bridge']],
    ['in capitals', 'RUIZ and ruiz', 'Ruiz', ['and']],
    ['composed and decomposed', 'Mun\u0303oz met Mu\u00f1oz', 'Mu\u00f1oz', ['met']],
    ['without its accents', 'Munoz met', 'Mu\u00f1oz', ['met']],
    ['with a soft hyphen', 'Ru\u00adiz spoke', 'Ruiz', ['spoke']],
    ['with a space of no width in it', 'Ru\u200biz spoke', 'Ruiz', ['spoke']],
    ['with a joiner and a mark in it', 'R\u2060u\u200d\u200ciz spoke', 'Ruiz', ['spoke']],
    ['with a byte order mark between its words', 'Ana\ufeffRuiz spoke', 'Ana Ruiz', ['spoke']],
    ['cut by a blank of Hangul', 'Ana Ru\u3164iz spoke', 'Ana Ruiz', ['spoke']],
    [
      'with more of them than letters',
      `Ana${'\u200b'.repeat(9)} Ruiz spoke`,
      'Ana Ruiz',
      ['spoke'],
    ],
    ['that has one itself', 'Ana Ruiz, AnaRuiz spoke', 'Ana\u200bRuiz', ['spoke']],
    ['in parts of syllables', '김민수 말'.normalize('NFD'), '김민수', [fold('말')]],
    ['with other spaces', 'Ana\u00a0Ruiz, Ana\nRuiz', 'Ana Ruiz', []],
    [
      'written together',
      '#AnaRuiz and ana_ruiz@example.org',
      'Ana Ruiz',
      ['and', 'example', 'org'],
    ],
    ['with a German ending', 'Merkels Rede', 'Merkel', ['rede']],
    ['in Cyrillic with a case ending', 'с Ивановым', 'Иванов', ['с']],
    ['in Hebrew with a prefix', 'ולכהן אמר', 'כהן', ['אמר']],
    ['in Arabic with vowel points', 'قال أَحْمَد', 'أحمد', ['قال']],
    ['in Chinese inside other words', '市长王小明说', '王小明', ['市', '长', '说']],
    ['in Japanese', '田中さんは', '田中', ['さ', 'ん', 'は']],
    ['in Korean with a particle', '김민수는 말했다', '김민수', ['는', '말', '했', '다'].map(fold)],
    ['as an emoji', 'the 🚧 fell', '🚧', ['the', 'fell']],
  ])('%s', (_, text, name, rest) => {
    expect(kept(text, name)).toStrictEqual(rest);
  });

  test('is found beside a word that only a space of no width parts from it, which stays', () => {
    expect(hide('said\u200bRuiz\u200btoday', 'Ruiz')).toMatch(
      /^said\u200b\p{Lu}\p{Ll}{3}\u200btoday$/u,
    );
  });

  test('is found whole where two names run into each other', () => {
    expect(hide('Vell\u200bRu\u200biz', 'Vell', 'Ruiz')).not.toMatch(/Vell|Ru|iz/i);
  });

  test('of Thai is found between spaces of no width, and the words beside it stay', () => {
    const text = 'วันนี้\u200bสมชาย\u200bพูด';
    const after = hide(text, 'สมชาย');
    expect(after).toMatch(/^วันนี้\u200b.{5}\u200bพูด$/u);
    expect(after).not.toContain('สมชาย');
  });

  test('leaves words alone that only contain it', () => {
    expect(hide('banana Anatolia', 'Ana')).toBe('banana Anatolia');
  });

  test('is called the same alone and inside a longer name', () => {
    const [first = '', last = '', alone = ''] = hide('Ana Ruiz. Ruiz', 'Ana Ruiz', 'Ruiz').split(
      /\W+/,
    );
    expect(last).toBe(alone);
    expect(first).not.toBe(last);
  });

  test('keeps capitals, digits, hyphens and apostrophes in their places', () => {
    expect(hide('Jean-Luc O’Brien 42b', 'Jean-Luc O’Brien 42b')).toMatch(
      /^\p{Lu}\p{Ll}{3}-\p{Lu}\p{Ll}{2} \p{Lu}’\p{Lu}\p{Ll}{4} \d\d\p{Ll}$/u,
    );
  });

  test('gets a placeholder that is no other word of the text', () => {
    const first = hide('Rob', 'Rob');
    expect(hide(`Rob ${first}`, 'Rob').split(' ')[0]).not.toBe(first);
  });

  test('keeps its clusters: skin tone, joiner and variation selector stay', () => {
    const after = hide('👩🏽‍🚒 came', '👩🏽‍🚒');
    expect(after).not.toContain('🚒');
    expect([...new Intl.Segmenter('en').segment(after)]).toHaveLength(6);
  });

  test('differs from every other name, a thousand of them', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `Na${at.toString(36)}me`);
    const after = names.join(' ');
    const words = hide(after, ...names).split(' ');
    expect(new Set(words).size).toBe(1000);
    expect(words.some((word) => names.includes(word))).toBe(false);
  });
});

test('a mask keeps lengths and nothing else of words', () => {
  const note = 'Über 3 Quellen: Ana🚀, 田中';
  const mask = maskWords(note);
  expect(mask).toBe('Xxxx 0 Xxxxxxx: Xxx🔲, 甲甲');
  expect([mask.length, codePointLength(mask)]).toStrictEqual([note.length, codePointLength(note)]);
});

function fold(word: string): string {
  return foldedWords(word)[0]?.folded ?? '';
}
