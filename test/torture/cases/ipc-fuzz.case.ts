// Ten thousand messages to every channel that the window has, made from the channels' own schemas or of anything at
// all: each is answered by a value or by an error that has a name, and one that is refused changes nothing.

import type { Route, Sender } from '../../../electron/ipc/router.ts';
import { rendererChannels, type RendererChannelName } from '../../../shared/ipc/contract.ts';
import type { Result } from '../../../shared/ipc/result.ts';
import { standInForElectron } from '../support/fuzz/electron-stand-in.ts';
import {
  fuzzedWorkspace,
  routeTo,
  type CallWorkspace,
  type FuzzedWorkspace,
} from '../support/fuzz/fuzzed-workspace.ts';
import { hostileValue } from '../support/fuzz/hostile-values.ts';
import { inputFor } from '../support/fuzz/input-of-schema.ts';
import { plantIn, ipcFaults } from '../support/fuzz/ipc-faults.ts';
import { watchPrototypes } from '../support/fuzz/prototypes.ts';
import { throughThread } from '../support/fuzz/through-thread.ts';
import { randomFrom, type Random } from '../support/random.ts';
import { tally } from '../support/tally.ts';
import type { Figure, TortureCase, TortureRun } from '../torture.ts';

const perChannel = { full: 10_000, short: 100 } as const;
const throughItsThread = { full: 2000, short: 100 } as const;
const mostCpuMs = 2000;
/** Of the case's time; the rest is for parsing and refusing. */
const forUseCases = 0.4;
/** Of the case's time: then it stops, and says what it did not come to. */
const forMessages = 0.85;
const forThread = 0.95;
/** Commits after which the workspace is small again. */
const mostCommits = 400;

const own: Sender = { url: 'sourcebench://app/index.html', isOwnMainFrame: true };
const strangers: readonly Sender[] = [
  { url: 'https://hostile.example/', isOwnMainFrame: true },
  { url: own.url, isOwnMainFrame: false },
  { url: null, isOwnMainFrame: true },
  { url: 'file:///index.html', isOwnMainFrame: true },
];
/** Structured clone takes ten times as long as most handlers; a part of the answers is enough. */
const clonedShare = 20;

/** What a use case answers that is not asked any more. */
const leftOut: Result<unknown> = {
  ok: false,
  error: { code: 'cancelled', message: 'Left out.', details: { remedy: 'Ask again.' } },
};

interface Counts {
  readonly crashes: ReturnType<typeof tally>;
  readonly changed: ReturnType<typeof tally>;
  readonly strangers: ReturnType<typeof tally>;
  readonly hangs: ReturnType<typeof tally>;
  readonly polluted: ReturnType<typeof tally>;
  sent: number;
  reached: number;
  accepted: number;
}

function shownInput(input: unknown): string {
  try {
    return (
      JSON.stringify(input, (_key, value: unknown) =>
        typeof value === 'bigint' ? `${value}n` : value,
      )?.slice(0, 200) ?? 'undefined'
    );
  } catch {
    return 'a cycle';
  }
}

function messageFor(
  channel: RendererChannelName,
  random: Random,
  workspace: FuzzedWorkspace,
): unknown {
  const made =
    random.below(10) < 6
      ? inputFor(rendererChannels[channel].input, random, workspace.known)
      : hostileValue(random);
  try {
    return structuredClone(made);
  } catch {
    return undefined;
  }
}

const internalIn = (result: Result<unknown>): string | null => {
  if (!result.ok) return result.error.code === 'internal' ? result.error.message : null;
  const { value } = result;
  const error =
    typeof value === 'object' && value !== null && 'error' in value ? value.error : null;
  const isInternal =
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'internal';
  return isInternal ? JSON.stringify(error) : null;
};

interface Bench {
  readonly route: Route;
  readonly workspace: FuzzedWorkspace;
  readonly random: Random;
  readonly counts: Counts;
  readonly pollution: () => string | null;
}

/** Answers with whether the workspace may have been changed. */
async function send(
  channel: RendererChannelName,
  { route, workspace, random, counts, pollution }: Bench,
): Promise<boolean> {
  const input = messageFor(channel, random, workspace);
  const sender = random.below(20) === 0 ? random.pick(strangers) : own;
  const before = workspace.version();
  const cpu = process.cpuUsage();
  const said = () => `${channel} ${shownInput(input)}`;
  let result: Result<unknown> = { ok: true, value: null };
  try {
    result = await route(channel, sender, input);
    if (result.ok && random.below(clonedShare) === 0) structuredClone(result.value);
  } catch (thrown) {
    counts.crashes.add(`${said()}: rejected with ${String(thrown)}`);
  }
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = (user + system) / 1000;
  if (cpuMs > mostCpuMs) counts.hangs.add(`${said()}: ${Math.round(cpuMs)} ms`);
  const internal = internalIn(result);
  if (internal !== null) counts.crashes.add(`${said()}: ${internal}`);
  const after = workspace.version();
  if (!result.ok && after !== before) counts.changed.add(said());
  if (sender !== own && (result.ok || after !== before))
    counts.strangers.add(`${said()} from ${sender.url}`);
  const name = pollution();
  if (name !== null) counts.polluted.add(`${said()}: ${name}`);
  counts.sent += 1;
  if (result.ok) counts.accepted += 1;
  return after !== before;
}

interface Share {
  readonly count: number;
  /** Once it is over, messages are parsed and routed, and what they are for is left out. */
  readonly share: { isOver: boolean };
  readonly shareMs: number;
  /** No message is sent after it. */
  readonly until: number;
}

async function sendAll(
  channel: RendererChannelName,
  bench: Bench,
  { count, share, shareMs, until }: Share,
): Promise<void> {
  await bench.workspace.restore();
  const started = performance.now();
  share.isOver = false;
  let commits = 0;
  for (let left = count; left > 0 && performance.now() < until; left -= 1) {
    if (await send(channel, bench)) commits += 1;
    if (commits >= mostCommits) {
      await bench.workspace.restore();
      commits = 0;
    }
    share.isOver ||= performance.now() - started > shareMs;
  }
}

async function run({ scale, seconds, seed, fault }: TortureRun): Promise<readonly Figure[]> {
  standInForElectron();
  const begun = performance.now();
  const workspace = await fuzzedWorkspace(seed);
  const random = randomFrom(seed);
  const counts: Counts = {
    crashes: tally(),
    changed: tally(),
    strangers: tally(),
    hangs: tally(),
    polluted: tally(),
    sent: 0,
    reached: 0,
    accepted: 0,
  };
  const share = { isOver: false };
  const planted = plantIn(fault, workspace);
  const call: CallWorkspace = (channel, input) => {
    if (share.isOver) return Promise.resolve(leftOut);
    counts.reached += 1;
    return planted.call(channel, input);
  };
  const { route, missing } = await routeTo(workspace, call, random, () => share.isOver);
  const bench: Bench = {
    workspace,
    random,
    counts,
    route: planted.route(route),
    pollution: watchPrototypes(),
  };
  const channels = (Object.keys(rendererChannels) as RendererChannelName[]).filter(
    (channel) => !missing.includes(channel),
  );
  const at = (part: number) => begun + seconds * 1000 * part;
  const until = at(forMessages);
  const shareMs = (seconds * 1000 * forUseCases) / channels.length;
  for (const channel of channels) {
    await sendAll(channel, bench, { count: perChannel[scale], share, shareMs, until });
  }
  const thread = await throughThread(
    workspace,
    randomFrom(seed + 1),
    { count: throughItsThread[scale], until: at(forThread) },
    missing,
  );
  thread.faults.forEach((what) => counts.crashes.add(what));
  workspace.service().close();
  const tookS = Math.round((performance.now() - begun) / 1000);
  const done = `${counts.sent} messages on ${channels.length} channels in ${tookS} s, ${counts.reached} reached a use case, ${counts.accepted} were accepted, ${thread.sent} through the thread`;
  return [
    counts.crashes.figure('answers that are no value and no named error', 'messages', done),
    counts.changed.figure('refused messages that changed rows', 'messages', ''),
    counts.strangers.figure('messages of strangers that were heard', 'messages', ''),
    counts.hangs.figure(`messages that took over ${mostCpuMs / 1000} s`, 'messages', ''),
    counts.polluted.figure('messages that changed a prototype', 'messages', ''),
    {
      name: 'channels without a handler',
      value: missing.length,
      limit: 0,
      unit: `of ${Object.keys(rendererChannels).length}`,
      detail: missing.join(', '),
    },
    {
      name: 'messages that there was no time for',
      value: perChannel[scale] * channels.length - counts.sent,
      // A fault may take time of its own.
      limit: scale === 'full' && fault === null ? 0 : null,
      unit: 'messages',
      detail: '',
    },
  ];
}

export const tortureCase: TortureCase = {
  name: 'ipc-fuzz',
  seconds: { full: 280, short: 10 },
  faults: ipcFaults,
  run,
};
