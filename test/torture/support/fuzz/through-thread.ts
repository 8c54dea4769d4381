// A sample of the messages over the wire to the workspace's own thread: it answers every one and never dies.

import { join } from 'node:path';
import { createWorkspaceClient } from '../../../../electron/workspace-client.ts';
import type { ThreadChannelName } from '../../../../electron/workspace/protocol.ts';
import { workspaceChannels } from '../../../../shared/ipc/contract.ts';
import type { Random } from '../random.ts';
import type { FuzzedWorkspace } from './fuzzed-workspace.ts';
import { inputFor } from './input-of-schema.ts';

const entry = new URL('../../../../electron/workspace/worker.ts', import.meta.url);
/** Long work is sampled in the process; here it would take the time of the others. */
const silentMs = 30_000;

export async function throughThread(
  { folder, known }: FuzzedWorkspace,
  random: Random,
  { count, until }: { readonly count: number; readonly until: number },
  missing: readonly string[],
): Promise<{ readonly faults: readonly string[]; readonly sent: number }> {
  const faults: string[] = [];
  const client = createWorkspaceClient({
    entry,
    ownIdentity: join(folder, 'identity'),
    onCrash: ({ message }) => faults.push(`the thread died: ${message}`),
  });
  await client.call('workspace:open', {
    path: join(folder, 'Thread.sourcebench'),
    withSample: true,
  });
  const names = (Object.keys(workspaceChannels) as (keyof typeof workspaceChannels)[]).filter(
    (channel) => !missing.includes(channel),
  );
  let sent = 0;
  for (; sent < count && performance.now() < until; sent += 1) {
    const channel = random.pick(names);
    const parsed = workspaceChannels[channel].input.safeParse(
      inputFor(workspaceChannels[channel].input, random, known),
    );
    if (!parsed.success) continue;
    const { promise, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(() => resolve(null), silentMs);
    const result = await Promise.race([
      client.call(channel as ThreadChannelName, parsed.data as never),
      promise,
    ]);
    clearTimeout(timer);
    if (result === null) faults.push(`${channel}: no answer in ${silentMs / 1000} s`);
    else if (!result.ok && result.error.code === 'internal')
      faults.push(`${channel}: ${result.error.message}`);
    if (faults.length > 5) break;
  }
  await client.close();
  return { faults, sent };
}
