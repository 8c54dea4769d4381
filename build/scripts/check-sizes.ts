// Keeps the files small: sources have a median of at most 100 lines, a 95th percentile of at most 300 and none over
// 400; tests none over 600. Prints the figures; exits 1 where one is passed.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './processes.ts';

interface SizedFile {
  readonly file: string;
  readonly lines: number;
}

const limits = { median: 100, p95: 300, source: 400, test: 600 } as const;
const sized = /\.(ts|tsx|css|mjs|cjs)$/;

function filesOf(folder: string): readonly SizedFile[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && sized.test(entry.name))
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const lines = readFileSync(file, 'utf8').split('\n').length - 1;
      return { file: path.relative(root, file), lines };
    });
}

/** The smallest size that at least this share of the files does not exceed. */
function percentile(files: readonly SizedFile[], share: number): number {
  const sizes = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
  return sizes[Math.max(0, Math.ceil(sizes.length * share) - 1)] ?? 0;
}

const sources = ['shared', 'electron', 'renderer', 'build'].flatMap(filesOf);
const tests = filesOf('test');
const median = percentile(sources, 0.5);
const p95 = percentile(sources, 0.95);
const longest = (files: readonly SizedFile[]) => percentile(files, 1);

const problems = [
  ...(median > limits.median ? [`The median is ${median} lines, over ${limits.median}.`] : []),
  ...(p95 > limits.p95 ? [`The 95th percentile is ${p95} lines, over ${limits.p95}.`] : []),
  ...sources
    .filter(({ lines }) => lines > limits.source)
    .map(({ file, lines }) => `${file} has ${lines} lines, over ${limits.source}.`),
  ...tests
    .filter(({ lines }) => lines > limits.test)
    .map(({ file, lines }) => `${file} has ${lines} lines, over ${limits.test}.`),
];

console.log(
  `${sources.length} sources: median ${median}, 95th percentile ${p95}, longest ${longest(sources)} lines; ` +
    `${tests.length} test files: longest ${longest(tests)} lines`,
);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
