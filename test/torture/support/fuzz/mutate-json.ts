// Damage to JSON that stays JSON: values of other types, keys that are prototypes' own, doubled keys, deep trees.

import type { Random } from '../random.ts';

type Tree = { [key: string]: unknown } | unknown[];

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const values: readonly unknown[] = [
  null,
  true,
  '',
  -1,
  0,
  1.5,
  1e308,
  2 ** 53,
  -(2 ** 31),
  '__proto__',
  'constructor',
  '\ud800',
  '\0',
  ' ',
  '🚧'.repeat(50),
  'a'.repeat(30_000),
  [],
  {},
  [[[[]]]],
  [null],
  { length: -1 },
  { toString: 1 },
  JSON.parse('{"then": 1}') as unknown,
];
const keys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '',
  '0',
  'then',
];
/** Stands for `__proto__`, which cannot be set as an own key by assignment. */
const protoKey = '\u0001proto';

function trees(value: unknown, found: Tree[] = []): Tree[] {
  if (!isTree(value)) return found;
  found.push(value);
  for (const inner of Object.values(value)) trees(inner, found);
  return found;
}

function deep(random: Random): unknown {
  let value: unknown = 1;
  const isArray = random.below(2) === 0;
  for (let left = random.pick([10, 200, 900]); left > 0; left -= 1)
    value = isArray ? [value] : { a: value };
  return value;
}

function mutateTree(tree: Tree, random: Random): void {
  const own = Object.keys(tree);
  const record = tree as { [key: string]: unknown };
  const key = own.length === 0 ? '0' : random.pick(own);
  const value = () =>
    random.below(12) === 0 ? deep(random) : structuredClone(random.pick(values));
  const ways: readonly (() => void)[] = [
    () => (record[key] = value()),
    () => (record[key] = value()),
    () => (Array.isArray(tree) ? void tree.splice(Number(key), 1) : delete record[key]),
    () => {
      const name = random.pick(keys);
      record[name === '__proto__' ? protoKey : name] = random.pick([
        record[key],
        { polluted: true },
        value(),
      ]);
    },
    () => {
      if (Array.isArray(tree)) tree.push(...Array<unknown>(random.pick([1, 2, 200])).fill(tree[0]));
      else record[key] = [record[key], record[key]];
    },
    () => {
      const number = record[key];
      if (typeof number === 'number') record[key] = number + random.pick([-1, 1, 0.5, 100_000]);
      else if (typeof number === 'string')
        record[key] = number.slice(1) + random.pick(['', '\ud83d', '\n', 'x']);
    },
    () => (record[key] = own.length < 2 ? value() : record[random.pick(own)]),
  ];
  random.pick(ways)();
}

const largest = 90_000;

function mutatedValue(json: string, random: Random): string {
  const root: unknown = JSON.parse(json);
  for (let left = 1 + random.below(5); left > 0; left -= 1) {
    const all = trees(root);
    if (all.length > 0) mutateTree(random.pick(all), random);
  }
  const written = JSON.stringify(root).replaceAll('"\\u0001proto":', '"__proto__":');
  if (random.below(10) > 0) return written;
  // A key twice: the later one counts, and both are there to be read.
  return written.replace(/"(\w+)":/, '"$1":null,"$1":');
}

/** Also of JSON lines. Null for what is neither. */
export function mutatedJson(text: string, random: Random): string | null {
  try {
    const mutated = mutatedValue(text, random);
    return mutated.length < largest ? mutated : null;
  } catch {
    const lines = text.split('\n');
    const index = random.below(lines.length);
    try {
      lines[index] = mutatedValue(lines[index] ?? '', random);
      return lines.join('\n').length < largest ? lines.join('\n') : null;
    } catch {
      return null;
    }
  }
}
