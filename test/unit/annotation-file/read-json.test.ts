import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProblems } from '../../../shared/annotation-file/problems.ts';
import { MOST_LEVELS, readJson } from '../../../shared/annotation-file/read-json.ts';

function read(json: string) {
  const problems = createProblems();
  const notes = createProblems();
  return { value: readJson(json, problems, notes)?.value, problems, notes };
}

/** Digits and power of ten, without zeros at the ends: the same for all ways to write a number. */
function exactly(literal: string): string {
  const [mantissa = '', exponent = '0'] = literal.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const digits = BigInt(whole + fraction);
  if (digits === 0n) return '0';
  const written = digits.toString();
  const significant = written.replace(/0+$/, '');
  const power = Number(exponent) - fraction.length + written.length - significant.length;
  return `${mantissa.startsWith('-') ? '-' : ''}${significant}e${power}`;
}

const digits = (min: number, max: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const someDigits = fc.oneof(
  digits(1, 20),
  fc.integer({ min: 1, max: 25 }).map((count) => '0'.repeat(count)),
  fc.integer({ min: 1, max: 25 }).map((count) => '9'.repeat(count)),
  fc.tuple(fc.nat({ max: 25 }), digits(1, 3)).map(([zeros, end]) => '0'.repeat(zeros) + end),
);
const literal = fc
  .record({
    sign: fc.constantFrom('', '-'),
    whole: fc.oneof(
      fc.constantFrom('0', '1', '4503599627370497'),
      fc.nat().map(String),
      someDigits,
    ),
    fraction: fc.option(someDigits),
    exponent: fc.option(
      fc.tuple(fc.constantFrom('e', 'E', 'e+', 'e-', 'E-'), fc.integer({ min: 0, max: 1200 })),
    ),
  })
  .map(({ sign, whole, fraction, exponent }) => {
    const integer = whole.replace(/^0+(?=\d)/, '');
    const power = exponent === null ? '' : exponent.join('');
    return `${sign}${integer}${fraction === null ? '' : `.${fraction}`}${power}`;
  });

test('a number is told exactly where it cannot be written back as it is', () => {
  fc.assert(
    fc.property(literal, fc.constantFrom(0, 6000), fc.boolean(), (number, padding, isLast) => {
      const value = Number(number);
      const pad = `"pad": "${'x'.repeat(padding)}"`;
      const json = isLast ? `{${pad}, "a": ${number}}` : `{"a": ${number},\n ${pad}}`;
      const { problems, notes } = read(json);
      const isKept = Number.isFinite(value) && exactly(number) === exactly(String(value));
      expect([number, problems.count + notes.count]).toEqual([number, isKept ? 0 : 1]);
    }),
    { numRuns: 3000 },
  );
});

test.each(['[', '{"a":', '[1,{"b":'])(
  'levels of %j are counted alike, whatever is in the innermost',
  (open) => {
    const close = [...open]
      .toReversed()
      .map((one) => (one === '[' ? ']' : one === '{' ? '}' : ''))
      .join('');
    const each = (open.match(/[[{]/g) ?? []).length;
    const nested = (levels: number, inner: string) => {
      const times = Math.floor(levels / each);
      return `${'['.repeat(levels % each)}${open.repeat(times)}${inner}${close.repeat(times)}${']'.repeat(levels % each)}`;
    };
    for (const inner of ['1', 'null', '"x"']) {
      expect(read(nested(MOST_LEVELS, inner)).problems.count).toBe(0);
      expect(read(nested(MOST_LEVELS + 1, inner)).problems.list[0]?.message).toMatch(/levels deep/);
    }
  },
);

test('a number of too many digits is told wherever it stands', () => {
  for (let before = 0; before < 40; before += 1) {
    for (const number of ['12345678901234567', '-0.1234567890123456789']) {
      const { notes } = read(`{"text": "${'x'.repeat(before)}", "at": ${number} }`);
      expect([before, number, notes.count]).toEqual([before, number, 1]);
    }
    const { notes } = read(`{"text": "${'x'.repeat(before)}", "at": 12345678901234 }`);
    expect([before, notes.count]).toEqual([before, 0]);
  }
});
