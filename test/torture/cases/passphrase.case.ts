// A passphrase that is set, changed and removed by a process that is killed, before each file operation in turn and at
// random moments between. The workspace has to open with the old or the new one, with every act and every backup, and
// once it is encrypted, no file beside it may say what is in it.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readDatabase } from '../../../electron/workspace/db/open-for-reading.ts';
import { backupFolderOf } from '../../../electron/workspace/services/backup-names.ts';
import { verifyWorkspace } from '../../../electron/workspace/services/verify.ts';
import { createWorkspaceService } from '../../../electron/workspace/workspace.ts';
import { filesThatSay } from '../../support/plain-words.ts';
import { makeKeysCheap } from '../support/cheap-keys.ts';
import { passphraseFaults, type PassphraseJob } from '../support/passphrase-job.ts';
import { randomFrom, type Random } from '../support/random.ts';
import { tally, type Tally } from '../support/tally.ts';
import { addArticles, caseFolder, openAt } from '../support/workspace-at.ts';
import type { Figure, TortureCase, TortureRun } from '../torture.ts';

const child = fileURLToPath(new URL('../support/passphrase-child.ts', import.meta.url));
const cache = fileURLToPath(new URL('../../../.cache/node', import.meta.url));
const secret = 'Kestrelmeadow';
const fileName = 'work.sourcebench';

interface Change {
  readonly name: string;
  readonly current: string | null;
  readonly next: string | null;
}

const changes: readonly Change[] = [
  { name: 'set', current: null, next: 'one' },
  { name: 'change', current: 'one', next: 'two' },
  { name: 'remove', current: 'one', next: null },
];

/** Where the workspace lies before each kind of change, and what is in it. */
interface Prepared {
  readonly folders: ReadonlyMap<Change, string>;
  readonly acts: number;
  readonly head: string;
  readonly backups: number;
}

interface Tallies {
  readonly closed: Tally;
  readonly lost: Tally;
  readonly said: Tally;
}

async function prepare(random: Random, root: string): Promise<Prepared> {
  const plain = join(root, 'plain');
  mkdirSync(plain);
  const path = join(plain, fileName);
  const service = await openAt(path);
  const { handlers } = service;
  await addArticles(service, random, 3, 20_000);
  await handlers['article:import-text']({ text: `${secret} reopens\n\nOn Monday.` });
  await handlers['backup:make'](undefined);
  await handlers['article:import-text']({ text: `${secret} closes\n\nOn Friday.` });
  await handlers['backup:make'](undefined);
  service.close();
  const encrypted = join(root, 'encrypted');
  cpSync(plain, encrypted, { recursive: true });
  const ended = await changeIn(join(encrypted, fileName), { current: null, next: 'one' });
  if (!ended.startsWith('changing\ndone')) throw new Error(`no passphrase was set: ${ended}`);
  const { acts, head } = readDatabase(path, (db) => verifyWorkspace(db));
  const folders = new Map(
    changes.map((change) => [change, change.current === null ? plain : encrypted]),
  );
  return { folders, acts, head: head ?? '', backups: 2 };
}

type Death = Partial<Pick<PassphraseJob, 'dieBefore' | 'fault'>> & { readonly afterMs?: number };

/** What the process said until it ended. */
async function changeIn(
  path: string,
  { current, next }: Pick<Change, 'current' | 'next'>,
  { dieBefore = null, fault = null, afterMs }: Death = {},
): Promise<string> {
  const job: PassphraseJob = { path, current, next, dieBefore, fault };
  const running = spawn(process.execPath, [child, JSON.stringify(job)], {
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  running.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  running.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    const isFirst = output === '';
    output += chunk;
    if (isFirst && afterMs !== undefined) void killAfter(afterMs);
  });
  const killAfter = async (ms: number) => {
    await setTimeout(ms);
    running.kill('SIGKILL');
  };
  await once(running, 'close');
  if (errors !== '') throw new Error(errors);
  return output;
}

/** Opens it as the user would who knows both passphrases; answers the one that did, undefined where none does. */
async function openWithEither(path: string, { current, next }: Change) {
  for (const passphrase of [next, current]) {
    const service = createWorkspaceService();
    try {
      const { isEncrypted } = await service.handlers['workspace:open']({
        path,
        withSample: false,
        passphrase: passphrase ?? undefined,
      });
      // A plain one opens with any.
      return { passphrase: isEncrypted ? passphrase : null };
    } catch {
      // The other one may.
    } finally {
      service.close();
    }
  }
  return null;
}

async function judge(
  folder: string,
  change: Change,
  prepared: Prepared,
  { closed, lost, said }: Tallies,
  where: string,
): Promise<void> {
  const path = join(folder, fileName);
  const opened = readdirSync(folder).includes(fileName) ? await openWithEither(path, change) : null;
  if (opened === null) {
    closed.add(`${where}: neither passphrase opens it`);
    return;
  }
  const { passphrase } = opened;
  const check = readDatabase(path, (db) => verifyWorkspace(db), passphrase);
  if (!check.ok || check.acts !== prepared.acts || check.head !== prepared.head) {
    lost.add(`${where}: ${check.acts} acts of ${prepared.acts}`);
  }
  const backups = readdirSync(backupFolderOf(path));
  const whole = backups.filter((name) => {
    try {
      const read = () =>
        readDatabase(join(backupFolderOf(path), name), (db) => verifyWorkspace(db), passphrase);
      return read().ok;
    } catch {
      return false;
    }
  });
  if (whole.length < prepared.backups) lost.add(`${where}: ${whole.length} backups open`);
  const files = passphrase === null ? [] : filesThatSay([secret], [folder]);
  for (const file of files) said.add(`${where}: ${file.slice(folder.length + 1)}`);
}

async function run({ seconds, seed, fault }: TortureRun): Promise<readonly Figure[]> {
  makeKeysCheap();
  const random = randomFrom(seed);
  const root = caseFolder();
  const end = performance.now() + seconds * 1000;
  const tallies: Tallies = { closed: tally(), lost: tally(), said: tally() };
  const prepared = await prepare(random, root);
  const operations = new Map<Change, number>();
  const done = { kills: 0, ended: 0 };
  const isFound = () => Object.values(tallies).some((each: Tally) => each.count() > 0);
  const isOver = () => performance.now() > end || (fault !== null && isFound());
  for (let turn = 0; !isOver(); turn += 1) {
    const change = changes[turn % changes.length];
    if (change === undefined) break;
    const folder = join(root, `turn-${turn}`);
    cpSync(prepared.folders.get(change) ?? '', folder, { recursive: true });
    const path = join(folder, fileName);
    const most = operations.get(change);
    const death = dying(random, fault, most);
    const output = await changeIn(path, change, death);
    const [, count] = /done (\d+)/.exec(output) ?? [];
    if (count === undefined) done.kills += 1;
    else {
      done.ended += 1;
      operations.set(change, Number(count));
    }
    await judge(folder, change, prepared, tallies, `turn ${turn}, ${change.name}`);
    rmSync(folder, { recursive: true });
  }
  const words = `${done.kills} killed, ${done.ended} that ended`;
  return [
    tallies.closed.figure('workspaces that open with neither passphrase', 'workspaces', words),
    tallies.lost.figure('acts and backups lost to a change of the passphrase', 'workspaces', ''),
    tallies.said.figure('files that say in plain what is encrypted', 'files', ''),
  ];
}

/** The first of each kind ends by itself and counts its operations; half of the others die at a moment between. */
function dying(random: Random, fault: string | null, operations: number | undefined): Death {
  if (fault !== null) return { fault };
  if (operations === undefined) return {};
  return random.next() < 0.5
    ? { dieBefore: random.below(operations) }
    : { afterMs: random.next() * 60 };
}

export const tortureCase: TortureCase = {
  name: 'passphrase',
  seconds: { full: 40, short: 8 },
  faults: passphraseFaults,
  run,
};
