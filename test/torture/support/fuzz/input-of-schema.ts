// Inputs made from a channel's own schema, so that they pass it mostly and are hostile all the same: ids that nobody
// has, offsets that are nowhere, words that are no words. Reads zod's definitions; a kind that it does not know is an
// error, so that a new schema cannot go by untried.

import { z } from 'zod';
import type { Random } from '../random.ts';
import { hostileNumbers, hostileStrings, hostileValue } from './hostile-values.ts';

/** Values that stand for something in the workspace, by the last part of their path, such as `articleId`. */
export type Known = (key: string, random: Random) => unknown;

interface Making {
  readonly random: Random;
  readonly known: Known;
  /** Of a hundred values, how many are not even of their schema. */
  readonly wild: number;
}

type Definition = { readonly type: string; readonly [part: string]: unknown };

const definitionOf = (schema: z.core.$ZodType): Definition =>
  schema._zod.def as unknown as Definition;

const instances: readonly (() => unknown)[] = [
  () => new Uint8Array(0),
  () => Buffer.from('Ana met Bo. She was glad of it, said the mayor.\n\nThen she left.'),
  () => Uint8Array.from({ length: 64 }, (_, index) => (index * 37) % 256),
  () => new Int32Array([0, 4, 0, 4, 8, 4]),
  () => new Int32Array(0),
  () => new Int32Array([-1, 2 ** 31 - 1, 7]),
];

function stringOf(schema: z.core.$ZodType, key: string, making: Making): string {
  const { random, known } = making;
  if (random.below(10) < 6) {
    const found = known(key, random);
    if (typeof found === 'string') return found;
  }
  const { format } = definitionOf(schema);
  if (format === 'uuid' && random.below(10) < 9) return random.uuid();
  if (format === 'date' && random.below(10) < 9)
    return random.pick(['2026-02-28', '0001-01-01', '9999-12-31']);
  const longest = schema._zod.bag['maximum'];
  const shortest = schema._zod.bag['minimum'];
  if (typeof shortest === 'number' && shortest === longest) {
    return random.pick('0aF'.split('')).repeat(shortest);
  }
  return random.pick(hostileStrings);
}

function numberOf(schema: z.core.$ZodType, { random }: Making): number {
  const { minimum, maximum } = schema._zod.bag as { minimum?: number; maximum?: number };
  const which = random.below(10);
  if (which < 3) return random.pick(hostileNumbers);
  const least = typeof minimum === 'number' && minimum > -1000 ? minimum : 0;
  const most = typeof maximum === 'number' && maximum < 2 ** 33 ? maximum : least + 4000;
  return which < 5
    ? random.pick([least, most])
    : least + random.below(Math.max(1, Math.min(most - least, 3000)));
}

function objectOf(definition: Definition, making: Making): unknown {
  const { random } = making;
  const shape = definition['shape'] as { readonly [key: string]: z.core.$ZodType };
  const made: { [key: string]: unknown } = {};
  for (const [key, inner] of Object.entries(shape)) {
    const value = valueOf(inner, key, making);
    if (value !== undefined || random.below(2) === 0) made[key] = value;
  }
  const { startUtf16, endUtf16 } = made;
  // Most spans go forwards.
  if (typeof startUtf16 === 'number' && typeof endUtf16 === 'number' && startUtf16 > endUtf16) {
    made['startUtf16'] = endUtf16;
    made['endUtf16'] = startUtf16;
  }
  const { train, dev } = made;
  if (typeof train === 'number' && typeof dev === 'number') made['test'] = 100 - train - dev;
  if (random.below(100) < making.wild)
    made[random.pick(['extra', '__proto__x', 'constructor', 'path'])] = hostileValue(random);
  return made;
}

function recordOf(definition: Definition, key: string, making: Making): unknown {
  const { random } = making;
  const made: { [key: string]: unknown } = {};
  for (let left = random.pick([0, 1, 1, 2, 5]); left > 0; left -= 1) {
    const name = stringOf(definition['keyType'] as z.core.$ZodType, `${key}.key`, making);
    Object.defineProperty(made, name, {
      value: valueOf(definition['valueType'] as z.core.$ZodType, `${key}.value`, making),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return made;
}

/** A few, seldom many; some of them twice. */
function arrayOf(definition: Definition, key: string, making: Making): unknown {
  const { random } = making;
  const element = definition['element'] as z.core.$ZodType;
  const few = Array.from({ length: random.pick([0, 1, 1, 1, 2, 3]) }, () =>
    valueOf(element, key, making),
  );
  if (random.below(12) === 0) few.push(...few);
  return random.below(300) === 0 ? Array.from({ length: 1001 }, () => few[0]) : few;
}

type Make = (
  schema: z.core.$ZodType,
  key: string,
  making: Making,
  definition: Definition,
) => unknown;

const inner: Make = (_schema, key, making, definition) =>
  valueOf(definition['innerType'] as z.core.$ZodType, key, making);

const makers: { readonly [type: string]: Make } = {
  string: stringOf,
  number: (schema, _key, making) => numberOf(schema, making),
  boolean: (_schema, _key, { random }) => random.below(2) === 0,
  undefined: () => undefined,
  null: () => null,
  any: (_schema, _key, { random }) => hostileValue(random),
  unknown: (_schema, _key, { random }) => hostileValue(random),
  enum: (_schema, _key, { random }, { entries }) =>
    random.pick(Object.values<unknown>(entries as { readonly [name: string]: unknown })),
  literal: (_schema, _key, { random }, { values }) => random.pick(values as readonly unknown[]),
  nullable: (schema, key, making, definition) =>
    making.random.below(4) === 0 ? null : inner(schema, key, making, definition),
  optional: (schema, key, making, definition) =>
    making.random.below(3) === 0 ? undefined : inner(schema, key, making, definition),
  default: inner,
  readonly: inner,
  catch: inner,
  pipe: (_schema, key, making, definition) =>
    valueOf(definition['in'] as z.core.$ZodType, key, making),
  lazy: (_schema, key, making, { getter }) =>
    valueOf((getter as () => z.core.$ZodType)(), key, making),
  union: (_schema, key, making, { options }) =>
    valueOf(making.random.pick(options as readonly z.core.$ZodType[]), key, making),
  array: (_schema, key, making, definition) => arrayOf(definition, key, making),
  object: (_schema, _key, making, definition) => objectOf(definition, making),
  record: (_schema, key, making, definition) => recordOf(definition, key, making),
  custom: (schema, _key, making) => {
    const fitting = instances.filter((make) => z.safeParse(schema, make()).success);
    return making.random.pick(fitting.length === 0 ? instances : fitting)();
  },
};

function valueOf(schema: z.core.$ZodType, key: string, making: Making): unknown {
  if (making.random.below(1000) < making.wild) return hostileValue(making.random);
  const definition = definitionOf(schema);
  const make = makers[definition.type];
  if (make === undefined)
    throw new TypeError(`fuzzing does not know the schema “${definition.type}”`);
  return make(schema, key, making, definition);
}

/** Throws TypeError for a kind of schema that it does not know. */
export function inputFor(schema: z.ZodType, random: Random, known: Known): unknown {
  return valueOf(schema, '', { random, known, wild: random.pick([0, 0, 10, 40]) });
}
