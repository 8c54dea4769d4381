import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalFault, canonicalText } from '../../../shared/text/canonical.ts';

test.each([
  ['a BOM at the start is removed', '\ufeffa', 'a'],
  ['only the first of two is a BOM', '\ufeff\ufeffa', '\ufeffa'],
  ['one inside the text stays', 'a\ufeffb', 'a\ufeffb'],
  ['CRLF becomes LF', 'a\r\nb\r\n', 'a\nb\n'],
  ['CR becomes LF', 'a\rb\r\rc', 'a\nb\n\nc'],
  ['CR before CRLF is a line of its own', 'a\r\r\nb', 'a\n\nb'],
  ['NUL becomes U+FFFD', 'a\0b', 'a\ufffdb'],
  ['halves of surrogate pairs become U+FFFD', '\ud83d a \udea7\ud83d', '\ufffd a \ufffd\ufffd'],
  ['whole pairs stay', '🚧', '🚧'],
  ['nothing is trimmed, joined or re-spaced', '  a\t\u00a0b  \n\n\n ', '  a\t\u00a0b  \n\n\n '],
  ['nothing is normalised', 'e\u0301 é ﬁ Å', 'e\u0301 é ﬁ Å'],
  ['other controls stay', 'a\u000b\u000c\u0085\u2028b', 'a\u000b\u000c\u0085\u2028b'],
  ['the empty text stays', '', ''],
])('%s', (_, decoded, expected) => {
  expect(canonicalText(decoded)).toBe(expected);
});

test('the result never has a fault, whatever comes in', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('\r', '\n', '\0', '\ud83d', '\ufeff')),
      (a, b) => {
        expect(canonicalFault(canonicalText(a + b.join('') + a))).toBeNull();
      },
    ),
  );
});

test.each([
  ['a\r', 'carriage returns'],
  ['a\0', 'NUL characters'],
  ['a\ud83d', 'halves of surrogate pairs'],
  ['a\ufeff🚧', null],
])('the fault of %j is named', (text, fault) => {
  expect(canonicalFault(text)).toBe(fault);
});
