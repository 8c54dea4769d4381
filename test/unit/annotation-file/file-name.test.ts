import fc from 'fast-check';
import { expect, test } from 'vitest';
import { annotatedFileName } from '../../../shared/annotation-file/file-name.ts';

test.each([
  ['Bridge reopens', 'bridge-reopens'],
  [
    'Afghan resistance groups eye spring offensive',
    'afghan-resistance-groups-eye-spring-offensive',
  ],
  ['  “It’s safe” — $41 million?! ', 'its-safe-41-million'],
  ['../../etc/passwd', 'etc-passwd'],
  ['C:\\temp\\a*b?', 'c-temp-a-b'],
  ['CON', 'con-article'],
  ['com1.', 'com1-article'],
  ['Nul', 'nul-article'],
  ['Conference', 'conference'],
  ['', 'article'],
  ['🚧 …', 'article'],
  ['أعيد فتح الجسر', 'أعيد-فتح-الجسر'],
  ['橋が開いた', '橋が開いた'],
  ['নদীর সেতু', 'নদীর-সেতু'],
  ['E\u0301tude', 'étude'],
  ['a\u0000b\nc', 'a-b-c'],
])('%j becomes %j', (title, slug) => {
  expect(annotatedFileName(title)).toBe(`${slug}.annotated.json`);
});

test('a long title is cut between words', () => {
  const name = annotatedFileName('word '.repeat(100));
  expect(name).toMatch(/^word(-word)+\.annotated\.json$/);
});

test('a long title is cut by its bytes, which are more than its letters in most scripts', () => {
  for (const letter of ['橋', 'জ', 'é', '𐍈']) {
    const name = annotatedFileName(letter.repeat(200));
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(140);
    expect(Buffer.byteLength(name)).toBeGreaterThan(120);
    expect(name.startsWith(letter)).toBe(true);
  }
});

test('any title gives a name that every file system takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      const name = annotatedFileName(title);
      expect(name).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*\.annotated\.json$/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(140);
      expect(annotatedFileName(title)).toBe(name);
    }),
  );
});
