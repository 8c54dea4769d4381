// Has fuzzed files read in child processes, sees to those that hang or die, and reads what was slow or large again on
// its own before it counts: the machine does other things as well.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ChildLine, ChildOrder } from './fuzz-child.ts';

const entry = fileURLToPath(new URL('fuzz-child.ts', import.meta.url));
const cache = fileURLToPath(new URL('../../../../.cache/node', import.meta.url));
/** As deep as the importers' thread goes, as far as the main thread's stack allows. */
const stackKilobytes = 6000;
const startMs = 30_000;
export const mostCpuMs = 2000;
export const mostMb = 500;

export interface Finding {
  readonly number: number;
  readonly is: 'crash' | 'hang' | 'memory' | 'pollution' | 'invalid';
  readonly what: string;
}

export interface Findings {
  readonly found: readonly Finding[];
  readonly counts: { readonly [is: string]: number };
  /** Files that a library found damaged in its own words, the first few. */
  readonly damage: readonly string[];
  /** The next number that nobody has read. */
  readonly next: number;
}

type Ended = 'done' | 'silent' | 'died' | 'stopped';

interface Heard {
  readonly lines: readonly ChildLine[];
  readonly ended: Ended;
  readonly last: string;
}

function readIn(
  order: ChildOrder,
  silentMs: number,
  heed: (line: ChildLine) => boolean,
): Promise<Heard> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        '--expose-gc',
        `--stack-size=${stackKilobytes}`,
        '--max-old-space-size=2048',
        entry,
        JSON.stringify(order),
      ],
      { env: { ...process.env, NODE_COMPILE_CACHE: cache }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const lines: ChildLine[] = [];
    let last = '';
    let ended: Ended = 'died';
    const end = (why: Ended) => {
      ended = why;
      child.kill('SIGKILL');
    };
    let timer = setTimeout(() => end('silent'), startMs);
    child.stderr
      .setEncoding('utf8')
      .on('data', (chunk: string) => (last = (last + chunk).slice(-600)));
    const heard = createInterface({ input: child.stdout });
    heard.on('line', (text) => {
      if (!text.startsWith('{')) return;
      const line = JSON.parse(text) as ChildLine;
      clearTimeout(timer);
      timer = setTimeout(() => end('silent'), silentMs);
      lines.push(line);
      if (ended === 'died' && !heed(line)) end('stopped');
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ lines, ended: code === 0 ? 'done' : ended, last });
    });
  });
}

/** Reads it alone in a new process, after others that warm it up: the least of three times, and the most it held. */
async function alone(
  { seed, fault, silentMs }: ReadingOrder,
  number: number,
): Promise<Finding | null> {
  const order = { seed, from: number, to: number + 1, step: 1, fault, alone: true };
  const { lines, ended, last } = await readIn(order, silentMs * 3, () => true);
  if (ended === 'silent')
    return { number, is: 'hang', what: `no answer in ${(silentMs * 3) / 1000} s` };
  if (ended === 'died') return { number, is: 'crash', what: `the process died: ${last}` };
  const line = lines.findLast((one) => one.is !== 'begun');
  const { cpuMs = 0, grownMb = 0 } = line ?? {};
  if (cpuMs > mostCpuMs) return { number, is: 'hang', what: `${cpuMs} ms` };
  return grownMb > mostMb ? { number, is: 'memory', what: `${grownMb} MB` } : null;
}

export interface ReadingOrder {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly fault: string | null;
  readonly until: number;
  /** How long a file may keep everybody waiting before its process is ended and it is read alone. */
  readonly silentMs: number;
}

/** How many processes may be lost before the rest is given up: a reader that always hangs would take hours. */
const mostFallen = 8;

export async function readAside(order: ReadingOrder): Promise<Findings> {
  const { seed, to, step, fault, until } = order;
  const found: Finding[] = [];
  const counts: { [is: string]: number } = {};
  const damage: string[] = [];
  const suspects: number[] = [];
  let next = order.from;
  let fallen = 0;
  const heed = (line: ChildLine): boolean => {
    const { number, is, what = '' } = line;
    if (is === 'begun') return performance.now() < until;
    next = number + step;
    counts[is] = (counts[is] ?? 0) + 1;
    if (is === 'crash' || is === 'invalid') found.push({ number, is, what: brief(what) });
    if (is === 'damage' && damage.length < 3) damage.push(brief(what));
    if (line.polluted !== undefined) found.push({ number, is: 'pollution', what: line.polluted });
    if ((line.cpuMs ?? 0) > mostCpuMs * 0.75 || (line.grownMb ?? 0) > mostMb * 0.8)
      suspects.push(number);
    if ((line.keptMb ?? 0) <= mostMb) return true;
    found.push({ number, is: 'memory', what: `${line.keptMb} MB are kept` });
    fallen += 1;
    return false;
  };
  while (next < to && performance.now() < until && fallen < mostFallen) {
    const { lines, ended } = await readIn(
      { seed, from: next, to, step, fault, alone: false },
      order.silentMs,
      heed,
    );
    if (ended === 'silent' || ended === 'died') {
      const number = lines.at(-1)?.number ?? next;
      const again = await alone(order, number);
      // A process may run out of memory by all that came before.
      if (again !== null) found.push(again);
      next = number + step;
      fallen += 1;
    }
  }
  for (const number of suspects.slice(0, 20)) {
    const again = await alone(order, number);
    if (again !== null) found.push(again);
  }
  return { found, counts, damage, next };
}

const brief = (what: string) => what.split('\n').slice(0, 3).join(' ').slice(0, 300);
