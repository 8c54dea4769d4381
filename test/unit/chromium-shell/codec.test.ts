import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAssembler } from '../../../build/chromium-shell/page-wire.ts';
import { createCodec, inParts } from '../../../build/chromium-shell/page/codec.ts';
import { pageBase64 } from '../../../build/chromium-shell/page/preload-wire.ts';

const nodes = createCodec({
  encode: (bytes) => Buffer.from(bytes).toString('base64'),
  decode: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});
const pages = createCodec(pageBase64());

const cloned = (value: unknown) => nodes.decode(pages.encode(value));

describe('a value on its way between page and Node', () => {
  test('typed arrays arrive as the same kind with the same numbers', () => {
    const value = {
      cells: new Int32Array([0, -1, 2 ** 31 - 1]),
      part: new Uint8Array([9, 8, 7, 6]).subarray(1, 3),
      reals: new Float64Array([0.1, NaN, -0]),
      none: new Uint8Array(),
    };
    expect(cloned(value)).toEqual(value);
    expect(pages.decode(nodes.encode(Buffer.from('ab')))).toEqual(new Uint8Array([97, 98]));
  });

  test('undefined, odd numbers and lone surrogates survive', () => {
    const value = {
      a: undefined,
      b: [undefined, null],
      c: [NaN, Infinity, -Infinity, -0],
      d: '\ud83d!',
    };
    expect(cloned(value)).toEqual(value);
    expect(Object.keys(cloned({ a: undefined }) as object)).toEqual(['a']);
    expect(cloned(undefined)).toBeUndefined();
  });

  test('objects that look like the codec’s own notes survive, and none changes a prototype', () => {
    const value = { $: 'Int32Array', v: 'AAAA', in: { $: { $: 'undefined' } } };
    expect(cloned(value)).toEqual(value);
    const sly = JSON.parse('{"__proto__":{"polluted":1}}') as object;
    const arrived = cloned(sly) as object;
    expect(Object.getPrototypeOf(arrived)).toBe(Object.prototype);
    expect(Object.hasOwn(arrived, '__proto__')).toBe(true);
  });

  test('any JSON value arrives equal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(cloned(value)).toEqual(value);
      }),
    );
  });

  test.each([[() => 1], [Symbol('s')], [10n], [new Map()], [new Date(0)], [new BigInt64Array(1)]])(
    'what cannot be carried throws: %s',
    (value) => {
      expect(() => pages.encode({ value })).toThrow('could not be cloned');
    },
  );
});

describe('a long text on its way', () => {
  test('is cut into parts that make it up again and never cut a character in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 5 }),
        (text, length) => {
          const parts = inParts(text, length);
          expect(parts.length).toBeGreaterThan(0);
          expect(parts.join('')).toBe(text);
          for (const part of parts) expect(part.isWellFormed()).toBe(true);
        },
      ),
    );
  });

  test('is put together again, whatever its script, its length and what arrives in between', () => {
    const assemble = createAssembler();
    const long = `${'م'.repeat(9_000_000)}🚧`;
    const [first = '', ...rest] = inParts(pages.encode({ type: 'invoke', args: [long] }), 2 ** 23);
    expect(rest).toHaveLength(1);
    expect(assemble(1, `7+${first}`)).toBeNull();
    expect(assemble(1, `8.${pages.encode('other')}`)).toBe('other');
    const whole = assemble(1, `7.${rest[0]}`) as unknown as { args: string[] };
    expect(whole.args[0] === long).toBe(true);
  });
});
