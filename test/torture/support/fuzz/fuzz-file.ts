// Fuzzed files by number: the same seed and number give the same file, on every machine that has the same seed files.

import { randomFrom } from '../random.ts';
import { mostBytes, mutatedBytes } from './mutate-bytes.ts';
import { mutatedJson } from './mutate-json.ts';
import { mutatedMarkup } from './mutate-markup.ts';
import { mutatedZip } from './mutate-zip.ts';
import type { Seed, SeedFile } from './seeds.ts';

export interface FuzzedFile {
  readonly number: number;
  readonly as: Seed['as'];
  readonly main: SeedFile;
  readonly companions: readonly SeedFile[];
}

const isZip = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;

function mutated(bytes: Uint8Array, random: ReturnType<typeof randomFrom>, other: Uint8Array) {
  if (random.below(4) === 0) return mutatedBytes(bytes, random, other);
  if (isZip(bytes)) return mutatedZip(bytes, random, other);
  const text = Buffer.from(bytes).toString('utf8');
  if (/^\s*[{[]/.test(text)) {
    const json = mutatedJson(text, random);
    if (json !== null) return Buffer.from(json);
  }
  if (/<\w/.test(text.slice(0, 3000)) && !text.startsWith('%PDF')) {
    return Buffer.from(mutatedMarkup(text, random)).subarray(0, mostBytes);
  }
  return mutatedBytes(bytes, random, other);
}

export function fuzzedFiles(seeds: readonly Seed[], seed: number): (number: number) => FuzzedFile {
  const drawn = seeds.flatMap((one) => Array<Seed>(Math.max(1, Math.round(one.weight))).fill(one));
  return (number) => {
    const random = randomFrom(Math.imul(seed, 0x9e_37_79_b1) + number);
    const { as, main, companions } = random.pick(drawn);
    const other = random.pick(seeds).main.bytes;
    const whole = companions.map((one) =>
      random.below(3) === 0
        ? { ...one, bytes: Uint8Array.from(mutatedBytes(one.bytes, random, other)) }
        : one,
    );
    const bytes = Uint8Array.from(mutated(main.bytes, random, other));
    return { number, as, main: { fileName: main.fileName, bytes }, companions: whole };
  };
}
