// strace attached to a process that runs already, for as long as one thing takes.

import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface Tracing {
  readonly end: () => Promise<void>;
}

/** Resolves when every thread of the process is traced. `log` is the file that strace writes. */
export async function trace(
  pid: number,
  log: string,
  options: readonly string[],
): Promise<Tracing> {
  const tracer = spawn('strace', [...options, '-o', log, '-p', String(pid)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(tracer, 'close');
  let said = '';
  await new Promise<void>((resolve, reject) => {
    tracer.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      if (said.includes('attached')) resolve();
    });
    tracer.once('close', () => reject(new Error(`strace could not attach: ${said}`)));
  });
  return {
    async end() {
      if (tracer.exitCode === null) tracer.kill('SIGINT');
      await ended;
    },
  };
}
