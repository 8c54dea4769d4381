// Reads fuzzed files one after the other and says on a line each how it went, so that whoever started it sees which one
// it hangs or dies on. Arguments: a JSON of {@link ChildOrder}.

import { writeSync } from 'node:fs';
import { peakMemoryBytes } from '../../../support/peak-memory.ts';
import { faultyReaders } from './fuzz-faults.ts';
import { fuzzedFiles } from './fuzz-file.ts';
import { watchPrototypes } from './prototypes.ts';
import { readFuzzed, realReaders, type Outcome } from './read-fuzzed.ts';
import { allSeeds } from './seeds.ts';

export interface ChildOrder {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly fault: string | null;
  /** Reads it a few times and says the least, after a warm-up by the files before it. */
  readonly alone: boolean;
}

export interface ChildLine {
  readonly number: number;
  readonly is: Outcome['is'] | 'begun';
  readonly what?: string;
  readonly cpuMs?: number;
  /** How much more the process holds, at most, than before. */
  readonly grownMb?: number;
  /** How much of it is still held after a collection. */
  readonly keptMb?: number;
  readonly polluted?: string;
}

const say = (line: ChildLine) => void writeSync(1, `${JSON.stringify(line)}\n`);
/** What the process may grow by before it is asked how much of it is needed. */
const lookEvery = 150 * 2 ** 20;
const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
const held = () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const order = JSON.parse(process.argv[2] ?? '{}') as ChildOrder;
const readers = order.fault === null ? realReaders : (faultyReaders[order.fault] ?? realReaders);
let current = order.from;
// A promise that a library forgot says nothing about the file: the importers' thread bears it, too.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', (thrown) => {
  say({ number: current, is: 'crash', what: `uncaught: ${thrown.stack ?? thrown.message}` });
});

const seeds = await allSeeds();
const fileAt = fuzzedFiles(seeds, order.seed);
// Libraries may polyfill what is missing when they are loaded, whatever the file.
const kinds = new Map(seeds.map((seed) => [/[^.]*$/.exec(seed.main.fileName)?.[0], seed]));
for (const { as, main, companions } of kinds.values()) {
  await readFuzzed({ number: 0, as, main, companions }, realReaders);
}
const polluted = watchPrototypes();
const rounds = order.alone ? 3 : 1;
const warmUps = order.alone ? 20 : 0;
for (let number = order.from - warmUps; number < order.from; number += 1) {
  await readFuzzed(fileAt(number), realReaders);
}
const heldAtStart = held();
let lookedAtRss = process.memoryUsage.rss() + 2 * lookEvery;
let peakBefore = process.memoryUsage.rss();
for (let number = order.from; number < order.to; number += order.step) {
  current = number;
  say({ number, is: 'begun' });
  let cpuMs = Number.POSITIVE_INFINITY;
  let outcome: Outcome = { is: 'read' };
  for (let round = 0; round < rounds; round += 1) {
    const file = fileAt(number);
    if (order.alone) globalThis.gc?.();
    const before = process.cpuUsage();
    outcome = await readFuzzed(file, readers);
    const { user, system } = process.cpuUsage(before);
    cpuMs = Math.min(cpuMs, (user + system) / 1000);
  }
  const grown = peakMemoryBytes() - peakBefore;
  const rss = process.memoryUsage.rss();
  const isMuch = rss > lookedAtRss + lookEvery;
  const found = polluted();
  say({
    number,
    ...outcome,
    cpuMs: Math.round(cpuMs),
    grownMb: megabytes(grown),
    ...(isMuch ? { keptMb: megabytes(held() - heldAtStart) } : {}),
    ...(found === null ? {} : { polluted: found }),
  });
  // A collection takes longer than reading a file does.
  if (isMuch) lookedAtRss = process.memoryUsage.rss();
  if (!order.alone) peakBefore = Math.max(peakBefore, peakMemoryBytes());
}
process.exit(0);
