// Runs one case in a process of its own, for a bounded time: one that hangs is killed with all that it started.

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isWithin, type Figure, type TortureRun } from '../torture.ts';

const entry = fileURLToPath(new URL('case-child.ts', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));
/** How long a case may take to wind up after its time is over. */
const graceMs = { full: 60_000, short: 45_000 } as const;

const figureSchema: z.ZodType<Figure> = z.object({
  name: z.string(),
  // JSON has no NaN; a figure that could not be measured is over every limit.
  value: z
    .number()
    .nullable()
    .transform((value) => value ?? Number.POSITIVE_INFINITY),
  limit: z.number().nullable(),
  unit: z.string(),
  detail: z.string(),
});

const descriptionSchema = z.object({
  name: z.string(),
  seconds: z.object({ full: z.number(), short: z.number() }),
  faults: z.array(z.string()),
  needs: z.array(z.enum(['browser', 'build'])),
  /** Why it cannot run on this machine. */
  unable: z.string().nullable(),
  /** Why it could not even be loaded. */
  broken: z.string().nullable(),
});
export type CaseDescription = Readonly<z.output<typeof descriptionSchema>>;

export interface CaseOutcome {
  readonly name: string;
  readonly figures: readonly Figure[];
  readonly tookMs: number;
  /** Why there are no figures. */
  readonly failure: string | null;
}

/** Every figure is there and within its limit, and at least one of them has a limit. */
export const isGood = ({ figures, failure }: CaseOutcome): boolean =>
  failure === null &&
  figures.some(({ limit }) => limit !== null) &&
  figures.every((figure) => isWithin(figure));

export async function describeCases(): Promise<readonly CaseDescription[]> {
  const { answer, failure } = await answerOf([], 120_000);
  if (failure !== null) throw new Error(`The cases could not be listed: ${failure}`);
  return z.array(descriptionSchema).parse(JSON.parse(answer));
}

export async function runCase(name: string, run: TortureRun): Promise<CaseOutcome> {
  const begun = performance.now();
  const limitMs = run.seconds * 1000 + graceMs[run.scale];
  const { answer, failure } = await answerOf([name, JSON.stringify(run)], limitMs);
  const tookMs = performance.now() - begun;
  if (failure !== null) return { name, figures: [], tookMs, failure };
  const figures = z.array(figureSchema).parse(JSON.parse(answer));
  return { name, figures, tookMs, failure: null };
}

interface Answer {
  readonly answer: string;
  readonly failure: string | null;
}

/** What the child wrote to descriptor 3, and its last words where it failed. */
function answerOf(args: readonly string[], limitMs: number): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--expose-gc', entry, ...args], {
      cwd: root,
      // A group of its own: what it started is killed with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    let answer = '';
    let said = '';
    const listen = (stream: unknown, heard: (chunk: string) => void) => {
      if (stream instanceof Object && 'setEncoding' in stream) {
        (stream as NodeJS.ReadableStream).setEncoding('utf8').on('data', heard);
      }
    };
    listen(child.stdio[3], (chunk) => (answer += chunk));
    for (const stream of [child.stdout, child.stderr]) {
      listen(stream, (chunk) => (said = (said + chunk).slice(-4000)));
    }
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      killGroup(child.pid);
    }, limitMs);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      killGroup(child.pid);
      // The pipe's last piece may come after the process is gone.
      setTimeout(() => {
        const why = hung ? `killed after ${Math.round(limitMs / 1000)} s` : (signal ?? `${code}`);
        const isFine = !hung && code === 0 && answer !== '';
        resolve({ answer, failure: isFine ? null : `${why}\n${said}` });
      }, 50);
    });
  });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in it.
  }
}
