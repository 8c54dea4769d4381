// strace watches and disturbs the system calls of a process, from outside it. Debian has it as a package; where root
// may install that, it is.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const isThere = () => spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
const isRoot = () => process.getuid?.() === 0;

/** Installs it where it is missing and can be had. Never throws: {@link whyNoStrace} says what is the matter. */
export function ensureStrace(): void {
  if (process.platform !== 'linux' || isThere()) return;
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return;
  console.log('strace is not installed here; installing Debian’s.');
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', 'strace']]) {
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 5 * 60_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
}

/** Null where a process can be traced and its calls made to fail. */
export function whyNoStrace(): string | null {
  if (process.platform !== 'linux') return 'only Linux has strace';
  if (!isThere()) return 'strace is not installed';
  const { status } = spawnSync(
    'strace',
    ['-f', '-qq', '-e', 'trace=rmdir', '-e', 'inject=rmdir:error=EIO', 'true'],
    { stdio: 'ignore', timeout: 10_000 },
  );
  return status === 0 ? null : 'this system does not let one process trace another';
}
