// The sweep over operations, calls and errors, and what is counted in it.

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../torture.ts';
import { startFaulted, type Faulted } from './fault-driver.ts';
import type { Answer, FaultyCall, Order } from './fault-orders.ts';
import { sweepOf, type Step } from './fault-steps.ts';
import type { Plant } from './plants.ts';
import { randomFrom } from './random.ts';
import { tally } from './tally.ts';
import { trace } from './traced.ts';
import { caseFolder } from './workspace-at.ts';

/** Files of the workspace, whose opening can fail without anything else. */
const sideFiles = ['', '-wal', '-shm', '-journal', '-lock'];

export interface Faulting {
  readonly folder: string;
  readonly sweep: (isOver: () => boolean, plant: Plant | null) => Promise<void>;
  readonly fill: (folder: string) => Promise<void>;
  readonly did: (what: string, times?: number) => void;
  readonly wentWrong: () => boolean;
  readonly end: () => Promise<void>;
  readonly figures: () => readonly Figure[];
}

export async function faulting(seed: number, plant: Plant | null): Promise<Faulting> {
  const random = randomFrom(seed);
  const root = caseFolder();
  const counts = new Map<string, number>();
  const did = (what: string, times = 1) => counts.set(what, (counts.get(what) ?? 0) + times);
  const lost = tally();
  const crashes = tally();
  const unsound = tally();
  const damaged = tally();
  const retries = tally();
  const all = [lost, crashes, unsound, damaged, retries];
  let folders = 0;
  let place = '';
  /** The fault that was met last: what fails without one may come from it. */
  let last = 'nothing';
  let child = await fresh();

  async function fresh(): Promise<Faulted> {
    place = join(root, `${(folders += 1)}`);
    const started = await startFaulted();
    const kept = plant === 'swallow-errors' || plant === 'write-in-place' ? plant : null;
    const begun = await started.ask({ kind: 'begin', folder: place, seed, plant: kept });
    if (begun?.outcome !== 'ok') throw new Error(`${begun?.outcome} ${started.errors()}`);
    return started;
  }

  /** Null, and another child, when this one died. */
  async function ask(order: Order, words: string): Promise<Answer | null> {
    const answer = await child.ask(order);
    if (answer === null) {
      crashes.add(`${words}: the process died. ${child.errors()}`);
      await child.end();
      child = await fresh();
      return null;
    }
    if (answer.outcome.startsWith('untyped')) crashes.add(`${words}: ${answer.outcome}`);
    for (const each of answer.damaged) damaged.add(`${words}: ${each}`);
    for (const each of answer.lost) lost.add(`${words}: ${each}`);
    if (answer.problems[0] !== undefined) unsound.add(`${words}: ${answer.problems[0]}`);
    return answer;
  }

  /** Odd rounds leave what a failure left. */
  const prepare = (operation: string, round = 0) =>
    ask({ kind: 'prepare', operation, round }, `before ${operation}`);

  async function hit(step: Step, words: string): Promise<{ hits: number; outcome: string } | null> {
    const { operation, call, where, nth, code } = step;
    if (where === 'node') {
      const fault = { call: call as FaultyCall, code, nth };
      return ask({ kind: 'perform', operation, fault }, words);
    }
    const log = join(root, 'strace.log');
    const paths = sideFiles.flatMap((ending) =>
      ['work', 'new', 'migrating', 'restoring', 'repairing', 'locking'].flatMap((name) => [
        '-P',
        join(place, `${name}.sourcebench${ending}`),
      ]),
    );
    const inject = `inject=${call}:error=${code}:when=${nth}`;
    const only = call === 'openat' ? paths : [];
    const tracing = await trace(child.pid, log, [
      '-f',
      '-e',
      `trace=${call}`,
      '-e',
      inject,
      ...only,
    ]);
    const answer = await ask({ kind: 'perform', operation, fault: null }, words);
    await tracing.end();
    const hits = readFileSync(log, 'latin1').split('(INJECTED)').length - 1;
    rmSync(log, { force: true });
    return answer === null ? { hits: 1, outcome: 'died' } : { ...answer, hits };
  }

  /** Whether there may be more calls to fail. */
  async function once(step: Step): Promise<boolean> {
    const { operation, call, nth, code } = step;
    const words = `${operation}, ${call} ${nth} ${code}`;
    await prepare(operation);
    const answer = await hit(step, words);
    if (answer === null) return true;
    if (answer.hits === 0) {
      if (answer.outcome !== 'ok')
        retries.add(`${words}, not met, after ${last}: ${answer.outcome}`);
      return false;
    }
    did('calls made to fail');
    last = words;
    did(answer.outcome === 'ok' ? 'without harm' : 'told');
    if (answer.outcome === 'ok' || answer.outcome === 'died') return true;
    await prepare(operation, 1);
    const again = await ask({ kind: 'perform', operation, fault: null }, `${words}, again`);
    if (again?.outcome !== 'ok') retries.add(`${words}: ${again?.outcome ?? 'died'}`);
    return true;
  }

  return {
    folder: root,
    did,
    wentWrong: () => all.some((each) => each.count() > 0),
    async fill(folder) {
      const answer = await ask(
        { kind: 'fill', folder, seed: random.below(2 ** 31) },
        'a full disk',
      );
      did('small file systems filled 12 times');
      did('operations that met a full disk', answer?.hits ?? 0);
    },
    async sweep(isOver) {
      const sweep = sweepOf(plant, random);
      let sinceCheck = 0;
      for (let step = sweep.next(); step !== null && !isOver(); step = sweep.next()) {
        sweep.heed(step, await once(step));
        sinceCheck += 1;
        if (sinceCheck % 15 === 0 || plant !== null) await ask({ kind: 'check' }, 'a look at all');
      }
      await ask({ kind: 'check' }, 'a last look');
      const { steps, tried, unended } = sweep.state();
      did(`of ${steps} steps of ${sweep.calls} calls`, tried);
      did('calls not followed to their last step', unended);
    },
    end: () => child.end(),
    figures() {
      const done = [...counts].map(([what, times]) => `${times} ${what}`).join(', ');
      return [
        lost.figure('acknowledged acts lost to failing disks', 'acts', done),
        crashes.figure('crashes: a bug’s words, a hang or a dead process', 'operations', ''),
        unsound.figure('workspaces not whole afterwards', 'workspaces', ''),
        damaged.figure('files damaged that were there before', 'files', ''),
        retries.figure('retries that fail once the fault is gone', 'operations', ''),
      ];
    },
  };
}
