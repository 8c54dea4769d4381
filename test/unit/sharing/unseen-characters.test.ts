// Names in which characters stand that nobody sees, or that are composed otherwise: found all the same, with every place
// of the text where it was.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHider } from '../../../shared/sharing/hide-names.ts';
import { foldedWords } from '../../../shared/sharing/folded-words.ts';

const names = [
  'Ana Ruiz',
  'Zoë Müller-Lüdenscheidt',
  'Ångström',
  'Nguyễn Thị Minh',
  'Иванов',
  'Ελένη Παπαδοπούλου',
  'أحمد',
  'כהן',
  '김민수',
  '田中 さくら',
  'สมชาย',
];

/** Soft hyphen, spaces of no width, joiners, marks of direction, invisible times, variation selectors, fillers, tags. */
const unseen = [
  '\u00ad',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u2060',
  '\u2062',
  '\ufeff',
  '\ufe0f',
  '\u034f',
  '\u3164',
  '\u180e',
  '\u{e0061}',
];

/** What a reader sees: without the unseen, without marks, in one form. */
const seen = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\p{Cf}\p{DI}\p{M}]/gu, '')
    .toLowerCase();

const form = fc.constantFrom('NFC', 'NFD');
const scattered = fc.array(fc.constantFrom(...unseen), { maxLength: 3 }).map((all) => all.join(''));

const disguised = (name: string) =>
  fc
    .tuple(form, fc.array(scattered, { minLength: 60, maxLength: 60 }), fc.boolean())
    .map(([how, between, capitals]) => {
      const written = Array.from(name.normalize(how))
        .map((character, at) => `${at === 0 ? '' : (between[at % 60] ?? '')}${character}`)
        .join('');
      return capitals ? written.toUpperCase() : written;
    });

const disguisedIn = fc.constantFrom(...names).chain((name) =>
  fc.record({
    name: fc.tuple(fc.constant(name), form).map(([given, how]) => given.normalize(how)),
    written: disguised(name),
    before: fc.constantFrom('', 'said ', '(', 'said\u200b', '“\u200e'),
    after: fc.constantFrom('', ' today', ')', '\u200btoday', '\ufeff'),
  }),
);

test('a name is found whatever unseen characters are in it, and all lengths stay', () => {
  fc.assert(
    fc.property(disguisedIn, ({ name, written, before, after }) => {
      const text = `${before}${written}${after}`;
      const taken = new Set(foldedWords(text).map(({ folded }) => folded));
      const hidden = createHider([name], taken).hide(text);
      expect(hidden.text).toHaveLength(text.length);
      expect(Array.from(hidden.text)).toHaveLength(Array.from(text).length);
      for (const word of seen(name).split(/[\s-]+/)) expect(seen(hidden.text)).not.toContain(word);
      // What is beside the name is as it was, and so is every character that cannot be seen.
      expect(hidden.text.startsWith(before)).toBe(true);
      expect(hidden.text.endsWith(after)).toBe(true);
      expect(hidden.text.match(/[\p{Cf}\p{DI}]/gu)).toStrictEqual(text.match(/[\p{Cf}\p{DI}]/gu));
      for (const { startUtf16, endUtf16 } of hidden.places) {
        expect(text.slice(startUtf16, endUtf16)).not.toBe('');
        expect(before.length).toBeLessThanOrEqual(startUtf16);
      }
    }),
  );
});

test('a long text of almost nothing but unseen characters stays as it is', () => {
  const text = `${'\u200b\u00ad'.repeat(50_000)}${'a\u200b'.repeat(50_000)}`;
  const { text: after } = createHider(names, new Set()).hide(text);
  expect(after).toBe(text);
});

test('whatever the text and the names, every code unit keeps its place', () => {
  const odd = fc
    .array(
      fc.oneof(
        fc.constantFrom(...unseen, ' ', 'A', 'na', 'é', 'e\u0301', '김', '\u1100', '\u1161', '🚧'),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
    )
    .map((all) => all.join(''));
  fc.assert(
    fc.property(odd, fc.array(odd, { maxLength: 4 }), (text, some) => {
      const { text: after, places } = createHider(some, new Set()).hide(text);
      expect(after).toHaveLength(text.length);
      let done = 0;
      for (const { startUtf16, endUtf16 } of places) {
        expect(after.slice(done, startUtf16)).toBe(text.slice(done, startUtf16));
        expect(endUtf16).toBeGreaterThan(startUtf16);
        done = endUtf16;
      }
      expect(after.slice(done)).toBe(text.slice(done));
    }),
  );
});
