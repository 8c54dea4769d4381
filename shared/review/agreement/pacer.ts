// Long work in turns: others get theirs every few milliseconds, progress is told, and a job that is stopped ends there.

import { AppError } from '../../ipc/result.ts';
import type { AgreementJob } from './agreement-input.ts';

const turnMs = 12;

export class Pacer {
  readonly #job: AgreementJob;
  #total: number;
  #done = 0;
  #since = Date.now();

  constructor(job: AgreementJob, total: number) {
    this.#job = job;
    this.#total = total;
  }

  /** More work than was thought. */
  expect(more: number): void {
    this.#total += more;
  }

  /** To be awaited after every step. Throws `cancelled` once the job is stopped. */
  async step(): Promise<void> {
    this.#done += 1;
    if (Date.now() - this.#since > turnMs) await this.#rest();
    this.#check();
  }

  /** Tells that all is done. */
  finish(): void {
    this.#job.progress(this.#total, this.#total);
  }

  async #rest(): Promise<void> {
    this.#job.progress(Math.min(this.#done, this.#total), this.#total);
    await this.#job.pause();
    this.#since = Date.now();
  }

  #check(): void {
    if (!this.#job.signal.aborted) return;
    throw new AppError('cancelled', 'Measuring agreement was stopped.', {
      remedy: 'Start it again when you like.',
    });
  }
}
