// Twenty thousand damaged and hostile files over every format that is read. Each is made from a valid one, by its
// number alone; `node test/torture/support/fuzz/write-file.ts SEED NUMBER FOLDER` writes one to look at it.

import type { Figure, TortureCase, TortureRun } from '../torture.ts';
import { faultyReaders } from '../support/fuzz/fuzz-faults.ts';
import { fuzzedFiles } from '../support/fuzz/fuzz-file.ts';
import { mostCpuMs, mostMb, readAside } from '../support/fuzz/read-aside.ts';
import { allSeeds } from '../support/fuzz/seeds.ts';
import { throughService } from '../support/fuzz/through-service.ts';

const scales = {
  full: { files: 20_000, lanes: 2, ofService: 500, silentMs: 10_000 },
  short: { files: 500, lanes: 1, ofService: 25, silentMs: 4000 },
} as const;
/** Of the case's time; the rest is for reading again what was slow. */
const forReading = 0.9;

async function run({ scale, seconds, seed, fault }: TortureRun): Promise<readonly Figure[]> {
  const { files, lanes, ofService, silentMs } = scales[scale];
  const begun = performance.now();
  const until = begun + seconds * 1000 * forReading;
  const seeds = await allSeeds();
  const every = Math.floor(files / ofService);
  const numbers = Array.from({ length: ofService }, (_, index) => index * every);
  const [service, ...read] = await Promise.all([
    throughService(fuzzedFiles(seeds, seed), fault === null ? numbers : [], until),
    ...Array.from({ length: lanes }, (_, lane) =>
      readAside({ seed, from: lane, to: files, step: lanes, fault, until, silentMs }),
    ),
  ]);
  const tookS = (performance.now() - begun) / 1000;
  const found = [...service.found, ...read.flatMap((one) => one.found)];
  const sum = (is: string) => read.reduce((total, { counts }) => total + (counts[is] ?? 0), 0);
  const done = ['read', 'refused', 'damage', 'crash', 'invalid'].reduce(
    (all, is) => all + sum(is),
    0,
  );
  const figure = (is: (typeof found)[number]['is'], name: string, detail = ''): Figure => {
    const these = found.filter((one) => one.is === is);
    const told = these
      .slice(0, 5)
      .map(({ number, what }) => `seed ${seed} file ${number}: ${what}`);
    return {
      name,
      value: these.length,
      limit: 0,
      unit: 'files',
      detail: [detail, ...told].filter((part) => part !== '').join('; '),
    };
  };
  return [
    figure('crash', 'crashes', `${done} files of ${seeds.length} seeds; ${sum('read')} read`),
    figure('hang', `took longer than ${mostCpuMs / 1000} s`),
    figure('memory', `needed more than ${mostMb} MB`),
    figure('pollution', 'prototypes changed'),
    figure('invalid', 'does not pass the validator'),
    figure(
      'changed',
      'refused, and changed the workspace',
      `${service.done} through the service, ${service.imported} imported`,
    ),
    {
      name: 'files a second',
      value: done / tookS,
      limit: null,
      unit: 'files/s',
      detail: `${sum('damage')} were damage to a library; ${read
        .flatMap(({ damage }) => damage)
        .slice(0, 2)
        .join('; ')}`,
    },
    {
      name: 'files not read in the time',
      value: files - done,
      // A fault may end the reading early; a real run gets through.
      limit: fault === null && scale === 'full' ? 0 : null,
      unit: `of ${files}`,
      detail: '',
    },
  ];
}

export const tortureCase: TortureCase = {
  name: 'import-fuzz',
  seconds: { full: 230, short: 10 },
  faults: Object.keys(faultyReaders),
  run,
};
