// The most resident memory that this process has had. Linux's own count for a process (ru_maxrss) begins with what its
// parent held when it was forked, which says nothing of the child.

import { readFileSync } from 'node:fs';

/** In bytes, of all threads together. */
export function peakMemoryBytes(): number {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    const [, kibibytes] = /^VmHWM:\s+(\d+) kB$/m.exec(status) ?? [];
    if (kibibytes !== undefined) return Number(kibibytes) * 1024;
  } catch {
    // Other systems count it for the process alone.
  }
  return process.resourceUsage().maxRSS * 1024;
}
