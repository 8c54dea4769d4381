// One file in a running thread: sends the task and settles once, by the thread's answer, its death, the time limit or
// the signal, whichever comes first.

import type { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/ipc/result.ts';
import { mebibyte, timeLimitFor, type ImporterLimits } from '../limits.ts';
import { importerFailure, neededTooMuch, stopped, tookTooLong } from './thread-failure.ts';
import type { Answer, Answers, Request, Task } from './thread-protocol.ts';

export interface ThreadFailure {
  readonly ok: false;
  readonly error: AppError;
  /** The thread said so itself and is fit for another file; else nobody knows what it is doing. */
  readonly isAnswer: boolean;
}

export type ThreadOutcome =
  | { readonly ok: true; readonly value: Answers[keyof Answers] }
  | ThreadFailure;

/** A heap of the largest size, and as much again outside it. */
const heapsAndBuffers = 2;
const lookEveryMs = 100;

let lastId = 0;
/** Threads that were heard of: what goes wrong in them from then on is the file's. */
const started = new WeakSet<Worker>();

/** Never rejects. The bytes are handed over. */
export function readInThread(
  worker: Worker,
  task: Task,
  signal: AbortSignal,
  bounds: ImporterLimits,
): Promise<ThreadOutcome> {
  const { file } = task.input;
  lastId += 1;
  const id = lastId;
  return new Promise((resolve) => {
    const settle = (outcome: ThreadOutcome) => {
      clearTimeout(timer);
      clearInterval(memory);
      worker.off('message', hear).off('messageerror', crash).off('error', fall).off('exit', exit);
      signal.removeEventListener('abort', stop);
      resolve(outcome);
    };
    const giveUp = (error: AppError) => settle({ ok: false, error, isAnswer: false });
    const hear = (answer: Answer) => {
      started.add(worker);
      // Starting takes its own time, which is not the file's.
      if (answer.ok === null) timer.refresh();
      if (answer.id !== id || answer.ok === null) return;
      if (answer.ok) settle(answer);
      else settle({ ok: false, error: AppError.from(answer.error), isAnswer: true });
    };
    const crash = (thrown: unknown) =>
      giveUp(started.has(worker) ? crashed(file, thrown, bounds) : notStarted(file, thrown));
    let fallen: unknown = new Error('what reads it ended without an answer');
    // An error travels by another port than messages and may overtake them; by its exit the thread was heard out.
    const fall = (thrown: unknown) => {
      fallen = thrown;
    };
    const exit = () => crash(fallen);
    const stop = () => giveUp(stopped(file));
    worker.on('message', hear).on('messageerror', crash).on('error', fall).on('exit', exit);
    signal.addEventListener('abort', stop, { once: true });
    const bytes = movable(task.input.bytes);
    const allowedMs = timeLimitFor(bytes.length, bounds);
    const timer = setTimeout(() => giveUp(tookTooLong(file, allowedMs)), allowedMs);
    const memory = watchMemory(bounds, () => giveUp(neededTooMuch(file, bounds)));
    const request: Request = { id, task: { ...task, input: { ...task.input, bytes } } as Task };
    worker.postMessage(request, [bytes.buffer]);
  });
}

/** The thread's own limit does not count buffers, so the growth of the whole process is looked at as well. */
function watchMemory({ memoryMegabytes }: ImporterLimits, onTooMuch: () => void): NodeJS.Timeout {
  const most = process.memoryUsage.rss() + memoryMegabytes * heapsAndBuffers * mebibyte;
  return setInterval(() => {
    if (process.memoryUsage.rss() > most) onTooMuch();
  }, lookEveryMs);
}

/** Bytes that share their memory with others, as small buffers of Node do, cannot be handed over: then a copy. */
function movable(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = bytes;
  const alone = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
  return alone ? new Uint8Array(buffer) : Uint8Array.from(bytes);
}

function notStarted(file: string, thrown: unknown): AppError {
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError(
    'internal',
    `${file} was not read: the part of Sourcebench that reads files cannot be started (${reason}).`,
    { remedy: 'Install Sourcebench again, then import the file again.', file },
  );
}

const crashed = (file: string, thrown: unknown, bounds: ImporterLimits): AppError =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? neededTooMuch(file, bounds)
    : importerFailure(file, thrown);
