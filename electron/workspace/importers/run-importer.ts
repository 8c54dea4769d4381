// Reads files in a thread of their own, one at a time, within bounds of time and memory. The thread is kept warm
// between files; it is ended when a file hangs, crashes it or is given up, and a new one reads the next file.

import { Worker } from 'node:worker_threads';
import { importerLimits, mebibyte, type ImporterLimits } from '../limits.ts';
import { checkImported } from './check-imported.ts';
import type { ImporterInput } from './imported.ts';
import type { OwnFile, OwnInput } from './own-file.ts';
import type { Reading } from './reading.ts';
import { importerThreadEntry } from './thread-entry.ts';
import { importerFailure, stopped } from './thread-failure.ts';
import type { Answers, ImporterName, Tasks } from './thread-protocol.ts';
import { readInThread, type ThreadFailure } from './thread-read.ts';

export interface ImporterOptions extends Partial<ImporterLimits> {
  /** The thread's entry, where it is not the program's own. */
  readonly entry?: URL;
}

/**
 * Both take the bytes away from the caller, and reject with an AppError that names the file: what the importer says
 * of it, `cancelled` after the signal, or the bound that was met.
 */
export interface ImporterRunner {
  /** What is answered has been checked. */
  readonly read: (
    importer: ImporterName,
    input: ImporterInput,
    signal: AbortSignal,
  ) => Promise<Reading>;
  readonly readOwn: (input: OwnInput, signal: AbortSignal) => Promise<OwnFile>;
  /** Ends the thread; a file that is being read fails. Reading another one starts a new thread. */
  readonly close: () => void;
}

export function createImporterRunner(options: ImporterOptions = {}): ImporterRunner {
  const { entry = importerThreadEntry(), ...given } = options;
  const bounds: ImporterLimits = { ...importerLimits, ...given };
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  function end(): void {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    void ending?.terminate();
  }

  function running(): Worker {
    clearTimeout(idle);
    const thread = worker ?? startWorker(entry, bounds);
    if (worker === null) {
      worker = thread;
      thread.once('exit', () => {
        if (worker === thread) worker = null;
      });
    }
    thread.ref();
    return thread;
  }

  /** An idle thread keeps no process alive, and goes after a while. */
  function rest(): void {
    worker?.unref();
    idle = setTimeout(end, bounds.idleMs).unref();
  }

  async function perform<N extends keyof Tasks>(task: Tasks[N], signal: AbortSignal) {
    if (signal.aborted) throw stopped(task.input.file);
    const isLarge = task.input.bytes.length > largeBytes;
    const outcome = await readInThread(running(), task, signal, bounds);
    if ((outcome.ok || outcome.isAnswer) && !isLarge) rest();
    else end();
    if (!outcome.ok) throw (outcome satisfies ThreadFailure).error;
    // The thread answers a task with what belongs to it.
    return outcome.value as Answers[N];
  }

  /** After the file before it, whatever became of that. */
  function inTurn<N extends keyof Tasks>(task: Tasks[N], signal: AbortSignal): Promise<Answers[N]> {
    const mine = turn.then(() => perform<N>(task, signal));
    turn = mine.catch(() => {});
    return mine;
  }

  return {
    async read(importer, input, signal) {
      const reading = await inTurn<'foreign'>({ task: 'foreign', importer, input }, signal);
      return checked(input.file, reading);
    },
    readOwn: (input, signal) => inTurn<'own'>({ task: 'own', input }, signal),
    close: end,
  };
}

/** Throws an AppError when an importer's result is not fit to be stored. */
export function checked(file: string, reading: Reading): Reading {
  const fault = checkImported(reading.imported);
  if (fault === null) return reading;
  throw importerFailure(file, new Error(`what was read of it does not hold: ${fault}`));
}

/** What a thread has used for such a file it would go on holding. */
const largeBytes = 16 * mebibyte;
/** Deep enough for what a library does recursively on a page nested a few thousand deep. */
const stackMegabytes = 16;

function startWorker(entry: URL, { memoryMegabytes }: ImporterLimits): Worker {
  const worker = new Worker(entry, {
    name: 'importer',
    // Those of the process may be about its own entry, such as `--eval`.
    execArgv: [],
    // What libraries print is nobody's business.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes, stackSizeMb: stackMegabytes },
  });
  worker.stdout.resume();
  worker.stderr.resume();
  // Dying while idle is no failure of any file.
  worker.on('error', () => {});
  return worker;
}
