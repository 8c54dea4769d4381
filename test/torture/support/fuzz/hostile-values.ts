// Values that a page which was taken over might send: of the wrong kind, too large, broken. All of them cross by
// structured clone, as every message does; what cannot be cloned never arrives.

import type { Random } from '../random.ts';

const million = 'a'.repeat(1_000_000);

export const hostileStrings: readonly string[] = [
  '',
  ' ',
  '\0',
  '\ud800',
  'a\udc00b',
  '\ufeff',
  '\u202e',
  '🚧',
  'e\u0301',
  '__proto__',
  'constructor',
  'toString',
  "'; DROP TABLE article; --",
  '" OR "" = "',
  'NEAR(a b)',
  '(((((((((((((((',
  '(a+)+$',
  '[',
  '*',
  'title:',
  'tag:claim -"',
  '../../etc/passwd',
  '<script>x</script>',
  '%s%n',
  '-1',
  '1e999',
  'NaN',
  '2026-02-31',
  '00000000-0000-0000-0000-000000000000',
  'javascript:alert(1)',
  'a'.repeat(200),
  'a'.repeat(5000),
  '\n'.repeat(300),
];

export const hostileNumbers: readonly number[] = [
  -1,
  0,
  -0,
  1,
  2,
  0.5,
  1e-300,
  1e21,
  1e308,
  2 ** 31,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  -(2 ** 53),
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

function cyclic(): unknown {
  const one: { self?: unknown } = {};
  one.self = [one];
  return one;
}

const strange: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => [],
  () => ({}),
  () => 10n ** 30n,
  () => new Date(Number.NaN),
  () => new Map([['id', 1]]),
  () => new Set([1]),
  () => /(a+)+$/,
  () => new Error('x'),
  () => new Uint8Array(3),
  () => new Int32Array([-1, 2 ** 31 - 1, 0]),
  () => new Float64Array([Number.NaN]),
  () => new ArrayBuffer(8),
  () => new DataView(new ArrayBuffer(8)),
  () => Array<unknown>(50_000),
  () => Array.from({ length: 300 }, () => null),
  (): unknown =>
    JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
    ),
  () => ({ length: -1, toString: null, valueOf: null }),
  () => JSON.parse('{"then": 1}') as unknown,
  cyclic,
];
const rare: readonly (() => unknown)[] = [
  () => million,
  () => ({ [million.slice(0, 100_000)]: 1 }),
  () => {
    let deep: unknown = 1;
    for (let level = 0; level < 800; level += 1) deep = { a: deep };
    return deep;
  },
];

/** Anything at all. */
export function hostileValue(random: Random): unknown {
  const which = random.below(400);
  if (which < 100) return random.pick(hostileStrings);
  if (which < 180) return random.pick(hostileNumbers);
  return which < 399 ? random.pick(strange)() : random.pick(rare)();
}
