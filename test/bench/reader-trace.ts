// How long script runs in each frame while something happens, from the browser's own trace.

import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';

const traceSchema = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      ts: z.number().optional(),
      dur: z.number().optional(),
      /** Time the thread really ran, without what other programs took from it. */
      tdur: z.number().optional(),
      tid: z.number().optional(),
      pid: z.number().optional(),
    }),
  ),
});

/** Everything that enters page script; what script makes the browser lay out meanwhile counts as script. */
const scriptEvents: ReadonlySet<string> = new Set([
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
]);
/** Falls due when it likes, also in the middle of a listener that does next to nothing. */
const garbageEvents: ReadonlySet<string> = new Set(['MajorGC', 'MinorGC']);
/** The end of the main thread's part of a frame. */
const FRAME = 'BeginCommitCompositorFrame';

/** Milliseconds of script, garbage collection left out, in the frame that has most of it. Throws when the trace shows no frames. */
export async function longestScriptInFrame(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<number> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
  });
  await act();
  const trace = traceSchema.parse(JSON.parse((await browser.stopTracing()).toString('utf8')));
  const timed = trace.traceEvents.filter((event) => event.ts !== undefined);
  const first = timed.find((event) => event.name === FRAME);
  const main = timed.filter((event) => event.pid === first?.pid && event.tid === first?.tid);
  const frames = main
    .filter((event) => event.name === FRAME)
    .map((event) => event.ts ?? 0)
    .toSorted((a, b) => a - b);
  if (frames.length < 10) throw new Error(`the trace shows only ${frames.length} frames`);
  const complete = main.filter((event) => event.ph === 'X').map(runOf);
  const script = outermost(complete.filter((run) => scriptEvents.has(run.name)));
  const collections = outermost(complete.filter((run) => garbageEvents.has(run.name)));
  const perFrame = frames.map((end, at) => {
    const start = frames[at - 1] ?? Number.NEGATIVE_INFINITY;
    return script
      .filter((run) => run.start >= start && run.start < end)
      .reduce((sum, run) => sum + run.ran - garbageWithin(run, collections), 0);
  });
  return Math.max(...perFrame) / 1000;
}

interface Run {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly ran: number;
}

type TraceEvent = z.infer<typeof traceSchema>['traceEvents'][number];

function runOf({ name, ts = 0, dur = 0, tdur = dur }: TraceEvent): Run {
  return { name, start: ts, end: ts + dur, ran: tdur };
}

function garbageWithin(run: Run, collections: readonly Run[]): number {
  return collections
    .filter((each) => each.start >= run.start && each.end <= run.end)
    .reduce((sum, each) => sum + each.ran, 0);
}

/** Nested entries are part of the one around them. */
function outermost(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  for (const run of runs.toSorted((a, b) => a.start - b.start)) {
    const last = kept.at(-1);
    if (last === undefined || run.start >= last.end) kept.push(run);
  }
  return kept;
}
