// `node test/torture/support/fuzz/write-file.ts SEED NUMBER FOLDER`: the fuzzed file of that number, to look at it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuzzedFiles } from './fuzz-file.ts';
import { allSeeds } from './seeds.ts';

const [seed = '20261123', number = '0', folder = '.'] = process.argv.slice(2);
const { as, main, companions } = fuzzedFiles(await allSeeds(), Number(seed))(Number(number));
mkdirSync(folder, { recursive: true });
for (const { fileName, bytes } of [main, ...companions])
  writeFileSync(join(folder, fileName), bytes);
console.log(`${as}: ${[main, ...companions].map(({ fileName }) => fileName).join(', ')}`);
