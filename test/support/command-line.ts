// Runs the `sourcebench` command from its source in a process of its own, away from this machine's settings.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const commandPath = fileURLToPath(
  new URL('../../electron/cli/sourcebench.ts', import.meta.url),
);

export interface Run {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `folder` is the working folder, and user data go into it unless `env` says otherwise; `input` is what stdin gives. */
export async function sourcebench(
  folder: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input: string | null = null,
): Promise<Run> {
  const child = spawn(process.execPath, [commandPath, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], SOURCEBENCH_USER_DATA: `${folder}/user-data`, ...env },
    stdio: [input === null ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  child.stdin?.end(input);
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (chunk: string) => {
      output[name] += chunk;
    });
  }
  await once(child, 'close');
  return { exitCode: child.exitCode, ...output };
}
